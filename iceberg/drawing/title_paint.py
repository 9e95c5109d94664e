"""What stands beside the ice: each level's title and question, and what acting on it means."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from iceberg.drawing.brushes import colour
from iceberg.drawing.fonts import QtMeasurer, qt_font
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.drawing.theme import Theme
from iceberg.geometry.bands import Band
from iceberg.geometry.berg import Ice
from iceberg.geometry.shapes import Rect
from iceberg.geometry.text import Font, wrapped
from iceberg.model.iceberg_board import Level, LevelKind

TITLE_FONT: Final = Font(17, "bold")
QUESTION_FONT: Final = Font(14)
RESPONSE_FONT: Final = Font(14, "semibold")
LETTER_SPACING: Final = 1.6
FROM_SIDE: Final = 24.0
_TITLE_WIDTH: Final = 198.0
_QUESTION_WIDTH: Final = 152.0
_RESPONSE_WIDTH: Final = 104.0
_BASELINES: Final = (47.0, 42.0)
"""From the top of a band to its title's baseline: of the tip, and of all others."""
_LEAST_PIXELS: Final = 12.5
"""A question is not written smaller than this while there is room beside the ice."""
_LEAST_TITLE: Final = 90.0
"""Width that can be taken hold of, however short the title."""
_MOST_GROWN: Final = 2.4


def paint_titles(
    painter: QPainter,
    scene: IcebergScene,
    theme: Theme,
    frame: Rect,
    detail: float,
    *,
    ground: bool,
) -> None:
    """Write them at the sides of `frame`; larger, when the board is seen from afar."""
    grown = _growth(scene, frame, detail)
    for band, level in zip(scene.bands, scene.contents.board.levels, strict=True):
        ink = theme.band_ink[min(band.index, len(theme.band_ink) - 1)] if ground else theme.ink
        painter.setPen(colour(ink))
        painter.save()
        painter.translate(frame.left, band.top)
        painter.scale(grown, grown)
        _paint_left(painter, band, level, grown)
        painter.restore()
        painter.save()
        painter.translate(frame.right, band.top)
        painter.scale(grown, grown)
        _paint_right(painter, band, level)
        painter.restore()


def title_places(scene: IcebergScene, frame: Rect, detail: float) -> list[tuple[LevelKind, Rect]]:
    """Return where the titles of the levels are written, as ``paint_titles`` does it."""
    grown = _growth(scene, frame, detail)
    places: list[tuple[LevelKind, Rect]] = []
    for band, level in zip(scene.bands, scene.contents.board.levels, strict=True):
        y = _BASELINES[min(band.index, 1)]
        width = max(_title_width(level), _LEAST_TITLE)
        rect = Rect(FROM_SIDE - 8, y - 20, FROM_SIDE + width + 8, y + 8)
        left, top = frame.left + rect.left * grown, band.top + rect.top * grown
        places.append((level.kind, Rect.at(left, top, rect.width * grown, rect.height * grown)))
    return places


def _growth(scene: IcebergScene, frame: Rect, detail: float) -> float:
    """Return how much larger than planned the words are written, with room to stand."""
    wanted = min(_MOST_GROWN, _LEAST_PIXELS / (QUESTION_FONT.size * detail))
    if wanted <= 1.0:
        return 1.0
    needed = max((_title_width(level) for level in scene.contents.board.levels), default=1.0)
    room = min(_left_of_ice(scene.ice, band) - frame.left for band in scene.bands)
    return max(1.0, min(wanted, room / (needed + 1.5 * FROM_SIDE)))


def _left_of_ice(ice: Ice, band: Band) -> float:
    """Return how far left the ice reaches in a band."""
    inside = [point.x for point in ice.outline if band.top <= point.y <= band.bottom]
    return min(inside, default=ice.box.left)


def _title_width(level: Level) -> float:
    return QFontMetricsF(_spaced(TITLE_FONT)).horizontalAdvance(_shown_title(level))


def _paint_left(painter: QPainter, band: Band, level: Level, grown: float) -> None:
    y = _BASELINES[min(band.index, 1)]
    painter.setFont(_spaced(TITLE_FONT))
    painter.drawText(QPointF(FROM_SIDE, y), _shown_title(level))
    painter.setFont(qt_font(QUESTION_FONT))
    lines = wrapped(level.question, QUESTION_FONT, _QUESTION_WIDTH, QtMeasurer())
    for i, line in enumerate(lines[: max(0, int((band.height / grown - y - 12) / 20))]):
        painter.drawText(QPointF(FROM_SIDE, y + 26 + 20 * i), line)


def _paint_right(painter: QPainter, band: Band, level: Level) -> None:
    painter.setFont(qt_font(RESPONSE_FONT))
    response = _shown_response(level)
    width = QFontMetricsF(painter.font()).horizontalAdvance(response)
    painter.drawText(QPointF(-FROM_SIDE - width, _BASELINES[min(band.index, 1)]), response)


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
