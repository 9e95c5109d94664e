"""How far an arc bows: outward so that loops look round, and round pills that are in the way."""

from __future__ import annotations

import itertools
import math
from collections.abc import Hashable, Mapping
from typing import Final, TypeVar

from iceberg.geometry.curves import LEAST_LENGTH
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.spots import Spots, crosses
from iceberg.geometry.turning import Turn
from iceberg.geometry.ways import outline_distance, visible, way_of

K = TypeVar("K", bound=Hashable)
L = TypeVar("L", bound=Hashable)

GENTLE: Final = (0.1, 0.18)
"""Least and greatest bend of a link that goes alone."""
PAIRED: Final = (0.14, 0.3)
"""The same for two opposite links, which keep room for a loop's badge between them."""
_ROOM: Final = 63.0
"""How far each of two opposite links bows away from the straight way, if it can."""
_FAN: Final = 18.0
"""How much farther each of several links from one variable to another bows, besides its share."""
_CLEAR: Final = 9.0
"""Air between an arc and a pill that it passes, if it can."""
_COARSE: Final = 1.0
"""How far the line that is tried may leave the true arc."""
_NEAR: Final = 60.0
"""Between pills as near as this there may be no room for a head."""
_ROUNDEST: Final = 0.85
_WIDEST_BOW: Final = 330.0
"""A detour bends no more and leads no farther off the straight way than this."""
_VERY_ROUND: Final = 0.3
"""Beyond this bend an arc may come back over its own ends."""
_OTHERS: Final = (0.55, 1.5, -0.8, 2.1, 0.0, -1.5, 2.9, -2.3, 4.0, -3.2, 5.6, -4.6, 8.0, -7.0)
"""Bends tried when a pill is in the way, as multiples of the one that looks best."""
_FAR: Final = 1_400.0
"""Between pills farther apart than this a free way is rare, so that few bends are tried."""
_FEW: Final = 4
_OTHERS_PAIRED: Final = (0.65, 1.5, 2.1, 0.4, 2.9, 4.0, 5.5, 0.2)


def best_bend(
    ends: tuple[K, K],
    pills: Mapping[K, Rect],
    turn: Turn[K],
    middle: Point,
    spots: Spots[K, L],
) -> float:
    """Return the bend that looks best of those that pass through no other pill.

    `middle` is that of the ring round which the link turns. When every way is barred, the way
    through the fewest pills is taken.
    """
    start, end = pills[ends[0]].centre, pills[ends[1]].centre
    wanted = wanted_bend(start, end, turn, middle)
    best, least = wanted, math.inf
    for place, bend in enumerate(_tried(wanted, turn, start.distance(end))):
        cost = _barred(ends, bend, pills, spots, least) + place * 0.01
        if cost < least:
            best, least = bend, cost
        if cost < 0.5:
            break
    return best


def _tried(wanted: float, turn: Turn[K], length: float) -> list[float]:
    """Return the bends to try, the best-looking first."""
    others: tuple[float, ...] = _OTHERS_PAIRED if turn.paired or turn.rank else _OTHERS
    if length > _FAR:
        others = others[:_FEW]
    most = min(_ROUNDEST, max(0.4, _WIDEST_BOW / max(length, 1.0)))
    bends = (wanted * factor for factor in others)
    return [wanted, *(bend for bend in bends if abs(bend) <= most)]


def wanted_bend(start: Point, end: Point, turn: Turn[K], middle: Point) -> float:
    """Return the bend with which the link lies on a circle about the `middle` of its ring."""
    if not turn.paired:
        bend = _round_bend(start, end, middle) * _away(start, end, middle)
    else:
        # Bends of one sign part, since the two run opposite ways; both go by the outer one.
        size = min(max(_ROOM / max(start.distance(end), 1.0), PAIRED[0]), PAIRED[1])
        bend = size * (_away(start, end, middle) if turn.outer else _away(end, start, middle))
    fanned = bend * (1.0 + 0.9 * turn.rank)
    return fanned + math.copysign(_FAN * turn.rank / max(start.distance(end), _FAN), bend)


def _away(start: Point, end: Point, middle: Point) -> float:
    """Return 1 when left is outward, that is when `middle` lies to the right, else -1."""
    outward = (end.x - start.x) * (middle.y - start.y) - (end.y - start.y) * (middle.x - start.x)
    return 1.0 if outward >= 0 else -1.0


def middle_of(ring: tuple[K, ...], pills: Mapping[K, Rect]) -> Point:
    """Return the mean of the centres of these pills."""
    xs = ys = 0.0
    for key in ring:
        rect = pills[key]
        xs += rect[0] + rect[2]
        ys += rect[1] + rect[3]
    return Point(xs / (2 * len(ring)), ys / (2 * len(ring)))


def _round_bend(start: Point, end: Point, middle: Point) -> float:
    """Return the bend of a circle about `middle` between the two, kept within what is gentle."""
    one = math.atan2(start.y - middle.y, start.x - middle.x)
    two = math.atan2(end.y - middle.y, end.x - middle.x)
    apart = abs(math.remainder(one - two, 2 * math.pi))
    return min(max(math.tan(apart / 4) / 2, GENTLE[0]), GENTLE[1])


def _barred(
    ends: tuple[K, K],
    bend: float,
    pills: Mapping[K, Rect],
    spots: Spots[K, L],
    most: float,
) -> float:
    """Return how much is in the way of an arc; counts no further than `most`.

    100 for each pill run through, 1 for each grazed; less than one run through when it is too
    short for its head, or so round that it comes back over its own ends.
    """
    source, target = pills[ends[0]], pills[ends[1]]
    way = way_of(source, target, bend)
    first, last = 0.0, 1.0
    if abs(bend) > _VERY_ROUND or source.grown(_NEAR).overlaps(target):
        first, last = visible(way, source, target)
    cost = 40.0 if (last - first) * way.length < LEAST_LENGTH else 0.0
    points = way.points(first, last, _COARSE)
    through, grazed = set[K](), set[K]()
    for a, b in itertools.pairwise(points):
        if 100.0 * len(through) > most:
            break
        for key, rect in spots.pills_near(a):
            if key in through or _is_beside(rect, a, b) or not crosses(rect.grown(_CLEAR), a, b):
                continue
            if key not in ends:
                (through if crosses(rect.grown(1.0), a, b) else grazed).add(key)
            elif abs(bend) > _VERY_ROUND and a is not points[0] and outline_distance(rect, a) < 0:
                cost = max(cost, 20.0)
    return cost + 100.0 * len(through) + len(grazed - through)


def _is_beside(rect: Rect, a: Point, b: Point) -> bool:
    """Whether a stroke lies wholly to one side of a pill; quick, and true for most."""
    left, top, right, bottom = rect
    return (
        (a[0] < left - _CLEAR and b[0] < left - _CLEAR)
        or (a[0] > right + _CLEAR and b[0] > right + _CLEAR)
        or (a[1] < top - _CLEAR and b[1] < top - _CLEAR)
        or (a[1] > bottom + _CLEAR and b[1] > bottom + _CLEAR)
    )
