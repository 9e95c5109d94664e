"""The document's title: looks like a label, takes typing like a field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from iceberg.desktop.labels import plain_tip
from iceberg.model.text import LABEL_LENGTH
from iceberg.words import tr


class TitleField(QLineEdit):
    """One line of text that is cut with an ellipsis while nobody types into it."""

    given = Signal(str)
    """Another title, never an empty one."""
    left = Signal()
    """The person is done here: Enter or Escape."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("title")
        self.setMaxLength(LABEL_LENGTH)
        self.setAccessibleName(tr("Title of the document"))
        self._kept = ""
        self.returnPressed.connect(self._leave)
        self.editingFinished.connect(self.commit)

    def show_title(self, title: str) -> None:
        """Show the title that the document has; what is being typed is not disturbed."""
        is_typed = self.hasFocus() and self.text() != self._kept
        self._kept = title
        if not is_typed and self.text() != title:
            self.setText(title)
            self.setCursorPosition(0)
        self.setToolTip(plain_tip(title) if self._is_cut() else tr("Title; click to change it"))

    def commit(self) -> None:
        """Take what is typed."""
        text = self.text().strip()
        if not text:
            self.setText(self._kept)
        elif text != self._kept:
            self._kept = text
            self.given.emit(text)

    def wanted_width(self) -> int:
        """Return how wide the field would be if there were room for all of the title."""
        return self.fontMetrics().horizontalAdvance(self.text()) + 28

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._kept)
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.clearFocus()
        self.setCursorPosition(0)
        self.left.emit()

    def _is_cut(self) -> bool:
        return self.wanted_width() - 12 > self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or not self._is_cut():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        with QPainter(self) as painter:
            style = self.style()
            style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
            room = style.subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
            room.adjust(2, 0, -2, 0)
            end = Qt.TextElideMode.ElideRight
            painter.setPen(self.palette().color(self.foregroundRole()))
            cut = self.fontMetrics().elidedText(self.text(), end, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
