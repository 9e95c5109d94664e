"""Two bergs beside each other around their columns of cards; what both hold lies in both.

Where cards are shared the bergs meet like the circles of John Venn (1880). A card of one side
alone never lies in the other side's ice: its column stands aside until it does not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Generic, TypeVar

from iceberg.geometry.berg import MARGIN, Ice, ice
from iceberg.geometry.columns import BOTH, LEFT, RIGHT, Columns
from iceberg.geometry.facets import Plane
from iceberg.geometry.shapes import Point, Rect

_AT_REST: Final = 538.0
"""Half the width of a berg at rest."""
_INNER: Final = 0.66
"""How much of the way to the far side of what is shared a berg reaches at rest."""
_WIDENING: Final = 244.0
"""How much wider than at the water a berg at rest is below."""
_RISE: Final = 112.0
"""Most ice above the cards of the tip; the height is needed for texts."""
_SLIMMEST: Final = 0.25
_AIR: Final = 1.08
_FROM_SHARED: Final = 70.0
"""Between what is shared and what is not, at least."""
_LEAST_HALF: Final = 30.0
_LEAST_COLUMN: Final = 250.0
_APART: Final = 96.0
"""Between two bergs that do not meet."""
_CLEAR: Final = 18.0
"""Between a card and the ice of the other side."""
_PASSES: Final = 8

_K = TypeVar("_K")


@dataclass(frozen=True, slots=True)
class Twins(Generic[_K]):
    """Where the cards of two icebergs stand, and the ice around those of each side."""

    cards: dict[_K, Rect]
    left: Ice
    right: Ice


def meeting(columns: Columns[_K]) -> Twins[_K]:
    """Return two bergs that meet where cards are shared."""
    half = max(columns.width(BOTH) / 2, _LEAST_HALF)
    away = {LEFT: [half + _FROM_SHARED] * len(columns.bands)}
    away[RIGHT] = list(away[LEFT])
    twins = _met(columns, half, away)
    for _ in range(_PASSES):
        if not _stand_aside(columns, twins, away):
            break
        twins = _met(columns, half, away)
    return twins


def apart(columns: Columns[_K]) -> Twins[_K]:
    """Return two bergs that do not meet."""
    cards: dict[_K, Rect] = {}
    bergs: list[Ice] = []
    for column in (LEFT, RIGHT):
        mine = _column(columns, column, [0.0] * len(columns.bands))
        reaches = _reaches(columns, column, [0.0] * len(columns.bands), _LEAST_COLUMN / 2)
        slim = _slim(*reaches)
        berg = ice(list(mine.values()), columns.bands, slim=(slim, slim), rise=_RISE)
        shift = -berg.box.right - _APART / 2 if column == LEFT else _APART / 2 - berg.box.left
        shift = float(round(shift))
        bergs.append(_moved(berg, shift))
        cards |= {key: rect.moved(shift, 0) for key, rect in mine.items()}
    return Twins(cards, *bergs)


def _column(columns: Columns[_K], column: int, centres: Sequence[float]) -> dict[_K, Rect]:
    placed: dict[_K, Rect] = {}
    for level, centre in enumerate(centres):
        placed |= columns.blocks[level][column].placed(centre, columns.middle(level))
    return placed


def _met(columns: Columns[_K], half: float, away: dict[int, list[float]]) -> Twins[_K]:
    shared = _column(columns, BOTH, [0.0] * len(columns.bands))
    cards = dict(shared)
    bergs: list[Ice] = []
    for column, sign in ((LEFT, -1), (RIGHT, 1)):
        width = max(columns.width(column), _LEAST_COLUMN)
        usual = half + _FROM_SHARED + width / 2
        centres = [
            sign * max(usual, least + blocks[column].width / 2)
            for least, blocks in zip(away[column], columns.blocks, strict=True)
        ]
        mine = _column(columns, column, centres)
        cards |= mine
        peak = half + _FROM_SHARED + 0.3 * width
        slim = (
            _slim(*_reaches(columns, column, [abs(c) - peak for c in centres], 0.7 * width)),
            _slim(*_reaches(columns, BOTH, [peak] * len(centres), _INNER * (half + peak))),
        )
        around = [rect.moved(-sign * peak, 0) for rect in (*mine.values(), *shared.values())]
        berg = ice(around, columns.bands, slim=slim if sign < 0 else slim[::-1], rise=_RISE)
        bergs.append(_moved(berg, sign * peak))
    return Twins(cards, *bergs)


def _reaches(
    columns: Columns[_K], column: int, centres: Sequence[float], least: float
) -> tuple[float, float]:
    """Return how far cards reach to one side: below the water, and above it (0: none there)."""
    reached = [
        centre + blocks[column].width / 2 if blocks[column].rows else 0.0
        for centre, blocks in zip(centres, columns.blocks, strict=True)
    ]
    return max(least, *reached), reached[0]


def _slim(body: float, tip: float) -> float:
    """Return how wide a side is to be at rest, as a share of the usual.

    Below a tip that reaches far the ice widens by itself, so that less is needed there.
    """
    whole = _AIR * (body + MARGIN) / _AT_REST
    return max(_SLIMMEST, min(whole, (body - tip) / _WIDENING + _SLIMMEST)) if tip else whole


def _stand_aside(columns: Columns[_K], twins: Twins[_K], away: dict[int, list[float]]) -> bool:
    """Move the columns of each level out of the other side's ice; whether any had to move."""
    moved = False
    for column, berg, sign in ((LEFT, twins.right, -1), (RIGHT, twins.left, 1)):
        for level, blocks in enumerate(columns.blocks):
            keys = [card.key for row in blocks[column].rows for card in row.cards]
            for rect in (twins.cards[key] for key in keys):
                reach = farthest(berg, sign, rect.top - _CLEAR, rect.bottom + _CLEAR) + _CLEAR
                if reach > sign * (rect.left if sign > 0 else rect.right) + 0.5:
                    moved = True
                    away[column][level] = max(away[column][level], reach)
    return moved


def farthest(berg: Ice, sign: int, top: float, bottom: float) -> float:
    """Return how far a berg reaches to the right (1) or left (-1) between two heights."""
    outline = (*berg.outline, berg.outline[0])
    reached = [sign * x for a, b in pairwise(outline) for x in _within(a, b, top, bottom)]
    return max(reached, default=-math.inf)


def _within(a: Point, b: Point, top: float, bottom: float) -> Sequence[float]:
    """Return the ends, in x, of the part of a line that lies between two heights."""
    if max(a.y, b.y) < top or min(a.y, b.y) > bottom:
        return ()
    if a.y == b.y:
        return a.x, b.x
    shares = (min(1.0, max(0.0, (y - a.y) / (b.y - a.y))) for y in (top, bottom))
    return tuple(a.x + (b.x - a.x) * share for share in shares)


def _moved(berg: Ice, dx: float) -> Ice:
    """Return the ice moved sideways."""

    def all_moved(points: Sequence[Point]) -> tuple[Point, ...]:
        return tuple(point.plus(dx, 0) for point in points)

    return replace(
        berg,
        outline=all_moved(berg.outline),
        facets=tuple((one.plus(dx, 0), other.plus(dx, 0)) for one, other in berg.facets),
        planes=tuple(Plane(all_moved(plane.points), plane.light) for plane in berg.planes),
    )
