"""Painting loop badges: an open ring with an arrow that runs as the loop does."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from iceberg.drawing.fonts import qt_font
from iceberg.drawing.loop_marks import NAME_FONT
from iceberg.drawing.loop_scene import PlacedBadge
from iceberg.drawing.pill_paint import paint_centred
from iceberg.drawing.strokes import Emphasis, faded
from iceberg.drawing.theme import Theme
from iceberg.geometry.badges import Badge
from iceberg.geometry.shapes import Rect
from iceberg.geometry.text import Font

_LABEL_FONT: Final = Font(19, "bold")
_GAP: Final = (-140.0, -60.0)
"""Where the ring is open, in degrees from the right, clockwise; the head is at one end."""
_NO_NAME: Final = 0.45
"""Below this zoom the name is too small to be read."""


def paint_badge(
    painter: QPainter,
    placed: PlacedBadge,
    theme: Theme,
    emphasis: Emphasis,
    selected: bool,
    detail: float,
) -> None:
    """Paint the badge of one loop."""
    colour = QColor(_colour(placed.mark.letter, theme))
    _paint_ground(painter, placed, theme, emphasis, selected)
    _paint_ring(painter, placed.badge, colour, 3.6 if emphasis in ("pointed", "strong") else 3.0)
    painter.setPen(colour)
    painter.setFont(qt_font(_LABEL_FONT))
    centre = placed.badge.centre
    paint_centred(painter, (placed.mark.label,), Rect.around(centre, 0, 0), _LABEL_FONT)
    if placed.lines and detail >= _NO_NAME:
        painter.setFont(qt_font(NAME_FONT))
        paint_centred(painter, placed.lines, placed.badge.label, NAME_FONT)


def _colour(letter: str, theme: Theme) -> str:
    return {"R": theme.reinforcing, "B": theme.balancing}.get(letter, theme.unknown)


def _paint_ground(
    painter: QPainter, placed: PlacedBadge, theme: Theme, emphasis: Emphasis, selected: bool
) -> None:
    """Paint what keeps the badge legible where lines pass behind it."""
    badge = placed.badge
    soft = {"R": theme.reinforcing_soft, "B": theme.balancing_soft}.get(placed.mark.letter)
    ground = QColor(soft if soft and (selected or emphasis == "strong") else theme.board)
    painter.setPen(QPen(QColor(theme.accent), 2.0) if selected else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    radius = badge.radius + (6.0 if selected else 1.0)
    painter.drawEllipse(QPointF(*badge.centre), radius, radius)
    if placed.lines:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faded(theme.board, 0.85))
        painter.drawRoundedRect(_qt_rect(badge.label), 5.0, 5.0)


def _paint_ring(painter: QPainter, badge: Badge, colour: QColor, width: float) -> None:
    box = Rect.around(badge.centre, 2 * badge.radius, 2 * badge.radius)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # The head stands where the ring ends, so the ring stops short of it.
    start, end = (_GAP[1], _GAP[0] - 6.0) if badge.clockwise else (_GAP[1] + 6.0, _GAP[0])
    sweep = (end - start) % 360
    # Qt counts sixteenths of degrees, anticlockwise.
    painter.drawArc(_qt_rect(box), round(-start * 16), round(-sweep * 16))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(_head(badge, width))


def _head(badge: Badge, width: float) -> QPolygonF:
    """Return the arrowhead at the end of the ring at which the loop arrives."""
    sense = 1.0 if badge.clockwise else -1.0
    base = math.radians(_GAP[0] - 8.0 if badge.clockwise else _GAP[1] + 8.0)
    size = 4.2 + width
    x = badge.centre.x + badge.radius * math.cos(base)
    y = badge.centre.y + badge.radius * math.sin(base)
    out = QPointF(math.cos(base), math.sin(base)) * size * 0.85
    # A little inward, as the ring goes on.
    ahead = math.radians(math.degrees(base) + sense * 98.0)
    tip = QPointF(x, y) + QPointF(math.cos(ahead), math.sin(ahead)) * size * 1.95
    foot = QPointF(x, y)
    return QPolygonF([tip, foot + out, foot - out])


def _qt_rect(rect: Rect) -> QRectF:
    return QRectF(rect.left, rect.top, rect.width, rect.height)
