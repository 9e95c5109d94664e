"""A link's arc between the outlines of two pills: line, head, sign and delay strokes.

Arcs are pieces of circles, so that the links of a loop together look round.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.spots import LONGEST_STROKE

Stroke = tuple[Point, Point]

ROUNDNESS: Final = 20.0
"""Radius of a pill's corners, unless it is lower than twice that."""
AIR: Final = 3.0
"""Air between an outline and the tip or the beginning of an arc."""
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
_LEAN: Final = 0.14
"""How far an end leans towards the other, as a share of the distance between the pills."""
_SIDEWAYS: Final = 11.0
"""How far an end leans to the side to which its arc bows."""
_DELAY: Final = (4.0, 9.0)
"""Half the distance between the two strokes of a delay, and half their length."""
_LOOP_RADIUS: Final = 25.0
"""Radius of the loop of a variable that acts on itself."""
_FLAT: Final = 0.004
"""A lesser bend is drawn straight."""
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


@dataclass(frozen=True, slots=True)
class Way:
    """A piece of a circle, or a straight line, walked from 0 to 1."""

    start: Point
    centre: Point
    """Of the circle; the end of a straight line."""
    radius: float
    """Infinite for a straight line."""
    sweep: float
    """Angle of the whole piece, positive when it runs clockwise on the board."""
    length: float
    left: bool
    """Whether it bows to the left, as seen on the way."""

    def at(self, t: float) -> Point:
        """Return the place after a share `t` of the way."""
        x, y = self.start[0] - self.centre[0], self.start[1] - self.centre[1]
        if not self.sweep:
            return Point(self.start[0] - x * t, self.start[1] - y * t)
        cos, sin = math.cos(self.sweep * t), math.sin(self.sweep * t)
        return Point(self.centre[0] + x * cos - y * sin, self.centre[1] + x * sin + y * cos)

    def points(self, first: float, last: float, furthest_off: float) -> tuple[Point, ...]:
        """Return points from `first` to `last` so near to each other that the line between them
        leaves the circle by no more than `furthest_off`.
        """
        step = min(LONGEST_STROKE, math.sqrt(8 * self.radius * furthest_off))
        count = max(1, math.ceil((last - first) * self.length / step))
        if not self.sweep:
            return tuple([self.at(first + (last - first) * i / count) for i in range(count + 1)])
        turn = self.sweep * (last - first) / count
        cos, sin = math.cos(turn), math.sin(turn)
        at, (cx, cy) = self.at(first), self.centre
        points = [at]
        x, y = at[0] - cx, at[1] - cy
        for _ in range(count):
            x, y = x * cos - y * sin, x * sin + y * cos
            points.append(Point(cx + x, cy + y))
        return tuple(points)


def outline_distance(rect: Rect, point: Point) -> float:
    """Return how far `point` lies outside the pill's rounded outline; negative inside."""
    half_width, half_height = (rect[2] - rect[0]) / 2, (rect[3] - rect[1]) / 2
    radius = min(ROUNDNESS, half_width, half_height)
    x = abs(point[0] - (rect[0] + rect[2]) / 2) - half_width + radius
    y = abs(point[1] - (rect[1] + rect[3]) / 2) - half_height + radius
    if x > 0 and y > 0:
        return math.hypot(x, y) - radius
    return max(x, y) - radius


def way_between(start: Point, end: Point, bend: float) -> Way:
    """Return the way from `start` to `end` that bows by `bend` of its length to the left."""
    dx, dy = end.x - start.x, end.y - start.y
    chord = math.hypot(dx, dy)
    if abs(bend) < _FLAT:
        return Way(start, end, math.inf, 0.0, chord, left=bend >= 0)
    half = 2 * math.atan(2 * abs(bend))
    radius = chord / (2 * math.sin(half))
    # From the middle of the chord back to the centre of the circle, away from the bow.
    back = radius * math.cos(half) / chord * math.copysign(1.0, bend)
    centre = Point((start.x + end.x) / 2 - dy * back, (start.y + end.y) / 2 + dx * back)
    sweep = math.copysign(2 * half, bend)
    return Way(start, centre, radius, sweep, radius * 2 * half, left=bend >= 0)


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


def way_of(source: Rect, target: Rect, bend: float) -> Way:
    """Return the way from within one pill to within another."""
    return way_between(*_anchors(source, target, bend), bend)


def bend_through(source: Rect, target: Rect, point: Point) -> float:
    """Return the bend of the arc whose middle comes nearest to `point`, as when a hand pulls it."""
    bend = 0.0
    for _ in range(2):
        start, end = _anchors(source, target, bend)
        dx, dy = end.x - start.x, end.y - start.y
        square = max(dx * dx + dy * dy, 1.0)
        bend = (dy * (point.x - start.x) - dx * (point.y - start.y)) / square
    return max(-4.0, min(4.0, bend))


def _anchors(source: Rect, target: Rect, bend: float) -> tuple[Point, Point]:
    """Return where within the pills a way begins and ends.

    Not both at the centres: leaning towards each other, and to the side to which the way bows,
    the arcs of one pill come to different places on its outline.
    """
    start, end = source.centre, target.centre
    dx, dy = end.x - start.x, end.y - start.y
    bow = dy / (math.hypot(dx, dy) or 1.0) * max(-1.0, min(1.0, bend * 6.0)) * _SIDEWAYS
    return (
        start.plus(_lean(source, dx, bow), 0.0),
        end.plus(_lean(target, -dx, bow), 0.0),
    )


def _lean(pill: Rect, dx: float, bow: float) -> float:
    """Return how far off a pill's centre a way leads to it, along the pill."""
    most = max(0.0, pill.width / 2 - ROUNDNESS) * 0.75
    return max(-most, min(most, dx * _LEAN + bow))


def visible(way: Way, source: Rect, target: Rect) -> tuple[float, float]:
    """Return where a way between two pills leaves the one and comes to the other."""
    return _leaving(way, source), _arriving(way, target)


def _leaving(way: Way, source: Rect) -> float:
    """Return where the way leaves the source's outline."""
    low, high = 0.0, 0.0
    while high < 1.0 and outline_distance(source, way.at(high)) <= AIR:
        low, high = high, high + 1 / 16
    return _crossing(lambda t: outline_distance(source, way.at(t)) > AIR, low, min(high, 1.0))


def _arriving(way: Way, target: Rect) -> float:
    """Return where the way comes to the target's outline."""
    low, high = 1.0, 1.0
    while low > 0.0 and outline_distance(target, way.at(low)) <= AIR:
        low, high = low - 1 / 16, low
    return _crossing(lambda t: outline_distance(target, way.at(t)) <= AIR, max(low, 0.0), high)


def _crossing(beyond: Callable[[float], bool], low: float, high: float) -> float:
    """Return where `beyond` turns true between `low` and `high`."""
    for _ in range(11):
        middle = (low + high) / 2
        low, high = (low, middle) if beyond(middle) else (middle, high)
    return high


def _own_loop(pill: Rect, bend: float) -> Arc:
    """Return a round loop on top of a pill, or below it for a negative bend."""
    radius = _LOOP_RADIUS * min(2.5, max(1.0, 1.0 + (abs(bend) - 0.3) * 0.5))
    up = -1.0 if bend >= 0 else 1.0
    rim = pill.top if up < 0 else pill.bottom
    centre = Point(pill.centre.x, rim + up * (AIR + radius * 0.62))
    # From the left foot over the far side to the right foot.
    side = radius * math.sqrt(1 - 0.62**2)
    start = Point(centre.x - side, centre.y - up * radius * 0.62)
    sweep = -up * (math.pi + 2 * math.asin(0.62))
    way = Way(start, centre, radius, sweep, radius * abs(sweep), left=up < 0)
    return _arc(way, 0.0, 1.0, bend)


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
