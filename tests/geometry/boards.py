"""Boards for the laws of arcs and layouts."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from iceberg.geometry.shapes import Point, Rect

Links = dict[str, tuple[int, int, float | None]]


def pill_at(x: float, y: float, width: float = 140.0, height: float = 36.0) -> Rect:
    return Rect.around(Point(x, y), width, height)


@st.composite
def sparse_boards(draw: DrawFn) -> tuple[dict[int, Rect], Links]:
    """Return pills on a loose grid, and some links between them, none to itself."""
    count = draw(st.integers(2, 12))
    shifts = st.tuples(st.floats(-60, 60), st.floats(-40, 40), st.floats(60, 180))
    pills = {}
    for number in range(count):
        dx, dy, width = draw(shifts)
        pills[number] = pill_at(number % 4 * 330 + dx, number // 4 * 210 + dy, width)
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    pairs = draw(st.lists(ends.filter(lambda p: p[0] != p[1]), max_size=16, unique=True))
    return pills, {f"l{place:02}": (a, b, None) for place, (a, b) in enumerate(pairs)}
