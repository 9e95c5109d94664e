"""An iceberg board laid out: where its bands, cards, arrows and ice are, ready to be painted."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from iceberg.drawing.sketch_shape import SketchShape, sketch_shape
from iceberg.edits.places import layout_of
from iceberg.geometry.bands import Band, band_at, bands
from iceberg.geometry.berg import Ice, ice
from iceberg.geometry.cards import (
    MARKS_HEIGHT,
    TEXT_LEFT,
    CardLayout,
)
from iceberg.geometry.causes import CauseRoute, cause_routes, nearness
from iceberg.geometry.groups import heading_of, panel
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import Font, TextMeasurer
from iceberg.model.action import Action
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card
from iceberg.model.loop_board import LoopBoard, NamedLoop
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId

MARK_FONT: Final = Font(12, "semibold")
MOST_DOTS: Final = 7
"""More dots than these are shown as one dot and their number."""
_TITLES: Final = 224.0
"""Room for the titles, left of the ice."""
_RESPONSES: Final = 126.0
_SKY: Final = 26.0
_AT_REST: Final = (0.84, 0.84)
"""How wide the ice is where cards do not need more."""
_DOT_STEP: Final = 13.0


@dataclass(frozen=True, slots=True)
class CardShape:
    """One card as it is painted, in board units."""

    rect: Rect
    lines: tuple[str, ...]
    edges: tuple[str, ...]
    """Colours of the perspectives that hold it, in their order on the card."""
    sketch: SketchShape | None = None
    loop: str = ""
    """What is written about the loop it stands for."""
    dots: int = 0
    has_note: bool = False
    actions: int = 0
    has_fifteen: bool = False
    """Whether one of the actions is a 15 % solution."""


@dataclass(frozen=True, slots=True)
class GroupShape:
    """A heading's panel as it is painted."""

    rect: Rect
    title: str


@dataclass(frozen=True, slots=True)
class IcebergScene:
    """Everything about an iceberg board that its painter and the hand need to know."""

    contents: IcebergContents
    bands: tuple[Band, ...]
    cards: dict[RecordId, CardShape]
    causes: dict[RecordId, CauseRoute]
    ice: Ice
    bounds: Rect
    """What a view must show to show the whole board, titles included."""
    groups: dict[RecordId, GroupShape] = field(default_factory=dict)

    def changed(
        self,
        contents: IcebergContents,
        document: Document,
        touched: Iterable[RecordId],
        measurer: TextMeasurer,
    ) -> IcebergScene:
        """Return the scene after a change that touched these records."""
        if not any(_concerns(self, contents, document, id_) for id_ in touched):
            return self
        return iceberg_scene(contents, document, measurer)

    def without(self, hidden: Collection[RecordId]) -> IcebergScene:
        """Return the scene with some cards out of sight; the ice keeps their places."""
        if not hidden:
            return self
        cards = {id_: card for id_, card in self.cards.items() if id_ not in hidden}
        ends = self.contents.causes
        causes = {
            id_: route
            for id_, route in self.causes.items()
            if ends[id_].source in cards and ends[id_].target in cards
        }
        kept = {card.group for id_ in cards if (card := self.contents.cards.get(id_))}
        groups = {id_: group for id_, group in self.groups.items() if id_ in kept}
        return replace(self, cards=cards, causes=causes, groups=groups)

    def card_at(self, point: Point, on_top: Collection[RecordId] = ()) -> RecordId | None:
        """Return the uppermost card at a point; those `on_top` lie over all others."""
        here = [id_ for id_, card in self.cards.items() if card.rect.contains(point)]
        return max(here, key=lambda id_: (id_ in on_top, here.index(id_)), default=None)

    def group_at(self, point: Point) -> RecordId | None:
        """Return the group whose heading is at a point."""
        headings = ((id_, heading_of(group.rect)) for id_, group in self.groups.items())
        return next((id_ for id_, rect in headings if rect.contains(point)), None)

    def cause_at(self, point: Point, reach: float) -> RecordId | None:
        """Return the arrow nearest to a point, not farther than `reach`."""
        near = {
            id_: nearness(route, point)
            for id_, route in self.causes.items()
            if route.box.grown(reach).contains(point)
        }
        id_ = min(near, key=lambda one: near[one], default=None)
        return id_ if id_ is not None and near[id_] <= reach else None

    def band_at(self, y: float) -> Band:
        """Return the band at a height; sky and depth belong to the first and the last."""
        return band_at(self.bands, y)

    def band_of(self, level: str) -> Band:
        """Return the band of a level, by the level's kind; KeyError for one that is not there."""
        for band, its in zip(self.bands, self.contents.board.levels, strict=True):
            if its.kind == level:
                return band
        raise KeyError(level)

    def to_band(self, point: Point) -> tuple[str, float, float]:
        """Return a point as level, x from the middle, and y below the top of the level's band."""
        band = self.band_at(point.y)
        level = self.contents.board.levels[band.index].kind
        return level, point.x, max(0.0, point.y - band.top)


def iceberg_scene(
    contents: IcebergContents, document: Document, measurer: TextMeasurer
) -> IcebergScene:
    """Lay out an iceberg board."""
    layouts = {id_: layout_of(card, contents, measurer) for id_, card in contents.cards.items()}
    of_levels = _bands(contents, layouts)
    tops = {
        level.kind: band.top for level, band in zip(contents.board.levels, of_levels, strict=True)
    }
    cards = {
        id_: shape_of(card, layouts[id_], tops[card.level], contents, document, measurer)
        for id_, card in contents.cards.items()
        if card.level in tops
    }
    groups = _groups(contents, cards)
    rects = {id_: shape.rect for id_, shape in cards.items()}
    ends = {id_: (cause.source, cause.target) for id_, cause in contents.causes.items()}
    causes = cause_routes(rects, ends)
    berg = ice(
        [*rects.values(), *(group.rect for group in groups.values())], of_levels, slim=_AT_REST
    )
    bounds = _bounds(berg, of_levels, causes)
    return IcebergScene(contents, of_levels, cards, causes, berg, bounds, groups)


def _groups(
    contents: IcebergContents, cards: dict[RecordId, CardShape]
) -> dict[RecordId, GroupShape]:
    groups: dict[RecordId, GroupShape] = {}
    for id_, group in contents.groups.items():
        inside = [cards[card.id].rect for card in contents.in_group(id_) if card.id in cards]
        if inside:
            groups[id_] = GroupShape(panel(inside), group.name)
    return groups


def _concerns(
    scene: IcebergScene, contents: IcebergContents, document: Document, id_: RecordId
) -> bool:
    """Whether a record that changed, came or went is seen on this board."""
    if id_ in scene.contents.cards or id_ in contents.cards or id_ == contents.board.id:
        return True
    if id_ in scene.contents.causes or id_ in contents.causes:
        return True
    if id_ in scene.contents.groups or id_ in contents.groups:
        return True
    record = document.records.get(id_)
    return record is None or isinstance(record, Perspective | NamedLoop | LoopBoard | Action)


def _bands(contents: IcebergContents, layouts: dict[RecordId, CardLayout]) -> tuple[Band, ...]:
    needed = dict.fromkeys((level.kind for level in contents.board.levels), 0.0)
    for id_, card in contents.cards.items():
        if card.level in needed:
            needed[card.level] = max(needed[card.level], card.y + layouts[id_].height)
    return bands(list(needed.values()))


def shape_of(
    card: Card,
    layout: CardLayout,
    top: float,
    contents: IcebergContents,
    document: Document,
    measurer: TextMeasurer,
) -> CardShape:
    """Return a card as it is painted, in a band that begins at `top`."""
    actions = contents.actions.get(card.id, ())
    rect = Rect.at(card.x, top + card.y, layout.width, layout.height)
    people = (document.get(id_, Perspective) for id_ in card.perspectives)
    has_marks = bool(card.dots or card.loop or actions)
    below_sketch = rect.bottom - (MARKS_HEIGHT if has_marks else 0.0)
    return CardShape(
        rect,
        layout.lines,
        tuple(person.colour for person in people if person is not None),
        sketch_shape(card.sketch, rect, below_sketch) if card.sketch else None,
        _loop_mark(card, rect, actions_width(len(actions)), document, measurer),
        card.dots,
        bool(card.note.strip()),
        len(actions),
        any(action.fifteen for action in actions),
    )


def dots_width(dots: int) -> float:
    """Return the room that a card's dots take, from its right edge."""
    if not dots:
        return 12.0
    return 24.0 + (40.0 if dots > MOST_DOTS else (dots - 1) * _DOT_STEP)


def actions_width(actions: int) -> float:
    """Return the room that the mark of a card's actions takes, beside its dots."""
    return (26.0 if actions == 1 else 40.0) if actions else 0.0


def _loop_mark(
    card: Card, rect: Rect, beside: float, document: Document, measurer: TextMeasurer
) -> str:
    """Return the name of the card's loop, as it fits beside the dots."""
    loop = document.get(card.loop, NamedLoop) if card.loop is not None else None
    if loop is None:
        return ""
    board = document.get(loop.board, LoopBoard)
    number = f"{loop.letter}{loop.number}"
    room = rect.width - TEXT_LEFT - 16.0 - dots_width(card.dots) - beside
    name = board.name if board is not None else ""
    full = f"{name} · {number}" if name else number
    if measurer.width(full, MARK_FONT) <= room:
        return full
    while name and measurer.width(f"{name}… · {number}", MARK_FONT) > room:
        name = name[:-1].rstrip()
    return f"{name}… · {number}" if name else number


def _bounds(berg: Ice, of_levels: tuple[Band, ...], causes: dict[RecordId, CauseRoute]) -> Rect:
    drawn = berg.box
    for route in causes.values():
        drawn = drawn.united(route.box)
    return Rect(
        drawn.left - _TITLES,
        min(0.0, drawn.top - _SKY),
        drawn.right + _RESPONSES,
        max(of_levels[-1].bottom, drawn.bottom + _SKY),
    )
