"""Painting an iceberg board: water, ice, titles, arrows and cards, in this order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtGui import QPainter

from iceberg.drawing.card_paint import Emphasis, paint_card
from iceberg.drawing.cause_paint import paint_cause
from iceberg.drawing.group_paint import paint_group, paint_heading
from iceberg.drawing.ice_paint import paint_ice
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.drawing.mood import Mood
from iceberg.drawing.pair_paint import paint_captions, paint_replaced, paint_twins
from iceberg.drawing.pair_scene import PairScene
from iceberg.drawing.theme import Theme
from iceberg.drawing.title_paint import paint_titles
from iceberg.drawing.water import paint_separators, paint_water, paint_waves
from iceberg.geometry.shapes import Rect
from iceberg.model.record import RecordId

Wanted = Callable[[RecordId, Rect], bool]
"""Whether a record that is drawn within this rectangle is painted."""
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
    seen, left_out = frame.grown(24), skip | mood.hidden

    def wanted(id_: RecordId, rect: Rect) -> bool:
        return id_ not in left_out and (only is None or id_ in only) and rect.overlaps(seen)

    painter.save()
    if only is None:
        paint_surroundings(painter, scene, theme, mood, frame, detail, ground=ground)
    paint_lines(painter, scene, theme, mood, wanted)
    paint_raised(painter, scene, theme, mood, wanted)
    paint_cards(painter, scene, theme, mood, wanted, detail)
    painter.restore()


def paint_lines(
    painter: QPainter, scene: IcebergScene, theme: Theme, mood: Mood, wanted: Wanted
) -> None:
    """Paint the panels of groups, and over them the arrows but those that stand out."""
    for id_, group in scene.groups.items():
        if wanted(id_, group.rect):
            with _resting(painter, mood.rests(id_)):
                is_selected, is_hovered = id_ in mood.selected, id_ == mood.hovered
                paint_group(painter, group, theme, selected=is_selected, hovered=is_hovered)
    _paint_causes(painter, scene, theme, mood, wanted, stand_out=False)


def paint_raised(
    painter: QPainter, scene: IcebergScene, theme: Theme, mood: Mood, wanted: Wanted
) -> None:
    """Paint what lies over all other lines: the arrows that stand out, then the headings."""
    _paint_causes(painter, scene, theme, mood, wanted, stand_out=True)
    for id_, group in scene.groups.items():
        if wanted(id_, group.rect):
            with _resting(painter, mood.rests(id_)):
                paint_heading(painter, group, theme)


def _paint_causes(
    painter: QPainter,
    scene: IcebergScene,
    theme: Theme,
    mood: Mood,
    wanted: Wanted,
    *,
    stand_out: bool,
) -> None:
    for id_, route in scene.causes.items():
        if stands_out(mood, id_) is stand_out and wanted(id_, route.box):
            with _resting(painter, mood.rests(id_)):
                reinforces = scene.contents.causes[id_].sense == "reinforces"
                paint_cause(painter, route, theme, reinforces=reinforces, stands_out=stand_out)


def paint_cards(
    painter: QPainter,
    scene: IcebergScene,
    theme: Theme,
    mood: Mood,
    wanted: Wanted,
    detail: float,
) -> None:
    """Paint the cards; what is selected lies on top, where the hand finds it too."""
    for id_, card in sorted(scene.cards.items(), key=lambda one: one[0] in mood.selected):
        if wanted(id_, card.rect):
            with _resting(painter, mood.rests(id_)):
                paint_card(painter, card, theme, emphasis_of(mood, id_), detail=detail)


def stands_out(mood: Mood, id_: RecordId) -> bool:
    """Whether an arrow is painted stronger than others."""
    return id_ == mood.hovered or id_ in mood.selected or id_ in mood.traced


def emphasis_of(mood: Mood, id_: RecordId) -> Emphasis:
    """Return how a card stands out."""
    if id_ in mood.selected:
        return Emphasis.SELECTED
    if id_ in mood.traced:
        return Emphasis.TRACED
    return Emphasis.HOVERED if id_ == mood.hovered else Emphasis.PLAIN


@contextmanager
def _resting(painter: QPainter, rests: bool) -> Iterator[None]:
    before = painter.opacity()
    if rests:
        painter.setOpacity(before * _RESTING)
    yield
    painter.setOpacity(before)


def paint_surroundings(
    painter: QPainter,
    scene: IcebergScene,
    theme: Theme,
    mood: Mood,
    frame: Rect,
    detail: float,
    *,
    ground: bool,
) -> None:
    """Paint all that no card and no arrow is: water, ice, titles."""
    if ground:
        paint_water(painter, scene.bands, theme, frame)
    if isinstance(scene, PairScene):
        paint_twins(painter, scene, theme)
    else:
        paint_ice(painter, scene.ice, theme)
    paint_waves(painter, scene.bands, theme.wave if ground else theme.water[1], frame)
    line = theme.wave if ground else theme.quiet_ink
    paint_separators(painter, scene.bands, line, frame, theme.separator_strength)
    paint_titles(painter, scene, theme, frame, detail, ground=ground)
    if isinstance(scene, PairScene):
        paint_captions(painter, scene, theme, frame, detail, ground=ground)
        paint_replaced(painter, scene, theme, mood)
