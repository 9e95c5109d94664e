"""A field for plain text that grows with what is typed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from iceberg.model.text import cleansed

Taken = Callable[[Any, str], bool]
"""Called with what a text belongs to and the text; says whether it was taken."""


class GrowingText(QPlainTextEdit):
    """A field for the text of one thing, as high as its text.

    What is typed is taken, in one step, when the person leaves the field, presses Enter, or when
    another thing is shown; it always goes to the thing that was shown while it was typed. Escape
    brings the old text back. Shift+Enter begins a new line, unless there is to be one only.
    """

    left = Signal()
    """The person is done here: Enter or Escape."""

    def __init__(
        self, name: str, taken: Taken, *, one_line: bool = False, look: str = "bare"
    ) -> None:
        super().__init__()
        self.setObjectName(look)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        self._taken = taken
        self._one_line = one_line
        self._owner: Hashable = None
        self._shown = ""
        self.textChanged.connect(self._grow)

    def show_text(self, owner: Hashable, text: str) -> None:
        """Show the text of `owner`; what is being typed about it is not disturbed."""
        if owner != self._owner:
            self.commit()
            self._owner = owner
        elif text == self._shown or self._is_changed():
            self._shown = text
            return
        self._shown = text
        if self.toPlainText() != text:
            self.setPlainText(text)
        self._grow()

    def commit(self) -> None:
        """Take what is typed."""
        owner, before, text = self._owner, self._shown, self._typed()
        if owner is None or text == before:
            return
        # Set first: taking it changes the document, which shows this text again.
        self._shown = text
        if not self._taken(owner, text) and self._owner == owner:
            self._shown = before

    def _typed(self) -> str:
        return cleansed(self.toPlainText()).strip()

    def _is_changed(self) -> bool:
        return self.hasFocus() and self._typed() != self._shown

    def keyPressEvent(self, event: QKeyEvent) -> None:
        newline = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not self._one_line
        match event.key():
            case Qt.Key.Key_Escape:
                self.setPlainText(self._shown)
                self._leave()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not newline:
                self._leave()
            case _:
                super().keyPressEvent(event)

    def _leave(self) -> None:
        self.clearFocus()
        self.left.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu of the field itself (copy, paste) takes the focus for a moment only.
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        # Plain text only: what is pasted is never rendered.
        self.insertPlainText(cleansed(source.text()))

    def sizeHint(self) -> QSize:
        return QSize(200, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._wanted_height())

    def _wanted_height(self) -> int:
        lines = max(1, round(self.document().size().height()))
        text = lines * self.fontMetrics().lineSpacing()
        if not self.toPlainText() and self.placeholderText():
            room = QRect(0, 0, max(60, self.viewport().width() - 4), 10_000)
            wraps = Qt.TextFlag.TextWordWrap
            asked = self.fontMetrics().boundingRect(room, wraps, self.placeholderText())
            text = max(text, asked.height())
        frame = self.contentsMargins()
        return text + frame.top() + frame.bottom() + 8

    def _grow(self) -> None:
        height = self._wanted_height()
        if height != self.height():
            self.setFixedHeight(height)
