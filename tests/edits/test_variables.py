"""Shadow copies are their variables, opposites keep all loops, what is pinned stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.analysis.loops import find_loops
from iceberg.edits import describe, variables
from iceberg.edits.connect import connect
from iceberg.edits.remove import remove
from iceberg.model.contents import LoopContents
from iceberg.model.document import Document
from iceberg.model.integrity import problems
from iceberg.model.loop_board import Link, LoopBoard, Variable
from tests.documents import LOOPS, an_empty_document, typed

CIRCLE = (
    "Work -> Fatigue + ; Fatigue -> Errors + ; Errors -> Work + ; Work -> Joy - ; Joy -> Work -"
)


@pytest.fixture
def document() -> Document:
    return typed(an_empty_document("Loops"), LOOPS, CIRCLE)


def variable(document: Document, name: str) -> Variable:
    return next(v for v in document.all(Variable) if v.name == name and v.shadow_of is None)


def loops(document: Document) -> list[tuple[str, int]]:
    board = document.get(LOOPS, LoopBoard)
    assert board is not None
    found = find_loops(LoopContents.of(document, board)).loops
    return sorted((loop.letter, len(loop.links)) for loop in found)


def with_shadow(document: Document, name: str) -> tuple[Document, Variable]:
    patch = variables.shadow(document, variable(document, name).id)
    (copy,) = patch.after.values()
    assert isinstance(copy, Variable)
    return patch.apply_to(document), copy


def test_a_link_to_a_shadow_copy_closes_the_loops_of_its_variable(document: Document):
    document, copy = with_shadow(document, "Work")
    joy = next(ln for ln in document.all(Link) if ln.source == variable(document, "Joy").id)
    before = loops(document)
    document = remove(document, [joy.id]).apply_to(document)
    document = connect(document, joy.source, copy.id, polarity="-").apply_to(document)
    assert loops(document) == before
    assert problems(document) == []


def test_a_name_is_the_same_wherever_a_variable_stands(document: Document):
    document, copy = with_shadow(document, "Work")
    for id_, name in ((copy.id, "Load"), (variable(document, "Work").id, "Workload")):
        document = describe.rename(document, id_, name).apply_to(document)
        assert {v.name for v in variables.one_of(document, copy)} == {name}
    described = describe.describe(document, copy.id, name="Hours").apply_to(document)
    assert {v.name for v in variables.one_of(described, copy)} == {"Hours"}


def test_a_copy_of_a_copy_stands_for_the_variable_and_goes_with_it(document: Document):
    document, copy = with_shadow(document, "Work")
    patch = variables.shadow(document, copy.id)
    document = patch.apply_to(document)
    assert {v.shadow_of for v in patch.after.values()} == {variable(document, "Work").id}
    gone = remove(document, [variable(document, "Work").id]).apply_to(document)
    assert {v.name for v in gone.all(Variable)} == {"Fatigue", "Errors", "Joy"}


def test_what_is_typed_is_about_the_variable_not_its_copy(document: Document):
    document, copy = with_shadow(document, "Work")
    document = typed(document, LOOPS, "Sleep -> Work -")
    assert not any(copy.id in (ln.source, ln.target) for ln in document.all(Link))


signs = st.sampled_from(["+", "-", "?", "mixed"])


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), signs), max_size=9), st.data())
def test_an_opposite_keeps_every_loop_what_it_is(links: list[tuple[int, int, str]], data):
    document = typed(an_empty_document("Loops"), LOOPS, "A, B, C, D")
    ids = [variable(document, name).id for name in "ABCD"]
    for source, target, sign in links:
        patch = connect(document, ids[source], ids[target], polarity=sign)
        document = patch.apply_to(document)
    id_ = data.draw(st.sampled_from(ids))
    after = variables.turn_into_opposite(document, id_, "Not that").apply_to(document)
    assert loops(after) == loops(document)
    back = variables.turn_into_opposite(after, id_, document.records[id_].name)
    assert back.apply_to(after) == document


def test_pinning_goes_on_and_off_for_all(document: Document):
    work, joy = variable(document, "Work").id, variable(document, "Joy").id
    one = variables.pin(document, [work]).apply_to(document)
    both = variables.pin(one, [work, joy]).apply_to(one)
    assert [both.records[id_].pinned for id_ in (work, joy)] == [True, True]
    none = variables.pin(both, [work, joy]).apply_to(both)
    assert none == document


def test_a_name_typed_in_a_hurry_finds_its_variable(document: Document):
    document = typed(document, LOOPS, "Bed occupancy -> Ambulance queue +")
    count = len(list(document.all(Variable)))
    document = typed(document, LOOPS, "bedOccupancy -> ambulancequeue -")
    assert len(list(document.all(Variable))) == count
    link = next(
        ln for ln in document.all(Link) if ln.source == variable(document, "Bed occupancy").id
    )
    assert link.polarity == "-"
