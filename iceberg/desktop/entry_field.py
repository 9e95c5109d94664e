"""The text field of the line; underlines where a mistake is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit

from iceberg.words import tr


class LineField(QLineEdit):
    """What people type into."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("entryField")
        self.setFrame(False)
        self.setMaxLength(100_000)
        self.setAccessibleName(tr("Line: type a card, variables or links, and press Enter"))
        self.mistake: int | None = None
        self.mistake_colour = QColor("red")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.mistake is None:
            return
        metrics = self.fontMetrics()
        # The cursor tells how far the field has scrolled.
        cursor_x = self.cursorRect().center().x()
        shift = cursor_x - metrics.horizontalAdvance(self.text()[: self.cursorPosition()])
        left = shift + metrics.horizontalAdvance(self.text()[: self.mistake])
        width = max(10, metrics.horizontalAdvance(self.text()[self.mistake :]))
        bottom = (self.height() + metrics.height()) // 2 + 1
        with QPainter(self) as painter:
            painter.setPen(QPen(self.mistake_colour, 2, Qt.PenStyle.DotLine))
            painter.drawLine(left, bottom, min(left + width, self.width() - 2), bottom)
