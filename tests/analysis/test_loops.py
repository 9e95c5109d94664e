"""The loops that are found are those that there are, shortest first."""

from __future__ import annotations

import itertools
import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.analysis.graph import shape_of
from iceberg.analysis.loops import LoopList, find_loops, letter_of
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Variable
from iceberg.model.record import RecordId, new_id
from tests.analysis.boards import BOARD, board, by_definition, complete, link

OPPOSITE = {"+": "-", "-": "+", "?": "?", "mixed": "mixed"}


@st.composite
def boards(draw: st.DrawFn) -> LoopContents:
    """Return a small board with self links, parallel links and every sign."""
    names = "ABCDE"[: draw(st.integers(1, 5))]
    ends = st.sampled_from(names)
    links = draw(
        st.lists(st.tuples(ends, ends, st.sampled_from("+++---?m"), st.booleans()), max_size=7)
    )
    made = [
        link(new_id(), source, target, "mixed" if sign == "m" else sign, delayed=delayed)
        for source, target, sign, delayed in links
    ]
    variables = board(alone=names).variables
    return LoopContents(BOARD, variables, {one.id: one for one in made}, {})


@given(boards())
def test_all_loops_are_found_and_nothing_else(contents: LoopContents) -> None:
    found = find_loops(contents)
    assert found.complete
    told = [(loop.key, loop.letter, loop.delays) for loop in found.loops]
    assert len(told) == len(set(told))
    assert set(told) == by_definition(contents)


@given(boards())
def test_each_loop_lists_its_variables_where_its_links_begin(contents: LoopContents) -> None:
    for loop in find_loops(contents).loops:
        links = [contents.links[id_] for id_ in loop.links]
        assert loop.variables == tuple(one.source for one in links)
        assert [one.target for one in links] == [*loop.variables[1:], loop.variables[0]]
        assert loop.variables[0] == min(loop.variables)


@given(boards(), st.data())
def test_told_from_any_of_its_links_it_is_the_same_loop(
    contents: LoopContents, data: st.DataObject
) -> None:
    for loop in find_loops(contents).loops:
        start = data.draw(st.sampled_from(loop.links))
        told = loop.begun_with(start)
        assert told.links[0] == start
        assert told.key == loop.key
        assert told.variables == tuple(contents.links[id_].source for id_ in told.links)


@given(boards(), st.integers(1, 12))
def test_a_limit_keeps_the_shortest(contents: LoopContents, limit: int) -> None:
    every = find_loops(contents)
    some = find_loops(contents, limit=limit)
    assert some.loops == every.loops[:limit]
    assert some.complete == (len(every.loops) <= limit)


@given(boards(), st.sampled_from("ABCDE"))
def test_renaming_a_variable_to_its_opposite_changes_no_letter(
    contents: LoopContents, name: str
) -> None:
    turned = {
        one.id: one.replace(polarity=OPPOSITE[one.polarity])
        if (one.source == name) != (one.target == name)
        else one
        for one in contents.links.values()
    }
    other = LoopContents(BOARD, contents.variables, turned, {})
    before, after = find_loops(contents), find_loops(other)
    assert {lp.key: lp.letter for lp in before.loops} == {lp.key: lp.letter for lp in after.loops}


@given(boards())
def test_the_order_does_not_depend_on_ids(contents: LoopContents) -> None:
    fresh = {id_: new_id() for id_ in contents.variables}
    other = LoopContents(
        BOARD,
        {fresh[v.id]: v.replace(id=fresh[v.id]) for v in contents.variables.values()},
        {
            (id_ := new_id()): one.replace(
                id=id_, source=fresh[one.source], target=fresh[one.target]
            )
            for one in contents.links.values()
        },
        {},
    )
    assert _told(contents) == _told(other)


def _told(contents: LoopContents) -> list[tuple[list[str], str, int]]:
    return [
        ([contents.variables[id_].name for id_ in loop.variables], loop.letter, loop.delays)
        for loop in find_loops(contents).loops
    ]


def test_parallel_links_make_a_loop_each() -> None:
    found = find_loops(board("A -> B +", "A -> B - delay", "B -> A +")).loops
    assert [(loop.letter, loop.delays) for loop in found] == [("R", 0), ("B", 1)]


def test_a_link_back_to_its_own_variable_is_a_loop_of_one() -> None:
    (loop,) = find_loops(board("A -> A -", "A -> B +")).loops
    assert (loop.variables, loop.letter) == (("A",), "B")


@pytest.mark.parametrize("sign", ["?", "~"])
def test_one_link_without_a_plain_sign_leaves_the_loop_open(sign: str) -> None:
    (loop,) = find_loops(board("A -> B -", f"B -> A {sign}")).loops
    assert loop.letter == "?"


def test_loops_of_one_length_come_in_the_order_of_their_names() -> None:
    found = find_loops(board("d -> B +", "B -> d +", "C -> a +", "a -> C +", "B -> a +")).loops
    assert [loop.variables for loop in found] == [("a", "C"), ("B", "d")]


def test_a_board_without_variables_has_no_loops() -> None:
    assert find_loops(board()) == LoopList((), complete=True)


@given(st.lists(st.sampled_from("+-"), min_size=1))
def test_two_more_negative_links_change_nothing_one_turns_the_letter(signs: list[str]) -> None:
    assert letter_of([*signs, "-", "-"]) == letter_of(signs)
    assert {letter_of([*signs, "-"]), letter_of(signs)} == {"R", "B"}


def test_a_search_ends_soon_after_its_time() -> None:
    # 16 variables, all joined: about 10^12 loops.
    begun = time.monotonic()
    found = find_loops(complete(16), seconds=0.3)
    assert time.monotonic() - begun < 5
    assert not found.complete
    lengths = [len(loop.links) for loop in found.loops]
    assert lengths == sorted(lengths)
    assert lengths.count(2) == math.comb(16, 2)


def test_a_search_ends_as_soon_as_it_is_told() -> None:
    calls = itertools.count()
    found = find_loops(complete(16), should_stop=lambda: next(calls) > 3)
    assert not found.complete


def test_many_parallel_links_do_not_make_a_search_endless() -> None:
    names = [f"v{n:02}" for n in range(12)]
    ring = zip(names, names[1:] + names[:1], strict=True)
    tangle = board(*(f"{a} -> {b} {sign}" for a, b in ring for sign in "++--"))
    assert not find_loops(tangle, limit=100).complete
    assert len(find_loops(tangle, limit=100).loops) == 100
    assert not find_loops(tangle, seconds=0.1).complete


def test_of_too_many_parallel_links_the_same_loops_come_first_whatever_the_ids() -> None:
    def kinds() -> list[tuple[str, int]]:
        names = [f"v{n:02}" for n in range(12)]
        links = [
            link(new_id(), names[at - 1], names[at], sign, delayed=delayed)
            for at in range(12)
            for sign in "+-"
            for delayed in (True, False)
        ]
        contents = LoopContents(BOARD, board(alone=names).variables, {x.id: x for x in links}, {})
        return [(loop.letter, loop.delays) for loop in find_loops(contents, limit=100).loops]

    assert kinds() == kinds()


def test_only_what_changes_loops_changes_the_shape() -> None:
    contents = board("A -> B +", "B -> A -")
    a, ab = contents.variables[RecordId("A")], contents.links[RecordId("A-B")]
    moved = contents.after({a.id: a.replace(x=50.0, name="Other", note="why")}, BOARD)
    bent = contents.after({ab.id: ab.replace(bend=0.5, note="seen")}, BOARD)
    assert shape_of(moved) == shape_of(bent) == shape_of(contents)
    for change in ({"polarity": "-"}, {"delayed": True}, {"target": a.id}):
        assert shape_of(contents.after({ab.id: ab.replace(**change)}, BOARD)) != shape_of(contents)
    more = Variable(id=RecordId("C"), board=BOARD.id, name="C", x=0.0, y=0.0)
    assert shape_of(contents.after({more.id: more}, BOARD)) != shape_of(contents)
