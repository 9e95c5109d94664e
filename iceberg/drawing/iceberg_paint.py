"""Painting an iceberg board: water, ice, titles, arrows and cards, in this order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from iceberg.drawing.brushes import colour, gradient, polygon
from iceberg.drawing.card_paint import LEAST_TEXT, paint_card
from iceberg.drawing.fonts import QtMeasurer, qt_font
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.drawing.mood import Mood
from iceberg.drawing.theme import Theme
from iceberg.drawing.water import paint_separators, paint_water, paint_waves
from iceberg.geometry.bands import Band
from iceberg.geometry.berg import Ice
from iceberg.geometry.causes import CauseRoute
from iceberg.geometry.shapes import Rect
from iceberg.geometry.text import Font, wrapped
from iceberg.model.iceberg_board import Level
from iceberg.model.record import RecordId

TITLE_FONT: Final = Font(17, "bold")
QUESTION_FONT: Final = Font(14)
RESPONSE_FONT: Final = Font(14, "semibold")
LETTER_SPACING: Final = 1.6
FROM_SIDE: Final = 24.0
_TITLE_WIDTH: Final = 224.0
_QUESTION_WIDTH: Final = 152.0
_RESPONSE_WIDTH: Final = 104.0
_RESTING: Final = 0.28
"""Opacity of what steps back while something else is lit."""


def paint_iceberg(
    painter: QPainter,
    scene: IcebergScene,
    theme: Theme,
    mood: Mood,
    frame: Rect,
    *,
    only: frozenset[RecordId] | None = None,
    skip: frozenset[RecordId] = frozenset(),
    detail: float = 1.0,
    ground: bool = True,
) -> None:
    """Paint a board with a painter that takes board coordinates.

    `frame` is the part that is seen; sky, water and the titles at its sides reach to its edges.
    `only`: nothing but these cards and arrows, `skip`: all but these. `detail`: pixels to a board
    unit. Without `ground` neither sky nor water are filled, for a transparent picture.
    """
    painter.save()
    if only is None:
        _paint_surroundings(painter, scene, theme, frame, detail, ground=ground)
    skip = skip | mood.hidden
    seen = frame.grown(24)
    for id_, route in scene.causes.items():
        if _is_wanted(id_, only, skip) and route.box.overlaps(seen):
            with _resting(painter, mood.rests(id_)):
                _paint_cause(painter, route, theme, _stands_out(mood, id_))
    for id_, card in scene.cards.items():
        if _is_wanted(id_, only, skip) and card.rect.overlaps(seen):
            with _resting(painter, mood.rests(id_)):
                selected, hovered = id_ in mood.selected, id_ == mood.hovered
                paint_card(painter, card, theme, selected=selected, hovered=hovered, detail=detail)
    painter.restore()


def _is_wanted(id_: RecordId, only: frozenset[RecordId] | None, skip: frozenset[RecordId]) -> bool:
    return id_ not in skip and (only is None or id_ in only)


def _stands_out(mood: Mood, id_: RecordId) -> bool:
    return id_ in mood.selected or id_ == mood.hovered


@contextmanager
def _resting(painter: QPainter, rests: bool) -> Iterator[None]:
    before = painter.opacity()
    if rests:
        painter.setOpacity(before * _RESTING)
    yield
    painter.setOpacity(before)


def _paint_surroundings(
    painter: QPainter,
    scene: IcebergScene,
    theme: Theme,
    frame: Rect,
    detail: float,
    *,
    ground: bool,
) -> None:
    if ground:
        paint_water(painter, scene.bands, theme, frame)
    paint_ice(painter, scene.ice, theme)
    paint_waves(painter, scene.bands, theme.wave if ground else theme.water[1], frame)
    line = theme.wave if ground else theme.quiet_ink
    paint_separators(painter, scene.bands, line, frame, theme.separator_strength)
    if QUESTION_FONT.size * detail < LEAST_TEXT:
        return
    for band, level in zip(scene.bands, scene.contents.board.levels, strict=True):
        ink = theme.band_ink[min(band.index, len(theme.band_ink) - 1)] if ground else theme.ink
        _paint_title(painter, band, level, ink, frame)


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


def _paint_title(painter: QPainter, band: Band, level: Level, ink: str, frame: Rect) -> None:
    """Write a level's title and question at the left, what acting on it means at the right."""
    painter.setPen(colour(ink))
    x = frame.left + FROM_SIDE
    y = band.top + (47 if band.index == 0 else 42)
    painter.setFont(_spaced(TITLE_FONT))
    painter.drawText(QPointF(x, y), _shown_title(level))
    painter.setFont(qt_font(RESPONSE_FONT))
    response = _shown_response(level)
    width = QFontMetricsF(painter.font()).horizontalAdvance(response)
    painter.drawText(QPointF(frame.right - FROM_SIDE - width, y), response)
    painter.setFont(qt_font(QUESTION_FONT))
    lines = wrapped(level.question, QUESTION_FONT, _QUESTION_WIDTH, QtMeasurer())
    for i, line in enumerate(lines[: int((band.height - 74) / 20)]):
        painter.drawText(QPointF(x, y + 26 + 20 * i), line)


def shown_titles(scene: IcebergScene) -> frozenset[str]:
    """Return the titles of the levels as they are written, in spaced capitals."""
    return frozenset(_shown_title(level) for level in scene.contents.board.levels)


def shown_responses(scene: IcebergScene) -> frozenset[str]:
    """Return the words at the right edge, as they are written."""
    return frozenset(_shown_response(level) for level in scene.contents.board.levels)


def _shown_response(level: Level) -> str:
    return _elided(qt_font(RESPONSE_FONT), level.response, _RESPONSE_WIDTH)


def _shown_title(level: Level) -> str:
    return _elided(_spaced(TITLE_FONT), level.title.upper(), _TITLE_WIDTH)


def _spaced(font: Font) -> QFont:
    spaced = QFont(qt_font(font))
    spaced.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, LETTER_SPACING)
    return spaced


def _elided(font: QFont, text: str, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def _paint_cause(painter: QPainter, route: CauseRoute, theme: Theme, stands_out: bool) -> None:
    ink = colour(theme.accent) if stands_out else colour(theme.cause)
    painter.setPen(QPen(ink, (3.0 if stands_out else 2.2) * theme.stroke))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(polygon(route.points))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(polygon(route.head))
