"""Lines across the gap between two icebergs, around the cards that stand before the gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeVar

from iceberg.geometry.shapes import Point, Rect

_LANE: Final = 9.0
"""Below a row of cards, to a line that runs along it."""
_BEND: Final = 8.0
"""Radius of a line's corners, at most."""
_STEPS: Final = 24

_K = TypeVar("_K", bound=str)


def across(
    cards: Mapping[_K, Rect], pairs: Mapping[_K, tuple[_K, _K]]
) -> dict[_K, tuple[Point, ...]]:
    """Return a line for each pair, from a card at the right of the gap to one at the left.

    The gap is where x is 0. Where other cards stand between a card and the gap, the line runs
    along below them.
    """
    near = min((rect.left for rect in cards.values() if rect.left >= 0), default=0.0)
    far = max((rect.right for rect in cards.values() if rect.right <= 0), default=0.0)
    ways: dict[_K, tuple[Point, ...]] = {}
    for key, (one, other) in pairs.items():
        out = _to_gap(cards, one, -1, near)
        back = _to_gap(cards, other, 1, far)
        ways[key] = (*_rounded(out), *_over(out[-1], back[-1]), *reversed(_rounded(back)))
    return ways


def _to_gap(cards: Mapping[_K, Rect], card: _K, sign: int, gap: float) -> list[Point]:
    """Return the corners of the way from a card to the edge of the gap on that side of it."""
    rect = cards[card]
    edge = rect.right if sign > 0 else rect.left
    beside = [
        other
        for key, other in cards.items()
        if key != card
        and sign * (other.centre.x - rect.centre.x) > 0
        and sign * (gap - other.centre.x) > 0
        and other.top < rect.bottom
        and rect.top < other.bottom
    ]
    if not beside:
        return [Point(edge, rect.centre.y), Point(gap, rect.centre.y)]
    x = edge - sign * 0.2 * rect.width
    lane = max(rect.bottom, *(other.bottom for other in beside)) + _LANE
    return [Point(x, rect.bottom), Point(x, lane), Point(gap, lane)]


def _rounded(corners: Sequence[Point]) -> list[Point]:
    """Return a way with its corners rounded."""
    points = [corners[0]]
    for (a, b), (_, c) in pairwise(pairwise(corners)):
        one, other = _toward(b, a), _toward(b, c)
        points += [_quadratic(one, b, other, i / 6) for i in range(7)]
    return [*points, corners[-1]]


def _toward(corner: Point, end: Point) -> Point:
    away = corner.distance(end)
    share = min(_BEND, away) / away if away else 0.0
    return corner.plus((end.x - corner.x) * share, (end.y - corner.y) * share)


def _quadratic(a: Point, b: Point, c: Point, t: float) -> Point:
    p, q, r = (1 - t) ** 2, 2 * t * (1 - t), t * t
    return Point(p * a.x + q * b.x + r * c.x, p * a.y + q * b.y + r * c.y)


def _over(start: Point, end: Point) -> list[Point]:
    """Return points of an S across the gap."""
    shares = (i / _STEPS for i in range(1, _STEPS))
    return [
        Point(start.x + (end.x - start.x) * t, start.y + (end.y - start.y) * t * t * (3 - 2 * t))
        for t in shares
    ]
