"""Time to a usable window, as a ratio to a bare PySide6 window with one label."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 15
EXAMPLE = ROOT / "resources" / "examples" / "urgent-care.iceberg.json"

BARE = """
from PySide6.QtWidgets import QApplication, QLabel
from PySide6.QtCore import QTimer
app = QApplication(["bare"])
window = QLabel("Iceberg")
window.resize(1920, 1080)
window.show()
app.processEvents()
print("usable", flush=True)
"""

OURS = """
from iceberg.desktop.application import make_application
app = make_application()
from iceberg.desktop.main_window import MainWindow
from iceberg.desktop.settings import Settings
from pathlib import Path
window = MainWindow(Settings())
window.resize(1920, 1080)
window.show()
{open}
app.processEvents()
print("usable", flush=True)
import os
os._exit(0)
"""


def seconds(code: str) -> float:
    """Return how long a fresh process takes until it prints that its window is usable."""
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": home}
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
        begun = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, env=env, text=True
        ) as process:
            assert process.stdout is not None
            line = process.stdout.readline()
            taken = time.perf_counter() - begun
            process.communicate()
    if "usable" not in line:
        raise SystemExit("a window did not open")
    return taken


def main() -> None:
    """Print the medians and their ratios."""
    example = 'window.open_file(Path("{example}"))'
    programs = {
        "bare window": BARE,
        "first page": OURS.replace("{open}", ""),
        "example open": OURS.replace("{open}", example.replace("{example}", str(EXAMPLE))),
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for code in programs.values():
        seconds(code)  # once, to fill the disk's cache
    for _ in range(RUNS):
        for name, code in programs.items():
            times[name].append(seconds(code))
    bare = statistics.median(times["bare window"])
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:14} {middle * 1000:6.0f} ms  ratio {middle / bare:.2f}")


if __name__ == "__main__":
    main()
