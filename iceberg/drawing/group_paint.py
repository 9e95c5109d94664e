"""Painting a group: a calm panel below its cards, with its heading."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from iceberg.drawing.brushes import colour, qrect
from iceberg.drawing.fonts import qt_font
from iceberg.drawing.iceberg_scene import GroupShape
from iceberg.drawing.theme import Theme
from iceberg.geometry.groups import AROUND, HEADING_FONT

_CORNER: Final = 12.0
_BASELINE: Final = 25.0


def paint_group(
    painter: QPainter, group: GroupShape, theme: Theme, *, selected: bool, hovered: bool
) -> None:
    """Paint the panel, below cards and arrows."""
    painter.setBrush(colour(theme.paper, 0.55 if not theme.dark else 0.4))
    line = colour(theme.accent) if selected or hovered else colour(theme.ink, 0.28)
    pen = QPen(line, (2.0 if selected else 1.2) * theme.stroke)
    if not selected:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRoundedRect(qrect(group.rect), _CORNER, _CORNER)


def paint_heading(painter: QPainter, group: GroupShape, theme: Theme) -> None:
    """Paint the heading over the arrows that cross the panel."""
    painter.setFont(qt_font(HEADING_FONT))
    metrics = QFontMetricsF(painter.font())
    room = group.rect.width - 2 * AROUND
    text = metrics.elidedText(group.title, Qt.TextElideMode.ElideRight, room)
    at = QPointF(group.rect.left + AROUND, group.rect.top + _BASELINE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.paper, 0.72))
    behind = metrics.boundingRect(text).translated(at).adjusted(-5, -2, 5, 2)
    painter.drawRoundedRect(behind, 5, 5)
    painter.setPen(colour(theme.ink))
    painter.drawText(at, text)
