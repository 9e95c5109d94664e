"""A link's arc: from outline to outline, bowed as asked."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.geometry.curves import SIGN_RADIUS, arc_between, distance_to_line
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.ways import AIR, bend_through, outline_distance, way_between

PLACES = st.floats(-900, 900)
BENDS = st.floats(-0.9, 0.9)
SIZES = st.tuples(st.floats(60, 240), st.floats(36, 90))


def pills(dx: float, dy: float) -> tuple[Rect, Rect]:
    return Rect.around(Point(0, 0), 150, 36), Rect.around(Point(dx, dy), 110, 36)


@given(PLACES, PLACES, BENDS, SIZES)
def test_the_tip_touches_the_target_and_the_line_begins_at_the_source(
    dx: float, dy: float, bend: float, size: tuple[float, float]
) -> None:
    source, target = Rect.around(Point(0, 0), 150, 36), Rect.around(Point(dx, dy), *size)
    if source.grown(30).overlaps(target):
        return
    arc = arc_between(source, target, bend)
    assert outline_distance(target, arc.tip) == pytest.approx(AIR, abs=0.6)
    assert outline_distance(source, arc.points[0]) == pytest.approx(AIR, abs=0.6)


@given(PLACES, PLACES, BENDS)
def test_everything_lies_within_the_box(dx: float, dy: float, bend: float) -> None:
    source, target = pills(dx, dy)
    arc = arc_between(source, target, bend)
    box = arc.box.grown(0.01)
    assert all(box.contains(p) for p in (*arc.points, *arc.head, *arc.delay[0], *arc.delay[1]))
    assert box.contains(arc.sign.plus(SIGN_RADIUS, SIGN_RADIUS))
    assert all(math.isfinite(value) for value in arc.box)


@given(PLACES, PLACES, st.floats(-4, 4))
def test_a_way_leads_from_its_start_to_its_end(x: float, y: float, bend: float) -> None:
    start, end = Point(12, -7), Point(x, y)
    if start.distance(end) < 5:
        return
    way = way_between(start, end, bend)
    assert way.at(0.0).distance(start) < 1e-6
    assert way.at(1.0).distance(end) < 1e-3
    off = way.at(0.5).distance(Point((start.x + x) / 2, (start.y + y) / 2))
    assert off == pytest.approx(abs(bend) * start.distance(end), rel=0.02, abs=0.5 + 0.004 * 2000)


def test_a_positive_bend_bows_to_the_left_of_the_way() -> None:
    arc = arc_between(*pills(400, 0), bend=0.3)
    assert arc.middle.y < 0
    arc = arc_between(*pills(0, 400), bend=0.3)
    assert arc.middle.x > 0


def test_the_sign_stands_beside_the_head_on_the_outer_side() -> None:
    arc = arc_between(*pills(400, 0), bend=0.2)
    assert arc.sign.distance(arc.tip) < 60
    on_line = min(arc.points, key=arc.sign.distance)
    assert arc.sign.y < on_line.y
    assert distance_to_line(arc.points, arc.sign) > SIGN_RADIUS


def test_the_strokes_of_a_delay_lie_across_the_middle() -> None:
    arc = arc_between(*pills(400, 0), bend=0.0)
    for a, b in arc.delay:
        assert a.x == pytest.approx(b.x)
        assert (a.y + b.y) / 2 == pytest.approx(arc.middle.y)
    assert abs(arc.delay[0][0].x - arc.delay[1][0].x) == pytest.approx(8)


@given(st.floats(-60, 60), st.floats(-30, 30), BENDS)
def test_pills_that_touch_or_overlap_still_have_an_arc_to_see(
    dx: float, dy: float, bend: float
) -> None:
    arc = arc_between(*pills(dx, dy), bend=bend)
    length = sum(a.distance(b) for a, b in zip(arc.points, arc.points[1:], strict=False))
    assert length + arc.tip.distance(arc.points[-1]) > 15


def test_a_variable_that_acts_on_itself_has_a_loop_above_it_or_below() -> None:
    pill = Rect.around(Point(0, 0), 150, 36)
    above, below = arc_between(pill, pill, 0.3), arc_between(pill, pill, -0.3)
    assert max(p.y for p in above.points) < pill.top
    assert min(p.y for p in below.points) > pill.bottom
    assert outline_distance(pill, above.tip) == pytest.approx(AIR, abs=0.6)


@given(BENDS, PLACES, PLACES)
def test_an_arc_pulled_by_its_middle_stays_as_it_was(bend: float, dx: float, dy: float) -> None:
    source, target = pills(dx, dy)
    if source.grown(120).overlaps(target):
        return
    arc = arc_between(source, target, bend)
    again = arc_between(source, target, bend_through(source, target, arc.middle))
    assert again.middle.distance(arc.middle) < 0.12 * math.hypot(dx, dy)
