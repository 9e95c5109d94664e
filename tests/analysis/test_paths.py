"""Paths and reach are what they are by definition."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iceberg.analysis.paths import affected_by, affecting, paths_between
from iceberg.model.contents import LoopContents
from iceberg.model.record import new_id
from tests.analysis.boards import BOARD, board, link


@st.composite
def boards(draw: st.DrawFn) -> LoopContents:
    ends = st.sampled_from("ABCDE")
    told = draw(
        st.lists(st.tuples(ends, ends, st.sampled_from("++--?"), st.booleans()), max_size=9)
    )
    made = [link(new_id(), a, b, sign, delayed=delayed) for a, b, sign, delayed in told]
    variables = board(alone="ABCDE").variables
    return LoopContents(BOARD, variables, {one.id: one for one in made}, {})


def by_definition(contents: LoopContents, at: str, goal: str, passed: tuple = ()) -> set[tuple]:
    """Return the links of every way that passes no variable twice."""
    if at == goal:
        return {()}
    found = set()
    for one in contents.links.values():
        if one.source == at and one.target not in (*passed, at):
            for rest in by_definition(contents, one.target, goal, (*passed, at)):
                found.add((one.id, *rest))
    return found


@given(boards())
def test_all_paths_are_found_and_nothing_else(contents: LoopContents) -> None:
    found = paths_between(contents, "A", "B", seconds=60)
    assert found.complete
    assert {path.links for path in found.paths} == by_definition(contents, "A", "B")
    lengths = [len(path.links) for path in found.paths]
    assert lengths == sorted(lengths)


@given(boards())
def test_the_net_sign_is_the_product_and_unknown_where_one_is(contents: LoopContents) -> None:
    for path in paths_between(contents, "A", "C", seconds=60).paths:
        signs = [contents.links[id_].polarity for id_ in path.links]
        product = "-" if signs.count("-") % 2 else "+"
        assert path.sign == ("?" if "?" in signs else product)
        assert path.delays == sum(contents.links[id_].delayed for id_ in path.links)


@given(boards(), st.integers(1, 4))
def test_reach_is_all_within_so_many_links(contents: LoopContents, most: int) -> None:
    level, seen = {"A"}, {"A"}
    links = set()
    for _ in range(most):
        steps = [one for one in contents.links.values() if one.source in level]
        links |= {one.id for one in steps}
        level = {one.target for one in steps} - seen
        seen |= level
    found = affected_by(contents, "A", most)
    assert found.variables == seen - {"A"}
    assert found.links == links


@given(boards())
def test_what_affects_is_what_it_is_affected_by_turned_round(contents: LoopContents) -> None:
    for id_ in "ABCDE":
        assert all(
            "A" in affected_by(contents, one).variables | {one}
            for one in affecting(contents, "A").variables
        )
        assert (id_ in affecting(contents, "A").variables) == (
            id_ != "A" and "A" in affected_by(contents, id_).variables
        )
