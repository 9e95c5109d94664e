"""What is taken away takes with it what cannot stand without it, and nothing else."""

from __future__ import annotations

from iceberg.edits import connect, describe
from iceberg.edits.remove import remove
from iceberg.model.about import ABOUT_ID
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, Cause, IcebergBoard
from iceberg.model.integrity import problems
from iceberg.model.loop_board import Link, NamedLoop
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId
from tests.documents import ICE, LOOPS, a_document, id_of

LOOP = RecordId("loop")


def a_linked_document() -> Document:
    """Return a document with a cause, a named loop, and a card that stands for the loop."""
    document = a_document()
    full, rise = id_of(document, "Ramps full"), id_of(document, "Waits rise")
    document = connect.give_rise(document, rise, full).apply_to(document)
    links = tuple(link.id for link in document.all(Link))
    patch = describe.name_loop(document, LOOPS, links, "R", 1, "Burnout", id_=LOOP)
    document = patch.apply_to(document)
    return describe.describe(document, rise, loop=LOOP).apply_to(document)


def without(document: Document, *ids: RecordId) -> Document:
    after = remove(document, ids).apply_to(document)
    assert problems(after) == []
    return after


def gone(before: Document, after: Document) -> set[str]:
    kinds = (before.records[id_].kind for id_ in before.records.keys() - after.records.keys())
    return set(kinds)


def test_a_variable_takes_its_links_along() -> None:
    document = a_linked_document()
    fatigue = id_of(document, "Fatigue")
    after = without(document, fatigue)
    assert len(list(document.all(Link))) - len(list(after.all(Link))) == 2
    assert all(fatigue not in (link.source, link.target) for link in after.all(Link))


def test_a_link_goes_alone_and_leaves_its_loop_broken() -> None:
    document = a_linked_document()
    link = next(iter(document.all(Link)))
    after = without(document, link.id)
    assert document.records.keys() - after.records.keys() == {link.id}
    loop = after.get(LOOP, NamedLoop)
    assert loop is not None
    assert link.id in loop.links


def test_a_card_takes_its_arrows_along() -> None:
    document = a_linked_document()
    assert gone(document, without(document, id_of(document, "Ramps full"))) == {"card", "cause"}


def test_an_arrow_goes_alone() -> None:
    document = a_linked_document()
    (cause,) = document.all(Cause)
    assert gone(document, without(document, cause.id)) == {"cause"}


def test_a_perspective_leaves_the_cards_that_it_held() -> None:
    document = a_linked_document()
    patients, managers = id_of(document, "Patients"), id_of(document, "Managers")
    after = without(document, patients)
    assert gone(document, after) == {"perspective"}
    held = {card.text: card.perspectives for card in after.all(Card)}
    assert held["Ramps full"] == ()
    assert held["Busy is good"] == (managers,)


def test_a_named_loop_leaves_the_cards_that_stand_for_it() -> None:
    document = a_linked_document()
    after = without(document, LOOP)
    assert gone(document, after) == {"named_loop"}
    assert all(card.loop is None for card in after.all(Card))


def test_a_loop_board_takes_everything_on_it_along() -> None:
    document = a_linked_document()
    after = without(document, LOOPS)
    assert gone(document, after) == {"loop_board", "variable", "link", "named_loop"}
    assert all(card.loop is None for card in after.all(Card))


def test_an_iceberg_takes_its_cards_but_not_the_perspectives() -> None:
    document = a_linked_document()
    after = without(document, ICE)
    assert gone(document, after) == {"iceberg_board", "card", "cause"}
    assert len(list(after.all(Perspective))) == 2


def test_the_title_cannot_be_taken_away_nor_what_is_not_there() -> None:
    document = a_linked_document()
    assert remove(document, [ABOUT_ID, RecordId("gone")]).is_empty


def test_all_can_be_taken_away_at_once_and_brought_back() -> None:
    document = a_linked_document()
    patch = remove(document, document.records)
    after = patch.apply_to(document)
    assert set(after.records) == {ABOUT_ID}
    assert list(after.all(IcebergBoard)) == []
    assert patch.inverted().apply_to(after) == document
