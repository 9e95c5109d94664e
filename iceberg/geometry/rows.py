"""Where new variables wait that nothing is linked with yet: in rows beside what stands."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Final, TypeVar

from iceberg.geometry.shapes import Point, Rect

K = TypeVar("K", bound=Hashable)
Size = tuple[float, float]

AIR: Final = (60.0, 48.0)
"""Between two of them, across and down: room for arcs to come."""
APART: Final = 100.0
"""Between them and what stands, whose arcs bow outward."""
_SCREEN: Final = 1.6
"""Width to height of what a board is seen in."""


def beside(sizes: Mapping[K, Size], standing: Sequence[Rect]) -> dict[K, Point]:
    """Return a centre for each, in rows below what stands or in columns to the right of it.

    Whichever leaves the whole board larger on a screen; about the origin on an empty board.
    """
    around = Rect.enclosing(standing)
    if around is None:
        spots = _rows(list(sizes.values()), 0.0)
        whole = _around(spots, sizes)
        shift = Point(-whole.centre.x, -whole.centre.y)
        return {key: spot.plus(*shift) for key, spot in zip(sizes, spots, strict=True)}
    rows = _rows(list(sizes.values()), around.width)
    below = [spot.plus(around.left, around.bottom + APART) for spot in rows]
    turned = _rows([(high, wide) for wide, high in sizes.values()], around.height)
    right = [Point(around.right + APART + y, around.top + x) for x, y in turned]
    best = min((below, right), key=lambda spots: _extent(around.united(_around(spots, sizes))))
    return dict(zip(sizes, best, strict=True))


def _rows(sizes: Sequence[Size], width: float) -> list[Point]:
    """Return centres in rows of about this width, or wider if there are many."""
    across, down = AIR
    area = sum((wide + across) * (high + down) for wide, high in sizes)
    limit = max(width, math.sqrt(area * _SCREEN))
    spots: list[Point] = []
    x = y = tallest = 0.0
    for wide, high in sizes:
        if x and x + wide > limit:
            x, y, tallest = 0.0, y + tallest + down, 0.0
        spots.append(Point(x + wide / 2, y + high / 2))
        x, tallest = x + wide + across, max(tallest, high)
    return spots


def _around(spots: Sequence[Point], sizes: Mapping[K, Size]) -> Rect:
    boxes = [Rect.around(at, *size) for at, size in zip(spots, sizes.values(), strict=True)]
    return Rect.enclosing(boxes) or Rect(0.0, 0.0, 0.0, 0.0)


def _extent(whole: Rect) -> float:
    """Return how wide a screen must be, in board units, to show all of it."""
    return max(whole.width, whole.height * _SCREEN)
