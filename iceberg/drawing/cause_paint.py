"""Painting arrows between cards."""

from __future__ import annotations

from typing import Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from iceberg.drawing.brushes import colour, polygon
from iceberg.drawing.theme import Theme
from iceberg.geometry.arrow_lines import CauseRoute

_DASHES: Final = (4.2, 2.8)
"""Lengths of dash and gap of an arrow that reinforces, in widths of its line."""
_LEAST_PIXELS: Final = 1.7
_LINES: Final[WeakKeyDictionary[CauseRoute, QPainterPath]] = WeakKeyDictionary()


def paint_cause(
    painter: QPainter, route: CauseRoute, theme: Theme, *, reinforces: bool, stands_out: bool
) -> None:
    """Paint an arrow: plain where it gives rise, dashed with a hollow head where it reinforces.

    However far away it is, its line is as wide as an eye needs.
    """
    detail = max(0.05, painter.worldTransform().m11())
    ink = colour(theme.accent if stands_out else theme.cause)
    width = (3.0 if stands_out else 2.2) * theme.stroke
    pen = QPen(ink, max(width, (1.3 if stands_out else 1.0) * _LEAST_PIXELS / detail))
    if reinforces:
        pen.setDashPattern(_DASHES)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_line(route))
    if reinforces:
        painter.setPen(QPen(ink, 1.8 * theme.stroke))
        painter.setBrush(colour(theme.card))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
    painter.drawPolygon(polygon(route.head))


def _line(route: CauseRoute) -> QPainterPath:
    """Return a way as Qt's, made once: an arrow is painted much more often than it moves."""
    line = _LINES.get(route)
    if line is None:
        line = _LINES[route] = QPainterPath()
        line.moveTo(*route.points[0])
        for x, y in route.points[1:]:
            line.lineTo(x, y)
    return line
