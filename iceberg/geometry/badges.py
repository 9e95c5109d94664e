"""Where a loop's badge stands: inside the loop, clear of lines, pills and signs."""

from __future__ import annotations

import itertools
import math
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from iceberg.geometry.curves import SIGN_RADIUS, Arc, distance_to_stroke
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.spots import Spots, crosses

K = TypeVar("K", bound=Hashable)
L = TypeVar("L", bound=Hashable)

RING: Final = 25.0
"""Radius of a badge's ring."""
_AIR: Final = 7.0
"""Air that the ring keeps to lines."""
LABEL_TOP: Final = 33.0
"""How far below the centre the name under a badge begins."""
_STEPS: Final = 9
"""Places tried across a loop, and as many down."""


@dataclass(frozen=True, slots=True)
class Badge:
    """The mark of a loop: an open ring that runs as the loop does, with its name below."""

    centre: Point
    radius: float
    clockwise: bool
    """As seen on the board."""
    label: Rect
    """Where its name stands; of no size when it has none."""

    @property
    def box(self) -> Rect:
        """Around the ring and the name."""
        side = 2 * (self.radius + 4)
        ring = Rect.around(self.centre, side, side)
        return ring.united(self.label) if self.label.width else ring


def badge_at(centre: Point, arcs: Sequence[Arc], room: tuple[float, float]) -> Badge:
    """Return the badge of the loop through `arcs` with its centre in a given place.

    `room` is the width and height that its name needs.
    """
    return Badge(centre, RING, signed_area(outline(arcs)) >= 0, _label(centre, room))


def place_badge(
    arcs: Sequence[Arc],
    room: tuple[float, float],
    spots: Spots[K, L],
    others: Sequence[Badge],
) -> Badge:
    """Return the badge of the loop through `arcs`, in the freest place inside it.

    The middle of the loop if that is free, else as near to it as can be.
    """
    shape = outline(arcs)
    middle = centroid(shape)
    best, least = middle, math.inf
    for spot in _tried(shape, middle):
        cost = _distance_cost(spot, middle, shape)
        if cost >= least:
            continue
        cost += _in_the_way(spot, room, spots, others)
        if cost < least:
            best, least = spot, cost
    return badge_at(best, arcs, room)


def outline(arcs: Sequence[Arc]) -> tuple[Point, ...]:
    """Return the corners of the shape that a loop's arcs enclose."""
    return tuple(itertools.chain.from_iterable((*arc.points, arc.tip) for arc in arcs))


def signed_area(shape: Sequence[Point]) -> float:
    """Return the area inside; positive when the corners run clockwise on the board (y down)."""
    return _cross_sum(shape) / 2


def _cross_sum(shape: Sequence[Point]) -> float:
    return sum(a.x * b.y - b.x * a.y for a, b in _sides(shape))


def _sides(shape: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return zip(shape, (*shape[1:], shape[0]), strict=True)


def centroid(shape: Sequence[Point]) -> Point:
    """Return the centre of the area inside; of its corners when there is hardly any inside."""
    # About the first corner, since far from the origin the products would lose precision.
    origin = shape[0]
    near = [Point(p.x - origin.x, p.y - origin.y) for p in shape]
    double = _cross_sum(near)
    if abs(double) < 200.0:
        return Point(sum(p.x for p in shape) / len(shape), sum(p.y for p in shape) / len(shape))
    x = sum((a.x + b.x) * (a.x * b.y - b.x * a.y) for a, b in _sides(near)) / (3 * double)
    y = sum((a.y + b.y) * (a.x * b.y - b.x * a.y) for a, b in _sides(near)) / (3 * double)
    return _held_near(origin.plus(x, y), shape)


def _held_near(spot: Point, shape: Sequence[Point]) -> Point:
    """Return `spot`, or the nearest place to it within the shape's box (an eight may throw it)."""
    box = _box(shape)
    return Point(min(max(spot.x, box.left), box.right), min(max(spot.y, box.top), box.bottom))


def is_inside(shape: Sequence[Point], spot: Point) -> bool:
    """Whether `spot` lies inside the shape (even-odd rule)."""
    inside = False
    for a, b in _sides(shape):
        if (a.y > spot.y) != (b.y > spot.y):
            across = a.x + (spot.y - a.y) / (b.y - a.y) * (b.x - a.x)
            inside ^= spot.x < across
    return inside


def _tried(shape: Sequence[Point], middle: Point) -> list[Point]:
    """Return the middle and a grid of spots in and about the shape, the nearest first."""
    box = _box(shape).grown(RING if _is_small(shape) else -RING * 0.6)
    across, down = max(box.width, 1.0) / _STEPS, max(box.height, 1.0) / _STEPS
    grid = [
        Point(box.left + (i + 0.5) * across, box.top + (j + 0.5) * down)
        for i in range(_STEPS)
        for j in range(_STEPS)
    ]
    close = [middle.plus(12 * i, 12 * j) for i in (-2, -1, 0, 1, 2) for j in (-2, -1, 0, 1, 2)]
    return sorted([*close, *grid], key=middle.distance)


def _is_small(shape: Sequence[Point]) -> bool:
    box = _box(shape)
    return min(box.width, box.height) < 4 * RING


def _distance_cost(spot: Point, middle: Point, shape: Sequence[Point]) -> float:
    """Return a cost for leaving the middle, and a higher one for leaving the loop."""
    away = spot.distance(middle) * 0.012
    return away if is_inside(shape, spot) else away + 9.0


def _in_the_way(
    spot: Point, room: tuple[float, float], spots: Spots[K, L], others: Sequence[Badge]
) -> float:
    """Return how badly a badge at `spot` would lie on something."""
    label = _label(spot, room)
    ring = Rect.around(spot, 2 * (RING + _AIR), 2 * (RING + _AIR))
    cost = _on_pills(spot, label, spots)
    reach = max(RING + _AIR, room[0] / 2, LABEL_TOP + room[1])
    on_ring, on_label = set[L](), set[L]()
    for link, a, b in spots.strokes_near(spot, reach):
        if distance_to_stroke(a, b, spot) < RING + _AIR:
            on_ring.add(link)
        if room[0] and crosses(label, a, b):
            on_label.add(link)
    cost += 12.0 * len(on_ring) + 5.0 * len(on_label)
    for _, sign in spots.signs_near(spot, reach + SIGN_RADIUS):
        if sign.distance(spot) < RING + SIGN_RADIUS + 4:
            cost += 6.0
        elif room[0] and label.grown(SIGN_RADIUS).contains(sign):
            cost += 3.0
    for other in others:
        taken = other.box.grown(_AIR)
        cost += 15.0 * (taken.overlaps(ring) or taken.overlaps(label))
    return cost


def _on_pills(spot: Point, label: Rect, spots: Spots[K, L]) -> float:
    """Return a cost for each pill that lies on the ring or the name."""
    ring = Rect.around(spot, 2 * (RING + _AIR), 2 * (RING + _AIR))
    corners = (spot, Point(label.left, label.centre.y), Point(label.right, label.centre.y))
    near = {key: rect for corner in corners for key, rect in spots.pills_near(corner)}
    return sum(20.0 * rect.overlaps(ring) + 12.0 * rect.overlaps(label) for rect in near.values())


def _label(centre: Point, room: tuple[float, float]) -> Rect:
    return Rect.at(centre.x - room[0] / 2, centre.y + LABEL_TOP, room[0], room[1])


def _box(shape: Sequence[Point]) -> Rect:
    xs, ys = [p.x for p in shape], [p.y for p in shape]
    return Rect(min(xs), min(ys), max(xs), max(ys))
