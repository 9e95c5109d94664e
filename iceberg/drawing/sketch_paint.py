"""Painting a sketch over time on its card.

The past is solid; what is expected is dotted, hoped dashed with a ring at its end, feared dashed
otherwise with a cross at its end, so that none is told by colour alone.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from iceberg.drawing.brushes import colour, polygon
from iceberg.drawing.fonts import qt_font
from iceberg.drawing.sketch_shape import SketchShape
from iceberg.drawing.theme import Theme
from iceberg.geometry.shapes import Point
from iceberg.geometry.text import Font

TIMES_FONT: Final = Font(12)
_MOST_DOTS: Final = 60
"""Measured values of which each is drawn as a point of its own."""
_END: Final = 3.2


def paint_sketch(painter: QPainter, sketch: SketchShape, theme: Theme) -> None:
    """Paint the axis, the lines and what is written below."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(theme.card_line), 1.0))
    painter.drawLine(QPointF(*sketch.left), QPointF(*sketch.right))
    if sketch.now is not None:
        painter.setPen(QPen(colour(theme.quiet_ink, 0.8), 1.0, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(sketch.now, sketch.top), QPointF(sketch.now, sketch.left.y))
    _paint_data(painter, sketch, theme)
    _paint_line(painter, sketch.expected, colour(theme.quiet_ink), theme, Qt.PenStyle.DotLine)
    _paint_line(painter, sketch.hoped, colour(theme.balancing), theme, Qt.PenStyle.DashLine)
    _paint_line(painter, sketch.feared, colour(theme.minus), theme, Qt.PenStyle.DashDotLine)
    _paint_line(painter, sketch.past, colour(theme.sketch), theme, Qt.PenStyle.SolidLine)
    _paint_ends(painter, sketch, theme)
    _paint_words(painter, sketch, theme)


def _paint_line(
    painter: QPainter, line: tuple[Point, ...], ink: QColor, theme: Theme, style: Qt.PenStyle
) -> None:
    if len(line) < 2:
        return
    is_solid = style is Qt.PenStyle.SolidLine
    pen = QPen(ink, (2.4 if is_solid else 1.9) * theme.stroke, style)
    cap = Qt.PenCapStyle.RoundCap if is_solid else Qt.PenCapStyle.FlatCap
    pen.setCapStyle(cap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(polygon(line))


def _paint_data(painter: QPainter, sketch: SketchShape, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.quiet_ink, 0.55))
    step = max(1, len(sketch.data) // _MOST_DOTS)
    for point in sketch.data[::step]:
        painter.drawEllipse(QPointF(*point), 1.8, 1.8)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_ends(painter: QPainter, sketch: SketchShape, theme: Theme) -> None:
    if len(sketch.hoped) > 1:
        end = sketch.hoped[-1]
        painter.setPen(QPen(colour(theme.balancing), 1.8 * theme.stroke))
        painter.setBrush(colour(theme.card))
        painter.drawEllipse(QPointF(*end), _END, _END)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    if len(sketch.feared) > 1:
        x, y = sketch.feared[-1]
        painter.setPen(QPen(colour(theme.minus), 1.8 * theme.stroke))
        painter.drawLine(QPointF(x - _END, y - _END), QPointF(x + _END, y + _END))
        painter.drawLine(QPointF(x - _END, y + _END), QPointF(x + _END, y - _END))


def _paint_words(painter: QPainter, sketch: SketchShape, theme: Theme) -> None:
    if not any(sketch.words):
        return
    painter.setFont(qt_font(TIMES_FONT))
    painter.setPen(colour(theme.quiet_ink))
    metrics = QFontMetricsF(painter.font())
    start, present, horizon = sketch.words
    y = sketch.left.y + 15
    room = (sketch.right.x - sketch.left.x) / 2 - 4
    start, horizon = (_elided(metrics, word, room) for word in (start, horizon))
    painter.drawText(QPointF(sketch.left.x, y), start)
    last = sketch.right.x - metrics.horizontalAdvance(horizon)
    painter.drawText(QPointF(last, y), horizon)
    if present and sketch.now is not None:
        width = metrics.horizontalAdvance(present)
        x = sketch.now - width / 2
        # Written only where it stands free of the other two.
        begins = sketch.left.x + metrics.horizontalAdvance(start) + 6
        if x > begins and x + width < last - 6:
            painter.drawText(QPointF(x, y), present)


def _elided(metrics: QFontMetricsF, word: str, room: float) -> str:
    return metrics.elidedText(word, Qt.TextElideMode.ElideRight, room)
