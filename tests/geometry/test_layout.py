"""Places for variables that nobody has placed."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iceberg.geometry.badges import signed_area
from iceberg.geometry.layout import place
from iceberg.geometry.shapes import Point, Rect

Sizes = dict[str, tuple[float, float]]
SIZES = st.tuples(st.floats(56, 270), st.floats(36, 80))


@st.composite
def models(draw: st.DrawFn) -> tuple[Sizes, list[tuple[str, str]]]:
    count = draw(st.integers(1, 14))
    names = [f"v{number}" for number in range(count)]
    sizes = {name: draw(SIZES) for name in names}
    ends = st.tuples(st.sampled_from(names), st.sampled_from(names))
    return sizes, draw(st.lists(ends, max_size=24))


def pills(at: dict[str, Point], sizes: Sizes) -> dict[str, Rect]:
    return {key: Rect.around(at[key], *sizes[key]) for key in at}


def chain(*names: str) -> list[tuple[str, str]]:
    return list(itertools.pairwise(names))


def even(names: str) -> Sizes:
    return dict.fromkeys(names, (120.0, 36.0))


@settings(max_examples=80, deadline=None)
@given(models())
def test_no_two_pills_overlap(model: tuple[Sizes, list[tuple[str, str]]]) -> None:
    sizes, links = model
    rects = pills(place(sizes, links, {}), sizes)
    assert list(rects) == list(sizes)
    for one, other in itertools.combinations(rects.values(), 2):
        assert not one.overlaps(other)


@settings(max_examples=80, deadline=None)
@given(models(), st.data())
def test_what_stands_stays_and_nothing_new_lies_on_anything(
    model: tuple[Sizes, list[tuple[str, str]]], data: st.DataObject
) -> None:
    sizes, links = model
    chosen = data.draw(st.sets(st.sampled_from(sorted(sizes))))
    spot = st.builds(Point, st.floats(-600, 600), st.floats(-400, 400))
    fixed = {key: data.draw(spot) for key in sorted(chosen)}
    at = place(sizes, links, fixed)
    assert {key: at[key] for key in fixed} == fixed
    rects = pills(at, sizes)
    for one, other in itertools.combinations(rects, 2):
        if not (one in fixed and other in fixed):
            assert not rects[one].overlaps(rects[other])


@settings(max_examples=30, deadline=None)
@given(models())
def test_a_model_gets_the_same_places_again(model: tuple[Sizes, list[tuple[str, str]]]) -> None:
    assert place(*model, {}) == place(*model, {})


def test_nothing_gets_no_places() -> None:
    assert place({}, [], {}) == {}


def test_links_to_what_is_not_there_do_no_harm() -> None:
    assert set(place(even("ab"), [("a", "b"), ("a", "gone")], {})) == {"a", "b"}


@pytest.mark.parametrize("count", [3, 5, 8])
def test_a_loop_is_laid_round_and_clockwise(count: int) -> None:
    names = "abcdefgh"[:count]
    at = place(even(names), chain(*names, names[0]), {})
    flat = [Point(at[name].x / 1.28, at[name].y) for name in names]
    assert signed_area(flat) > 0
    middle = Point(sum(p.x for p in flat) / count, sum(p.y for p in flat) / count)
    distances = [spot.distance(middle) for spot in flat]
    assert max(distances) < 1.35 * min(distances)


def test_the_whole_is_centred() -> None:
    names = "abcdef"
    at = place(even(names), chain(*names, "a"), {})
    box = Rect.enclosing(pills(at, even(names)).values())
    assert box is not None
    assert box.centre.distance(Point(0, 0)) < 1


def test_new_variables_stand_near_those_they_are_linked_with() -> None:
    fixed = {"a": Point(0, 0), "b": Point(900, 0)}
    at = place(even("abc"), [("b", "c")], fixed)
    assert at["c"].distance(fixed["b"]) < 420
    between = place(even("abc"), [("a", "c"), ("c", "b")], fixed)
    assert 200 < between["c"].x < 700


def test_a_chain_typed_link_by_link_turns_until_it_meets_its_beginning() -> None:
    names, at = "abcdef", dict[str, Point]()
    for place_ in range(2, len(names) + 1):
        at = place(even(names[:place_]), chain(*names[:place_]), at)
    assert signed_area(list(at.values())) > 0
    assert at["f"].distance(at["a"]) < 1.5 * at["a"].distance(at["b"])


def test_loners_stand_in_tidy_rows_below_the_rest() -> None:
    names = "abcdefghij"
    at = place(even(names), chain("a", "b", "c", "a"), {})
    rows = {at[name].y for name in "defghij"}
    assert len(rows) <= 4
    assert min(rows) > max(at[name].y for name in "abc") + 36


def test_a_hundred_variables_are_not_spread_all_over() -> None:
    sizes = dict.fromkeys(range(100), (120.0, 36.0))
    links = [(n, (n * 7 + 3) % 100) for n in range(100)] + [(n, n // 2) for n in range(1, 100)]
    at = place(sizes, links, {})
    lengths = [at[a].distance(at[b]) for a, b in links if a != b]
    assert math.fsum(lengths) / len(lengths) < 1200


def test_a_crowd_is_placed_at_once_without_overlaps_and_neighbours_stay_near() -> None:
    count = 2000
    sizes = {n: (110.0 + n % 7 * 10, 36.0) for n in range(count)}
    links = [(n, (n * 3 + 1) % count) for n in range(count)]
    at = place(sizes, [*links, *((n, n + 1) for n in range(count - 1))], {})
    rows: dict[float, list[float]] = {}
    for spot in at.values():
        rows.setdefault(spot.y, []).append(spot.x)
    assert all(b - a >= 170 for row in rows.values() for a, b in itertools.pairwise(sorted(row)))
    assert all(b - a > 36 for a, b in itertools.pairwise(sorted(rows)))
