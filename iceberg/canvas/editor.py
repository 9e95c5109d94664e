"""Typing on the board: a plain text field that lies over a card or variable."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from iceberg.geometry.shapes import Rect
from iceberg.model.text import LABEL_LENGTH, cleansed
from iceberg.words import tr

PADDING: Final = 24.0
"""Pixels of frame and air above and below the lines."""
NARROWEST: Final = 190.0
"""Pixels that a field is wide at least."""
SMALLEST_TEXT: Final = 13.0
"""Pixels; nobody types into text that is too small to read, however far the board is zoomed out."""


class Ending(Enum):
    """How a person left the field."""

    ENTER = auto()
    TAB = auto()
    AWAY = auto()
    ESCAPE = auto()


class BoardEditor(QPlainTextEdit):
    """A field for one text; calls `done` exactly once, then is gone."""

    def __init__(
        self,
        parent: QWidget,
        text: str,
        font: QFont,
        done: Callable[[str, Ending], None],
    ) -> None:
        super().__init__(parent)
        self._done: Callable[[str, Ending], None] | None = done
        self.setObjectName("boardEditor")
        self.setAccessibleName(tr("Text on the board"))
        self.setFont(font)
        self.setPlainText(text)
        self.setTabChangesFocus(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._rect, self._room = Rect(0, 0, 0, 0), QRect()
        self.textChanged.connect(self._grow)
        self.selectAll()

    def lie_over(self, rect: Rect, room: QRect) -> None:
        """Lie over a part of the widget, large enough for the text and never beyond its edges."""
        self._rect, self._room = rect, room
        # A field wraps at its width, so that is set before its lines are counted.
        self.resize(round(max(rect.width, NARROWEST)), self.height())
        lines = max(1, round(self.document().size().height()))
        height = max(rect.height, lines * self.fontMetrics().lineSpacing() + PADDING)
        width = max(rect.width, NARROWEST)
        placed = QRect(round(rect.left), round(rect.top), round(width), round(height))
        inside = room.adjusted(4, 4, -4, -4)
        placed.moveRight(min(placed.right(), inside.right()))
        placed.moveBottom(min(placed.bottom(), inside.bottom()))
        left, top = max(placed.left(), inside.left()), max(placed.top(), inside.top())
        placed.moveTopLeft(QPoint(left, top))
        self.setGeometry(placed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now it knows its width, and so how many lines its text takes.
        self._grow()

    def _grow(self) -> None:
        if self._room.isValid():
            self.lie_over(self._rect, self._room)

    def finish(self, ending: Ending) -> None:
        """Leave the field; safe to call again."""
        done, self._done = self._done, None
        if done is not None:
            text = cleansed(self.toPlainText()).strip()[:LABEL_LENGTH]
            self.hide()
            self.deleteLater()
            done(text, ending)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        newline = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        match event.key():
            case Qt.Key.Key_Escape:
                self.finish(Ending.ESCAPE)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not newline:
                self.finish(Ending.ENTER)
            case Qt.Key.Key_Tab:
                self.finish(Ending.TAB)
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu of the field itself (copy, paste) takes the focus for a moment only.
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finish(Ending.AWAY)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        # Only ever plain text: what is pasted is never run, followed or rendered.
        self.insertPlainText(cleansed(source.text()))
