"""Arrows: links between variables, causes between cards."""

from __future__ import annotations

import pytest

from iceberg.edits import add
from iceberg.edits.connect import connect, give_rise
from iceberg.errors import EditError
from iceberg.model.iceberg_board import Cause
from iceberg.model.loop_board import Link
from iceberg.model.record import RecordId
from tests.documents import ICE, LOOPS, a_document, id_of

NEW, GONE = RecordId("new"), RecordId("gone")


def test_a_link_leads_from_the_cause_to_the_effect() -> None:
    document = a_document()
    rest, fatigue = id_of(document, "Rest"), id_of(document, "Fatigue")
    patch = connect(document, rest, fatigue, polarity="-", delayed=True, id_=NEW)
    assert patch.ids == {NEW}
    assert patch.after[NEW] == Link(
        id=NEW, board=LOOPS, source=rest, target=fatigue, polarity="-", delayed=True
    )


def test_a_new_link_says_nothing_about_its_sign() -> None:
    document = a_document()
    patch = connect(document, id_of(document, "Rest"), id_of(document, "Errors"), id_=NEW)
    link = patch.apply_to(document).get(NEW, Link)
    assert link is not None
    assert (link.polarity, link.delayed, link.bend) == ("?", False, None)


def test_a_variable_may_feed_itself_and_links_may_stand_side_by_side() -> None:
    document = a_document()
    rest, fatigue = id_of(document, "Rest"), id_of(document, "Fatigue")
    for ends in ((rest, rest), (rest, fatigue), (rest, fatigue)):
        document = connect(document, *ends).apply_to(document)
    assert sum(link.source == rest for link in document.all(Link)) == 3


def test_a_link_stays_on_one_board() -> None:
    document = a_document()
    other = RecordId("other")
    document = add.add_loop_board(document, "Other", id_=other).apply_to(document)
    document = add.add_variable(document, other, "Far away", 0, 0).apply_to(document)
    with pytest.raises(EditError, match="same board"):
        connect(document, id_of(document, "Rest"), id_of(document, "Far away"))


def test_a_cause_leads_from_card_to_card() -> None:
    document = a_document()
    belief, event = id_of(document, "Busy is good"), id_of(document, "Ramps full")
    patch = give_rise(document, belief, event, id_=NEW)
    assert patch.after == {NEW: Cause(id=NEW, board=ICE, source=belief, target=event)}


def test_an_arrow_that_is_there_only_changes_its_sense() -> None:
    document = a_document()
    belief, event = id_of(document, "Busy is good"), id_of(document, "Ramps full")
    document = give_rise(document, belief, event, id_=NEW).apply_to(document)
    assert give_rise(document, belief, event).is_empty
    document = give_rise(document, belief, event, sense="reinforces").apply_to(document)
    (cause,) = document.all(Cause)
    assert (cause.id, cause.sense) == (NEW, "reinforces")
    document = give_rise(document, event, belief).apply_to(document)
    assert len(list(document.all(Cause))) == 2


def test_a_card_cannot_give_rise_to_itself() -> None:
    document = a_document()
    card = id_of(document, "Ramps full")
    with pytest.raises(EditError, match="itself"):
        give_rise(document, card, card)


def test_an_arrow_between_cards_stays_on_one_board() -> None:
    document = a_document()
    other = RecordId("other")
    document = add.add_iceberg_board(document, "Other", id_=other).apply_to(document)
    document = add.add_card(document, other, "event", "Elsewhere", 0, 0).apply_to(document)
    with pytest.raises(EditError, match="same board"):
        give_rise(document, id_of(document, "Ramps full"), id_of(document, "Elsewhere"))


@pytest.mark.parametrize("lead", [connect, give_rise])
@pytest.mark.parametrize("end", [GONE, ICE])
def test_arrows_need_two_ends_of_their_kind(lead: object, end: RecordId) -> None:
    document = a_document()
    other = id_of(document, "Rest" if lead is connect else "Ramps full")
    for ends in ((end, other), (other, end)):
        with pytest.raises(EditError, match="nothing was changed"):
            lead(document, *ends)


def test_cards_and_variables_are_not_joined() -> None:
    document = a_document()
    card, variable = id_of(document, "Ramps full"), id_of(document, "Rest")
    with pytest.raises(EditError):
        connect(document, card, variable)
    with pytest.raises(EditError):
        give_rise(document, variable, card)
