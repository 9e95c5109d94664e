"""Badges: inside their loop, clear of what is there, running as the loop runs."""

from __future__ import annotations

import itertools
import math

from hypothesis import given, settings
from hypothesis import strategies as st

from iceberg.geometry.arcs import route
from iceberg.geometry.badges import (
    RING,
    Badge,
    badge_at,
    centroid,
    is_inside,
    outline,
    place_badge,
    signed_area,
)
from iceberg.geometry.curves import Arc, distance_to_line
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.spots import Spots

ROOM = (90.0, 18.0)
EVERYWHERE = Rect(-3000, -3000, 3000, 3000)


def ring(count: int, clockwise: bool = True) -> tuple[dict[int, Rect], dict[str, Arc]]:
    turn = 2 * math.pi / count * (1 if clockwise else -1)
    pills = {
        n: Rect.around(Point(400 * math.cos(n * turn), 300 * math.sin(n * turn)), 140, 36)
        for n in range(count)
    }
    links = {f"l{n}": (n, (n + 1) % count, None) for n in range(count)}
    return pills, route(pills, links)


def spots_of(pills: dict[int, Rect], arcs: dict[str, Arc]) -> Spots[int, str]:
    spots: Spots[int, str] = Spots(pills)
    for id_, arc in arcs.items():
        spots.add_line(id_, (*arc.points, arc.tip), EVERYWHERE)
        spots.add_sign(id_, arc.sign)
    return spots


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 9), st.booleans())
def test_the_badge_runs_as_the_loop_runs_on_the_board(count: int, clockwise: bool) -> None:
    pills, arcs = ring(count, clockwise)
    badge = place_badge(list(arcs.values()), ROOM, spots_of(pills, arcs), [])
    if count > 2:
        assert badge.clockwise == clockwise
    assert is_inside(outline(list(arcs.values())), badge.centre)


def test_a_free_loop_has_its_badge_in_the_middle() -> None:
    pills, arcs = ring(6)
    badge = place_badge(list(arcs.values()), ROOM, spots_of(pills, arcs), [])
    assert badge.centre.distance(Point(0, 0)) < 30


def test_a_badge_makes_way_for_a_pill_a_line_and_another_badge() -> None:
    pills, arcs = ring(6)
    pills[9] = Rect.around(Point(0, 0), 150, 36)
    own = list(arcs.values())
    crossing = tuple(Point(60, y) for y in range(-250, 260, 30))
    spots = spots_of(pills, arcs)
    spots.add_line("crossing", crossing, EVERYWHERE)
    first = place_badge(own, ROOM, spots, [])
    second = place_badge(own, ROOM, spots, [first])
    for badge in (first, second):
        assert not any(badge.box.overlaps(pill) for pill in pills.values())
        assert distance_to_line(crossing, badge.centre) > RING
        assert all(distance_to_line(arc.points, badge.centre) > RING for arc in own)
    assert not first.box.overlaps(second.box)


def test_a_hand_placed_badge_stays_and_still_knows_the_sense() -> None:
    _, arcs = ring(4, clockwise=False)
    badge = badge_at(Point(900, 900), list(arcs.values()), ROOM)
    assert badge == Badge(Point(900, 900), RING, False, badge.label)
    assert badge.label.centre.x == 900


def test_two_opposite_links_enclose_their_badge() -> None:
    pills = {1: Rect.around(Point(0, 0), 120, 36), 2: Rect.around(Point(40, 360), 120, 36)}
    arcs = route(pills, {"a": (1, 2, None), "b": (2, 1, None)})
    badge = place_badge(list(arcs.values()), ROOM, spots_of(pills, arcs), [])
    assert all(distance_to_line(arc.points, badge.centre) > RING for arc in arcs.values())


@given(st.floats(-9e5, 9e5), st.floats(-9e5, 9e5))
def test_area_and_centre_do_not_depend_on_where_a_loop_lies(dx: float, dy: float) -> None:
    square = [Point(0, 0), Point(100, 0), Point(100, 80), Point(0, 80)]
    moved = [corner.plus(dx, dy) for corner in square]
    assert abs(signed_area(moved) - 8000) < 1
    assert centroid(moved).distance(Point(50 + dx, 40 + dy)) < 1e-3
    for one, other in itertools.pairwise(moved):
        assert signed_area([one, other, moved[0]]) >= -1
