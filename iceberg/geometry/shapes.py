"""Points and rectangles in board units, x to the right and y down."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple


class Point(NamedTuple):
    """A place or a direction."""

    x: float
    y: float

    def plus(self, dx: float, dy: float) -> Point:
        """Return the point moved by `dx`, `dy`."""
        return Point(self.x + dx, self.y + dy)

    def distance(self, other: Point) -> float:
        """Return the straight distance to `other`."""
        return math.hypot(other.x - self.x, other.y - self.y)


class Rect(NamedTuple):
    """A rectangle by its edges; ``left <= right`` and ``top <= bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def at(cls, left: float, top: float, width: float, height: float) -> Rect:
        """Return the rectangle with this corner and size."""
        return cls(left, top, left + width, top + height)

    @classmethod
    def around(cls, centre: Point, width: float, height: float) -> Rect:
        """Return the rectangle of this size about `centre`."""
        return cls.at(centre.x - width / 2, centre.y - height / 2, width, height)

    @classmethod
    def between(cls, one: Point, other: Point) -> Rect:
        """Return the rectangle with two opposite corners, in any order."""
        return cls(
            min(one.x, other.x), min(one.y, other.y), max(one.x, other.x), max(one.y, other.y)
        )

    @classmethod
    def enclosing(cls, rects: Iterable[Rect]) -> Rect | None:
        """Return the smallest rectangle around all of `rects`; ``None`` when there are none."""
        all_rects = list(rects)
        if not all_rects:
            return None
        return cls(
            min(r.left for r in all_rects),
            min(r.top for r in all_rects),
            max(r.right for r in all_rects),
            max(r.bottom for r in all_rects),
        )

    @property
    def width(self) -> float:
        """Extent in x."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Extent in y."""
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        """The middle."""
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def grown(self, by: float) -> Rect:
        """Return the rectangle with every edge moved outward."""
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved(self, dx: float, dy: float) -> Rect:
        """Return the rectangle moved."""
        return Rect(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def united(self, other: Rect) -> Rect:
        """Return the smallest rectangle around both."""
        return Rect(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def contains(self, point: Point) -> bool:
        """Whether `point` lies inside or on the edge."""
        return self.left <= point.x <= self.right and self.top <= point.y <= self.bottom

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )
