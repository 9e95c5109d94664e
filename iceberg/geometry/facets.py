"""The edges and planes seen inside the ice, placed by shares of its width and height."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from iceberg.geometry.shapes import Point


class Plane(NamedTuple):
    """A face of the ice; `light` runs from -1 (turned away) to 1 (turned to the light)."""

    points: tuple[Point, ...]
    light: float


class Sides(NamedTuple):
    """The outline in parts: both sides from the top down, and what joins them."""

    left: Sequence[Point]
    right: Sequence[Point]
    crest: Sequence[Point]
    lowest: Point
    water: float
    per_corner: int
    """Points of a side from one corner to the next."""


# Inner points: share of the way up to the peak or down to the foot, share of the half width.
_IN_TIP: Final = {"T": (0.337, -0.32), "U": (0.385, 0.4), "V": (0.0, -0.52), "W": (0.0, 0.14)}
_IN_BODY: Final = {
    **{"A": (0.235, -0.6), "B": (0.47, -0.437), "C": (0.249, 0.668)},
    **{"D": (0.497, 0.558), "E": (0.635, -0.02)},
}
# l and r are corners of the sides, counted from the top; s is the saddle, z the lowest point.
_EDGES: Final = (
    *("l1 T", "T V", "T s", "T W", "r0 U", "U W", "U r2"),
    *("l5 A", "A l7", "A B", "B l9", "B l12", "r5 C", "C r7", "C D", "D r8", "D r11"),
    *("B E", "E D", "E z"),
)
_PLANES: Final = (
    ("l1 l4 V T", 0.1),
    ("T s r0 U W", -0.16),
    ("r0 r2 U", -0.06),
    ("U r2 r4 W", -0.3),
    ("l5 l7 A", 0.55),
    ("A l7 l9 B", 0.28),
    ("B l9 l12", -0.05),
    ("B l12 l13 z E", -0.34),
    ("E z r13 r11 D", -0.62),
    ("D r11 r8", -0.42),
    ("D r8 r7 C", -0.16),
    ("C r7 r5", 0.12),
)


def facets(sides: Sides) -> tuple[tuple[Point, Point], ...]:
    """Return the edges inside the ice."""
    edges = (edge.split() for edge in _EDGES)
    return tuple((_point(sides, one), _point(sides, other)) for one, other in edges)


def planes(sides: Sides) -> tuple[Plane, ...]:
    """Return the faces of the ice that are lighter or darker than the rest."""
    return tuple(Plane(_around(sides, names.split()), light) for names, light in _PLANES)


def _around(sides: Sides, names: list[str]) -> tuple[Point, ...]:
    """Return the polygon through these points; between two corners it follows the outline."""
    points: list[Point] = []
    for one, other in pairwise([*names, names[0]]):
        if one[0] == other[0] and one[0] in "lr":
            start, end = _index(sides, one), _index(sides, other)
            step = 1 if end > start else -1
            side = sides.left if one[0] == "l" else sides.right
            points += side[start:end:step]
        else:
            points.append(_point(sides, one))
    return tuple(points)


def _index(sides: Sides, name: str) -> int:
    return int(name[1:]) * sides.per_corner


def _point(sides: Sides, name: str) -> Point:
    if name[0] == "l":
        return sides.left[_index(sides, name)]
    if name[0] == "r":
        return sides.right[_index(sides, name)]
    if name in ("s", "z"):
        return sides.lowest if name == "z" else sides.crest[len(sides.crest) // 2]
    if name in _IN_TIP:
        share, across = _IN_TIP[name]
        y = sides.water - share * (sides.water - sides.left[0].y)
    else:
        share, across = _IN_BODY[name]
        y = sides.water + share * (sides.lowest.y - sides.water)
    return Point(across * _half_width(sides.left if across < 0 else sides.right, y), y)


def _half_width(side: Sequence[Point], y: float) -> float:
    for above, below in pairwise(side):
        if above.y <= y <= below.y and above.y < below.y:
            share = (y - above.y) / (below.y - above.y)
            return abs(above.x + (below.x - above.x) * share)
    return abs(side[0].x)
