"""A link's arc between the outlines of two pills: line, head, sign and delay strokes.

Arcs are pieces of circles, so that the links of a loop together look round.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.ways import Way, visible, way_of

Stroke = tuple[Point, Point]

HEAD: Final = (13.4, 5.8)
"""Length of an arrowhead and half its width."""
SIGN_OFF: Final = 20.0
"""Distance of a sign's centre from the line."""
SIGN_RADIUS: Final = 11.5
"""Radius of the round ground that a sign stands on."""
SIGN_BACK: Final = 42.0
"""How far behind the tip a sign stands, along the line, when nothing is in the way."""
LEAST_LENGTH: Final = HEAD[0] + 6.0
"""A shorter arc has no room for its head."""
_DELAY: Final = (4.0, 9.0)
"""Half the distance between the two strokes of a delay, and half their length."""
_LOOP_RADIUS: Final = 25.0
"""Radius of the loop of a variable that acts on itself."""
_FOOT: Final = 0.78
"""Half the distance between its feet, as a share of that radius, where the pill is wide enough."""
_CORNER: Final = 12.0
"""How far its feet stay off the ends of the pill."""
_SMOOTH: Final = 0.06
"""How far the flattened line may leave the true arc, in board units."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A link as it is drawn, in board units."""

    points: tuple[Point, ...]
    """From the source's outline to the base of the head."""
    head: tuple[Point, Point, Point]
    """The tip, at the target's outline, and the two corners of the base."""
    sign: Point
    """Centre of the polarity sign."""
    delay: tuple[Stroke, Stroke]
    """Two short strokes across the middle, drawn when the link is delayed."""
    box: Rect
    """Around everything, the sign included."""
    bend: float
    """How far it bows to the left of the way from source to target, as a share of its length."""
    middle: Point
    """Halfway along; the handle for bending by hand."""

    @property
    def tip(self) -> Point:
        """Where the head points."""
        return self.head[0]


def arc_between(source: Rect, target: Rect, bend: float) -> Arc:
    """Return the arc from one pill to another; the same pill twice gives a loop above it.

    `bend` says how far the arc bows to the left of the straight way, as a share of its length.
    Pills that lie too close for a head between them get a rounder arc than asked for.
    """
    if source == target or source.centre.distance(target.centre) < 1.0:
        return _own_loop(source, bend)
    for more in (0.0, 0.2, 0.5, 0.9, 1.4):
        bowed = bend if not more else math.copysign(abs(bend) + more, bend)
        way = way_of(source, target, bowed)
        first, last = visible(way, source, target)
        if (last - first) * way.length >= LEAST_LENGTH:
            return _arc(way, first, last, bowed)
    return _own_loop(source.united(target), bend)


def _own_loop(pill: Rect, bend: float) -> Arc:
    """Return a round loop on top of a pill, or below it for a negative bend; larger for a greater
    one.
    """
    radius = _LOOP_RADIUS * max(1.0, 1.0 + (min(abs(bend), 12.0) - 0.3) * 0.5)
    up = -1.0 if bend >= 0 else 1.0
    rim = pill.top if up < 0 else pill.bottom
    foot = min(radius * _FOOT, max(8.0, pill.width / 2 - _CORNER))
    centre = Point(pill.centre.x, rim + up * math.sqrt(radius**2 - foot**2))
    # It begins and ends within the pill, whose outline then cuts it.
    inside = max(0.05, math.asin(foot / radius) - 14.0 / radius)
    start = centre.plus(-math.sin(inside) * radius, -up * math.cos(inside) * radius)
    sweep = -up * 2 * (math.pi - inside)
    way = Way(start, centre, radius, sweep, radius * abs(sweep), left=up < 0)
    return _arc(way, *visible(way, pill, pill), bend)


def _arc(way: Way, first: float, last: float, bend: float) -> Arc:
    """Return the arc along the way between `first` and `last`."""
    tip = way.at(last)
    base_at = last - min(HEAD[0] / way.length, (last - first) * 0.6)
    base = way.at(base_at)
    middle_at = (first + last) / 2
    points = way.points(first, base_at, _SMOOTH)
    head = _head(tip, base)
    delay = _delay_strokes(way, middle_at)
    back = min(SIGN_BACK / way.length, (last - first) * 0.5)
    sign = beside(way.at(last - back), way.at(last), SIGN_OFF, left=way.left)
    box = _box(points, head, delay, sign)
    return Arc(points, head, sign, delay, box, bend, way.at(middle_at))


def with_sign(arc: Arc, sign: Point) -> Arc:
    """Return the arc with its sign in another place."""
    box = _box(arc.points, arc.head, arc.delay, sign)
    return replace(arc, sign=sign, box=box)


def _head(tip: Point, base: Point) -> tuple[Point, Point, Point]:
    dx, dy = tip.x - base.x, tip.y - base.y
    length = math.hypot(dx, dy) or 1.0
    x, y = -dy / length * HEAD[1], dx / length * HEAD[1]
    return tip, base.plus(x, y), base.plus(-x, -y)


def _delay_strokes(way: Way, middle: float) -> tuple[Stroke, Stroke]:
    half = _DELAY[0] / way.length
    return _across(way, middle - half), _across(way, middle + half)


def _across(way: Way, at: float) -> Stroke:
    spot, ahead = way.at(at), way.at(at + 2.0 / way.length)
    return (
        beside(spot, ahead, _DELAY[1], left=True),
        beside(spot, ahead, _DELAY[1], left=False),
    )


def beside(spot: Point, ahead: Point, off: float, *, left: bool) -> Point:
    """Return the point `off` to the left or right of `spot`, looking towards `ahead`."""
    dx, dy = ahead.x - spot.x, ahead.y - spot.y
    scale = (off if left else -off) / (math.hypot(dx, dy) or 1.0)
    return Point(spot.x + dy * scale, spot.y - dx * scale)


def _box(
    points: Sequence[Point], head: Sequence[Point], delay: Sequence[Stroke], sign: Point
) -> Rect:
    spots = [*points, *head, *delay[0], *delay[1]]
    xs, ys = [p[0] for p in spots], [p[1] for p in spots]
    around = Rect(min(xs), min(ys), max(xs), max(ys))
    return around.united(Rect.around(sign, 2 * SIGN_RADIUS, 2 * SIGN_RADIUS))


def distance_to_line(points: Sequence[Point], spot: Point) -> float:
    """Return the distance from `spot` to the line through `points`."""
    if len(points) == 1:
        return points[0].distance(spot)
    return min(distance_to_stroke(a, b, spot) for a, b in itertools.pairwise(points))


def distance_to_stroke(a: Point, b: Point, spot: Point) -> float:
    """Return the distance from `spot` to the straight stroke between `a` and `b`."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    x, y = spot[0] - a[0], spot[1] - a[1]
    t = 0.0 if square == 0 else max(0.0, min(1.0, (x * dx + y * dy) / square))
    return math.hypot(x - t * dx, y - t * dy)
