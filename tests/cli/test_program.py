"""The program as a process of its own: pipes, signals, encodings, and what it loads."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
START = "import sys; from iceberg.cli.main import run; sys.exit(run())"
READY = START.replace("sys.exit(", "print('ready', flush=True); sys.exit(")
COMMANDS = ("export", "loops", "info", "convert", "schema")


def _environment(**changes: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ICEBERG_")}
    return kept | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)} | changes


def _iceberg(
    *words: str, folder: Path, start: str = START, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", start, *words],
        cwd=folder,
        env=_environment(**environment),
        capture_output=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def dense(tmp_path: Path) -> Path:
    """Return a file with 125,664 loops, more output than any pipe holds."""
    names = "ABCDEFGHI"
    path = tmp_path / "dense.csv"
    rows = [f"{a},{b},+" for a in names for b in names if a != b]
    path.write_text("\n".join(["from,to,sign", *rows]), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_comes_without_loading_anything_heavy(tmp_path: Path, command: str | None) -> None:
    watch = (
        "import sys; from iceberg.cli.main import run; code = run(); "
        "heavy = {'pydantic', 'networkx', 'numpy', 'PySide6', 'shiboken6'} & set(sys.modules); "
        "sys.exit(f'loaded {heavy}' if heavy else code)"
    )
    words = [command, "--help"] if command else ["--help"]
    done = _iceberg(*words, folder=tmp_path, start=watch)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert text.startswith(f"usage: iceberg {command or '[FILE]'}")
    assert command is not None or all(name in text for name in COMMANDS)


def test_the_version_is_that_of_the_package(tmp_path: Path) -> None:
    import iceberg

    assert _iceberg("--version", folder=tmp_path).stdout.decode().split() == [
        "iceberg",
        iceberg.__version__,
    ]


def test_a_picture_is_drawn_without_screen_or_window(tmp_path: Path, edges: Path) -> None:
    unset = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = _iceberg("export", str(edges), "board.png", folder=tmp_path, **unset)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "board.png").read_bytes().startswith(b"\x89PNG")


def test_without_a_screen_and_words_the_example_is_drawn(tmp_path: Path) -> None:
    unset = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = _iceberg(folder=tmp_path, **unset)
    assert done.returncode == 0
    assert [Path(line).is_file() for line in done.stdout.decode().splitlines()] == [True, True]


def test_an_error_is_one_line_and_two(tmp_path: Path) -> None:
    done = _iceberg("info", "missing.csv", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"iceberg: ")
    assert done.stderr.count(b"\n") == 1


def test_results_of_any_script_pass_through_a_narrow_encoding(tmp_path: Path) -> None:
    path = tmp_path / "日本.csv"
    path.write_text("from,to,sign\n睡眠,Ärger,-\nÄrger,睡眠,-\n", encoding="utf-8")
    narrow = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    table = _iceberg("loops", path.name, folder=tmp_path, **narrow)
    assert (table.returncode, table.stderr) == (0, b"")
    told = json.loads(_iceberg("loops", path.name, "--json", folder=tmp_path, **narrow).stdout)
    assert told["board"] == "日本"
    assert set(told["loops"][0]["variables"]) == {"睡眠", "Ärger"}
    wide = _iceberg("loops", path.name, "--json", folder=tmp_path, PYTHONIOENCODING="utf-8").stdout
    assert "睡眠" in wide.decode()


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
def test_a_reader_who_leaves_early_is_no_error(tmp_path: Path, dense: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", START, "loops", dense.name, "--json"],
        cwd=tmp_path,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk at hand")
@pytest.mark.parametrize("words", [["schema"], ["info", "edges.csv"]])
def test_a_full_disk_behind_the_output_is_said(
    tmp_path: Path, edges: Path, words: list[str]
) -> None:
    # The one is longer than what is held back before it is written, the other shorter.
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", START, *words],
            cwd=tmp_path,
            env=_environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"iceberg: The output could not be written")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_outputs_make_no_noise(tmp_path: Path, closed: str) -> None:
    for words in ("schema", "info missing.csv"):
        done = subprocess.run(
            ["/bin/sh", "-c", f'"{sys.executable}" -c "{START}" {words} {closed}'],
            cwd=tmp_path,
            env=_environment(),
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert b"Traceback" not in done.stderr
        assert done.returncode == (2 if "missing" in words else 0)


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
def test_an_interrupt_ends_it_quietly(tmp_path: Path) -> None:
    names = [f"v{n}" for n in range(16)]
    path = tmp_path / "endless.csv"
    rows = [f"{a},{b},+" for a in names for b in names if a != b]
    path.write_text("\n".join(["from,to,sign", *rows]), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", READY, "loops", path.name],
        cwd=tmp_path,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_a_mistake_of_the_program_is_one_line_too(tmp_path: Path) -> None:
    spoilt = (
        "import sys, iceberg.library.catalogue as catalogue; "
        "catalogue.open_document = lambda path: 1 / 0; "
        "from iceberg.cli.main import run; sys.exit(run())"
    )
    done = _iceberg("info", "x.csv", folder=tmp_path, start=spoilt)
    assert done.returncode == 2
    assert b"ZeroDivisionError" in done.stderr
    assert done.stderr.count(b"\n") == 1
    loud = _iceberg("info", "x.csv", folder=tmp_path, start=spoilt, ICEBERG_TRACEBACK="1")
    assert b"Traceback" in loud.stderr
