"""Painting links: lines, then heads, delay strokes and signs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from iceberg.drawing.fonts import qt_font
from iceberg.drawing.loop_scene import LoopScene
from iceberg.drawing.strokes import DELAY_WIDTH, Emphasis, Strokes, link_colour, link_pen
from iceberg.drawing.theme import Theme
from iceberg.geometry.curves import SIGN_RADIUS, Arc
from iceberg.geometry.shapes import Point
from iceberg.geometry.text import Font
from iceberg.model.loop_board import Link, Notation, Polarity, Strength
from iceberg.model.record import RecordId

_SIGN_FONT: Final = Font(20, "bold")
_ARM: Final = 6.2
"""Half the length of the strokes of a plus or minus."""
_SIGN_WIDTH: Final = 3.0
_LETTERS: Final[dict[Polarity, str]] = {"+": "S", "-": "O"}
"""Same and opposite direction, after Senge, The Fifth Discipline (1990)."""
_NO_SIGNS: Final = 0.3
"""Below this zoom signs and delays are too small to be seen."""
_STRAIGHT: Final = 0.15
"""Below this zoom an arc and its chord look the same."""
_LEAST_PIXELS: Final = 0.9
"""A line never gets thinner than this on the screen."""


def paint_links(
    painter: QPainter,
    scene: LoopScene,
    theme: Theme,
    ids: Iterable[RecordId],
    emphasis: Emphasis,
    detail: float,
) -> None:
    """Paint the links `ids`, all with the same emphasis."""
    links = [(link, scene.arcs[id_]) for id_ in ids if (link := scene.contents.links.get(id_))]
    for (polarity, strength), group in _by_look(links).items():
        if detail < _STRAIGHT:
            _paint_chords(painter, theme, polarity, group, detail)
        else:
            pen = link_pen(polarity, emphasis, theme, strength)
            _paint_lines(painter, scene, theme, pen, emphasis, group, detail)
    if detail >= _NO_SIGNS:
        _paint_signs(painter, theme, links, scene.contents.board.notation)


def _by_look(
    links: Iterable[tuple[Link, Arc]],
) -> dict[tuple[Polarity, Strength], list[tuple[Link, Arc]]]:
    groups: defaultdict[tuple[Polarity, Strength], list[tuple[Link, Arc]]] = defaultdict(list)
    for link, arc in links:
        groups[link.polarity, link.strength].append((link, arc))
    return groups


def _paint_chords(
    painter: QPainter,
    theme: Theme,
    polarity: Polarity,
    group: Iterable[tuple[Link, Arc]],
    detail: float,
) -> None:
    painter.setPen(QPen(link_colour(polarity, theme), _LEAST_PIXELS / detail))
    painter.drawLines([QLineF(*arc.points[0], *arc.tip) for _, arc in group])


def _paint_lines(
    painter: QPainter,
    scene: LoopScene,
    theme: Theme,
    pen: QPen,
    emphasis: Emphasis,
    group: Iterable[tuple[Link, Arc]],
    detail: float,
) -> None:
    """Paint lines, heads and delay strokes of links that look alike."""
    drawn = [(link, strokes_of(scene, link.id, arc)) for link, arc in group]
    if pen.widthF() * detail < _LEAST_PIXELS:
        pen = QPen(pen.color(), _LEAST_PIXELS / detail)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # One by one: Qt strokes a path of many arcs ten times slower than the arcs.
    for _, strokes in drawn:
        painter.drawPolyline(strokes.line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    for _, strokes in drawn:
        painter.drawConvexPolygon(strokes.broad_head if emphasis == "strong" else strokes.head)
    delays = [line for link, strokes in drawn if link.delayed for line in strokes.delay]
    if delays and detail >= _NO_SIGNS:
        _paint_delays(painter, theme, pen.color(), delays)


def _paint_delays(painter: QPainter, theme: Theme, colour: QColor, delays: list[QLineF]) -> None:
    """Paint pairs of strokes across, with the board showing between them."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    between = QPen(QColor(theme.board), 5.4)
    between.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(between)
    painter.drawLines(
        [
            QLineF((one.p1() + two.p1()) / 2, (one.p2() + two.p2()) / 2)
            for one, two in zip(delays[::2], delays[1::2], strict=True)
        ]
    )
    across = QPen(colour, DELAY_WIDTH)
    across.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(across)
    painter.drawLines(delays)


def strokes_of(scene: LoopScene, id_: RecordId, arc: Arc) -> Strokes:
    """Return an arc's shapes, made once."""
    if id_ not in scene.strokes:
        scene.strokes[id_] = Strokes.of(arc)
    return scene.strokes[id_]


def _paint_signs(
    painter: QPainter, theme: Theme, links: Iterable[tuple[Link, Arc]], notation: Notation
) -> None:
    """Paint the polarity signs, each on a round ground of the board's colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.board))
    links = list(links)
    for _, arc in links:
        painter.drawEllipse(QPointF(*arc.sign), SIGN_RADIUS, SIGN_RADIUS)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for (polarity, _), group in _by_look(links).items():
        pen = QPen(link_colour(polarity, theme), _SIGN_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        letter = _LETTERS.get(polarity) if notation == "so" else None
        if polarity == "?" or letter:
            _paint_letters(painter, letter or "?", [arc.sign for _, arc in group])
        else:
            strokes = _SIGNS[polarity]
            painter.drawLines([line for _, arc in group for line in strokes(arc.sign)])


def _paint_letters(painter: QPainter, letter: str, places: Iterable[Point]) -> None:
    painter.setFont(qt_font(_SIGN_FONT))
    for place in places:
        box = QRectF(place.x - SIGN_RADIUS, place.y - SIGN_RADIUS, 2 * SIGN_RADIUS, 2 * SIGN_RADIUS)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


def _minus(at: Point) -> Iterator[QLineF]:
    yield QLineF(at.x - _ARM, at.y, at.x + _ARM, at.y)


def _plus(at: Point) -> Iterator[QLineF]:
    # In three pieces that do not overlap, so that a faded plus has no darker middle.
    half = _SIGN_WIDTH / 2
    yield from _minus(at)
    yield QLineF(at.x, at.y - _ARM, at.x, at.y - half)
    yield QLineF(at.x, at.y + half, at.x, at.y + _ARM)


def _plus_minus(at: Point) -> Iterator[QLineF]:
    yield from _plus(at.plus(0.0, -2.2))
    yield from _minus(at.plus(0.0, 7.2))


_SIGNS: Final[dict[Polarity, Callable[[Point], Iterator[QLineF]]]] = {
    "+": _plus,
    "-": _minus,
    "mixed": _plus_minus,
}
