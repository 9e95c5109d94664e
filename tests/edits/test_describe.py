"""Saying what things are: names, signs, delays, holders, named loops."""

from __future__ import annotations

from itertools import pairwise

import pytest

from iceberg.edits import add, describe
from iceberg.edits.connect import connect, give_rise
from iceberg.errors import EditError
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, Cause
from iceberg.model.loop_board import Link, NamedLoop, Variable
from iceberg.model.record import RecordId
from tests.documents import ICE, LOOPS, a_document, id_of

GONE, LOOP = RecordId("gone"), RecordId("loop")


def link_between(document: Document, source: str, target: str) -> Link:
    """Return the one link from name to name."""
    ends = (id_of(document, source), id_of(document, target))
    (found,) = (ln for ln in document.all(Link) if (ln.source, ln.target) == ends)
    return found


def ring(document: Document) -> tuple[RecordId, ...]:
    names = ("Overtime", "Fatigue", "Errors", "Overtime")
    return tuple(link_between(document, a, b).id for a, b in pairwise(names))


def delays(document: Document) -> list[bool]:
    return [document.records[i].delayed for i in ring(document)]


# -- names ----------------------------------------------------------------------


def test_the_document_gets_another_title() -> None:
    document = a_document()
    assert describe.retitle(document, " Why  wait? ").apply_to(document).about.title == "Why wait?"
    assert describe.retitle(document, document.about.title).is_empty


@pytest.mark.parametrize("name", ["Why we wait", "What keeps it so", "Rest", "Patients"])
def test_whatever_has_a_name_gets_another(name: str) -> None:
    document = a_document()
    id_ = id_of(document, name)
    patch = describe.rename(document, id_, "Something else")
    assert patch.ids == {id_}
    assert patch.apply_to(document).records[id_].name == "Something else"


def test_a_card_gets_another_text_and_may_have_lines() -> None:
    document = a_document()
    card = id_of(document, "Waits rise")
    patch = describe.rename(document, card, "Waits\r\nfall")
    assert patch.apply_to(document).records[card].text == "Waits\nfall"


def test_what_has_no_name_cannot_be_renamed() -> None:
    document = a_document()
    for id_ in (GONE, ring(document)[0]):
        with pytest.raises(EditError, match="no name"):
            describe.rename(document, id_, "A")


# -- any field --------------------------------------------------------------------


def test_one_record_is_described_and_nothing_else_changes() -> None:
    document = a_document()
    rest = document.get(id_of(document, "Rest"), Variable)
    assert rest is not None
    patch = describe.describe(document, rest.id, note="Sleep, mostly", role="stock")
    assert patch.before == {rest.id: rest}
    assert patch.after == {rest.id: rest.replace(note="Sleep, mostly", role="stock")}


@pytest.mark.parametrize("field", ["id", "kind"])
def test_a_record_keeps_its_id_and_its_kind(field: str) -> None:
    document = a_document()
    with pytest.raises(ValueError, match="keeps"):
        describe.describe(document, id_of(document, "Rest"), **{field: "other"})


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("Rest", {"board": GONE}),
        ("Overtime", {"board": ICE}),
        ("Ramps full", {"level": "vision"}),
        ("Ramps full", {"perspectives": (GONE,)}),
        ("Ramps full", {"loop": GONE}),
        ("Why we wait", {"levels": ()}),
    ],
)
def test_nothing_may_refer_to_what_is_not_there(name: str, fields: dict[str, object]) -> None:
    document = a_document()
    with pytest.raises(EditError):
        describe.describe(document, id_of(document, name), **fields)


def test_a_level_with_cards_is_not_taken_from_under_them() -> None:
    document = a_document()
    board = document.board(ICE)
    assert board is not None
    without_events, without_structures = (
        tuple(level for level in board.levels if level.kind != kind)
        for kind in ("event", "structure")
    )
    with pytest.raises(EditError, match="without their place"):
        describe.describe(document, ICE, levels=without_events)
    after = describe.describe(document, ICE, levels=without_structures).apply_to(document)
    assert after.records[ICE].levels == without_structures


# -- links -------------------------------------------------------------------------


@pytest.mark.parametrize("polarity", ["+", "-", "?", "mixed"])
def test_links_get_a_polarity_and_keep_all_else(polarity: str) -> None:
    document = a_document()
    ids = ring(document)[:2]
    after = describe.set_polarity(document, [*ids, GONE, ICE], polarity).apply_to(document)
    for id_ in ids:
        assert after.records[id_] == document.records[id_].replace(polarity=polarity)
    assert after.records[ring(document)[2]] == document.records[ring(document)[2]]


def test_delays_are_given_to_all_before_they_are_taken_from_all() -> None:
    document = a_document()
    assert delays(document) == [True, False, False]
    document = describe.toggle_delay(document, ring(document)).apply_to(document)
    assert delays(document) == [True, True, True]
    document = describe.toggle_delay(document, ring(document)).apply_to(document)
    assert delays(document) == [False, False, False]
    assert describe.toggle_delay(document, []).is_empty


def test_a_link_turned_round_keeps_sign_delay_and_the_place_of_its_arc() -> None:
    document = a_document()
    one = ring(document)[0]
    document = describe.bend(document, one, 0.5).apply_to(document)
    old = document.get(one, Link)
    new = describe.reverse(document, [one]).apply_to(document).get(one, Link)
    assert old is not None
    assert new == old.replace(source=old.target, target=old.source, bend=-0.5)


def test_turning_round_twice_changes_nothing() -> None:
    document = a_document()
    there = describe.reverse(document, ring(document)).apply_to(document)
    assert there != document
    assert describe.reverse(there, ring(document)).apply_to(there) == document


def test_an_arrow_between_cards_is_not_turned_onto_another() -> None:
    document = a_document()
    one, two = id_of(document, "Ramps full"), id_of(document, "Waits rise")
    document = give_rise(document, one, two).apply_to(document)
    (cause,) = document.all(Cause)
    turned = describe.reverse(document, [cause.id]).apply_to(document).get(cause.id, Cause)
    assert turned == cause.replace(source=two, target=one)
    document = give_rise(document, two, one).apply_to(document)
    assert describe.reverse(document, [cause.id]).is_empty


def test_an_arc_is_bent_by_hand_and_let_go() -> None:
    document = a_document()
    one = ring(document)[0]
    bent = describe.bend(document, one, -1.25).apply_to(document)
    assert bent.records[one].bend == -1.25
    assert describe.bend(bent, one, None).apply_to(bent) == document
    with pytest.raises(EditError):
        describe.bend(document, one, 4.5)
    with pytest.raises(EditError):
        describe.bend(document, id_of(document, "Rest"), 0.5)


# -- holders -----------------------------------------------------------------------


def holders(document: Document, text: str) -> list[str]:
    card = document.get(id_of(document, text), Card)
    assert card is not None
    return [document.records[i].name for i in card.perspectives]


def test_a_perspective_holds_all_cards_before_it_holds_none() -> None:
    document = a_document()
    cards = [id_of(document, text) for text in ("Ramps full", "Waits rise")]
    patients = id_of(document, "Patients")
    document = describe.toggle_perspective(document, cards, patients).apply_to(document)
    assert holders(document, "Ramps full") == holders(document, "Waits rise") == ["Patients"]
    document = describe.toggle_perspective(document, cards, patients).apply_to(document)
    assert holders(document, "Ramps full") == holders(document, "Waits rise") == []


def test_other_holders_stay_in_their_order() -> None:
    document = a_document()
    card, managers = id_of(document, "Busy is good"), id_of(document, "Managers")
    assert holders(document, "Busy is good") == ["Managers", "Patients"]
    document = describe.toggle_perspective(document, [card], managers).apply_to(document)
    document = describe.toggle_perspective(document, [card], managers).apply_to(document)
    assert holders(document, "Busy is good") == ["Patients", "Managers"]


def test_who_is_gone_holds_nothing() -> None:
    document = a_document()
    with pytest.raises(EditError):
        describe.toggle_perspective(document, [id_of(document, "Ramps full")], GONE)


def test_nobody_holds_cards_that_were_cleared() -> None:
    document = a_document()
    card = id_of(document, "Busy is good")
    document = describe.clear_perspectives(document, [card, GONE]).apply_to(document)
    assert holders(document, "Busy is good") == []
    assert holders(document, "Ramps full") == ["Patients"]
    assert describe.clear_perspectives(document, [card]).is_empty


# -- named loops ----------------------------------------------------------------------


def burnout(document: Document) -> Document:
    patch = describe.name_loop(document, LOOPS, ring(document), "R", 1, "Burnout", id_=LOOP)
    return patch.apply_to(document)


def test_a_loop_gets_a_name() -> None:
    document = a_document()
    assert burnout(document).get(LOOP, NamedLoop) == NamedLoop(
        id=LOOP, board=LOOPS, links=ring(document), letter="R", number=1, name="Burnout"
    )


@pytest.mark.parametrize("turn", [0, 1, 2])
def test_the_same_loop_is_renamed_wherever_one_begins(turn: int) -> None:
    document = burnout(a_document())
    links = ring(document)
    patch = describe.name_loop(document, LOOPS, links[turn:] + links[:turn], "B", 2, "Spiral")
    assert patch.ids == {LOOP}
    loop = patch.apply_to(document).get(LOOP, NamedLoop)
    assert loop is not None
    assert (loop.letter, loop.number, loop.name, loop.links) == ("B", 2, "Spiral", links)


def test_another_loop_of_the_same_links_is_another_loop() -> None:
    document = burnout(a_document())
    one, two, three = ring(document)
    patch = describe.name_loop(document, LOOPS, (two, one, three), "R", 2, "Other")
    assert LOOP not in patch.ids
    patch = describe.name_loop(document, LOOPS, (one, two), "R", 2, "Shorter")
    assert LOOP not in patch.ids


def test_a_loop_is_made_of_links_that_are_on_its_board() -> None:
    document = burnout(a_document())
    other = RecordId("other")
    document = add.add_loop_board(document, "Other", id_=other).apply_to(document)
    document = add.add_variable(document, other, "Far", 0, 0).apply_to(document)
    far = id_of(document, "Far")
    document = connect(document, far, far, id_=RecordId("far-link")).apply_to(document)
    one, two, _ = ring(document)
    wrong = [(), (one, one), (GONE,), (one, id_of(document, "Rest")), (one, RecordId("far-link"))]
    for links in wrong:
        with pytest.raises(EditError):
            describe.name_loop(document, LOOPS, links, "R", 1, "Wrong")
    for letter, number in (("Q", 1), ("R", 0)):
        with pytest.raises(EditError):
            describe.name_loop(document, LOOPS, (one, two), letter, number, "Wrong")
    with pytest.raises(EditError):
        describe.name_loop(document, ICE, (one, two), "R", 1, "Wrong")
