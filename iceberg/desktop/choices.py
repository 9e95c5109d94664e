"""A list to choose one of, and a box to tick, painted in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionButton, QWidget

BOX = 18.0
"""Side of the box to tick, in pixels."""


class Choice(QComboBox):
    """A list that opens below; a style sheet alone cannot draw its arrow in a theme's colour."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choice")
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        middle = QPointF(self.width() - 16, self.height() / 2)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(_pen(self, QPalette.ColorRole.PlaceholderText, 1.8))
            offsets = ((-4.5, -2), (0, 2.5), (4.5, -2))
            painter.drawPolyline([middle + QPointF(x, y) for x, y in offsets])


class Tick(QCheckBox):
    """A box to tick with words beside it."""

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, round(BOX) + 8)) + QSize(10, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = QRectF(2, (self.height() - BOX) / 2, BOX, BOX)
        roles = QPalette.ColorRole
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            is_set = self.checkState() is not Qt.CheckState.Unchecked
            edge = roles.Accent if is_set or self.hasFocus() else roles.PlaceholderText
            painter.setPen(_pen(self, edge, 2.4 if self.hasFocus() else 1.4))
            painter.setBrush(self.palette().color(roles.Accent if is_set else roles.Base))
            painter.drawRoundedRect(box, 5, 5)
            if is_set:
                painter.setPen(_pen(self, roles.HighlightedText, 2.2))
                painter.drawPolyline([box.topLeft() + mark for mark in _mark(self.checkState())])
            words = option.rect.adjusted(round(BOX) + 12, 0, 0, 0)
            enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
            self.style().drawItemText(
                painter, words, flags.value, self.palette(), enabled, self.text(), roles.WindowText
            )


def _mark(state: Qt.CheckState) -> list[QPointF]:
    if state is Qt.CheckState.PartiallyChecked:
        return [QPointF(4.5, 9), QPointF(13.5, 9)]
    return [QPointF(4.2, 9.4), QPointF(7.6, 12.8), QPointF(13.8, 5.8)]


def _pen(widget: QWidget, role: QPalette.ColorRole, width: float) -> QPen:
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(widget.palette().color(role), width, Qt.PenStyle.SolidLine, cap, join)
