"""Lines over time: whatever a hand does, time runs forward and all stays on the paper."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.geometry import sketching
from iceberg.model.shapes import named_shapes

ANYWHERE = st.floats(-2, 3, allow_nan=False)
STROKES = st.lists(st.tuples(ANYWHERE, ANYWHERE), max_size=40)
NAMES = st.sampled_from(sorted(sketching.SHAPES))


def is_a_line(line: sketching.Line) -> bool:
    times = [t for t, _ in line]
    rises = all(a < b for a, b in pairwise(times))
    return rises and all(0 <= t <= 1 and 0 <= y <= 1 for t, y in line)


def test_every_shape_has_a_name_and_every_name_a_shape() -> None:
    assert {shape.id for shape in named_shapes()} == set(sketching.SHAPES)


@given(NAMES, st.floats(0, 0.6), st.floats(0.65, 1))
def test_a_shape_is_a_line_within_its_time(name: str, start: float, end: float) -> None:
    line = sketching.shape(name, start, end)
    assert is_a_line(line)
    assert line[0][0] == pytest.approx(start, abs=1e-3)
    assert line[-1][0] == pytest.approx(end, abs=1e-3)


@given(NAMES, STROKES, STROKES)
def test_time_never_runs_backwards_however_one_draws(
    name: str, first: list[tuple[float, float]], second: list[tuple[float, float]]
) -> None:
    line = sketching.drawn(sketching.drawn(sketching.shape(name), first), second)
    assert is_a_line(line)
    assert is_a_line(sketching.drawn((), first))


@given(NAMES, st.floats(0.2, 0.8), st.floats(0.05, 0.95))
def test_a_stroke_is_where_it_was_drawn_and_nothing_else_moved(
    name: str, t: float, y: float
) -> None:
    before = sketching.shape(name)
    after = sketching.drawn(before, [(t - 0.1, y), (t + 0.1, y)])
    assert sketching.height_at(after, t) == pytest.approx(y, abs=1e-3)
    for at in (0.0, 1.0):
        assert sketching.height_at(after, at) == sketching.height_at(before, at)


@given(NAMES, st.floats(0, 1), st.floats(0, 1))
def test_a_bent_line_passes_the_point_and_stays_a_line(name: str, t: float, y: float) -> None:
    before = sketching.shape(name)
    at = before[round(t * sketching.STEPS)][0]
    after = sketching.bent(before, at, y)
    assert is_a_line(after)
    assert sketching.height_at(after, at) == pytest.approx(y, abs=2e-3)
    far = [p for p, q in zip(before, after, strict=True) if abs(p[0] - at) > sketching.REACH]
    assert all(p in after for p in far)


@given(st.lists(st.floats(-1e15, 1e15), max_size=60), st.floats(0.1, 1))
def test_measured_values_lie_on_the_paper_in_their_order(values: list[float], end: float) -> None:
    line = sketching.spread(values, end)
    assert len(line) == len(values)
    assert all(0 <= t <= end + 1e-3 and 0 <= y <= 1 for t, y in line)
    heights = [y for _, y in line]
    if len(values) > 1 and max(values) - min(values) > 1:
        assert heights.index(max(heights)) == values.index(max(values)) or max(heights) == 0.92


def test_a_stroke_that_nearly_reaches_an_end_is_led_on_to_it():
    line = ((0.05, 0.2), (0.5, 0.6), (0.95, 0.9))
    assert sketching.reaching(line, 0.0, 1.0) == ((0.0, 0.2), *line, (1.0, 0.9))
    short = ((0.2, 0.2), (0.8, 0.9))
    assert sketching.reaching(short, 0.0, 1.0) == short
    assert sketching.reaching((), 0.0, 1.0) == ()
