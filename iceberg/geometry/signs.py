"""Where polarity signs stand: beside the head on the outer side, unless something is in the way."""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterator
from typing import Final, TypeVar

from iceberg.geometry.curves import (
    SIGN_BACK,
    SIGN_OFF,
    SIGN_RADIUS,
    Arc,
    beside,
    distance_to_line,
    distance_to_stroke,
)
from iceberg.geometry.shapes import Point
from iceberg.geometry.spots import Spots
from iceberg.geometry.ways import outline_distance

K = TypeVar("K", bound=Hashable)
L = TypeVar("L", bound=Hashable)

_BACKS: Final = (1.0, 0.7, 1.45, 2.1)
"""How far behind the tip a sign is tried, as shares of the usual."""
_FAR_BACKS: Final = (2.9, 3.8, 5.0)
_VERY_ROUND: Final = 0.25
"""Beyond this bend an arc may come near a sign on its inner side."""
_TIGHT: Final = SIGN_RADIUS + 4.0
"""Air that a sign needs about its centre."""


def best_sign(link: L, arc: Arc, spots: Spots[K, L]) -> Point:
    """Return the first spot for the sign that is clear, or the one with least in the way."""
    best, least = arc.sign, float("inf")
    for place, spot in enumerate(_tried(arc)):
        cost = place * 0.4 + _in_the_way(link, arc, spot, spots)
        if cost < least:
            best, least = spot, cost
        if place * 0.4 >= least or cost == place * 0.4:
            break
    return best


def _tried(arc: Arc) -> Iterator[Point]:
    """Yield spots for the sign, the best-looking first: the outer side, then the inner."""
    yield arc.sign
    outer = _is_left(arc)
    for left in (outer, not outer):
        for back in _BACKS:
            yield from _behind(arc, back * SIGN_BACK, left)
    for back in _FAR_BACKS:
        for left in (outer, not outer):
            yield from _behind(arc, back * SIGN_BACK, left)


def _is_left(arc: Arc) -> bool:
    """Whether the sign stands to the left of the line to begin with."""
    start = min(arc.points, key=arc.sign.distance)
    ahead = (arc.tip.x - start.x, arc.tip.y - start.y)
    return ahead[0] * (arc.sign.y - start.y) - ahead[1] * (arc.sign.x - start.x) < 0


def _behind(arc: Arc, back: float, left: bool) -> Iterator[Point]:
    """Yield the spot beside the line so far behind the tip, if the line is that long."""
    for ahead, behind in itertools.pairwise((arc.tip, *reversed(arc.points))):
        length = ahead.distance(behind)
        if back <= length:
            share = back / length
            on = Point(
                ahead.x + (behind.x - ahead.x) * share, ahead.y + (behind.y - ahead.y) * share
            )
            yield beside(behind, ahead, SIGN_OFF, left=left).plus(on.x - behind.x, on.y - behind.y)
            return
        back -= length


def _in_the_way(link: L, arc: Arc, spot: Point, spots: Spots[K, L]) -> float:
    """Return how badly a sign at `spot` would lie on something."""
    cost = 0.0
    for _, rect in spots.pills_near(spot):
        if outline_distance(rect, spot) < _TIGHT:
            cost += 20.0
    for other, sign in spots.signs_near(spot, 2 * _TIGHT):
        if other != link and sign.distance(spot) < 2 * _TIGHT:
            cost += 12.0
    met = {
        other
        for other, a, b in spots.strokes_near(spot, _TIGHT)
        if other != link and distance_to_stroke(a, b, spot) < _TIGHT
    }
    cost += 6.0 * len(met)
    if arc.middle.distance(spot) < SIGN_OFF + 6.0:
        cost += 1.0
    if abs(arc.bend) > _VERY_ROUND and distance_to_line(arc.points, spot) < SIGN_RADIUS:
        cost += 6.0
    return cost
