"""Ways between cards: the free room beside them, level by level of their edges.

The plane is cut into slabs at the upper and lower edges of all cards; within a slab, what the cards
leave free are intervals. A way from card to card goes from slab to slab through intervals that
touch, stays upright where it can, and moves sideways only within one interval (a sweep over a
trapezoidal map, de Berg et al., Computational Geometry, 2008, ch. 6 and 13).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from typing import Final, NamedTuple

from iceberg.geometry.shapes import Point, Rect

CLEAR: Final = 6.0
"""Air between a way and the cards it passes."""
_TURN: Final = 40.0
"""A turn counts as much as this way to the side."""
_UNEVEN: Final = 64.0
"""Up to so much room below a short card in a row is not worth a way through it."""
_NEAR: Final = 1500.0
"""Ways that go no farther to the side than this, turns included, are looked for first."""
_APART: Final = 4.0
"""Between ways that squeeze past the same corner."""


class _Free(NamedTuple):
    left: float
    right: float


class _Door(NamedTuple):
    """Where an interval touches one of the next slab, and which."""

    number: int
    low: float
    high: float


class _Step(NamedTuple):
    """Where a way stands in one slab, and how it came there."""

    cost: float
    x: float
    slab: int
    before: _Step | None


class Move(NamedTuple):
    """A piece of a way that goes sideways, from upright to upright."""

    start: Point
    end: Point


class Passages:
    """The free room between cards."""

    def __init__(self, cards: Iterable[Rect]) -> None:
        cards = list(cards)
        self._lowest: dict[float, float] = {}
        for card in cards:
            self._lowest[card.top] = max(card.bottom, self._lowest.get(card.top, card.bottom))
        grown = [self._taken(card) for card in cards]
        self._edges = sorted({edge for rect in grown for edge in (rect.top, rect.bottom)})
        blocked: list[list[_Free]] = [[] for _ in range(len(self._edges) + 1)]
        for rect in sorted(grown):
            first = bisect_left(self._edges, rect.top) + 1
            for slab in range(first, bisect_left(self._edges, rect.bottom) + 1):
                blocked[slab].append(_Free(rect.left, rect.right))
        self._free = [_between(taken) for taken in blocked]
        self._doors: dict[tuple[int, int, int], list[_Door]] = {}

    def way(
        self, source: Rect, x: float, target: Rect, to: float, number: int = 0
    ) -> tuple[float, list[Move]] | None:
        """Return the length to the sides, and the moves, of a way from edge to edge.

        It leaves `source` upright at `x` and reaches `target` upright at `to`; one of the two must
        lie below the other. Ways of other `number` keep a little apart in the same gap. ``None``:
        there is no way that never turns back.
        """
        slabs = self._slabs_between(source, target)
        if not slabs or not self._holds(slabs[0], x) or not self._holds(slabs[-1], to):
            return None
        last = self._last_step(slabs, x, to, _APART * (number % 4))
        if last is None:
            return None
        runs = [*_runs(last), (to, slabs[-1], slabs[-1])]
        return last.cost + abs(last.x - to), self._moves(runs, 1 if slabs[-1] >= slabs[0] else -1)

    def _taken(self, card: Rect) -> Rect:
        """Return what a card keeps free of ways: in a row, down to where the row ends.

        So a row has two edges, not one for each height, and ways are found several times faster.
        """
        lowest = self._lowest[card.top]
        bottom = lowest if lowest - card.bottom <= _UNEVEN else card.bottom
        return Rect(card.left, card.top, card.right, bottom).grown(CLEAR)

    def _last_step(self, slabs: Sequence[int], x: float, to: float, inset: float) -> _Step | None:
        """Return the end of the best way through slabs."""
        # Most ways are near at hand, and found among few steps; none farther off is better.
        for most in (abs(x - to) + _NEAR, math.inf):
            steps = {self._interval_at(slabs[0], x): _Step(0.0, x, slabs[0], None)}
            for slab in slabs[1:]:
                steps = self._onward(steps, slab, to, inset, most)
            last = steps.get(self._interval_at(slabs[-1], to))
            if last is not None:
                return last
        return None

    def _slabs_between(self, source: Rect, target: Rect) -> Sequence[int]:
        """Return the slabs from one card to the other, in order."""
        if target.bottom <= source.top:
            first = bisect_left(self._edges, source.grown(CLEAR).top)
            last = bisect_left(self._edges, self._taken(target).bottom) + 1
            return range(first, last - 1, -1)
        first = bisect_left(self._edges, self._taken(source).bottom) + 1
        return range(first, bisect_left(self._edges, target.grown(CLEAR).top) + 1)

    def _onward(
        self, steps: dict[int, _Step], slab: int, to: float, inset: float, most: float
    ) -> dict[int, _Step]:
        """Return the best step into each interval of the next slab, on ways shorter than `most`."""
        onward: dict[int, _Step] = {}
        best: dict[int, float] = {}
        for at, step in steps.items():
            for number, low, high in self._doors_from(step.slab, at, slab):
                x, cost = step.x, step.cost
                if not low <= x <= high:
                    air = min(inset, (high - low) / 2)
                    x = min(max(to, low + air), high - air)
                    cost += abs(x - step.x) + _TURN
                length = cost + abs(x - to)
                if length < best.get(number, most):
                    best[number] = length
                    onward[number] = _Step(cost, x, slab, step)
        return onward

    def _doors_from(self, slab: int, at: int, other: int) -> list[_Door]:
        """Return where an interval of a slab touches those of the slab beside it."""
        doors = self._doors.get((slab, at, other))
        if doors is None:
            here = self._free[slab][at]
            first = bisect_right(self._free[other], here.left, key=lambda free: free.right)
            doors = self._doors[slab, at, other] = [
                _Door(number, max(here.left, there.left), min(here.right, there.right))
                for number, there in enumerate(islice(self._free[other], first, None), first)
                if there.left < here.right
            ]
        return doors

    def _moves(self, runs: Sequence[tuple[float, int, int]], ahead: int) -> list[Move]:
        """Return the sideways pieces between upright runs, each as high as there is room."""
        moves: list[Move] = []
        for (x, first, at), (to, begin, last) in pairwise(runs):
            if x == to:
                continue
            low, high = min(x, to), max(x, to)
            early = late = at
            while early != first and self._is_free(early - ahead, low, high):
                early -= ahead
            while late != last and self._is_free(late + ahead, low, high):
                late += ahead
            # Two moves share the run between them.
            early = (
                max(early, (first + at + 1) // 2) if ahead > 0 else min(early, (first + at) // 2)
            )
            reach = (begin + last) // 2 if ahead > 0 else (begin + last + 1) // 2
            late = min(late, max(at, reach)) if ahead > 0 else max(late, min(at, reach))
            moves.append(
                Move(Point(x, self._edge(early, -ahead)), Point(to, self._edge(late, ahead)))
            )
        return moves

    def _edge(self, slab: int, side: int) -> float:
        """Return the upper (-1) or lower (1) edge of a slab."""
        return self._edges[slab - 1 if side < 0 else slab]

    def _is_free(self, slab: int, low: float, high: float) -> bool:
        return any(free.left <= low and high <= free.right for free in self._free[slab])

    def _holds(self, slab: int, x: float) -> bool:
        return self._is_free(slab, x, x)

    def _interval_at(self, slab: int, x: float) -> int:
        free = self._free[slab]
        return next(i for i, one in enumerate(free) if one.left <= x <= one.right)


def _between(blocked: Sequence[_Free]) -> list[_Free]:
    """Return what intervals, sorted by their left ends, leave free."""
    free: list[_Free] = []
    reach = -math.inf
    for left, right in blocked:
        if left > reach:
            free.append(_Free(reach, left))
        reach = max(reach, right)
    return [*free, _Free(reach, math.inf)]


def _runs(last: _Step) -> list[tuple[float, int, int]]:
    """Return the upright pieces of a way: x, first and last slab."""
    runs = [(last.x, last.slab, last.slab)]
    step = last.before
    while step is not None:
        x, _, end = runs[-1]
        if step.x == x:
            runs[-1] = (x, step.slab, end)
        else:
            runs.append((step.x, step.slab, step.slab))
        step = step.before
    return runs[::-1]
