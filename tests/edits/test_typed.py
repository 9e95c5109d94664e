"""What is typed into the line becomes variables, links and cards, in one patch."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.edits import add, connect
from iceberg.edits.paste import plain_text_of
from iceberg.edits.remove import remove
from iceberg.edits.typed import MOST_CARDS, type_line
from iceberg.errors import EditError, IcebergError
from iceberg.geometry.cards import card_layout
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import RoughMeasurer
from iceberg.language.statements import LineError
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card
from iceberg.model.integrity import problems
from iceberg.model.loop_board import Link, Variable
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId
from iceberg.model.text import LABEL_LENGTH, NOTE_LENGTH, fold
from tests.documents import ICE, LOOPS, an_empty_document, id_of, typed

EXAMPLE = "Overtime -> Fatigue + delay ; Fatigue -> Errors + ; Errors -> Morale -"


def links(document: Document) -> set[tuple[str, str, str, bool]]:
    """Return the links as people read them."""
    names = {v.id: v.name for v in document.all(Variable)}
    return {
        (names[ln.source], names[ln.target], ln.polarity, ln.delayed) for ln in document.all(Link)
    }


def names(document: Document) -> list[str]:
    return sorted(v.name for v in document.all(Variable))


def cards(document: Document) -> dict[str, Card]:
    return {card.text: card for card in document.all(Card)}


def holders(document: Document, text: str) -> list[str]:
    people = {p.id: p.name for p in document.all(Perspective)}
    return [people[id_] for id_ in cards(document)[text].perspectives]


# -- loop boards ----------------------------------------------------------------


def test_sentences_become_variables_and_links() -> None:
    document = typed(an_empty_document(), LOOPS, EXAMPLE)
    assert names(document) == ["Errors", "Fatigue", "Morale", "Overtime"]
    assert links(document) == {
        ("Overtime", "Fatigue", "+", True),
        ("Fatigue", "Errors", "+", False),
        ("Errors", "Morale", "-", False),
    }


def test_a_variable_is_found_by_its_name_whatever_its_case_and_blanks() -> None:
    document = typed(an_empty_document(), LOOPS, "Follow-up time")
    document = typed(document, LOOPS, "FOLLOW-UP   TIME -> Trust - ; trust -> follow-up time -")
    assert names(document) == ["Follow-up time", "Trust"]


def test_a_variable_on_another_board_is_another_variable() -> None:
    document = typed(an_empty_document(), LOOPS, "Trust")
    other = RecordId("other")
    document = add.add_loop_board(document, "Other", id_=other).apply_to(document)
    document = typed(document, other, "Trust -> Work +")
    assert [v.name for v in document.all(Variable) if v.board == other] == ["Trust", "Work"]
    assert len(names(document)) == 3


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("A -> B +", "A -> B -", ("-", False)),
        ("A -> B +", "A -> B + delay", ("+", True)),
        ("A -> B + delay", "A -> B -", ("-", False)),
        ("A -> B + delay", "A -> B", ("+", True)),
        ("A -> B +", "A -> B delay", ("+", True)),
        ("A -> B", "A -> B +/-", ("mixed", False)),
        ("A -> B +", "A -> B - ; A -> B +/-", ("mixed", False)),
    ],
)
def test_a_link_that_is_there_is_signed_anew(
    before: str, text: str, after: tuple[str, bool]
) -> None:
    document = typed(an_empty_document(), LOOPS, before)
    (old,) = document.all(Link)
    document = typed(document, LOOPS, text)
    (link,) = document.all(Link)
    assert link.id == old.id
    assert (link.polarity, link.delayed) == after


@pytest.mark.parametrize("text", ["A -> B + delay", "a -> b", "A, B", "A -> B + || ; A -> B + ||"])
def test_what_is_there_already_changes_nothing(text: str) -> None:
    document = typed(an_empty_document(), LOOPS, "A -> B + delay")
    assert type_line(document, LOOPS, text).is_empty


def test_the_way_back_is_a_link_of_its_own() -> None:
    document = typed(an_empty_document(), LOOPS, "A -> B + ; B -> A -")
    assert links(document) == {("A", "B", "+", False), ("B", "A", "-", False)}


def test_of_parallel_links_the_one_that_says_so_already_is_meant() -> None:
    document = typed(an_empty_document(), LOOPS, "A -> B +")
    ends = id_of(document, "A"), id_of(document, "B")
    document = connect.connect(document, *ends, polarity="-").apply_to(document)
    assert type_line(document, LOOPS, "A -> B -").is_empty
    assert type_line(document, LOOPS, "A -> B +").is_empty


def test_what_stands_never_moves_and_nothing_new_covers_it() -> None:
    document = typed(an_empty_document(), LOOPS, EXAMPLE)
    patch = type_line(document, LOOPS, "Morale -> Sick leave - -> Overtime + ; Rest, Pay")
    assert all(record is None for record in patch.before.values())
    places = [(v.x, v.y) for v in patch.apply_to(document).all(Variable)]
    assert len(set(places)) == len(places) == 7


def test_an_empty_board_begins_where_it_is_looked_at() -> None:
    patch = type_line(an_empty_document(), LOOPS, "A -> B", at=Point(4_000.0, -3_000.0))
    for variable in patch.apply_to(an_empty_document()).all(Variable):
        assert abs(variable.x - 4_000.0) < 1_000.0
        assert abs(variable.y + 3_000.0) < 1_000.0


def test_the_same_line_gives_the_same_places() -> None:
    one, other = (typed(an_empty_document(), LOOPS, EXAMPLE) for _ in range(2))
    places = [{v.name: (v.x, v.y) for v in d.all(Variable)} for d in (one, other)]
    assert places[0] == places[1]


def test_a_whole_model_is_pasted_while_the_room_waits() -> None:
    text = "\n".join(f"Variable {n} -> Variable {(n * 7 + 1) % 400} +" for n in range(400))
    start = time.perf_counter()
    document = typed(an_empty_document(), LOOPS, text)
    assert time.perf_counter() - start < 10.0
    assert len(names(document)) == 400


SOME_NAMES = st.lists(
    st.text("AbÄ ,;\"'>-+@/", min_size=1, max_size=8)
    | st.sampled_from(["delay", "in time", "less"]),
    min_size=2,
    max_size=5,
    unique_by=fold,
).filter(lambda found: all(map(fold, found)))


@given(SOME_NAMES, st.data())
def test_what_is_copied_as_text_can_be_typed_again(found: list[str], data: st.DataObject) -> None:
    document = an_empty_document()
    ids = [RecordId(f"v{n}") for n in range(len(found))]
    for id_, name in zip(ids, found, strict=True):
        document = add.add_variable(document, LOOPS, name, 0, 0, id_=id_).apply_to(document)
    ends = st.tuples(st.sampled_from(ids), st.sampled_from(ids))
    for source, target in data.draw(st.lists(ends, unique=True, max_size=6)):
        sign = data.draw(st.sampled_from(["+", "-", "?", "mixed"]))
        delayed = data.draw(st.booleans())
        patch = connect.connect(document, source, target, polarity=sign, delayed=delayed)
        document = patch.apply_to(document)
    text = plain_text_of(document, ids)
    again = typed(an_empty_document(), LOOPS, text)
    assert names(again) == names(document)
    assert links(again) == links(document)


# -- icebergs ---------------------------------------------------------------------


def test_each_line_is_a_card_on_its_level() -> None:
    text = "event: Ramps full\nbelief: Busy is good\nTrend: Waits rise\nStructures: One target"
    document = typed(an_empty_document(), ICE, text)
    assert {card.text: card.level for card in document.all(Card)} == {
        "Ramps full": "event",
        "Busy is good": "mental_model",
        "Waits rise": "pattern",
        "One target": "structure",
    }


def test_a_card_without_a_level_goes_where_it_is_told_or_to_the_tip() -> None:
    document = typed(an_empty_document(), ICE, "Ramps full")
    assert cards(document)["Ramps full"].level == "event"
    patch = type_line(document, ICE, "One target", level="structure")
    assert cards(patch.apply_to(document))["One target"].level == "structure"
    patch = type_line(document, ICE, "No such level here", level="vision")
    assert cards(patch.apply_to(document))["No such level here"].level == "event"


def test_a_pasted_list_goes_below_its_headings() -> None:
    text = "Patterns:\n- Waits rise\n- Staff leave\n\nMental models:\n- Busy is good"
    document = typed(an_empty_document(), ICE, text)
    levels = {card.text: card.level for card in document.all(Card)}
    assert levels == {
        "Waits rise": "pattern",
        "Staff leave": "pattern",
        "Busy is good": "mental_model",
    }


def test_a_level_that_this_board_lacks_is_text() -> None:
    document = typed(an_empty_document(), ICE, "Vision: nobody waits")
    assert list(cards(document)) == ["Vision: nobody waits"]


def test_levels_go_by_the_titles_of_their_board() -> None:
    document = an_empty_document()
    levels = (add.default_levels()[0].replace(title="Headlines"), add.default_levels()[1])
    own = RecordId("own")
    document = add.add_iceberg_board(document, "Own", levels, id_=own).apply_to(document)
    document = typed(document, own, "headlines: Ramps full\nsymptom: Queues\nrule: text here")
    assert {card.text: card.level for card in document.all(Card)} == {
        "Ramps full": "event",
        "Queues": "event",
        "rule: text here": "event",
    }


def test_perspectives_are_found_by_name_or_made() -> None:
    document = typed(an_empty_document(), ICE, "Ramps full @Patients @Ambulance crews")
    document = typed(document, ICE, "Nobody asks @ambulance  CREWS, Managers")
    people = document.perspectives()
    assert [p.name for p in people] == ["Patients", "Ambulance crews", "Managers"]
    assert len({p.colour for p in people}) == 3
    assert holders(document, "Ramps full") == ["Patients", "Ambulance crews"]
    assert holders(document, "Nobody asks") == ["Ambulance crews", "Managers"]


def test_cards_typed_together_keep_their_order_and_lie_side_by_side() -> None:
    document = typed(an_empty_document(), ICE, "\n".join(f"Card number {n}" for n in range(30)))
    found = sorted(document.all(Card), key=lambda card: card.order)
    assert [card.text for card in found] == [f"Card number {n}" for n in range(30)]
    measurer = RoughMeasurer()
    boxes = []
    for card in found:
        layout = card_layout(card.text, measurer)
        boxes.append(Rect.at(card.x, card.y, layout.width, layout.height))
    for at, box in enumerate(boxes):
        for other in boxes[:at]:
            beside = box.right <= other.left or other.right <= box.left
            above = box.bottom <= other.top or other.bottom <= box.top
            assert beside or above


def test_cards_that_are_there_stay_as_they_are() -> None:
    document = typed(an_empty_document(), ICE, "Ramps full\nWaits rise")
    patch = type_line(document, ICE, "Nobody asks @Patients")
    assert all(record is None for record in patch.before.values())


# -- what cannot be ------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "  \n ", "event:", "@Patients"])
def test_a_card_needs_words(text: str) -> None:
    with pytest.raises(LineError):
        type_line(an_empty_document(), ICE, text)


@pytest.mark.parametrize(
    ("board", "text"),
    [
        (LOOPS, "x" * (LABEL_LENGTH + 1)),
        (LOOPS, "\x00 -> A"),
        (ICE, "x" * (NOTE_LENGTH + 1)),
        (ICE, "\n".join("x" * (MOST_CARDS + 1))),
        (RecordId("gone"), "A -> B"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(board: RecordId, text: str) -> None:
    with pytest.raises(IcebergError) as caught:
        type_line(an_empty_document(), board, text)
    assert str(caught.value).endswith((".", "?"))


def test_on_a_board_that_was_removed_nothing_can_be_typed() -> None:
    document = remove(an_empty_document(), [LOOPS]).apply_to(an_empty_document())
    with pytest.raises(EditError, match="board"):
        type_line(document, LOOPS, "A -> B")


@given(st.sampled_from([ICE, LOOPS]), st.text() | st.text('AB ->+;,:@"\n', max_size=30))
def test_any_text_gives_a_sound_document_or_a_sentence(board: RecordId, text: str) -> None:
    document = an_empty_document()
    sentence = "."
    try:
        document = typed(document, board, text)
    except (LineError, EditError) as refused:
        sentence = str(refused)
    assert sentence.endswith((".", "?"))
    assert problems(document) == []


@given(st.text() | st.text('AB ->+;,"\n', max_size=30))
def test_a_line_typed_twice_does_nothing_the_second_time(text: str) -> None:
    document = typed(an_empty_document(), LOOPS, "A -> B")
    with suppress(LineError, EditError):
        document = typed(document, LOOPS, text)
        again = typed(document, LOOPS, text)
        assert names(again) == names(document)
        assert len(links(again)) == len(links(document))
