"""Cards of two icebergs in columns: what one side has, what both have, what the other has.

The bands are common to both, so that levels align. Rows are as long as make the whole board fill a
screen best.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Generic, NamedTuple, TypeVar

from iceberg.geometry.bands import Band
from iceberg.geometry.cards import GAP, TIP_ROW
from iceberg.geometry.shapes import Rect

LEFT, BOTH, RIGHT = 0, 1, 2
"""The columns, as places in each level's triple."""

_CARD: Final = 250.0
"""Width that a card in a row is reckoned with."""
_MOST_IN_ROW: Final = 12
SCREEN: Final = 1.55
"""Usual width to height of the part of a window in which boards are shown."""
_AROUND: Final = 700.0
"""Room for titles, responses and the ice beside the columns, as reckoned with."""
_TIP_LEAST: Final = 232.0
_BAND_LEAST: Final = 140.0
_ABOVE_CARDS: Final = 40.0
_BELOW_CARDS: Final = 34.0
_BELOW_DEEPEST: Final = 150.0

_K = TypeVar("_K")


class Sized(NamedTuple, Generic[_K]):
    """A card's key and size."""

    key: _K
    width: float
    height: float


Level = Sequence[Sequence[Sized[_K]]]
"""The cards of one level in three columns."""


class Row(NamedTuple, Generic[_K]):
    """Cards beside each other."""

    cards: tuple[Sized[_K], ...]

    @property
    def width(self) -> float:
        """Extent in x."""
        return sum(card.width for card in self.cards) + GAP * (len(self.cards) - 1)

    @property
    def height(self) -> float:
        """Extent in y."""
        return max(card.height for card in self.cards)


@dataclass(frozen=True, slots=True)
class Block(Generic[_K]):
    """The cards of one level in one column, in rows."""

    rows: tuple[Row[_K], ...]

    @property
    def width(self) -> float:
        """Extent in x; 0 without cards."""
        return max((row.width for row in self.rows), default=0.0)

    @property
    def height(self) -> float:
        """Extent in y; 0 without cards."""
        return sum(row.height for row in self.rows) + GAP * max(0, len(self.rows) - 1)

    def placed(self, centre: float, middle: float) -> dict[_K, Rect]:
        """Return where the cards stand when the block is centred at a place."""
        rects: dict[_K, Rect] = {}
        y = middle - self.height / 2
        for row in self.rows:
            x = centre - row.width / 2
            for card in row.cards:
                top = y + (row.height - card.height) / 2
                rects[card.key] = Rect.at(round(x), round(top), card.width, card.height)
                x += card.width + GAP
            y += row.height + GAP
        return rects


@dataclass(frozen=True, slots=True)
class Columns(Generic[_K]):
    """Blocks by level and column, and the bands that they need."""

    blocks: tuple[tuple[Block[_K], Block[_K], Block[_K]], ...]
    bands: tuple[Band, ...]

    def width(self, column: int) -> float:
        """Return how wide a column is: as its widest block."""
        return max(blocks[column].width for blocks in self.blocks)

    def middle(self, level: int) -> float:
        """Return the height at which the blocks of a level are centred."""
        top = self.bands[level].top + (_ABOVE_CARDS if level else TIP_ROW)
        return top + max(block.height for block in self.blocks[level]) / 2


def columns(levels: Sequence[Level[_K]], screen: float = SCREEN) -> list[Columns[_K]]:
    """Return ways to stand the cards of each level, from the tip down, in blocks.

    The likeliest to fill a `screen` of this width to height come first. Cards keep their order:
    row by row, each from left to right.
    """
    most = max((len(cards) for level in levels for cards in level), default=1)
    in_rows = range(1, min(_MOST_IN_ROW, max(1, most)) + 1)
    shapes = {
        (n, tip, between)
        for n in in_rows
        for tip in (math.ceil(n / 2), n)
        for between in (math.ceil(n / 2), n)
    }
    tried = [_columns(levels, *shape) for shape in sorted(shapes)]
    return sorted(tried, key=lambda one: _scale(one, screen), reverse=True)


def _columns(levels: Sequence[Level[_K]], in_row: int, in_tip: int, in_between: int) -> Columns[_K]:
    blocks = []
    for index, (left, both, right) in enumerate(levels):
        most, between = (in_row, in_between) if index else (in_tip, min(in_tip, in_between))
        blocks.append((_block(left, most), _block(both, between), _block(right, most)))
    heights = [max(block.height for block in level) for level in blocks]
    return Columns(tuple(blocks), _bands(heights))


def _scale(made: Columns[_K], screen: float) -> float:
    """Return how large a board with these columns can be shown."""
    width = sum(made.width(column) for column in (LEFT, BOTH, RIGHT)) + _AROUND
    return min(screen / width, 1.0 / made.bands[-1].bottom)


def _block(cards: Sequence[Sized[_K]], in_row: int) -> Block[_K]:
    """Return cards in as few rows as they need, about equally long."""
    if not cards:
        return Block(())
    steps = [card.width + GAP for card in cards]
    whole = sum(steps)
    limit = whole / math.ceil(whole / (in_row * (_CARD + GAP)))
    rows: dict[int, list[Sized[_K]]] = {}
    for card, step, after in zip(cards, steps, accumulate(steps), strict=True):
        rows.setdefault(int((after - step / 2) / limit), []).append(card)
    return Block(tuple(Row(tuple(row)) for row in rows.values()))


def _bands(heights: Sequence[float]) -> tuple[Band, ...]:
    made: list[Band] = []
    top = 0.0
    for index, height in enumerate(heights):
        is_deepest = index == len(heights) - 1 and index > 0
        below = _BELOW_DEEPEST if is_deepest else _BELOW_CARDS
        above, least = (_ABOVE_CARDS, _BAND_LEAST) if index else (TIP_ROW, _TIP_LEAST)
        bottom = top + max(least, above + height + below)
        made.append(Band(index, top, bottom))
        top = bottom
    return tuple(made)
