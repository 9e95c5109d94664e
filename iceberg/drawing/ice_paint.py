"""Painting the berg: its body, the planes that catch the light, its edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from iceberg.drawing.brushes import colour, gradient, polygon
from iceberg.drawing.theme import Theme
from iceberg.geometry.berg import Ice
from iceberg.geometry.shapes import Point, Rect


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


def ice_changes(one: Ice, other: Ice) -> list[Rect] | None:
    """Return where two bergs are painted otherwise; ``None``: everywhere."""
    if (one.waterline, one.box.top, one.box.bottom) != (
        other.waterline,
        other.box.top,
        other.box.bottom,
    ):
        # The colours run from the peak to the foot.
        return None
    rims = list(_rim_changes(one.outline, other.outline))
    planes = [
        _around((*a.points, *b.points))
        for a, b in zip(one.planes, other.planes, strict=True)
        if a != b
    ]
    facets = [_around((*a, *b)) for a, b in zip(one.facets, other.facets, strict=True) if a != b]
    return [*rims, *planes, *facets]


def _rim_changes(one: Sequence[Point], other: Sequence[Point]) -> Iterator[Rect]:
    """Yield where the edges of two outlines differ; the ice inside them reaches to the facets."""
    for i, (a, b) in enumerate(zip(one, other, strict=True)):
        if a != b:
            yield _around((a, b, one[i - 1], other[i - 1]))
            yield _around((a, b, one[(i + 1) % len(one)], other[(i + 1) % len(other)]))


def _around(points: Sequence[Point]) -> Rect:
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs), max(ys)).grown(4.0)
