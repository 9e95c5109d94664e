"""The panel of a group: a heading above its cards, and the cards in rows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from iceberg.geometry.cards import GAP
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import Font

HEADING_FONT: Final = Font(15, "semibold")
AROUND: Final = 14.0
"""From the panel's edge to its cards, at three sides."""
HEADING: Final = 40.0
"""From the panel's top to its cards: the heading's line."""
LEAST_WIDTH: Final = 180.0

_K = TypeVar("_K")


def panel(cards: Iterable[Rect]) -> Rect:
    """Return the panel around the cards of a group; there must be at least one card."""
    inside = Rect.enclosing(cards)
    assert inside is not None
    right = max(inside.right + AROUND, inside.left - AROUND + LEAST_WIDTH)
    return Rect(inside.left - AROUND, inside.top - HEADING, right, inside.bottom + AROUND)


def heading_of(group: Rect) -> Rect:
    """Return the part of a panel that is the heading: where one takes hold of the group."""
    return Rect(group.left, group.top, group.right, group.top + HEADING - 4)


def block(cards: Sequence[tuple[_K, Rect]]) -> dict[_K, Point]:
    """Return places for the cards of a group from (0, 0) on, about as many rows as columns."""
    columns = max(1, math.ceil(math.sqrt(len(cards))))
    places: dict[_K, Point] = {}
    y = 0.0
    for begin in range(0, len(cards), columns):
        row = cards[begin : begin + columns]
        x = 0.0
        for key, rect in row:
            places[key] = Point(x, y)
            x += rect.width + GAP
        y += max(rect.height for _, rect in row) + GAP
    return places
