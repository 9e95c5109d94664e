"""Edits across the bridge between icebergs and loop boards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.edits import bridge, cards, describe
from iceberg.edits.remove import remove
from iceberg.errors import EditError
from iceberg.files import native
from iceberg.geometry.pills import pill_size
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import RoughMeasurer
from iceberg.model.document import Document
from iceberg.model.halves import WayOver, cards_behind, links_kept_by, variables_of, ways_over
from iceberg.model.iceberg_board import Card
from iceberg.model.integrity import problems
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Variable
from iceberg.model.record import RecordId
from iceberg.model.sketch import Sketch, SketchPoint
from iceberg.store.patch import Patch
from tests.documents import ICE, LOOPS, a_document, an_empty_document, id_of, typed

ROUGH = RoughMeasurer()
RISING = Sketch(points=(SketchPoint(t=0, y=0.2), SketchPoint(t=1, y=0.9)))


def bridged() -> Document:
    """Return a document in which all there is between icebergs and loops is tied once."""
    document = typed(a_document(), ICE, "structure: One target")
    links = tuple(link.id for link in document.all(Link))
    loop, target = RecordId("loop"), id_of(document, "One target")
    rise, busy = id_of(document, "Waits rise"), id_of(document, "Busy is good")
    named = describe.name_loop(document, LOOPS, links, "R", 1, "Tired", id_=loop)
    document = named.apply_to(document)
    document = describe.describe(document, rise, sketch=RISING).apply_to(document)
    document = bridge.open_board(document, [target], LOOPS, ROUGH).apply_to(document)
    document = bridge.stand_for(document, target, loop, ROUGH).apply_to(document)
    card = document.records[rise]
    assert isinstance(card, Card)
    document = bridge.make_variables(document, LOOPS, [card], ROUGH).apply_to(document)
    return describe.describe(document, links[0], belief=busy).apply_to(document)


def card_of(document: Document, text: str) -> Card:
    (card,) = (card for card in document.all(Card) if card.text == text)
    return card


def card_id(document: Document, text: str) -> RecordId:
    return card_of(document, text).id


# -- names -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Waits rise.", "Waits rise"),
        ("Two\n lines", "Two lines"),
        ("", "Unnamed"),
        (" . ", "Unnamed"),
        ("a" * 60, "a" * 60),
        ("a" * 80, "a" * 59 + "…"),
        ("word " * 20, " ".join(["word"] * 12) + "…"),
        ("letters " * 20, " ".join(["letters"] * 7) + "…"),
    ],
)
def test_a_card_s_text_becomes_a_short_name(text: str, name: str) -> None:
    assert bridge.name_for(text) == name


@given(st.text(max_size=300))
def test_every_text_has_a_name_that_a_variable_may_have(text: str) -> None:
    name = bridge.name_for(text)
    assert 0 < len(name) <= bridge.LONGEST_NAME
    Variable(id=RecordId("v"), board=LOOPS, name=name, x=0.0, y=0.0)


# -- variables -------------------------------------------------------------------


def test_a_variable_knows_its_card_and_brings_the_sketch() -> None:
    document = bridged()
    (variable,) = variables_of(document, card_id(document, "Waits rise"))
    assert (variable.name, variable.sketch) == ("Waits rise", RISING)
    assert cards_behind(document, variable.id) == [card_of(document, "Waits rise")]


def test_a_card_is_a_variable_of_a_board_once() -> None:
    document = bridged()
    again = [card_of(document, "Waits rise")] * 2
    assert bridge.make_variables(document, LOOPS, again, ROUGH).is_empty


def test_a_variable_of_that_name_becomes_the_card_s_and_stays_where_it_is() -> None:
    document = typed(a_document(), ICE, "structure: overtime")
    old = document.records[id_of(document, "Overtime")]
    patch = bridge.make_variables(document, LOOPS, [card_of(document, "overtime")], ROUGH)
    assert list(patch.after) == [old.id]
    new = patch.after[old.id]
    assert isinstance(old, Variable)
    assert isinstance(new, Variable)
    assert (new.card, new.x, new.y) == (card_id(document, "overtime"), old.x, old.y)


@given(st.lists(st.text(min_size=1, max_size=70), min_size=1, max_size=12), st.booleans())
def test_variables_of_cards_never_lie_on_each_other(texts: list[str], sketched: bool) -> None:
    document = a_document()
    made = [
        Card(
            id=RecordId(f"c{n}"),
            board=ICE,
            level="event",
            text=text,
            x=0.0,
            y=0.0,
            sketch=RISING if sketched else None,
        )
        for n, text in enumerate(texts)
    ]
    after = bridge.make_variables(document, LOOPS, made, ROUGH).apply_to(document)
    assert problems(after) == []
    rects = [
        Rect.around(Point(v.x, v.y), *pill_size(v.name, ROUGH, has_sketch=v.sketch is not None))
        for v in after.all(Variable)
    ]
    assert not any(a.overlaps(b) for n, a in enumerate(rects) for b in rects[:n])


def test_a_board_from_several_cards_has_a_variable_of_each_and_all_open_it() -> None:
    document = a_document()
    ids = [card_id(document, text) for text in ("Ramps full", "Waits rise")]
    new = RecordId("new")
    after = bridge.new_board_from(document, ids, ROUGH, id_=new).apply_to(document)
    board = after.records[new]
    assert isinstance(board, LoopBoard)
    assert board.name == "Ramps full"
    assert [card.id for card in cards_behind(after, new)] == ids
    assert {v.card for v in after.all(Variable) if v.board == new} == set(ids)
    again = bridge.new_board_from(after, ids[:1], ROUGH).apply_to(after)
    assert {b.name for b in again.boards()} >= {"Ramps full", "Ramps full 2"}


GONE = RecordId("gone")


@pytest.mark.parametrize(
    "edit",
    [
        lambda document, card: bridge.open_board(document, [card], GONE, ROUGH),
        lambda document, _card: bridge.new_board_from(document, [], ROUGH),
        lambda document, _card: bridge.new_board_from(document, [GONE], ROUGH),
        lambda document, card: bridge.stand_for(document, card, GONE, ROUGH),
        lambda document, _card: bridge.make_variables(document, ICE, [], ROUGH),
    ],
)
def test_what_is_not_there_is_refused(edit: Callable[[Document, RecordId], Patch]) -> None:
    document = a_document()
    card = card_id(document, "Ramps full")
    with pytest.raises(EditError):
        edit(document, card)


# -- ways over -------------------------------------------------------------------


def test_each_half_leads_to_the_other() -> None:
    document = bridged()
    target = card_id(document, "One target")
    (kept,) = links_kept_by(document, card_id(document, "Busy is good"))
    (variable,) = variables_of(document, card_id(document, "Waits rise"))
    pairs = [(target, RecordId("loop")), (card_id(document, "Busy is good"), kept.id)]
    pairs.append((card_id(document, "Waits rise"), variable.id))
    for card, other in pairs:
        assert ways_over(document, ICE, [card]) == (WayOver(LOOPS, (other,)),)
        assert ways_over(document, LOOPS, [other]) == (WayOver(ICE, (card,)),)
    assert ways_over(document, LOOPS, []) == (WayOver(ICE, (target,)),)
    assert ways_over(document, ICE, []) == ()
    assert ways_over(document, ICE, [card_id(document, "Ramps full")]) == ()


def test_merging_cards_leads_their_other_halves_over() -> None:
    document = bridged()
    (kept,) = links_kept_by(document, card_id(document, "Busy is good"))
    ids = [card_id(document, text) for text in ("Ramps full", "Waits rise", "Busy is good")]
    after = cards.merge_cards(document, [*ids, card_id(document, "One target")], ROUGH)
    merged = after.apply_to(document)
    card = merged.records[ids[0]]
    assert isinstance(card, Card)
    assert (card.loop, card.loop_board) == (RecordId("loop"), LOOPS)
    assert [v.name for v in variables_of(merged, ids[0])] == ["Waits rise"]
    assert [link.id for link in links_kept_by(merged, ids[0])] == [kept.id]
    assert problems(merged) == []


# -- deleting one side never deletes the other -----------------------------------


@given(st.data())
def test_deleting_cards_deletes_nothing_on_loop_boards(data: st.DataObject) -> None:
    document = bridged()
    cards_there = sorted(card.id for card in document.all(Card))
    gone = data.draw(st.sets(st.sampled_from([*cards_there, ICE]), min_size=1))
    patch = remove(document, gone)
    after = patch.apply_to(document)
    for kind in (Variable, Link, NamedLoop, LoopBoard):
        assert {one.id for one in after.all(kind)} == {one.id for one in document.all(kind)}
    assert problems(after) == []
    assert native.parse(native.dump(after)) == after
    assert patch.inverted().apply_to(after) == document


@given(st.data())
def test_deleting_on_loop_boards_deletes_no_card(data: st.DataObject) -> None:
    document = bridged()
    kinds = Variable | Link | NamedLoop | LoopBoard
    there = sorted(i for i, record in document.records.items() if isinstance(record, kinds))
    gone = data.draw(st.sets(st.sampled_from(there), min_size=1))
    patch = remove(document, gone)
    after = patch.apply_to(document)
    assert {card.id for card in after.all(Card)} == {card.id for card in document.all(Card)}
    assert {c.text for c in after.all(Card)} == {c.text for c in document.all(Card)}
    assert problems(after) == []
    assert patch.inverted().apply_to(after) == document


def test_letting_go_of_a_loop_keeps_it_and_its_cards() -> None:
    document = bridged()
    after = bridge.let_go_of(document, RecordId("loop")).apply_to(document)
    assert after.get(RecordId("loop"), NamedLoop)
    assert card_of(after, "One target").loop is None


def test_cards_of_another_document_become_variables_without_a_card() -> None:
    card = card_of(bridged(), "Ramps full")
    after = bridge.make_variables(an_empty_document(), LOOPS, [card], ROUGH)
    (variable,) = after.after.values()
    assert isinstance(variable, Variable)
    assert variable.card is None
