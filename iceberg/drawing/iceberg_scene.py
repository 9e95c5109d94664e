"""An iceberg board laid out: where its bands, cards, arrows and ice are, ready to be painted."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from iceberg.drawing.card_shape import CardShape, shape_of
from iceberg.edits.places import layout_of
from iceberg.geometry.arrow_lines import CauseRoute, nearness
from iceberg.geometry.bands import Band, band_at, bands
from iceberg.geometry.berg import Ice, ice
from iceberg.geometry.cards import (
    CardLayout,
)
from iceberg.geometry.carried import Laid, carried_routes
from iceberg.geometry.causes import cause_routes
from iceberg.geometry.groups import heading_of, panel
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import TextMeasurer
from iceberg.model.action import Action
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card
from iceberg.model.loop_board import LoopBoard, NamedLoop
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId

_TITLES: Final = 224.0
"""Room for the titles, left of the ice."""
_RESPONSES: Final = 126.0
_SKY: Final = 26.0
_AT_REST: Final = (0.84, 0.84)
"""How wide the ice is where cards do not need more."""


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

    def carried(
        self,
        contents: IcebergContents,
        document: Document,
        touched: Collection[RecordId],
        measurer: TextMeasurer,
    ) -> IcebergScene:
        """Return the scene at a step of a drag: as ``changed``, but arrows that lie aside stay.

        What ends the drag must lay out all of it once more, with ``iceberg_scene``.
        """
        now, was = contents, self.contents
        own = (now.cards, now.causes, now.groups, was.cards, was.causes, was.groups)
        if not all(any(id_ in part for part in own) for id_ in touched):
            return self.changed(contents, document, touched, measurer)
        if not touched:
            return self
        return iceberg_scene(contents, document, measurer, self)

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
    contents: IcebergContents,
    document: Document,
    measurer: TextMeasurer,
    before: IcebergScene | None = None,
) -> IcebergScene:
    """Lay out an iceberg board; arrows that need not move stay as they were `before`."""
    layouts = {id_: layout_of(card, contents, measurer) for id_, card in contents.cards.items()}
    of_levels = _bands(contents, layouts)
    tops = {
        level.kind: band.top for level, band in zip(contents.board.levels, of_levels, strict=True)
    }
    cards = {
        id_: _kept(before, card, tops[card.level], contents)
        or shape_of(card, layouts[id_], tops[card.level], contents, document, measurer)
        for id_, card in contents.cards.items()
        if card.level in tops
    }
    groups = _groups(contents, cards)
    rects = {id_: shape.rect for id_, shape in cards.items()}
    ends = {id_: (cause.source, cause.target) for id_, cause in contents.causes.items()}
    causes = _carried(before, of_levels, rects, contents) if before else cause_routes(rects, ends)
    berg = ice(
        [*rects.values(), *(group.rect for group in groups.values())], of_levels, slim=_AT_REST
    )
    bounds = _bounds(berg, of_levels, causes)
    return IcebergScene(contents, of_levels, cards, causes, berg, bounds, groups)


def _kept(
    before: IcebergScene | None, card: Card, top: float, contents: IcebergContents
) -> CardShape | None:
    """Return a card's shape as it was, if nothing about the card has changed."""
    shape = before.cards.get(card.id) if before else None
    if before is None or shape is None or before.contents.cards[card.id] is not card:
        return None
    same = before.contents.actions.get(card.id) == contents.actions.get(card.id)
    return shape if same and shape.rect.top == top + card.y else None


def _carried(
    before: IcebergScene,
    of_levels: tuple[Band, ...],
    rects: dict[RecordId, Rect],
    contents: IcebergContents,
) -> dict[RecordId, CauseRoute]:
    """Return the arrows, changing as few as can be."""
    causes = {id_: (cause.source, cause.target) for id_, cause in contents.causes.items()}
    was = before.contents.causes
    same = {
        id_: route
        for id_, route in before.causes.items()
        if id_ in causes and causes[id_] == (was[id_].source, was[id_].target)
    }
    cards = {id_: card.rect for id_, card in before.cards.items()}
    return carried_routes(Laid(before.bands, cards, same), of_levels, rects, causes)


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
