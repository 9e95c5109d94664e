"""Who holds a card where two are compared, and the order of perspectives."""

from __future__ import annotations

import pytest

from iceberg.edits import hold
from iceberg.edits.people import step_perspective
from iceberg.errors import EditError
from iceberg.geometry.text import RoughMeasurer
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card
from tests.documents import ICE, a_document, an_empty_document, id_of, typed


def names(document: Document) -> list[str]:
    return [person.name for person in document.perspectives()]


def three() -> Document:
    return typed(an_empty_document(), ICE, "event: One @A\nevent: Two @B\nevent: Three @C")


def test_a_card_goes_from_one_holder_to_another_and_third_ones_keep_it() -> None:
    document = typed(an_empty_document(), ICE, "event: One @A, C\nevent: Two @B")
    a, b, c = (id_of(document, name) for name in "ABC")
    card = id_of(document, "One")
    after = hold.hold_by(document, [card], [b], [a, b]).apply_to(document)
    assert set(after.get(card, Card).perspectives) == {b, c}
    both = hold.hold_by(after, [card], [a, b], [a, b]).apply_to(after)
    assert set(both.get(card, Card).perspectives) == {a, b, c}


def test_a_card_that_is_held_so_already_is_left_as_it_is() -> None:
    document = three()
    a, b = id_of(document, "A"), id_of(document, "B")
    assert hold.hold_by(document, [id_of(document, "One")], [a], [a, b]).is_empty


def test_a_card_said_for_two_stands_where_there_is_room() -> None:
    document = a_document()
    people = tuple(person.id for person in document.perspectives())
    patch = hold.say_for(document, ICE, "pattern", "Beds fill", people, RoughMeasurer())
    after = patch.apply_to(document)
    assert after.get(id_of(after, "Beds fill"), Card).perspectives == people
    assert patch.inverted().apply_to(after) == document
    with pytest.raises(EditError, match="no level"):
        hold.say_for(document, ICE, "vision", "Calm", people, RoughMeasurer())


@pytest.mark.parametrize(
    ("name", "by", "order"),
    [("C", -1, "ACB"), ("A", 1, "BAC"), ("A", -1, "ABC"), ("C", 1, "ABC"), ("B", -1, "BAC")],
)
def test_a_perspective_steps_up_and_down_and_stays_at_the_ends(name, by, order) -> None:
    document = three()
    after = step_perspective(document, id_of(document, name), by).apply_to(document)
    assert names(after) == list(order)


def test_perspectives_that_share_an_order_can_be_parted() -> None:
    document = three()
    same = [person.replace(order="V") for person in document.perspectives()]
    records = {**document.records, **{person.id: person for person in same}}
    document = document.with_records(records)
    first, *_, last = document.perspectives()
    after = step_perspective(document, last.id, -1).apply_to(document)
    assert after.perspectives()[1].id == last.id
    assert after.perspectives()[0].id == first.id
