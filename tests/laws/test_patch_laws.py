"""Patches can be joined, taken back and recognised as nothing, whatever is in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.model.document import Document
from iceberg.model.loop_board import LoopBoard
from iceberg.model.record import RecordId
from iceberg.store.patch import Patch, StalePatchError

IDS = [RecordId(letter) for letter in "abcde"]
BOARDS = st.builds(LoopBoard, id=st.sampled_from(IDS), name=st.sampled_from(("Now", "Then")))
# Few ids and few names, so that documents often share a record, whole or in part.
DOCUMENTS = st.lists(BOARDS, unique_by=lambda board: board.id).map(Document.of)


@given(DOCUMENTS, DOCUMENTS)
def test_a_patch_turns_one_document_into_the_other(old: Document, new: Document) -> None:
    assert Patch.from_documents(old, new).apply_to(old) == new


@given(DOCUMENTS, DOCUMENTS)
def test_an_inverted_patch_takes_back(old: Document, new: Document) -> None:
    patch = Patch.from_documents(old, new)
    assert patch.inverted().apply_to(new) == old
    assert patch.inverted() == Patch.from_documents(new, old)
    assert patch.inverted().inverted() == patch


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_joined_patches_do_what_one_after_the_other_does(
    one: Document, two: Document, three: Document
) -> None:
    joined = Patch.from_documents(one, two).then(Patch.from_documents(two, three))
    assert joined.apply_to(one) == three
    assert joined == Patch.from_documents(one, three)


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_it_does_not_matter_which_patches_are_joined_first(
    one: Document, two: Document, three: Document, four: Document
) -> None:
    a, b, c = (
        Patch.from_documents(one, two),
        Patch.from_documents(two, three),
        Patch.from_documents(three, four),
    )
    assert a.then(b).then(c) == a.then(b.then(c))


@given(DOCUMENTS, DOCUMENTS)
def test_a_patch_and_its_inverse_are_nothing(old: Document, new: Document) -> None:
    patch = Patch.from_documents(old, new)
    assert patch.then(patch.inverted()).is_empty
    assert patch.then(Patch()) == patch == Patch().then(patch)


@given(DOCUMENTS, DOCUMENTS)
def test_a_patch_is_empty_when_the_documents_are_equal_and_only_then(
    old: Document, new: Document
) -> None:
    assert Patch.from_documents(old, new).is_empty == (old == new)


@given(DOCUMENTS, DOCUMENTS)
def test_a_patch_names_the_records_that_differ_and_no_others(old: Document, new: Document) -> None:
    differing = {i for i in IDS if old.records.get(i) != new.records.get(i)}
    assert Patch.from_documents(old, new).ids == differing


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_a_patch_made_from_an_older_copy_is_refused(
    old: Document, new: Document, newer: Document
) -> None:
    patch = Patch.from_documents(old, new)
    if all(newer.records.get(i) == old.records.get(i) for i in patch.ids):
        patch.apply_to(newer)
    else:
        with pytest.raises(StalePatchError):
            patch.apply_to(newer)
