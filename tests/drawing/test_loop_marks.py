"""The badges of loops say the same as the panel, no two alike, and stand clear of names."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from iceberg.analysis.labels import labelled
from iceberg.analysis.loops import find_loops
from iceberg.drawing.loop_marks import found_of, marks_of
from iceberg.drawing.loop_scene import LoopScene, loop_scene
from iceberg.geometry.text import RoughMeasurer
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Link, NamedLoop
from iceberg.model.record import RecordId
from tests.drawing.test_loop_scene import a_board, variable

ALL = a_board().board.replace(badges="all")
SIGNS = st.lists(st.sampled_from("+-?"), min_size=6, max_size=6)


def _signed(signs: list[str]) -> LoopContents:
    contents = a_board()
    links = {
        id_: link.replace(polarity=sign)
        for (id_, link), sign in zip(contents.links.items(), signs, strict=True)
    }
    return contents.after(links, ALL)


def _scene(contents: LoopContents) -> LoopScene:
    loops = labelled(find_loops(contents).loops, contents.loops.values())
    return loop_scene(contents, marks_of(contents, found_of(loops)), RoughMeasurer())


@given(SIGNS, SIGNS)
def test_badges_say_what_the_panel_says_before_and_after_signs_change(
    before: list[str], after: list[str]
) -> None:
    first = labelled(find_loops(_signed(before)).loops, _signed(before).loops.values())
    known, contents = found_of(first), _signed(after)
    loops = labelled(find_loops(contents).loops, contents.loops.values(), known.labels)
    shown = [mark.label for mark in marks_of(contents, found_of(loops))]
    assert sorted(shown) == sorted(one.label for one in loops)
    assert len(set(shown)) == len(shown)


@given(SIGNS, SIGNS)
def test_until_the_search_is_done_no_two_badges_are_called_the_same(
    before: list[str], after: list[str]
) -> None:
    first = labelled(find_loops(_signed(before)).loops, _signed(before).loops.values())
    shown = [mark.label for mark in marks_of(_signed(after), found_of(first))]
    assert len(set(shown)) == len(shown)


def test_only_loops_that_somebody_cares_about_have_a_badge_unless_all_are_to() -> None:
    contents = a_board()
    told = NamedLoop(
        id=RecordId("told"),
        board=contents.board.id,
        links=tuple(map(RecordId, ("ab", "bc", "ca"))),
        letter="B",
        number=2,
        story="It pushes back.",
    )
    contents = contents.after({told.id: told}, contents.board)
    assert {mark.id for mark in marks_of(contents)} == {"big", "small"}
    everyone = LoopContents(ALL, contents.variables, contents.links, contents.loops)
    assert {mark.id for mark in marks_of(everyone)} == {"big", "small", "told"}


def test_a_loop_through_a_shadow_copy_has_its_badge() -> None:
    contents = a_board()
    copy = variable("b2", 700.0, -200.0).replace(shadow_of="b")
    moved: Link = contents.links[RecordId("bc")].replace(source="b2")
    contents = contents.after({copy.id: copy, moved.id: moved}, contents.board)
    assert {mark.id for mark in marks_of(contents)} == {"big", "small"}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(-40, 40), min_size=8, max_size=8))
def test_badges_stand_clear_of_names_and_of_each_other(offsets: list[float]) -> None:
    contents = a_board()
    moved = {
        id_: one.replace(x=one.x * 1.6 + offsets[2 * at], y=one.y * 1.6 + offsets[2 * at + 1])
        for at, (id_, one) in enumerate(contents.variables.items())
    }
    scene = _scene(contents.after(moved, ALL))
    badges = [placed.badge for placed in scene.badges.values()]
    assert len(badges) == 4
    for at, badge in enumerate(badges):
        assert not any(badge.box.overlaps(pill) for pill in scene.pills.values())
        assert not any(badge.box.overlaps(other.box) for other in badges[:at])
