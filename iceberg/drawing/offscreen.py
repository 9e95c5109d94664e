"""Qt without a window, for pictures made from the command line."""

from __future__ import annotations

import os

from PySide6.QtGui import QGuiApplication

from iceberg.drawing.fonts import load_fonts


def ensure_application() -> QGuiApplication:
    """Return the running application, or start one that needs no screen."""
    running = QGuiApplication.instance()
    if not isinstance(running, QGuiApplication):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        running = QGuiApplication(["iceberg"])
    load_fonts()
    return running
