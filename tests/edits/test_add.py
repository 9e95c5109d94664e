"""Adding: where the new thing stands, what it is called, and what is refused."""

from __future__ import annotations

import math

import pytest

from iceberg.edits import add
from iceberg.errors import EditError
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard, Level
from iceberg.model.levels import default_levels
from iceberg.model.loop_board import Variable
from iceberg.model.people import PERSPECTIVE_COLOURS, Perspective
from iceberg.model.record import FARTHEST, RecordId
from iceberg.model.text import LABEL_LENGTH
from tests.documents import ICE, LOOPS, an_empty_document

NEW, GONE = RecordId("new"), RecordId("gone")


def test_a_variable_stands_with_its_centre_where_it_was_put() -> None:
    document = an_empty_document()
    patch = add.add_variable(document, LOOPS, "  Follow-up   time ", -12, 30.5, id_=NEW)
    assert patch.ids == {NEW}
    assert patch.apply_to(document).get(NEW, Variable) == Variable(
        id=NEW, board=LOOPS, name="Follow-up time", x=-12.0, y=30.5
    )


def test_a_card_stands_on_its_level_behind_the_others() -> None:
    document = an_empty_document()
    for text in ("First", "Second"):
        document = add.add_card(document, ICE, "pattern", text, 5, 7).apply_to(document)
    first, second = sorted(document.all(Card), key=lambda card: card.order)
    assert (first.text, second.text) == ("First", "Second")
    assert (second.level, second.x, second.y) == ("pattern", 5.0, 7.0)


def test_a_card_never_stands_above_its_band() -> None:
    document = an_empty_document()
    patch = add.add_card(document, ICE, "event", "Ramps full", 0, -40, id_=NEW)
    card = patch.apply_to(document).get(NEW, Card)
    assert card is not None
    assert card.y == 0.0


def test_a_card_is_held_once_by_each() -> None:
    document = an_empty_document()
    held = RecordId("p")
    document = add.add_perspective(document, "Patients", id_=held).apply_to(document)
    patch = add.add_card(document, ICE, "event", "Full", 0, 0, perspectives=(held, held), id_=NEW)
    card = patch.apply_to(document).get(NEW, Card)
    assert card is not None
    assert card.perspectives == (held,)


def test_perspectives_take_the_colours_in_turn_and_then_begin_again() -> None:
    document = an_empty_document()
    for number in range(len(PERSPECTIVE_COLOURS) + 1):
        document = add.add_perspective(document, f"Group {number}").apply_to(document)
    colours = [perspective.colour for perspective in document.perspectives()]
    assert colours == [*PERSPECTIVE_COLOURS, PERSPECTIVE_COLOURS[0]]


def test_a_colour_that_nobody_has_any_more_is_given_again() -> None:
    document = an_empty_document()
    for name in ("One", "Two", "Three"):
        document = add.add_perspective(document, name).apply_to(document)
    two = document.perspectives()[1]
    kept = {i: record for i, record in document.records.items() if i != two.id}
    document = document.with_records(kept)
    document = add.add_perspective(document, "Four").apply_to(document)
    assert document.perspectives()[-1].name == "Four"
    assert document.perspectives()[-1].colour == two.colour


def test_boards_stand_in_the_order_in_which_they_were_added() -> None:
    document = Document.titled("Any")
    for name in ("One", "Two", "Three"):
        document = add.add_loop_board(document, name).apply_to(document)
    document = add.add_iceberg_board(document, "Four").apply_to(document)
    assert [board.name for board in document.boards()] == ["One", "Two", "Three", "Four"]


def test_an_iceberg_has_the_usual_levels_unless_told_otherwise() -> None:
    document = Document.titled("Any")
    usual = add.add_iceberg_board(document, "Usual", id_=NEW).apply_to(document)
    board = usual.get(NEW, IcebergBoard)
    assert board is not None
    assert board.levels == default_levels()
    levels = (Level(kind="goal", title="Goals"), Level(kind="vision", title="Visions"))
    other = add.add_iceberg_board(document, "Other", levels, id_=NEW).apply_to(document)
    board = other.get(NEW, IcebergBoard)
    assert board is not None
    assert board.levels == levels


def test_ids_are_fresh_unless_given() -> None:
    document = an_empty_document()
    ids = {i for _ in range(50) for i in add.add_variable(document, LOOPS, "A", 0, 0).ids}
    assert len(ids) == 50


@pytest.mark.parametrize("name", ["", "   ", "\n", "\x00\u202e"])
def test_a_name_needs_a_letter(name: str) -> None:
    document = an_empty_document()
    for refused in (
        lambda: add.add_variable(document, LOOPS, name, 0, 0),
        lambda: add.add_perspective(document, name),
        lambda: add.add_iceberg_board(document, name),
        lambda: add.add_loop_board(document, name),
    ):
        with pytest.raises(EditError, match="at least one letter"):
            refused()


def test_a_name_that_is_too_long_is_told_how_long_it_may_be() -> None:
    with pytest.raises(EditError, match=f"{LABEL_LENGTH}"):
        add.add_variable(an_empty_document(), LOOPS, "x" * (LABEL_LENGTH + 1), 0, 0)


@pytest.mark.parametrize("far", [math.inf, -math.inf, math.nan, FARTHEST * 2])
def test_no_place_is_too_far_to_be_found_again(far: float) -> None:
    with pytest.raises(EditError, match="too far"):
        add.add_variable(an_empty_document(), LOOPS, "A", far, 0)
    with pytest.raises(EditError, match="too far"):
        add.add_card(an_empty_document(), ICE, "event", "A", far, 0)


def test_a_level_that_the_board_does_not_have_is_refused() -> None:
    with pytest.raises(EditError, match="no level “vision”"):
        add.add_card(an_empty_document(), ICE, "vision", "A", 0, 0)


@pytest.mark.parametrize("board", [GONE, LOOPS])
def test_a_card_needs_an_iceberg(board: RecordId) -> None:
    with pytest.raises(EditError, match="not on the board any more"):
        add.add_card(an_empty_document(), board, "event", "A", 0, 0)


@pytest.mark.parametrize("board", [GONE, ICE])
def test_a_variable_needs_a_loop_board(board: RecordId) -> None:
    with pytest.raises(EditError, match="not on the board any more"):
        add.add_variable(an_empty_document(), board, "A", 0, 0)


def test_a_card_cannot_be_held_by_somebody_who_is_gone() -> None:
    document = an_empty_document()
    with pytest.raises(EditError):
        add.add_card(document, ICE, "event", "A", 0, 0, perspectives=(GONE,))
    assert list(document.all(Perspective)) == []
