"""Words, lines and room between them: the smallest parts of every page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget


def label(words: str, look: str = "", *, wraps: bool = False) -> QLabel:
    """Return a label of plain text, whatever signs stand in it."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(words)
    made.setObjectName(look)
    made.setWordWrap(wraps)
    return made


def rule() -> QFrame:
    """Return a thin line between two parts."""
    made = QFrame()
    made.setObjectName("rule")
    return made


def clear_layout(parent: QWidget) -> None:
    """Take all widgets out of a parent's layout."""
    layout = parent.layout()
    while layout is not None and layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
