"""What is dragged lines up with its neighbours: never far, never two ways, whatever their order."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iceberg.geometry.shapes import Rect
from iceberg.geometry.snapping import Snap, snapped

REACH = 6.0
places = st.integers(-400, 400).map(float)
things = st.builds(
    Rect.at, places, places, st.integers(20, 300).map(float), st.integers(20, 200).map(float)
)
boards = st.lists(things, max_size=8)


def after(thing: Rect, snap: Snap) -> Rect:
    return thing.moved(snap.dx, snap.dy)


def lines(rect: Rect) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return where a thing can line up: across and down."""
    return (rect.left, rect.centre.x, rect.right), (rect.top, rect.centre.y, rect.bottom)


@given(things, boards)
def test_nothing_moves_farther_than_the_reach(thing: Rect, others: list[Rect]) -> None:
    snap = snapped(thing, others, REACH)
    assert abs(snap.dx) <= REACH
    assert abs(snap.dy) <= REACH


@given(things)
def test_alone_on_the_board_a_thing_stays_where_the_hand_is(thing: Rect) -> None:
    assert snapped(thing, [], REACH) == Snap()


@given(things, boards)
def test_what_has_lined_up_stays_so(thing: Rect, others: list[Rect]) -> None:
    there = after(thing, snapped(thing, others, REACH))
    again = snapped(there, others, REACH)
    assert (again.dx, again.dy) == pytest.approx((0, 0), abs=1e-6)


@example(Rect(-1, 0, 42, 20), [Rect(0, 7, 20, 27), Rect(21, 7, 41, 27)])
@given(things, boards)
def test_an_edge_or_middle_within_reach_is_taken(thing: Rect, others: list[Rect]) -> None:
    there = after(thing, snapped(thing, others, REACH))
    for axis in (0, 1):
        pairs = [
            (a, b) for o in others for a, b in zip(lines(thing)[axis], lines(o)[axis], strict=True)
        ]
        if axis == 1 and any(abs(a - b) <= REACH for a, b in pairs):
            now = [
                abs(a - b)
                for o in others
                for a, b in zip(lines(there)[1], lines(o)[1], strict=True)
            ]
            assert min(now) == pytest.approx(0, abs=1e-6)
        if axis == 0 and any(abs(a - b) <= REACH for a, b in pairs):
            # An even gap may be nearer than the edge; then that is what it lines up with.
            assert snapped(thing, others, REACH).guides


@given(things, boards)
def test_the_order_of_the_others_does_not_matter(thing: Rect, others: list[Rect]) -> None:
    assert snapped(thing, others, REACH) == snapped(thing, others[::-1], REACH)


@given(things, boards, st.integers(-300, 300), st.integers(-300, 300))
def test_snapping_is_the_same_everywhere(thing: Rect, others: list[Rect], dx: int, dy: int) -> None:
    here = snapped(thing, others, REACH)
    there = snapped(thing.moved(dx, dy), [other.moved(dx, dy) for other in others], REACH)
    assert (there.dx, there.dy) == pytest.approx((here.dx, here.dy), abs=1e-6)


@given(things, boards)
def test_each_guide_runs_straight_through_the_thing(thing: Rect, others: list[Rect]) -> None:
    snap = snapped(thing, others, REACH)
    there = after(thing, snap).grown(0.1)
    for one, other in snap.guides:
        assert one.x == other.x or one.y == other.y
        is_upright = one.x == other.x
        if is_upright:
            assert there.left <= one.x <= there.right
        else:
            assert there.top <= one.y <= there.bottom


def test_left_edges_line_up_and_a_line_joins_both() -> None:
    above = Rect.at(100, 0, 200, 60)
    snap = snapped(Rect.at(104, 100, 250, 60), [above], REACH)
    assert (snap.dx, snap.dy) == (-4, 0)
    assert snap.guides[0].one == (100, 0)
    assert snap.guides[0].other == (100, 160)


def test_a_third_card_in_a_row_keeps_the_gap_of_the_first_two() -> None:
    row = [Rect.at(0, 0, 200, 60), Rect.at(230, 0, 170, 60)]
    snap = snapped(Rect.at(433, 2, 150, 60), row, REACH)
    assert (snap.dx, snap.dy) == (-3, -2)
    gaps = sorted((one.x, other.x) for one, other in snap.guides if other.x - one.x == 30)
    assert gaps == [(200, 230), (400, 430)]


def test_a_card_between_two_stands_in_the_middle() -> None:
    row = [Rect.at(0, 0, 100, 61), Rect.at(400, 7, 100, 80)]
    snap = snapped(Rect.at(204, 28, 100, 21), row, 5)
    assert snap.dx == -4
