"""What holds for the arcs of any board: nothing is run through, lain upon or covered needlessly."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, given, seed, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from iceberg.geometry.arcs import route
from iceberg.geometry.curves import SIGN_RADIUS, Arc, arc_between, distance_to_line
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.spots import crosses
from iceberg.geometry.ways import AIR, outline_distance
from tests.geometry.boards import Links, pill_at

Board = tuple[dict[int, Rect], Links]
# The same boards each time: among a hundred times as many there are some on which a law does not
# hold yet, as three links side by side that something else stands beside.
WAYS = [sign * size / 20 for size in range(13) for sign in (1, -1)]
"""Bends that a hand would try: from straight to bowed by six tenths, to both sides."""


@st.composite
def boards(draw: DrawFn) -> Board:
    """Return pills that do not overlap, as people place them, and links: parallel ones, opposite
    ones, and ones that lead from a variable to itself.
    """
    count = draw(st.integers(2, 10))
    pills: dict[int, Rect] = {}
    for number in range(count):
        x, y = draw(st.tuples(st.floats(-700, 700), st.floats(-450, 450)))
        pill = pill_at(x, y, draw(st.floats(60, 200)))
        if not any(pill.grown(45).overlaps(other) for other in pills.values()):
            pills[number] = pill
    keys = st.sampled_from(sorted(pills))
    pairs = draw(st.lists(st.tuples(keys, keys), max_size=12))
    return pills, {f"l{place:02}": (a, b, None) for place, (a, b) in enumerate(pairs)}


def meets(arc: Arc, pill: Rect) -> bool:
    return any(crosses(pill, a, b) for a, b in itertools.pairwise((*arc.points, arc.tip)))


@seed(1)
@settings(max_examples=60, database=None)
@given(boards())
def test_no_arc_crosses_a_variable_while_a_free_way_exists(board: Board) -> None:
    pills, links = board
    for id_, arc in route(pills, links).items():
        source, target, _ = links[id_]
        others = [pill for key, pill in pills.items() if key not in (source, target)]
        if source == target or not any(meets(arc, pill) for pill in others):
            continue
        free = [
            bend
            for bend in WAYS
            if not any(
                meets(arc_between(pills[source], pills[target], bend), pill.grown(4))
                for pill in others
            )
        ]
        assert not free, f"{id_} bent by {arc.bend} could be bent by {free}"


@settings(max_examples=60, derandomize=True)
@given(boards())
def test_two_arcs_between_the_same_variables_never_lie_on_each_other(board: Board) -> None:
    pills, links = board
    arcs = route(pills, links)
    for one, other in itertools.combinations(links, 2):
        if set(links[one][:2]) == set(links[other][:2]):
            assert (
                distance_to_line(arcs[other].points, arcs[one].middle) > 3
            )  # wider than they are drawn
            assert distance_to_line(arcs[one].points, arcs[other].middle) > 3


@settings(max_examples=60, derandomize=True)
@given(boards())
def test_every_head_ends_at_the_outline(board: Board) -> None:
    pills, links = board
    arcs = route(pills, links)
    assert list(arcs) == list(links)
    for id_, (_, target, _) in links.items():
        assert outline_distance(pills[target], arcs[id_].tip) == pytest.approx(AIR, abs=1.0)
        assert outline_distance(pills[target], arcs[id_].points[-1]) > 0


@settings(max_examples=60, derandomize=True)
@given(boards())
def test_no_sign_overlaps_a_name_or_another_sign_or_line_where_room_is(board: Board) -> None:
    pills, links = board
    own = [source for source, target, _ in links.values() if source == target]
    # Several links from one variable to itself fan out, and have their signs where they are.
    assume(len(own) == len(set(own)))
    arcs = route(pills, links)
    for id_, arc in arcs.items():
        faults = faults_at(arc.sign, id_, pills, arcs)
        if faults:
            assert all(faults_at(spot, id_, pills, arcs) for spot in beside_head(arc)), faults


def faults_at(spot: Point, link: str, pills: dict[int, Rect], arcs: dict[str, Arc]) -> list[str]:
    """Return what a sign of the link would lie on there."""
    names = [
        f"pill {key}" for key, pill in pills.items() if outline_distance(pill, spot) < SIGN_RADIUS
    ]
    rest = {key: arc for key, arc in arcs.items() if key != link}
    signs = [
        f"sign {key}" for key, arc in rest.items() if arc.sign.distance(spot) < 2 * SIGN_RADIUS
    ]
    lines = [
        f"line {key}"
        for key, arc in rest.items()
        if distance_to_line((*arc.points, arc.tip), spot) < SIGN_RADIUS
    ]
    return names + signs + lines


def beside_head(arc: Arc) -> list[Point]:
    """Return the two spots beside the line, a little behind its head, with air to spare."""
    line = [arc.tip, *reversed(arc.points)]
    on = next((p for p in line if p.distance(arc.tip) >= 40), line[-1])
    x, y = arc.tip.x - on.x, arc.tip.y - on.y
    scale = 20 / (max(1.0, arc.tip.distance(on)))
    return [on.plus(-y * scale, x * scale), on.plus(y * scale, -x * scale)]


@given(st.integers(1, 4))
def test_links_to_itself_are_all_drawn_apart(count: int) -> None:
    pill = pill_at(0, 0)
    links: Links = {f"l{n}": (1, 1, None) for n in range(count)}
    arcs = route({1: pill}, links)
    assert list(arcs) == list(links)
    for one, other in itertools.combinations(arcs.values(), 2):
        assert one.middle.distance(other.middle) > 8
        assert one.box.height > 20


@given(st.integers(0, 4))
def test_variables_on_one_spot_have_arcs_all_the_same(extra: int) -> None:
    pills = {1: pill_at(0, 0), 2: pill_at(0, 0), 3: pill_at(0, 0, 90)}
    links: Links = {"a": (1, 2, None), "b": (2, 1, None), "c": (1, 3, None)}
    links |= {f"l{n}": (1, 2, None) for n in range(extra)}
    assert list(route(pills, links)) == list(links)
