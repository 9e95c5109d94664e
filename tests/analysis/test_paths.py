"""The paths that are found between two variables are those that there are."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from iceberg.analysis.path_words import balance, route, together
from iceberg.analysis.paths import find_paths
from iceberg.analysis.tracing import trace_variables
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Variable
from iceberg.model.record import RecordId
from tests.analysis.boards import BOARD, board, complete, id_of, link

A, B = RecordId("A"), RecordId("B")
COPY = RecordId("copy")


@st.composite
def boards(draw: st.DrawFn) -> LoopContents:
    """Return a board of A to D, where A may have a shadow copy with links of its own."""
    names = ["A", "B", "C", "D", *(["copy"] if draw(st.booleans()) else [])]
    ends = st.sampled_from(names)
    rows = st.tuples(ends, ends, st.sampled_from(["+", "-", "?", "mixed"]), st.booleans())
    made = [
        link(f"l{n}", source, target, sign, delayed=delayed)
        for n, (source, target, sign, delayed) in enumerate(draw(st.lists(rows, max_size=6)))
    ]
    variables = dict(board(alone=names[:4]).variables)
    if "copy" in names:
        variables[COPY] = Variable(
            id=COPY, board=BOARD.id, name="A", x=0.0, y=0.0, shadow_of=id_of("A")
        )
    return LoopContents(BOARD, variables, {one.id: one for one in made}, {})


def by_definition(contents: LoopContents, source: RecordId, target: RecordId) -> set:
    """Try all rows of links: each begins where the one before ends, no variable comes twice."""
    found = set()
    for length in range(1, 4):
        for row in itertools.permutations(contents.links.values(), length):
            passed = [contents.original(row[0].source)]
            passed += [contents.original(one.target) for one in row]
            joined = [contents.original(one.source) for one in row] == passed[:-1]
            if not joined or len(set(passed)) < len(passed) or passed[0] != source:
                continue
            if passed[-1] == target:
                signs = [one.polarity for one in row]
                known = set(signs) <= {"+", "-"}
                sign = ("-" if signs.count("-") % 2 else "+") if known else "?"
                delays = sum(one.delayed for one in row)
                found.add((tuple(passed), tuple(one.id for one in row), sign, delays))
    return found


@given(boards())
def test_all_paths_are_found_and_nothing_else(contents: LoopContents) -> None:
    found = find_paths(contents, A, B, seconds=60)
    told = [(path.variables, path.links, path.sign, path.delays) for path in found.paths]
    assert found.complete
    assert len(told) == len(set(told))
    assert set(told) == by_definition(contents, A, B)
    assert [len(path.links) for path in found.paths] == sorted(map(len, (t[1] for t in told)))


@given(boards())
def test_what_paths_lead_to_is_what_is_affected(contents: LoopContents) -> None:
    reached = trace_variables(contents, [A], back=False).leads_to
    for name in "BCD":
        has_path = bool(by_definition(contents, A, RecordId(name)))
        assert (name in reached) == has_path


@given(boards(), st.integers(1, 4))
def test_no_further_than_so_many_links(contents: LoopContents, most: int) -> None:
    reached = trace_variables(contents, [A], back=False, most=most).leads_to
    for name in "BCD":
        ways = by_definition(contents, A, RecordId(name))
        assert (name in reached) == any(len(way[1]) <= most for way in ways)


@given(boards(), st.integers(1, 4))
def test_what_affects_is_what_would_be_affected_were_all_links_turned(
    contents: LoopContents, most: int
) -> None:
    turned = {
        id_: one.model_copy(update={"source": one.target, "target": one.source})
        for id_, one in contents.links.items()
    }
    other = LoopContents(BOARD, contents.variables, turned, {})
    back = trace_variables(contents, [A], onward=False, most=most)
    onward = trace_variables(other, [A], back=False, most=most)
    assert (back.comes_from, back.arrows) == (onward.leads_to, onward.arrows)


def test_parallel_links_make_paths_of_their_own() -> None:
    contents = board("A -> B + delay", "A -> B -", "A -> C -", "C -> B -")
    found = find_paths(contents, A, B)
    assert [(p.sign, p.delays, len(p.links)) for p in found.paths] == [
        ("-", 0, 1),
        ("+", 1, 1),
        ("+", 0, 2),
    ]
    assert found.net == "?"


def test_paths_that_agree_have_a_net_sign() -> None:
    assert find_paths(board("A -> B -", "A -> C +", "C -> B -"), A, B).net == "-"
    assert find_paths(board("A -> B -", "A -> C ~", "C -> B -"), A, B).net == "?"


def test_past_the_limit_the_list_is_shorter_and_says_so() -> None:
    found = find_paths(complete(7), A, B, limit=20, seconds=60)
    assert len(found.paths) == 20
    assert not found.complete
    assert find_paths(complete(5), A, B, seconds=60).complete


def test_a_variable_and_its_copy_are_one() -> None:
    contents = board("A -> B +")
    shadow = Variable(id=COPY, board=BOARD.id, name="A", x=0.0, y=0.0, shadow_of=A)
    contents.variables[COPY] = shadow
    assert not find_paths(contents, A, COPY).paths
    assert len(find_paths(contents, COPY, B).paths) == 1


def test_the_shortest_path_is_told_however_little_time_there_is() -> None:
    found = find_paths(complete(6), A, B, seconds=0)
    assert [path.variables for path in found.paths] == [(A, B)]
    assert not found.complete


def test_what_all_paths_do_is_said_in_words() -> None:
    contents = board("A -> B + delay", "A -> B -", "A -> C -", "C -> B -")
    found = find_paths(contents, A, B)
    assert together(found) == "3 paths: 2 strengthen, 1 weakens"
    assert "both ways" in balance(found)
    assert together(find_paths(contents, B, A)) == "No path leads there."
    more = together(find_paths(complete(7), A, B, limit=20, seconds=60))
    assert more == "More than 20 paths; of the first 20: 20 strengthen"
    assert route(found.paths[1], contents) == "A → B (delay)"
