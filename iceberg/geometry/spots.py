"""What stands near a spot: pills, lines and signs in a grid, so that big boards stay quick."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Final, Generic, TypeVar

from iceberg.geometry.shapes import Point, Rect

K = TypeVar("K", bound=Hashable)
L = TypeVar("L", bound=Hashable)
Cell = tuple[int, int]
Stroke = tuple[Point, Point]

LONGEST_STROKE: Final = 40.0
"""Lines are given as strokes no longer than this, so that a stroke is found by its beginning."""
PILL_REACH: Final = 16.0
"""A pill is found from any spot that is as near as this, or that begins a stroke as near."""
_CELL: Final = 64.0


class Spots(Generic[K, L]):
    """Pills by `K`, lines and signs of links by `L`."""

    def __init__(self, pills: Mapping[K, Rect]) -> None:
        self._pills: defaultdict[Cell, list[tuple[K, Rect]]] = defaultdict(list)
        self._strokes: defaultdict[Cell, list[tuple[L, Point, Point]]] = defaultdict(list)
        self._signs: defaultdict[Cell, list[tuple[L, Point]]] = defaultdict(list)
        for key, rect in pills.items():
            for cell in _cells(rect.grown(LONGEST_STROKE + PILL_REACH)):
                self._pills[cell].append((key, rect))

    def add_line(self, link: L, points: Sequence[Point], zone: Rect) -> None:
        """Remember a link's line, as far as it runs within `zone`."""
        left, top, right, bottom = zone.grown(LONGEST_STROKE)
        for a, b in itertools.pairwise(points):
            if left < a[0] < right and top < a[1] < bottom:
                self._strokes[int(a[0] // _CELL), int(a[1] // _CELL)].append((link, a, b))

    def add_sign(self, link: L, sign: Point) -> None:
        """Remember where a link's sign stands."""
        self._signs[int(sign[0] // _CELL), int(sign[1] // _CELL)].append((link, sign))

    def pills_near(self, spot: Point) -> Sequence[tuple[K, Rect]]:
        """Return the pills that a stroke beginning at `spot` may meet, and some more."""
        return self._pills.get((int(spot[0] // _CELL), int(spot[1] // _CELL)), ())

    def strokes_near(self, spot: Point, reach: float) -> Iterator[tuple[L, Point, Point]]:
        """Yield the strokes of lines that may come within `reach` of `spot`."""
        side = 2 * (reach + LONGEST_STROKE)
        left, top, right, bottom = Rect.around(spot, 2 * reach, 2 * reach)
        for cell in _cells(Rect.around(spot, side, side)):
            for stroke in self._strokes.get(cell, ()):
                _, (ax, ay), (bx, by) = stroke
                beside = (ax < left and bx < left) or (ax > right and bx > right)
                if not (beside or (ay < top and by < top) or (ay > bottom and by > bottom)):
                    yield stroke

    def signs_near(self, spot: Point, reach: float) -> Iterator[tuple[L, Point]]:
        """Yield signs that may come within `reach` of `spot`."""
        for cell in _cells(Rect.around(spot, 2 * reach, 2 * reach)):
            if cell in self._signs:
                yield from self._signs[cell]


def _cells(box: Rect) -> Iterator[Cell]:
    across = range(int(box[0] // _CELL), int(box[2] // _CELL) + 1)
    down = range(int(box[1] // _CELL), int(box[3] // _CELL) + 1)
    return itertools.product(across, down)


def crosses(rect: Rect, a: Point, b: Point) -> bool:
    """Whether the stroke from `a` to `b` comes into `rect`.

    Clips it at the four edges (Liang and Barsky, A new concept and method for line clipping, 1984).
    """
    low, high = 0.0, 1.0
    for start, way, least, most in (
        (a[0], b[0] - a[0], rect[0], rect[2]),
        (a[1], b[1] - a[1], rect[1], rect[3]),
    ):
        if way == 0:
            if not least < start < most:
                return False
            continue
        one, two = (least - start) / way, (most - start) / way
        low, high = max(low, min(one, two)), min(high, max(one, two))
        if low >= high:
            return False
    return True
