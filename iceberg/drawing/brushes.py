"""Colours and shapes of ours as Qt's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPolygonF

from iceberg.geometry.shapes import Point, Rect


def colour(value: str, opacity: float = 1.0) -> QColor:
    """Return a colour given as #RRGGBB, perhaps seen through."""
    made = QColor(value)
    made.setAlphaF(opacity)
    return made


def gradient(top: float, bottom: float, stops: Iterable[tuple[float, str]]) -> QLinearGradient:
    """Return an upright gradient; each stop is a height and a colour."""
    made = QLinearGradient(0.0, top, 0.0, bottom)
    height = max(1.0, bottom - top)
    for y, value in stops:
        made.setColorAt(min(1.0, max(0.0, (y - top) / height)), QColor(value))
    return made


def qrect(rect: Rect) -> QRectF:
    """Return a rectangle as Qt's."""
    return QRectF(rect.left, rect.top, rect.width, rect.height)


def polygon(points: Sequence[Point]) -> QPolygonF:
    """Return a polygon or a line through points as Qt's."""
    return QPolygonF([QPointF(point.x, point.y) for point in points])
