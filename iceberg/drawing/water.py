"""Sky, water and the lines between the bands, from edge to edge of what is seen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from iceberg.drawing.brushes import colour, gradient, qrect
from iceberg.drawing.theme import Theme
from iceberg.geometry.bands import Band, waterline
from iceberg.geometry.shapes import Rect

_WAVE: Final = 60.0
_WAVE_HEIGHT: Final = 7.0
_MOST_WAVES: Final = 600
_PARTS: Final = 10


def water_stops(theme: Theme, bands: Sequence[Band]) -> list[tuple[float, str]]:
    """Return the heights at which the water has the theme's colours.

    The water darkens with the levels: it is light under the waterline, so that dark words stand
    on it, and dark enough for light words from the top of the third band.
    """
    top, bottom = waterline(bands), max(bands[-1].bottom, waterline(bands) + 1)
    second = bands[min(1, len(bands) - 1)]
    first, *between, last = theme.water
    if len(between) != 2 or len(bands) < 3:
        step = (bottom - top) / (len(theme.water) - 1)
        return [(top + i * step, value) for i, value in enumerate(theme.water)]
    heights = (second.top + 0.52 * second.height, second.bottom + 16)
    return [(top, first), *zip(heights, between, strict=True), (bottom, last)]


def paint_water(painter: QPainter, bands: Sequence[Band], theme: Theme, frame: Rect) -> None:
    """Fill `frame` with sky and water, which stay fixed to the bands."""
    surface = waterline(bands)
    painter.setPen(Qt.PenStyle.NoPen)
    if frame.top < surface + _WAVE_HEIGHT:
        low = min(surface + _WAVE_HEIGHT, frame.bottom)
        painter.setBrush(gradient(0.0, surface, zip((0.0, surface), theme.sky, strict=False)))
        painter.drawRect(qrect(Rect(frame.left, frame.top, frame.right, low)))
    if frame.bottom > surface - _WAVE_HEIGHT:
        painter.setBrush(gradient(surface, bands[-1].bottom, water_stops(theme, bands)))
        if frame.top > surface + _WAVE_HEIGHT:
            painter.drawRect(qrect(frame))
            return
        _fill_below_waves(painter, surface, frame)


def _fill_below_waves(painter: QPainter, surface: float, frame: Rect) -> None:
    """Fill from the waves down, in parts: one path of many waves is slow to fill."""
    top, low = surface + _WAVE_HEIGHT, min(surface + 2 * _WAVE_HEIGHT, frame.bottom)
    wave = _wave_of(frame)
    step = frame.width / _PARTS
    for part in range(_PARTS):
        left = frame.left + part * step
        body = _waves(surface, left, left + step, wave)
        start, end = body.elementAt(0), body.currentPosition()
        body.lineTo(end.x(), max(low, surface))
        body.lineTo(start.x, max(low, surface))
        painter.drawPath(body)
    if frame.bottom > top:
        painter.drawRect(qrect(Rect(frame.left, top, frame.right, frame.bottom)))


def paint_waves(painter: QPainter, bands: Sequence[Band], ink: str, frame: Rect) -> None:
    """Draw the waves of the waterline across `frame`."""
    surface = waterline(bands)
    if frame.top - _WAVE_HEIGHT < surface < frame.bottom + _WAVE_HEIGHT:
        painter.setPen(QPen(colour(ink), 3.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_waves(surface, frame.left, frame.right, _wave_of(frame)))


def _wave_of(frame: Rect) -> float:
    """Return how long a wave is, so that there are not too many."""
    return _WAVE * max(1, math.ceil(frame.width / (_WAVE * _MOST_WAVES)))


def _waves(y: float, left: float, right: float, wave: float) -> QPainterPath:
    """Return the surface of the water between two sides, the same wherever the board is moved."""
    number = math.floor(left / wave)
    path = QPainterPath(QPointF(number * wave, y))
    while number * wave < right:
        crest = y + (_WAVE_HEIGHT if number % 2 else -_WAVE_HEIGHT)
        path.quadTo((number + 0.5) * wave, crest, (number + 1) * wave, y)
        number += 1
    return path


def paint_separators(
    painter: QPainter, bands: Sequence[Band], ink: str, frame: Rect, opacity: float
) -> None:
    """Draw the dashed lines between the bands below the water."""
    pen = QPen(colour(ink, opacity), 1.0)
    pen.setDashPattern([3.0, 7.0])
    painter.setPen(pen)
    for upper, lower in pairwise(bands):
        if upper.index and frame.top <= lower.top <= frame.bottom:
            painter.drawLine(QLineF(frame.left, lower.top, frame.right, lower.top))
