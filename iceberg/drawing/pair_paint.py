"""Painting what two icebergs side by side have that one has not: tints, captions, lines across."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPainterPath, QPen

from iceberg.drawing.brushes import colour, polygon
from iceberg.drawing.fonts import QtMeasurer, qt_font
from iceberg.drawing.ice_paint import paint_ice
from iceberg.drawing.mood import Mood
from iceberg.drawing.pair_scene import Caption, PairScene
from iceberg.drawing.theme import Theme
from iceberg.geometry.bands import Band
from iceberg.geometry.berg import Ice
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import Font, wrapped
from iceberg.geometry.twins import farthest

NAME_FONT: Final = Font(28, "bold")
DETAIL_FONT: Final = Font(15, "medium")
QUESTION_FONT: Final = Font(14)
_TINT: Final = 0.20
_OUTLINE: Final = 3.0
_SHARED: Final = 0.34
_SWATCH: Final = 20.0
_FROM_SIDE: Final = 24.0
_QUESTION_WIDTH: Final = 158.0
_LEAST_PIXELS: Final = 12.5
_MOST_GROWN: Final = 1.5


def paint_twins(painter: QPainter, scene: PairScene, theme: Theme) -> None:
    """Paint both bergs, each in a tint of its own, and light where they meet."""
    tints = _tints(scene, theme)
    for ice, tint in zip((scene.ice, scene.right_ice), tints, strict=True):
        paint_ice(painter, ice, theme)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tint, _TINT))
        painter.drawPolygon(polygon(ice.outline))
    shared = _path(scene.ice).intersected(_path(scene.right_ice))
    if not shared.isEmpty():
        painter.fillPath(shared, colour(theme.ice[0], _SHARED))
        painter.fillPath(shared, _blend(shared.boundingRect(), tints))
    for ice, tint in zip((scene.ice, scene.right_ice), tints, strict=True):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(colour(tint, 0.75), _OUTLINE * theme.stroke)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolygon(polygon(ice.outline))


def _tints(scene: PairScene, theme: Theme) -> tuple[str, str]:
    return scene.tints or (theme.ice_line, theme.accent)


def _path(ice: Ice) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(polygon(ice.outline))
    path.closeSubpath()
    return path


def _blend(box: QRectF, tints: tuple[str, str]) -> QLinearGradient:
    """Return one tint going over into the other."""
    made = QLinearGradient(box.left(), 0.0, box.right(), 0.0)
    for at, tint in zip((0.0, 1.0), tints, strict=True):
        made.setColorAt(at, colour(tint, _TINT * 0.9))
    return made


def paint_captions(
    painter: QPainter, scene: PairScene, theme: Theme, frame: Rect, detail: float, *, ground: bool
) -> None:
    """Write whose icebergs these are above them, and the future's questions at the right edge."""
    ink = colour(theme.band_ink[0] if ground else theme.ink)
    grown = max(1.0, min(_MOST_GROWN, _LEAST_PIXELS / (QUESTION_FONT.size * detail)))
    for caption in scene.captions:
        _paint_caption(painter, caption, scene.caption_y, ink, grown)
    for band, question in zip(scene.bands, scene.questions, strict=False):
        shade = theme.band_ink[min(band.index, len(theme.band_ink) - 1)] if ground else theme.ink
        painter.setPen(colour(shade))
        reach = farthest(scene.right_ice, 1, band.top, band.bottom)
        room = max(110.0 * grown, frame.right - reach - 1.5 * _FROM_SIDE)
        _paint_question(painter, question, frame.right - _FROM_SIDE, band, room, grown)


def _paint_question(
    painter: QPainter, question: str, right: float, band: Band, room: float, grown: float
) -> None:
    painter.save()
    painter.translate(right, band.top)
    painter.scale(grown, grown)
    painter.setFont(qt_font(QUESTION_FONT))
    width = min(_QUESTION_WIDTH, room / grown)
    for i, line in enumerate(wrapped(question, QUESTION_FONT, width, QtMeasurer())):
        long = QFontMetricsF(painter.font()).horizontalAdvance(line)
        painter.drawText(QPointF(-long, (46 if band.index == 0 else 42) + 20 * i), line)
    painter.restore()


def _paint_caption(
    painter: QPainter, caption: Caption, y: float, ink: QColor, grown: float
) -> None:
    painter.setPen(ink)
    painter.setFont(qt_font(NAME_FONT if caption.colour or caption.words else DETAIL_FONT))
    metrics = QFontMetricsF(painter.font())
    swatch = _SWATCH + 10.0 if caption.colour else 0.0
    room = max(40.0, caption.room - swatch)
    words = metrics.elidedText(caption.words, Qt.TextElideMode.ElideRight, room)
    left = caption.x - (metrics.horizontalAdvance(words) + swatch) / 2
    painter.drawText(QPointF(left + swatch, y), words)
    painter.setFont(qt_font(Font(DETAIL_FONT.size * grown, DETAIL_FONT.weight)))
    width = QFontMetricsF(painter.font()).horizontalAdvance(caption.detail)
    painter.drawText(QPointF(caption.x - width / 2, y + 10 + 14 * grown), caption.detail)
    if caption.colour:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(caption.colour))
        painter.drawRoundedRect(QRectF(left, y - _SWATCH + 1, _SWATCH, _SWATCH), 6, 6)


def paint_replaced(painter: QPainter, scene: PairScene, theme: Theme, mood: Mood) -> None:
    """Draw a thin line from each card of the future to the card of the present it replaces."""
    for id_, way in scene.replaced.items():
        replaced = scene.contents.cards[id_].replaces
        stands_out = bool(mood.selected.intersection({id_, replaced or id_}))
        rests = mood.rests(id_) and mood.rests(replaced or id_)
        _paint_line(painter, way, theme, stands_out=stands_out, strength=0.25 if rests else 1.0)


def _paint_line(
    painter: QPainter, way: tuple[Point, ...], theme: Theme, *, stands_out: bool, strength: float
) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # A light edge on both sides keeps a thin line visible on ice, sky and deep water.
    painter.setPen(QPen(colour(theme.card, 0.7 * strength), 5.0 * theme.stroke))
    painter.drawPolyline(polygon(way))
    width = (2.8 if stands_out else 1.6) * theme.stroke
    ink = colour(theme.accent if stands_out else theme.quiet_ink, strength)
    painter.setPen(QPen(ink, width))
    painter.drawPolyline(polygon(way))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(*way[-1]), 4.5, 4.5)
    painter.drawEllipse(QPointF(*way[0]), 3.0, 3.0)
