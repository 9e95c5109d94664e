"""Snapping: a thing that is dragged lines up with others near it, and guides show with which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from iceberg.geometry.shapes import Point, Rect

_SAME: Final = 0.05
"""Places that differ by less are one."""


class Guide(NamedTuple):
    """A thin line along which things are lined up."""

    one: Point
    other: Point

    def moved(self, dx: float, dy: float) -> Guide:
        """Return the guide moved."""
        return Guide(self.one.plus(dx, dy), self.other.plus(dx, dy))


@dataclass(frozen=True, slots=True)
class Snap:
    """How far a thing is moved to line up, and the guides that tell so."""

    dx: float = 0.0
    dy: float = 0.0
    guides: tuple[Guide, ...] = ()


def snapped(thing: Rect, others: Sequence[Rect], reach: float) -> Snap:
    """Return how `thing` lines up with others, moved by no more than `reach` each way.

    Edges line up with the same edges and middles with middles, in both directions; across, a thing
    also keeps the distance that its neighbours in a row have from each other.
    """
    dy = _least((there - here for other in others for here, there in _rows(thing, other)), reach)
    level = thing.moved(0.0, dy)
    edges = [there - here for other in others for here, there in _columns(level, other)]
    dx = _least([*edges, *_even_gaps(level, others)], reach)
    placed = level.moved(dx, 0.0)
    if not (_upright_guides(placed, others) or _gap_guides(placed, others)):
        # An even distance that something else stands in shows nothing to line up with.
        dx = _least(edges, reach)
        placed = level.moved(dx, 0.0)
    return Snap(dx, dy, (*_upright_guides(placed, others), *_level_guides(placed, others)))


def _least(shifts: Iterable[float], reach: float) -> float:
    """Return the smallest shift within reach; 0 when there is none."""
    near = (shift for shift in shifts if abs(shift) <= reach)
    return min(near, key=lambda shift: (abs(shift), shift), default=0.0)


def _columns(one: Rect, other: Rect) -> tuple[tuple[float, float], ...]:
    middles = (one.centre.x, other.centre.x)
    return middles, (one.left, other.left), (one.right, other.right)


def _rows(one: Rect, other: Rect) -> tuple[tuple[float, float], ...]:
    middles = (one.centre.y, other.centre.y)
    return middles, (one.top, other.top), (one.bottom, other.bottom)


def _even_gaps(thing: Rect, others: Sequence[Rect]) -> list[float]:
    """Return the shifts that make equal gaps with the neighbours in the same row."""
    row = _row_of(thing, others)
    shifts: list[float] = []
    for one, other in pairwise(row):
        gap = other.left - one.right
        if gap > 0:
            shifts += [other.right + gap - thing.left, one.left - gap - thing.right]
            if gap > thing.width:
                shifts.append((one.right + other.left) / 2 - thing.centre.x)
    return shifts


def _row_of(thing: Rect, others: Sequence[Rect]) -> list[Rect]:
    """Return what stands left and right of a thing, from left to right."""
    return sorted(r for r in others if r.top < thing.bottom and thing.top < r.bottom)


def _upright_guides(thing: Rect, others: Sequence[Rect]) -> list[Guide]:
    lines: dict[float, Rect] = {}
    for other in others:
        for here, there in _columns(thing, other):
            if abs(here - there) < _SAME:
                lines[round(here, 1)] = lines.get(round(here, 1), thing).united(other)
    return [Guide(Point(x, r.top), Point(x, r.bottom)) for x, r in sorted(lines.items())]


def _level_guides(thing: Rect, others: Sequence[Rect]) -> list[Guide]:
    lines: dict[float, Rect] = {}
    for other in others:
        for here, there in _rows(thing, other):
            if abs(here - there) < _SAME:
                lines[round(here, 1)] = lines.get(round(here, 1), thing).united(other)
    level = [Guide(Point(r.left, y), Point(r.right, y)) for y, r in sorted(lines.items())]
    return [*level, *_gap_guides(thing, others)]


def _gap_guides(thing: Rect, others: Sequence[Rect]) -> list[Guide]:
    """Return a line across each of the equal gaps on both sides of a thing, or on one of them."""
    row = sorted([*_row_of(thing, others), thing])
    gaps = [(one.right, other.left, thing in (one, other)) for one, other in pairwise(row)]
    own = {round(end - start, 1) for start, end, is_own in gaps if is_own and end > start}
    equal = [(start, end) for start, end, _ in gaps if round(end - start, 1) in own]
    if len(equal) < 2:
        return []
    y = thing.centre.y
    return [Guide(Point(start, y), Point(end, y)) for start, end in equal]
