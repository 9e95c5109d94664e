"""Painting the berg: its body, the planes that catch the light, its edges."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from iceberg.drawing.brushes import colour, gradient, polygon
from iceberg.drawing.theme import Theme
from iceberg.geometry.berg import Ice


def paint_ice(painter: QPainter, ice: Ice, theme: Theme) -> None:
    """Paint the berg."""
    box, surface = ice.box, ice.waterline
    depth = box.bottom - surface
    first, *between, last = theme.ice
    heights = [surface + 44, surface + 0.48 * depth]
    stops = [(box.top, first), *zip(heights, between, strict=False), (box.bottom, last)]
    painter.setBrush(gradient(box.top, box.bottom, stops))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(polygon(ice.outline))
    for plane in ice.planes:
        value = theme.ice_light if plane.light > 0 else theme.ice_shade
        painter.setBrush(colour(value, abs(plane.light) * theme.ice_relief))
        painter.drawPolygon(polygon(plane.points))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(theme.ice_line, 0.5), 1.2))
    for one, other in ice.facets:
        painter.drawLine(QPointF(*one), QPointF(*other))
    pen = QPen(colour(theme.ice_line), 2.0)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolygon(polygon(ice.outline))
