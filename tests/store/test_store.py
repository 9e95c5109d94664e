"""The store: one place where the document is replaced, by steps that can be taken back."""

from __future__ import annotations

import logging
from contextlib import suppress

import pytest

from iceberg.edits.describe import rename, retitle
from iceberg.model.document import Document
from iceberg.store.patch import Patch, StalePatchError
from iceberg.store.store import MOST_STEPS, Change, DocumentStore, Origin
from tests.documents import ICE, a_document, an_empty_document


@pytest.fixture
def store() -> DocumentStore:
    return DocumentStore(an_empty_document("Then"))


def title(store: DocumentStore, text: str) -> None:
    store.do("Title", retitle(store.document, text))


def told(store: DocumentStore) -> list[Change]:
    changes: list[Change] = []
    store.listen(changes.append)
    return changes


def test_a_step_has_a_label_and_can_be_taken_back_and_done_again(store: DocumentStore) -> None:
    before = store.document
    title(store, "Now")
    after = store.document
    assert [step.label for step in store.undo_steps] == ["Title"]
    store.undo()
    assert store.document == before
    store.redo()
    assert store.document == after


def test_nothing_to_take_back_is_no_mistake(store: DocumentStore) -> None:
    before = store.document
    store.undo()
    store.redo()
    assert store.document is before


def test_what_changes_nothing_is_no_step(store: DocumentStore) -> None:
    title(store, "Then")
    assert not store.undo_steps
    assert not store.has_unsaved_changes


def test_a_new_step_ends_what_could_be_done_again(store: DocumentStore) -> None:
    title(store, "Now")
    store.undo()
    title(store, "Soon")
    store.redo()
    assert store.document.about.title == "Soon"


def test_many_moves_of_one_gesture_are_one_step(store: DocumentStore) -> None:
    start = store.document
    with store.edit("Title") as edit:
        for text in ("N", "No", "Now"):
            edit.become(retitle(start, text))
    assert store.document.about.title == "Now"
    assert len(store.undo_steps) == 1
    store.undo()
    assert store.document == start


def test_a_gesture_that_ends_where_it_began_is_no_step(store: DocumentStore) -> None:
    start = store.document
    with store.edit("Title") as edit:
        edit.become(retitle(start, "Now"))
        edit.become(Patch())
    assert not store.undo_steps
    assert store.document == start


def test_leaving_by_an_exception_leaves_no_trace(store: DocumentStore) -> None:
    title(store, "Now")
    store.undo()
    before, redo = store.document, list(store.redo_steps)
    with suppress(KeyboardInterrupt), store.edit("Half") as edit:
        edit.apply(retitle(store.document, "Half"))
        edit.apply(rename(store.document, ICE, "Half"))
        assert store.document.about.title == "Half"
        raise KeyboardInterrupt
    assert store.document == before
    assert not store.is_editing
    assert store.redo_steps == redo


def test_one_edit_cannot_begin_inside_another(store: DocumentStore) -> None:
    with store.edit("Outer"):
        with pytest.raises(RuntimeError, match="Inner"), store.edit("Inner"):
            pass
        assert store.is_editing
        with pytest.raises(RuntimeError):
            store.load(a_document())
    assert not store.is_editing


def test_undo_waits_while_something_is_being_dragged(store: DocumentStore) -> None:
    title(store, "Now")
    with store.edit("Drag"):
        store.undo()
    assert store.document.about.title == "Now"


def test_a_patch_of_an_older_document_is_refused_and_changes_nothing(store: DocumentStore) -> None:
    stale = retitle(store.document, "Late")
    title(store, "Now")
    before = store.document
    with pytest.raises(StalePatchError):
        store.do("Late", stale)
    assert store.document == before
    assert len(store.undo_steps) == 1
    assert not store.is_editing


def test_listeners_hear_who_caused_a_change(store: DocumentStore) -> None:
    changes = told(store)
    title(store, "Now")
    store.undo()
    store.load(a_document())
    origins = [change.origin for change in changes if not change.patch.is_empty]
    assert origins == [Origin.LOCAL, Origin.HISTORY, Origin.LOADED]
    revisions = [change.revision for change in changes]
    assert revisions == sorted(revisions)


def test_listeners_hear_the_end_of_an_edit(store: DocumentStore) -> None:
    were_editing: list[bool] = []
    store.listen(lambda _change: were_editing.append(store.is_editing))
    title(store, "Now")
    assert were_editing[-1] is False


def test_who_stopped_listening_hears_no_more(store: DocumentStore) -> None:
    changes: list[Change] = []
    stop = store.listen(changes.append)
    stop()
    title(store, "Now")
    assert changes == []


def test_a_listener_may_stop_while_it_is_told(store: DocumentStore) -> None:
    heard: list[str] = []

    def once(_change: Change) -> None:
        heard.append("once")
        stop()

    stop = store.listen(once)
    store.listen(lambda _change: heard.append("other"))
    title(store, "Now")
    assert heard.count("once") == 1
    assert "other" in heard


def test_a_listener_with_a_bug_does_not_stop_the_others(
    store: DocumentStore, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_change: Change) -> None:
        raise ValueError("a bug in a panel")

    store.listen(broken)
    changes = told(store)
    with caplog.at_level(logging.ERROR):
        title(store, "Now")
    assert store.document.about.title == "Now"
    assert changes
    assert "a bug in a panel" in caplog.text


def test_unsaved_changes_are_what_differs_from_the_file(store: DocumentStore) -> None:
    title(store, "Now")
    assert store.has_unsaved_changes
    store.mark_saved(store.document)
    assert not store.has_unsaved_changes
    store.undo()
    assert store.has_unsaved_changes
    store.redo()
    assert not store.has_unsaved_changes


def test_a_change_during_the_save_is_still_unsaved(store: DocumentStore) -> None:
    handed_over = store.document
    title(store, "Now")
    store.mark_saved(handed_over)
    assert store.has_unsaved_changes


def test_another_document_begins_with_a_fresh_history(store: DocumentStore) -> None:
    title(store, "Now")
    changes = told(store)
    old, other = store.document, a_document()
    store.load(other)
    assert store.document is other
    assert not store.undo_steps
    assert not store.redo_steps
    assert not store.has_unsaved_changes
    assert changes[0].patch.apply_to(old) == other


def test_a_day_of_work_is_kept_and_no_more() -> None:
    store = DocumentStore(Document.titled("0"))
    for number in range(1, MOST_STEPS + 11):
        title(store, str(number))
    while store.undo_steps:
        store.undo()
    assert store.document.about.title == "10"
