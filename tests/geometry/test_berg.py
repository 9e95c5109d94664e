import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iceberg.geometry.bands import bands, waterline
from iceberg.geometry.berg import Ice, ice
from iceberg.geometry.shapes import Point, Rect

levels = st.integers(0, 3)
placed = st.tuples(
    levels, st.floats(-900, 900), st.floats(0, 900), st.floats(170, 360), st.floats(43, 400)
)
boards = st.lists(placed, max_size=40)
Placed = tuple[int, float, float, float, float]


def berg_of(cards: list[Placed], count: int = 4) -> tuple[Ice, list[Rect]]:
    needed = [0.0] * count
    for level, _, y, _, height in cards:
        needed[level] = max(needed[level], y + height)
    of_levels = bands(needed)
    rects = [Rect.at(x, of_levels[n].top + y, w, h) for n, x, y, w, h in cards]
    return ice(rects, of_levels), rects


def span_at(berg: Ice, y: float) -> tuple[float, float]:
    """Where the outline crosses a height: the leftmost and the rightmost place."""
    crossings = []
    for a, b in pairwise((*berg.outline, berg.outline[0])):
        if min(a.y, b.y) <= y <= max(a.y, b.y):
            share = (y - a.y) / (b.y - a.y) if a.y != b.y else 0.0
            crossings.append(a.x + share * (b.x - a.x))
    return min(crossings), max(crossings)


def holds(berg: Ice, card: Rect) -> bool:
    heights = [card.top, card.bottom]
    heights += [p.y for p in berg.outline if card.top < p.y < card.bottom]
    spans = [span_at(berg, y) for y in heights]
    return all(left < card.left and card.right < right for left, right in spans)


def width(berg: Ice, ys: list[float]) -> float:
    return max(right - left for left, right in (span_at(berg, y) for y in ys))


@given(boards)
@settings(deadline=None)
def test_all_cards_lie_inside_the_ice(cards: list[Placed]):
    berg, rects = berg_of(cards)
    assert all(holds(berg, rect) for rect in rects)


@given(boards)
@settings(deadline=None)
def test_the_ice_is_wider_below_the_water_than_above(cards: list[Placed]):
    berg, _ = berg_of(cards)
    above = [p.y for p in berg.outline if p.y <= berg.waterline]
    below = [p.y for p in berg.outline if p.y > berg.waterline]
    assert width(berg, below) > 1.05 * width(berg, above)


@given(boards)
@settings(deadline=None)
def test_the_tip_rises_above_all_cards_and_the_foot_lies_below_them(cards: list[Placed]):
    berg, rects = berg_of(cards)
    assert berg.box.top <= min([berg.waterline - 200, *(r.top - 80 for r in rects)])
    assert berg.box.bottom >= max(r.bottom for r in rects) + 50 if rects else True


@given(boards)
@settings(deadline=None)
def test_each_side_runs_downward_so_that_the_outline_never_crosses_itself(cards: list[Placed]):
    berg, _ = berg_of(cards)
    lowest = berg.outline.index(max(berg.outline, key=lambda p: p.y))
    assert lowest == len(berg.outline) - 1
    half = (len(berg.outline) - 4) // 2
    left, right = berg.outline[:half], berg.outline[half + 3 : -1]
    assert all(a.y >= b.y for a, b in pairwise(left))
    assert all(a.y <= b.y for a, b in pairwise(right))
    assert max(p.x for p in left) < 0 < min(p.x for p in right)


@given(st.lists(placed, min_size=1, max_size=25), st.data())
@settings(deadline=None)
def test_a_card_moved_a_little_changes_the_outline_a_little(cards: list[Placed], data):
    moved = list(cards)
    i = data.draw(st.integers(0, len(cards) - 1))
    level, x, y, w, h = cards[i]
    by_x, by_y = data.draw(st.floats(-1, 1)), data.draw(st.floats(0, 1))
    moved[i] = (level, x + by_x, y + by_y, w, h)
    before, after = berg_of(cards)[0], berg_of(moved)[0]
    steps = [a.distance(b) for a, b in zip(before.outline, after.outline, strict=True)]
    assert max(steps) <= 14


@given(boards)
@settings(deadline=None)
def test_the_same_cards_make_the_same_ice_in_any_order(cards: list[Placed]):
    assert berg_of(cards)[0] == berg_of(list(reversed(cards)))[0]


@given(boards)
@settings(deadline=None)
def test_facets_and_planes_lie_inside_the_ice(cards: list[Placed]):
    berg, _ = berg_of(cards)
    ends = [p for edge in berg.facets for p in edge]
    for p in [*ends, *(p for plane in berg.planes for p in plane.points)]:
        left, right = span_at(berg, min(max(p.y, berg.box.top), berg.box.bottom))
        assert left - 0.1 <= p.x <= right + 0.1


def test_ice_at_rest_is_an_iceberg():
    berg, _ = berg_of([])
    tip, body = berg.waterline - berg.box.top, berg.box.bottom - berg.waterline
    assert tip == pytest.approx(206)
    assert body > 2.5 * tip
    assert berg.box.width == pytest.approx(1076)


@pytest.mark.parametrize("count", range(1, 9))
def test_boards_of_any_number_of_levels_have_ice(count: int):
    berg, rects = berg_of([(n, -100, 60, 200, 64) for n in range(count)], count)
    assert all(holds(berg, rect) for rect in rects)
    assert berg.box.bottom > berg.waterline > berg.box.top


def test_two_hundred_cards_are_all_inside():
    cards = [
        (n % 4, -500.0 + 130 * (n % 9), 60.0 + 84 * (n // 36), 240.0, 64.0) for n in range(200)
    ]
    berg, rects = berg_of(cards)
    assert all(holds(berg, rect) for rect in rects)


@given(st.lists(st.tuples(levels, *[st.floats(-1e6, 1e6)], st.floats(0, 1e6)), max_size=5))
def test_cards_at_the_end_of_the_board_make_finite_ice(cards):
    berg, _ = berg_of([(level, x, y, 250.0, 64.0) for level, x, y in cards])
    assert all(math.isfinite(p.x) and math.isfinite(p.y) for p in berg.outline)


def test_the_water_line_of_the_ice_is_the_bottom_of_the_first_band():
    assert ice([], bands([0, 0])).waterline == waterline(bands([0, 0]))
    assert isinstance(ice([], bands([0])).outline[0], Point)
