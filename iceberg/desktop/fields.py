"""A field for plain text that grows with what is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from iceberg.model.text import cleansed


class GrowingText(QPlainTextEdit):
    """A field for plain text, as high as its text; takes what is typed when the person leaves it.

    Escape brings the old text back; Enter leaves a field of one line.
    """

    def __init__(
        self, name: str, taken: Callable[[str], None], *, one_line: bool = False, look: str = "bare"
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
        self._shown = ""
        self.textChanged.connect(self._grow)

    def show_text(self, text: str) -> None:
        """Show a text, unless the person is typing here."""
        if not self.hasFocus() and text != self.toPlainText():
            self.setPlainText(text)
        self._shown = text
        self._grow()

    def commit(self) -> None:
        """Take what is typed."""
        text = cleansed(self.toPlainText()).strip()
        if text != self._shown:
            self._shown = text
            self._taken(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._shown)
            self.clearFocus()
        elif self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def insertFromMimeData(self, source: QMimeData) -> None:
        # Plain text only: what is pasted is never rendered.
        self.insertPlainText(cleansed(source.text()))

    def sizeHint(self) -> QSize:
        return QSize(200, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._wanted_height())

    def _wanted_height(self) -> int:
        lines = max(1, round(self.document().size().height()))
        frame = self.contentsMargins()
        padding = frame.top() + frame.bottom() + 8
        return lines * self.fontMetrics().lineSpacing() + padding

    def _grow(self) -> None:
        height = self._wanted_height()
        if height != self.height():
            self.setFixedHeight(height)
