"""A sketch over time laid out on its card: lines, marks and words, in board units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from iceberg.geometry.cards import SKETCH_HEIGHT, TEXT_LEFT, TIMES_HEIGHT
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.sketching import spread
from iceberg.model.sketch import Sketch, SketchPoint

_RIGHT: Final = 20.0
_FROM_BOTTOM: Final = 13.0
_FROM_TOP: Final = 4.0
_AXIS: Final = 9.0
"""From the sketch's bottom to its axis of time."""


@dataclass(frozen=True, slots=True)
class SketchShape:
    """Lines as points; what is empty is not drawn."""

    past: tuple[Point, ...]
    expected: tuple[Point, ...]
    hoped: tuple[Point, ...]
    feared: tuple[Point, ...]
    data: tuple[Point, ...]
    left: Point
    """Begin of the axis of time."""
    right: Point
    now: float | None
    """Where the present stands on the axis; ``None``: at its end."""
    top: float
    words: tuple[str, str, str] = ("", "", "")
    """At the start, the present and the horizon, written below the axis."""

    def moved(self, dx: float, dy: float) -> SketchShape:
        """Return it as far from where it is, in board units."""

        def away(points: Sequence[Point]) -> tuple[Point, ...]:
            return tuple(point.plus(dx, dy) for point in points)

        return SketchShape(
            away(self.past),
            away(self.expected),
            away(self.hoped),
            away(self.feared),
            away(self.data),
            self.left.plus(dx, dy),
            self.right.plus(dx, dy),
            None if self.now is None else self.now + dx,
            self.top + dy,
            self.words,
        )


def has_times(sketch: Sketch | None) -> bool:
    """Whether there is anything to write below the axis of time."""
    return sketch is not None and bool(sketch.start or sketch.present or sketch.horizon)


def sketch_shape(sketch: Sketch, card: Rect, bottom: float) -> SketchShape:
    """Lay a sketch out above `bottom` on a card."""
    if has_times(sketch):
        bottom -= TIMES_HEIGHT
    left, right = card.left + TEXT_LEFT, card.right - _RIGHT
    low, high = bottom - _FROM_BOTTOM, bottom - SKETCH_HEIGHT + _FROM_TOP

    def placed(points: Sequence[tuple[float, float]]) -> tuple[Point, ...]:
        return tuple(Point(left + t * (right - left), low + y * (high - low)) for t, y in points)

    has_future = sketch.now < 1.0
    return SketchShape(
        placed(_pairs(sketch.points)),
        placed(_pairs(sketch.expected)),
        placed(_pairs(sketch.hoped)),
        placed(_pairs(sketch.feared)),
        placed(spread(sketch.data, sketch.now)) if sketch.data else (),
        Point(left, bottom - _AXIS),
        Point(right, bottom - _AXIS),
        left + sketch.now * (right - left) if has_future else None,
        high - 2,
        (
            sketch.start,
            sketch.present if has_future else "",
            sketch.horizon if has_future else sketch.present,
        ),
    )


def _pairs(points: Sequence[SketchPoint]) -> list[tuple[float, float]]:
    return [(point.t, point.y) for point in points]
