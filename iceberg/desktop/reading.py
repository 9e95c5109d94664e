"""Reads the larger part of the program while the first page is on the screen already."""

from __future__ import annotations

import importlib
import threading
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

LARGER_PART: Final = "iceberg.desktop.workspace"
WHAT_LOOPS_NEED: Final = "iceberg.analysis.warming"
"""Read when the screen is at rest, so that the first loops are there as fast as later ones."""
WHAT_SKETCHES_NEED: Final = "iceberg.desktop.sketch_editor"
"""Read last of all: plotting takes half a second to import, and few need it at once."""
_PAUSE: Final = 0.4
"""Seconds after which the screen is at rest and the last part may be read."""


class Reading(QObject):
    """Imports the workspace on a thread, so that the first page answers keys meanwhile."""

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._ended = threading.Event()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._begin)

    def start(self) -> None:
        """Begin behind the first paint; once is enough."""
        if self._thread is None:
            self._soon.start(20)

    def end(self) -> None:
        """Wait for what has begun, and begin no more."""
        self._soon.stop()
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _begin(self) -> None:
        self._thread = threading.Thread(target=self._read, name="reading", daemon=True)
        self._thread.start()

    def _read(self) -> None:
        importlib.import_module(LARGER_PART)
        self.done.emit()
        for part in (WHAT_LOOPS_NEED, WHAT_SKETCHES_NEED):
            if not self._ended.wait(_PAUSE):
                importlib.import_module(part)
