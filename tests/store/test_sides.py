"""What is hidden and what stands side by side is a matter of the window, never of the document."""

from __future__ import annotations

import pytest

from iceberg.edits import describe, future
from iceberg.edits.remove import remove
from iceberg.model.iceberg_board import Card
from iceberg.model.record import RecordId
from iceberg.store.session import Session, Topic
from iceberg.store.sides import Beside, Compared, Side, left_out
from iceberg.store.store import DocumentStore
from tests.documents import ICE, LOOPS, an_empty_document, id_of, typed

LINES = "event: Only A @A\nevent: Only B @B\nevent: Both @A, B\nevent: Nobody"
FUTURE = RecordId("future")


@pytest.fixture
def session() -> Session:
    return Session(DocumentStore(typed(an_empty_document(), ICE, LINES)))


def id_(session: Session, text: str) -> RecordId:
    return id_of(session.store.document, text)


def compared(session: Session) -> Compared:
    return Compared(ICE, id_(session, "A"), id_(session, "B"))


def test_a_card_is_hidden_when_nobody_who_holds_it_is_shown(session: Session) -> None:
    session.hide([id_(session, "A")])
    assert session.hidden_cards == {id_(session, "Only A")}
    session.hide([id_(session, "A"), id_(session, "B")])
    assert id_(session, "Nobody") not in session.hidden_cards
    assert id_(session, "Both") in session.hidden_cards


def test_hiding_is_no_step_and_nothing_to_save(session: Session) -> None:
    session.hide([id_(session, "A")])
    assert not session.store.undo_steps
    assert not session.store.has_unsaved_changes


def test_what_is_hidden_is_not_selected(session: Session) -> None:
    session.select([id_(session, "Only A"), id_(session, "Both")])
    session.hide([id_(session, "A")])
    assert session.selection == (id_(session, "Both"),)


def test_a_card_typed_for_a_hidden_perspective_shows_it_again(session: Session) -> None:
    session.hide([id_(session, "A")])
    after = typed(session.store.document, ICE, "pattern: New @A")
    from iceberg.store.patch import Patch

    session.store.do("Type", Patch.from_documents(session.store.document, after))
    assert not session.hidden


def test_going_to_a_hidden_card_shows_who_holds_it(session: Session) -> None:
    session.hide([id_(session, "A"), id_(session, "B")])
    session.select([id_(session, "Only A")])
    assert session.hidden == {id_(session, "B")}


def test_undo_does_not_show_what_was_hidden_since(session: Session) -> None:
    card = id_(session, "Only A")
    session.store.do("Type", describe.rename(session.store.document, card, "Again A"))
    session.hide([id_(session, "A")])
    session.store.undo()
    assert session.hidden == {id_(session, "A")}


def test_a_deleted_perspective_hides_nothing_any_more(session: Session) -> None:
    a = id_(session, "A")
    session.hide([a])
    session.store.do("Delete", remove(session.store.document, [a]))
    assert not session.hidden
    assert not session.hidden_cards


def test_every_card_of_the_two_has_a_side_and_the_others_are_counted(session: Session) -> None:
    sides = compared(session)
    document = session.store.document
    where = {card.text: sides.side_of(card) for card in document.all(Card)}
    assert where == {
        "Only A": Side.LEFT,
        "Only B": Side.RIGHT,
        "Both": Side.BOTH,
        "Nobody": None,
    }
    assert left_out(document, sides) == 1
    assert sides.swapped().side_of(document.get(id_(session, "Only A"), Card)) is Side.RIGHT


def test_what_is_compared_is_shown(session: Session) -> None:
    sides = compared(session)
    session.hide([sides.left])
    session.set_sides(sides)
    assert not session.hidden


def test_another_board_ends_the_comparison_and_listeners_hear_of_it(session: Session) -> None:
    session.set_sides(compared(session))
    heard: list[Topic] = []
    session.listen(heard.append)
    session.show_board(LOOPS)
    assert session.sides is None
    assert Topic.SIDES in heard


def test_a_comparison_ends_with_one_of_the_two(session: Session) -> None:
    sides = compared(session)
    session.set_sides(sides)
    session.store.do("Delete", remove(session.store.document, [sides.right]))
    assert session.sides is None


def test_a_future_taken_back_is_beside_nothing(session: Session) -> None:
    store = session.store
    store.do("Future", future.add_future(store.document, ICE, "Future", id_=FUTURE))
    session.set_sides(Beside(ICE, FUTURE))
    store.undo()
    assert session.sides is None
