"""Loops are sorted, searched and narrowed by what a group asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.analysis.labels import labelled
from iceberg.analysis.loops import find_loops
from iceberg.analysis.ordering import LoopBook, LoopOrder
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import NamedLoop
from iceberg.model.record import RecordId
from tests.analysis.boards import BOARD, board, complete, named

FIELD = board(
    "A -> B +",
    "B -> A + delay",
    "B -> C -",
    "C -> A +",
    "D -> E +",
    "E -> D -",
    "G -> D +",
)


def _with_goals(contents: LoopContents, *names: str) -> LoopContents:
    goals = {RecordId(one): contents.variables[RecordId(one)] for one in names}
    return contents.after({id_: v.replace(role="goal") for id_, v in goals.items()}, BOARD)


def _book(contents: LoopContents, *records: NamedLoop) -> LoopBook:
    return LoopBook(labelled(find_loops(contents).loops, records), contents)


def _passed(book: LoopBook, order: LoopOrder) -> list[str]:
    return ["".join(sorted(one.loop.variables)) for one in book.sorted(order)]


def test_the_longest_come_last_and_the_most_delayed_first() -> None:
    assert _passed(_book(FIELD), LoopOrder.LENGTH) == ["AB", "DE", "ABC"]
    assert _passed(_book(FIELD), LoopOrder.DELAYS)[0] == "AB"


def test_loops_that_hold_a_goal_come_before_those_that_one_feeds() -> None:
    book = _book(_with_goals(FIELD, "B", "G"))
    assert _passed(book, LoopOrder.GOAL)[2] == "DE"
    holding, _, fed = book.sorted(LoopOrder.GOAL)
    assert book.facts(holding).goals == ("B",)
    assert book.facts(fed).fed_by == ("G",)
    assert _passed(_book(_with_goals(FIELD, "G")), LoopOrder.GOAL)[0] == "DE"


def test_loops_that_share_most_variables_come_first() -> None:
    book = _book(FIELD)
    shared = [book.facts(one).shared for one in book.sorted(LoopOrder.SHARED)]
    assert shared == [2, 2, 0]


def test_named_loops_come_first_by_name() -> None:
    book = _book(
        FIELD, named("R", 1, "A-B", "B-A", name="zeal"), named("B", 9, "D-E", "E-D", name="Aim")
    )
    assert [one.name for one in book.sorted(LoopOrder.NAME)] == ["Aim", "zeal", ""]


@given(st.sampled_from(LoopOrder), st.sets(st.sampled_from("ABCD")))
def test_sorting_loses_no_loop(order: LoopOrder, goals: set[str]) -> None:
    book = _book(_with_goals(complete(4), *goals))
    assert set(book.sorted(order)) == set(book.loops)


@pytest.mark.parametrize(
    ("words", "found"), [("", 3), ("c", 1), ("R1", 1), ("trust", 1), ("trust a", 1), ("trust d", 0)]
)
def test_loops_are_found_by_label_name_and_variables(words: str, found: int) -> None:
    book = _book(FIELD, named("R", 1, "A-B", "B-A", name="Trust"))
    assert sum(map(book.found(words), book.loops)) == found


@given(st.sets(st.sampled_from([*complete(4).variables, *complete(4).links]), max_size=3))
def test_only_loops_through_all_that_is_selected_are_left(selected: set[RecordId]) -> None:
    book = _book(complete(4))
    passes = book.through(selected)
    for one in book.loops:
        assert passes(one) == (selected <= {*one.loop.variables, *one.loop.links})


def test_a_loop_passes_a_variable_also_where_its_shadow_copy_stands() -> None:
    copy = FIELD.variables[RecordId("A")].replace(id=RecordId("A2"), shadow_of=RecordId("A"))
    book = _book(FIELD.after({copy.id: copy}, BOARD))
    assert sum(map(book.through([copy.id]), book.loops)) == 2
