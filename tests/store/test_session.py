"""What a window holds beside the document: never saved, never undone, never stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from iceberg.edits.remove import remove
from iceberg.model.document import Document
from iceberg.store.session import Session, ToolName, Topic
from iceberg.store.store import DocumentStore
from tests.documents import ICE, LOOPS, a_document, id_of


@pytest.fixture
def session() -> Session:
    return Session(DocumentStore(a_document()))


def topics(session: Session) -> list[Topic]:
    heard: list[Topic] = []
    session.listen(heard.append)
    return heard


def shown(session: Session) -> str | None:
    return session.board.id if session.board else None


def test_the_first_board_is_shown(session: Session) -> None:
    assert shown(session) == ICE


def test_an_empty_document_shows_no_board() -> None:
    assert Session(DocumentStore(Document.titled("Empty"))).board is None


def test_another_board_starts_without_selection_and_lights(session: Session) -> None:
    card = id_of(session.store.document, "Ramps full")
    session.select([card])
    session.light([card])
    heard = topics(session)
    session.show_board(LOOPS)
    assert (shown(session), session.selection, session.lit) == (LOOPS, (), frozenset())
    assert Topic.BOARD in heard


def test_the_selection_keeps_its_order_and_holds_nothing_twice(session: Session) -> None:
    one, two = (id_of(session.store.document, text) for text in ("Waits rise", "Ramps full"))
    session.select([one, two, one])
    assert session.selection == (one, two)


def test_what_stays_the_same_is_not_told(session: Session) -> None:
    card = id_of(session.store.document, "Ramps full")
    session.select([card])
    heard = topics(session)
    session.select([card])
    session.take(ToolName.SELECT)
    session.light([])
    session.show_board(ICE)
    assert heard == []


def test_a_listener_hears_what_about_the_session_changed(session: Session) -> None:
    heard = topics(session)
    session.take(ToolName.LINK)
    session.select([id_of(session.store.document, "Ramps full")])
    session.light([id_of(session.store.document, "Waits rise")])
    session.set_path(Path("wait.iceberg.json"))
    assert heard == [Topic.TOOL, Topic.SELECTION, Topic.LIT, Topic.FILE]


def test_who_stopped_listening_hears_no_more(session: Session) -> None:
    heard: list[Topic] = []
    stop = session.listen(heard.append)
    stop()
    session.take(ToolName.HAND)
    assert heard == []


def test_what_is_removed_is_neither_selected_nor_lit(session: Session) -> None:
    one, two = (id_of(session.store.document, text) for text in ("Waits rise", "Ramps full"))
    session.select([one, two])
    session.light([one, two])
    session.store.do("Remove", remove(session.store.document, [one]))
    assert session.selection == (two,)
    assert session.lit == {two}


def test_undo_does_not_bring_a_selection_back(session: Session) -> None:
    card = id_of(session.store.document, "Ramps full")
    session.select([card])
    session.store.do("Remove", remove(session.store.document, [card]))
    session.store.undo()
    assert session.selection == ()


def test_when_the_board_shown_is_removed_the_first_other_one_is_shown(session: Session) -> None:
    session.show_board(LOOPS)
    session.store.do("Remove", remove(session.store.document, [LOOPS]))
    assert shown(session) == ICE
    session.store.do("Remove", remove(session.store.document, [ICE]))
    assert session.board is None
    session.store.undo()
    assert shown(session) == ICE


def test_another_document_starts_at_its_first_board(session: Session) -> None:
    session.show_board(LOOPS)
    session.select([id_of(session.store.document, "Rest")])
    session.store.load(a_document())
    assert shown(session) == ICE
    assert session.selection == ()
