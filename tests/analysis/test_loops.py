"""The loops that are found are those that there are, shortest first."""

from __future__ import annotations

import itertools
import math
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg import resources
from iceberg.analysis.graph import shape_of
from iceberg.analysis.loops import LoopList, find_loops, letter_of
from iceberg.library.catalogue import open_document
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import LoopBoard, Variable
from iceberg.model.record import RecordId, new_id
from tests.analysis.boards import BOARD, board, by_definition, complete, letters, link

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


@pytest.mark.parametrize(("count", "loops"), [(3, 5), (4, 20), (5, 84), (6, 409), (7, 2365)])
def test_where_everything_influences_everything_the_count_is_that_of_combinatorics(
    count: int, loops: int
) -> None:
    found = find_loops(complete(count))
    assert len(found.loops) == loops
    lengths = Counter(len(loop.links) for loop in found.loops)
    for length in range(2, count + 1):
        assert lengths[length] == math.comb(count, length) * math.factorial(length - 1)


def test_an_arms_race_of_three_has_eight_loops() -> None:
    # Eberlein & Schoenberg, Finding the Loops that Matter (2020): three parties, each correcting
    # itself and answering both others.
    race = board(
        *(f"{one} -> {one} -" for one in "ABC"),
        *(f"{one} -> {other} +" for one, other in itertools.permutations("ABC", 2)),
    )
    found = find_loops(race).loops
    assert letters(found) == "BBBRRRRR"
    assert [len(loop.links) for loop in found] == [1, 1, 1, 2, 2, 2, 3, 3]


ARCHETYPES = {
    "limits to growth": (
        "BR",
        1,
        "action -> performance +; performance -> action +; performance -> slowing +; "
        "limit -> slowing +; slowing -> performance - delay",
    ),
    "fixes that fail": (
        "BR",
        1,
        "symptom -> fix +; fix -> symptom -; fix -> consequence + delay; consequence -> symptom +",
    ),
    "shifting the burden": (
        "BBR",
        2,
        "symptom -> quick +; quick -> symptom -; symptom -> deep +; deep -> symptom - delay; "
        "quick -> side +; side -> deep -",
    ),
    "eroding goals": (
        "BB",
        1,
        "goal -> gap +; actual -> gap -; gap -> pressure +; pressure -> goal -; "
        "gap -> action +; action -> actual + delay",
    ),
    "floating standard": (
        "BR",
        3,
        "goal -> gap +; actual -> gap -; gap -> action +; action -> actual + delay; "
        "actual -> goal + delay",
    ),
    "escalation": (
        "BB",
        0,
        "result A -> relative +; result B -> relative -; relative -> act A -; act A -> result A +; "
        "relative -> act B +; act B -> result B +",
    ),
    "escalation by threat": (
        "BBR",
        0,
        "result A -> threat B +; threat B -> act B +; act B -> result B +; result B -> threat A +; "
        "threat A -> act A +; act A -> result A +; result A -> threat A -; result B -> threat B -",
    ),
    "success to the successful": (
        "RR",
        0,
        "allocation -> means A +; means A -> success A +; success A -> allocation +; "
        "allocation -> means B -; means B -> success B +; success B -> allocation -",
    ),
    "tragedy of the commons": (
        "BBRR",
        2,
        "act A -> gain A +; gain A -> act A +; act B -> gain B +; gain B -> act B +; "
        "act A -> total +; act B -> total +; total -> per unit - delay; limit -> per unit +; "
        "per unit -> gain A +; per unit -> gain B +",
    ),
    "growth and underinvestment": (
        "BBR",
        1,
        "effort -> demand +; demand -> effort +; demand -> performance -; "
        "performance -> demand +; performance -> need -; standard -> need +; "
        "need -> investment +; investment -> capacity + delay; capacity -> performance +",
    ),
    "growth and underinvestment with an eroding standard": (
        "BBRR",
        3,
        "effort -> demand +; demand -> effort +; demand -> performance -; "
        "performance -> demand +; performance -> need -; standard -> need +; "
        "need -> investment +; investment -> capacity + delay; capacity -> performance +; "
        "performance -> standard + delay",
    ),
    "accidental adversaries": (
        "BBRRRR",
        4,
        "success A -> act A +; act A -> success B +; success B -> act B +; act B -> success A +; "
        "success A -> fix A -; fix A -> success A +; success B -> fix B -; fix B -> success B +; "
        "fix A -> success B - delay; fix B -> success A - delay",
    ),
    "attractiveness principle": (
        "BBR",
        2,
        "action -> result +; result -> action +; result -> slowing 1 +; result -> slowing 2 +; "
        "slowing 1 -> result - delay; slowing 2 -> result - delay; limit 1 -> slowing 1 +; "
        "limit 2 -> slowing 2 +",
    ),
}


@pytest.mark.parametrize("name", ARCHETYPES)
def test_the_archetypes_have_the_loops_that_textbooks_give_them(name: str) -> None:
    # Senge, The Fifth Discipline (1990), appendix 2; Kim, Systems Archetypes I-III; Braun (2002).
    expected, delays, links = ARCHETYPES[name]
    found = find_loops(board(*links.split("; "))).loops
    assert letters(found) == expected
    assert sum(loop.delays for loop in found) == delays


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


def _loops_in(path: Path) -> LoopList:
    document = open_document(path).document
    loop_boards = [found for found in document.boards() if isinstance(found, LoopBoard)]
    return find_loops(LoopContents.of(document, loop_boards[0]))


def test_the_example_has_the_five_loops_of_its_picture() -> None:
    found = _loops_in(resources.path("examples/urgent-care.iceberg.json"))
    told = sorted((loop.letter, len(loop.links), loop.delays) for loop in found.loops)
    assert told == [("B", 2, 1), ("R", 2, 1), ("R", 3, 2), ("R", 6, 0), ("R", 6, 1)]


TRUTH = {
    "vensim_mdl/mangrove_cld.mdl": (7, 0, 0, 7),
    "vensim_mdl/sir_signed.mdl": (5, 1, 2, 2),
    "vensim_mdl/covid_delay_marks.mdl": (27, 0, 0, 27),
    "vensim_mdl/rabfox_birgit.mdl": (3, 0, 0, 3),
    "vensim_mdl/workforce.mdl": (6, 0, 1, 5),
    "vensim_mdl/SIR.mdl": (3, 0, 0, 3),
    "vensim_mdl/Lotka_Volterra.mdl": (5, 0, 0, 5),
    "vensim_mdl/Subscripted Population Model.mdl": (3, 0, 0, 3),
    "csv_matrix/SouthNS_dutch.csv": (7_115, 3_527, 3_588, 0),
    "csv_matrix/NorwTrench_eng.csv": (174_824, 87_587, 87_237, 0),
}


@pytest.mark.parametrize("name", TRUTH)
def test_real_models_have_the_loops_that_an_independent_reader_counted(
    real_models: Path, name: str
) -> None:
    found = _loops_in(real_models / name)
    kinds = Counter(loop.letter for loop in found.loops)
    assert found.complete
    assert (len(found.loops), kinds["R"], kinds["B"], kinds["?"]) == TRUTH[name]
    assert len({loop.key for loop in found.loops}) == len(found.loops)
