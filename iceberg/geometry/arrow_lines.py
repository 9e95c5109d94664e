"""The line of an arrow between cards: curves that follow each other, as points, and its head."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from iceberg.geometry.shapes import Point, Rect

HEAD_LENGTH: Final = 10.0
HEAD_WIDTH: Final = 10.0
_STEPS: Final = 24
_WEIGHTS: Final = tuple(
    ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    for t in (i / _STEPS for i in range(1, _STEPS + 1))
)
"""Shares of the four points of a cubic curve (Bernstein's polynomials) along it."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class CauseRoute:
    """The line of an arrow, its head, and the rectangle around both."""

    points: tuple[Point, ...]
    head: tuple[Point, Point, Point]
    box: Rect


class Way(NamedTuple):
    """Cubic curves that follow each other, and the direction in which the arrow arrives."""

    curves: tuple[tuple[Point, Point, Point, Point], ...]
    arrives: Point


def route_along(way: Way) -> CauseRoute:
    """Return the arrow that runs along a way."""
    points = [way.curves[0][0]]
    for curve in way.curves:
        points += _along(*curve)
    base, (dx, dy) = points[-1], way.arrives
    half = HEAD_WIDTH / 2
    tip = base.plus(dx * HEAD_LENGTH, dy * HEAD_LENGTH)
    head = (tip, base.plus(-dy * half, dx * half), base.plus(dy * half, -dx * half))
    xs, ys = zip(*points, *head, strict=True)
    return CauseRoute(tuple(points), head, Rect(min(xs), min(ys), max(xs), max(ys)))


def _along(a: Point, b: Point, c: Point, d: Point) -> list[Point]:
    """Return points along a cubic curve, without its first one."""
    if a == b and c == d:
        return [d]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = a, b, c, d
    return [
        Point(e * ax + f * bx + g * cx + h * dx, e * ay + f * by + g * cy + h * dy)
        for e, f, g, h in _WEIGHTS
    ]


def nearness(route: CauseRoute, point: Point) -> float:
    """Return the distance from a point to the line of an arrow."""
    return min(_to_segment(point, a, b) for a, b in pairwise((*route.points, route.head[0])))


def _to_segment(point: Point, a: Point, b: Point) -> float:
    dx, dy = b.x - a.x, b.y - a.y
    length = dx * dx + dy * dy
    share = ((point.x - a.x) * dx + (point.y - a.y) * dy) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return point.distance(Point(a.x + share * dx, a.y + share * dy))
