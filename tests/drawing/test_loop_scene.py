"""A loop board laid out: the same whether made whole or kept in step with changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iceberg.analysis.loops import letter_of
from iceberg.drawing.loop_scene import LoopScene, loop_scene, marks_of
from iceberg.geometry.shapes import Point
from iceberg.geometry.text import RoughMeasurer
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Variable
from iceberg.model.record import RecordId

BOARD = LoopBoard(id="board", name="Flow")
ROUGH = RoughMeasurer()
PLACES = {"a": (0.0, 0.0), "b": (420.0, -60.0), "c": (500.0, 300.0), "d": (60.0, 380.0)}
WIRES = {"ab": "+", "bc": "-", "cd": "+", "da": "-", "ac": "+", "ca": "-"}


def variable(id_: str, x: float, y: float) -> Variable:
    return Variable(id=id_, board="board", name=f"Variable {id_}", x=x, y=y)


def a_board() -> LoopContents:
    variables = {id_: variable(id_, x, y) for id_, (x, y) in PLACES.items()}
    links = {
        id_: Link(id=id_, board="board", source=id_[0], target=id_[1], polarity=sign)
        for id_, sign in WIRES.items()
    }
    loops = {
        "big": NamedLoop(
            id="big",
            board="board",
            links=("ab", "bc", "cd", "da"),
            letter="R",
            number=1,
            name="Big",
        ),
        "small": NamedLoop(
            id="small", board="board", links=("ac", "ca"), letter="B", number=1, pinned=True
        ),
    }
    return LoopContents(BOARD, dict(variables), dict(links), dict(loops))


def scene_of(contents: LoopContents) -> LoopScene:
    return loop_scene(contents, marks_of(contents), ROUGH)


def changed(scene: LoopScene, *records: Variable | Link | NamedLoop) -> LoopScene:
    after = scene.contents.after({record.id: record for record in records}, BOARD)
    ids = scene.along_with(record.id for record in records)
    return scene.changed(after, marks_of(after), ids, ROUGH)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(PLACES)), st.floats(-150, 150), st.floats(-150, 150))
def test_moving_a_variable_gives_what_a_fresh_scene_would(id_: str, dx: float, dy: float) -> None:
    scene = scene_of(a_board())
    x, y = PLACES[id_]
    moved = changed(scene, variable(id_, x + dx, y + dy))
    fresh = scene_of(moved.contents)
    assert moved.pills == fresh.pills
    assert moved.lines == fresh.lines
    for link in moved.contents.links.values():
        if id_ in (link.source, link.target):
            assert moved.arcs[link.id].points == fresh.arcs[link.id].points
        else:
            assert moved.arcs[link.id] is scene.arcs[link.id]


def test_a_new_link_lets_all_arcs_find_their_way_again() -> None:
    scene = scene_of(a_board())
    link = Link(id="bd", board="board", source="b", target="d")
    after = changed(scene, link)
    assert after.arcs == scene_of(after.contents).arcs


def test_a_link_that_goes_takes_its_arc_and_the_badge_of_its_loop_along() -> None:
    scene = scene_of(a_board())
    contents = scene.contents.after({RecordId("ab"): None}, BOARD)
    after = scene.changed(contents, marks_of(contents), frozenset({RecordId("ab")}), ROUGH)
    assert "ab" not in after.arcs
    assert set(after.badges) == {"small"}


def test_a_renamed_variable_gets_a_pill_of_its_new_size() -> None:
    scene = scene_of(a_board())
    longer = scene.contents.variables[RecordId("a")].replace(name="A much longer name")
    after = changed(scene, longer)
    assert after.pills["a"].width > scene.pills["a"].width
    assert after.lines["a"] == ("A much longer name",)


def test_a_bend_by_hand_is_drawn() -> None:
    scene = scene_of(a_board())
    bent = scene.contents.links[RecordId("ab")].replace(bend=-0.5)
    assert changed(scene, bent).arcs["ab"].bend == -0.5


def test_a_loop_elsewhere_keeps_its_badge_while_something_moves() -> None:
    scene = scene_of(a_board())
    after = changed(scene, variable("d", 90, 400))
    assert after.badges["small"] is scene.badges["small"]


def test_marks_say_what_the_loop_is_now() -> None:
    contents = a_board()
    labels = {mark.id: mark.label for mark in marks_of(contents)}
    assert labels == {"big": "R1", "small": "B1"}
    turned = contents.links[RecordId("ab")].replace(polarity="-")
    contents = contents.after({turned.id: turned}, BOARD)
    assert {mark.id: mark.letter for mark in marks_of(contents)} == {"big": "B", "small": "B"}


@pytest.mark.parametrize(
    ("signs", "letter"),
    [("++", "R"), ("--", "R"), ("+-", "B"), ("---", "B"), ("+?", "?"), ("", "R")],
)
def test_a_loop_reinforces_when_its_minus_signs_are_even(signs: str, letter: str) -> None:
    assert letter_of(list(signs)) == letter


def test_a_mixed_sign_leaves_the_loop_open() -> None:
    assert letter_of(["+", "mixed"]) == "?"


def test_a_badge_placed_by_hand_stays_there() -> None:
    contents = a_board()
    by_hand = contents.loops[RecordId("big")].replace(badge_x=12.0, badge_y=-340.0)
    contents = contents.after({by_hand.id: by_hand}, BOARD)
    assert scene_of(contents).badges["big"].badge.centre == Point(12, -340)


def test_what_lies_under_a_point_is_found() -> None:
    scene = scene_of(a_board())
    arc, badge = scene.arcs["ab"], scene.badges["big"].badge
    assert scene.pill_at(Point(0, 0)) == "a"
    assert scene.pill_at(arc.middle) is None
    assert scene.link_at(arc.middle.plus(0, 3), 6) == "ab"
    assert scene.link_at(arc.middle.plus(0, -300), 6) is None
    assert scene.sign_at(arc.sign.plus(4, 4)) == "ab"
    assert scene.badge_at(badge.centre) == "big"
    assert scene.badge_at(badge.label.centre) == "big"


def test_what_is_drawn_anew_with_a_variable_are_its_links_and_their_badges() -> None:
    scene = scene_of(a_board())
    assert scene.along_with([RecordId("b")]) == {"b", "ab", "bc", "big"}


def test_the_bounds_hold_everything_and_an_empty_board_has_none() -> None:
    scene = scene_of(a_board())
    boxes = [*scene.pills.values(), *(arc.box for arc in scene.arcs.values())]
    assert all(scene.bounds.united(box) == scene.bounds for box in boxes)
    empty = scene_of(LoopContents(BOARD, {}, {}, {}))
    assert empty.bounds.width == 0


def test_a_loop_whose_links_no_longer_follow_each_other_has_no_badge() -> None:
    contents = a_board()
    turned = contents.links[RecordId("bc")].replace(source="c", target="b")
    contents = contents.after({turned.id: turned}, BOARD)
    assert set(scene_of(contents).badges) == {"small"}
