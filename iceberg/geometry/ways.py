"""Ways from pill to pill: pieces of circles, from within the one to within the other."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.spots import LONGEST_STROKE

ROUNDNESS: Final = 20.0
"""Radius of a pill's corners, unless it is lower than twice that."""
AIR: Final = 3.0
"""Air between an outline and the tip or the beginning of an arc."""
_LEAN: Final = 0.14
"""How far an end leans towards the other, as a share of the distance between the pills."""
_SIDEWAYS: Final = 11.0
"""How far an end leans to the side to which its arc bows."""
_FLAT: Final = 0.004
"""A lesser bend is drawn straight."""


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
    chord = math.hypot(dx, dy) or 1.0
    if abs(bend) < _FLAT:
        return Way(start, end, math.inf, 0.0, chord, left=bend >= 0)
    half = 2 * math.atan(2 * abs(bend))
    radius = chord / (2 * math.sin(half))
    # From the middle of the chord back to the centre of the circle, away from the bow.
    back = radius * math.cos(half) / chord * math.copysign(1.0, bend)
    centre = Point((start.x + end.x) / 2 - dy * back, (start.y + end.y) / 2 + dx * back)
    sweep = math.copysign(2 * half, bend)
    return Way(start, centre, radius, sweep, radius * 2 * half, left=bend >= 0)


def way_of(source: Rect, target: Rect, bend: float) -> Way:
    """Return the way from within one pill to within another."""
    return way_between(*_anchors(source, target, bend), bend)


def bend_through(source: Rect, target: Rect, point: Point) -> float:
    """Return the bend of the arc whose middle comes nearest to `point`, as when a hand pulls it."""
    if source == target:
        return 0.3 if point.y < source.centre.y else -0.3
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
