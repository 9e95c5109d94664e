"""Loops are looked for in the touched component alone, and the list is that of a full search."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iceberg.analysis.components import ComponentSearch
from iceberg.analysis.loops import find_loops
from iceberg.model.contents import LoopContents
from iceberg.model.record import RecordId
from tests.analysis.boards import BOARD, board, complete, link

Edit = tuple[str, str, str, bool]


@st.composite
def _edits(draw: st.DrawFn) -> list[Edit]:
    """Draw links to add, sign or remove, one after another."""
    edit = st.tuples(
        st.sampled_from("ABCDEFG"),
        st.sampled_from("ABCDEFG"),
        st.sampled_from("+-?x"),
        st.booleans(),
    )
    return draw(st.lists(edit, max_size=25))


def _after(contents: LoopContents, edit: Edit) -> LoopContents:
    source, target, sign, delayed = edit
    id_ = RecordId(f"{source}-{target}")
    made = None if sign == "x" else link(id_, source, target, sign, delayed=delayed)  # type: ignore[arg-type]
    return contents.after({id_: made}, BOARD)


@given(_edits())
def test_after_any_edits_the_loops_are_those_of_a_full_search(edits: list[Edit]) -> None:
    search, contents = ComponentSearch(10_000, 60), board(alone="ABCDEFG")
    for edit in edits:
        contents = _after(contents, edit)
        assert search.find(contents) == find_loops(contents)


@given(_edits(), st.permutations("ABCDEFG"))
def test_a_new_name_changes_the_order_as_in_a_full_search(
    edits: list[Edit], names: list[str]
) -> None:
    search, contents = ComponentSearch(10_000, 60), board(alone="ABCDEFG")
    for edit in edits:
        contents = _after(contents, edit)
    search.find(contents)
    named = {
        id_: contents.variables[id_].replace(name=name)
        for id_, name in zip(sorted(contents.variables), names, strict=True)
    }
    contents = contents.after(named, BOARD)
    assert search.find(contents) == find_loops(contents)


@given(_edits(), st.integers(1, 6))
def test_the_list_is_complete_exactly_within_the_limit(edits: list[Edit], limit: int) -> None:
    search, contents = ComponentSearch(limit, 60), board(alone="ABCDEFG")
    for edit in edits:
        contents = _after(contents, edit)
        found, every = search.find(contents), find_loops(contents).loops
        assert found is not None
        assert found.complete == (len(every) <= limit)
        assert {loop.key for loop in found.loops} <= {loop.key for loop in every}
        if not found.complete:
            assert len(found.loops) == found.rank


def test_an_edit_elsewhere_costs_no_search() -> None:
    two = board("A -> B +", "B -> A +", "C -> D +", "D -> C -", "D -> E +", alone="F")
    search = ComponentSearch(100, 60)
    search.find(two)
    assert search.looked_at == 2
    search.find(_after(two, ("C", "D", "-", False)))
    assert search.looked_at == 1
    search.find(_after(_after(two, ("C", "D", "-", False)), ("E", "F", "+", False)))
    assert search.looked_at == 0


def test_a_shadow_copy_joins_what_its_variable_joins() -> None:
    ring = board("A -> B +", "C -> A -", alone=["B2"])
    copy = ring.variables[RecordId("B2")].replace(shadow_of=RecordId("B"), name="B")
    closed = ring.after({copy.id: copy, RecordId("x"): link("x", "B2", "C", "+")}, BOARD)
    found = ComponentSearch(100, 60).find(closed)
    assert found == find_loops(closed)
    assert found is not None
    assert [loop.letter for loop in found.loops] == ["B"]


def test_past_the_limit_the_shortest_independent_loops_are_given() -> None:
    found = ComponentSearch(100, 60).find(complete(7))
    assert found is not None
    assert (found.complete, len(found.loops), found.rank) == (False, 36, 36)
    assert max(len(loop.links) for loop in found.loops) == 3


def test_a_search_that_is_stopped_gives_nothing_and_remembers_nothing_wrong() -> None:
    search = ComponentSearch(1_000_000, 60)
    assert search.find(complete(6), lambda: True) is None
    assert search.find(complete(6)) == find_loops(complete(6))
