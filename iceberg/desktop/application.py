"""The program with its window: from the first line to the last event."""

from __future__ import annotations

import gc
import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

from iceberg.desktop.main_window import MainWindow
from iceberg.desktop.settings import Settings
from iceberg.desktop.translation import install_translation
from iceberg.drawing.fonts import load_fonts
from iceberg.words import tr

log = logging.getLogger(__name__)

_GARBAGE: Final = (50_000, 20, 50)
"""How rarely Python looks for cycles of garbage: all at once that costs several frames of a drag,
and records, patches and scenes are values without cycles."""


def run(path: Path | None) -> int:
    """Open the window, with a file if given; return the exit code when it is closed."""
    application = make_application()
    window = MainWindow(Settings())
    sys.excepthook = _Reporter(window).report
    window.show()
    if path is not None:
        # After the first paint, so that the window is there while a long file is read.
        QTimer.singleShot(0, lambda: window.open_file(path))
    code = application.exec()
    window.deleteLater()
    return code


def make_application() -> QApplication:
    """Return the one application, made if need be."""
    running = QCoreApplication.instance()
    if isinstance(running, QApplication):
        return running
    # Qt reads options out of the arguments, one of which names a folder to load code from.
    application = QApplication(["iceberg"])
    application.setApplicationName("Iceberg")
    application.setOrganizationName("Iceberg")
    application.setStyle("Fusion")
    application.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar, on=True)
    gc.set_threshold(*_GARBAGE)
    load_fonts()
    install_translation()
    return application


class _Reporter:
    """Tells of a mistake of ours without ending the program."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._is_telling = False

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log it, and say that the work is there; mistakes in painting come in their hundreds."""
        log.error("A mistake of the program", exc_info=(kind, error, trace))
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
        elif not self._is_telling:
            self._is_telling = True
            self._window.workspace.say(
                tr("Something went wrong inside the program. Your work is here: save it now.")
            )
            QTimer.singleShot(5000, self._forget)

    def _forget(self) -> None:
        self._is_telling = False
