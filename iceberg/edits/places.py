"""How large cards are and where there is room for them, for edits that place cards."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from iceberg.geometry.cards import CardLayout, card_layout, first_row, free_place, reading_order
from iceberg.geometry.groups import panel
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import TextMeasurer
from iceberg.model.contents import IcebergContents
from iceberg.model.iceberg_board import Card
from iceberg.model.record import RecordId


@dataclass(frozen=True, slots=True)
class Unit:
    """What is moved and tidied as one: a card, or a group with its cards."""

    group: RecordId | None
    cards: tuple[tuple[Card, Rect], ...]
    """In reading order."""
    rect: Rect
    """Around all of it, the heading's panel included."""


def layout_of(card: Card, contents: IcebergContents, measurer: TextMeasurer) -> CardLayout:
    """Return how a card is laid out, with all that it carries."""
    has_marks = bool(card.dots or card.loop or card.loop_board or card.id in contents.actions)
    sketch = card.sketch
    return card_layout(
        card.text,
        measurer,
        has_sketch=sketch is not None,
        has_times=sketch is not None and bool(sketch.start or sketch.present or sketch.horizon),
        has_marks=has_marks,
    )


def place_of(card: Card, contents: IcebergContents, measurer: TextMeasurer) -> Rect:
    """Return where a card stands in its band."""
    size = layout_of(card, contents, measurer)
    return Rect.at(card.x, card.y, size.width, size.height)


def taken_on(
    level: str,
    contents: IcebergContents,
    measurer: TextMeasurer,
    without: Iterable[RecordId] = (),
    groups: Collection[RecordId] | None = None,
) -> list[Rect]:
    """Return what stands in a band: its cards but those `without`, and the panels of its groups.

    `groups`: count the panels of these only.
    """
    left_out = set(without)
    cards = [card for card in contents.on_level(level) if card.id not in left_out]
    taken = [place_of(card, contents, measurer) for card in cards]
    for group in contents.groups if groups is None else groups:
        rects = [place_of(c, contents, measurer) for c in cards if c.group == group]
        if rects:
            taken.append(panel(rects))
    return taken


def room_for(
    size: CardLayout | Rect, taken: list[Rect], contents: IcebergContents, level: str
) -> Point:
    """Return the best free place for a card on a level, and count it as taken from now on."""
    kinds = [its.kind for its in contents.board.levels]
    top = first_row(next((i for i, kind in enumerate(kinds) if kind == level), 1))
    spot = free_place(taken, size.width, size.height, top=top)
    taken.append(Rect.at(spot.x, spot.y, size.width, size.height))
    return spot


def units_on(level: str, contents: IcebergContents, measurer: TextMeasurer) -> list[Unit]:
    """Return what stands in a band, groups as one each, in reading order."""
    cards: dict[RecordId | None, list[Card]] = {}
    for card in contents.on_level(level):
        cards.setdefault(card.group, []).append(card)
    units = [
        Unit(None, ((card, rect),), rect)
        for card in cards.pop(None, [])
        for rect in [place_of(card, contents, measurer)]
    ]
    for group, members in cards.items():
        rects = [(card, place_of(card, contents, measurer)) for card in members]
        whole = panel(rect for _, rect in rects)
        units.append(Unit(group, tuple(reading_order(rects)), whole))
    return [unit for unit, _ in reading_order([(unit, unit.rect) for unit in units])]
