"""Words, lines and room between them: the smallest parts of every page."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget


def label(words: str, look: str = "", *, wraps: bool = False) -> QLabel:
    """Return a label of plain text, whatever signs stand in it."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(words)
    made.setObjectName(look)
    made.setWordWrap(wraps)
    # A style sheet that pads a label would else indent it as well.
    made.setIndent(0)
    return made


def plain_tip(words: str) -> str:
    """Return `words` for a tool tip that shows them letter by letter, whatever signs are in them.

    Qt takes a tip that looks like markup for markup, and a name may look like anything.
    """
    return f"<qt>{escape(words)}</qt>" if words else ""


def unjoined(words: str) -> str:
    """Return `words` with arrows that stay the two letters one types; the typeface joins them."""
    return words.replace("->", "-\u200c>")


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
