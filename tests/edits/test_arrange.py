"""Moving things about: everything where it was put, and nothing off the edge of the world."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.edits import add, arrange, describe
from iceberg.errors import EditError
from iceberg.geometry.shapes import Point
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card
from iceberg.model.integrity import problems
from iceberg.model.loop_board import Link, NamedLoop, Variable
from iceberg.model.record import FARTHEST, RecordId
from iceberg.store.patch import Patch
from tests.documents import ICE, LOOPS, an_empty_document

CARD, VARIABLE, LOOP = RecordId("card"), RecordId("variable"), RecordId("loop")
STEPS = st.floats(-500.0, 500.0)
ANYWHERE = st.floats(allow_nan=False)


def a_board() -> Document:
    """Return a document with a card, a variable linked to itself, and that loop named."""
    document = an_empty_document()
    document = add.add_card(document, ICE, "event", "Full", 10, 20, id_=CARD).apply_to(document)
    document = add.add_variable(document, LOOPS, "A", 10, 20, id_=VARIABLE).apply_to(document)
    link = Link(id=RecordId("link"), board=LOOPS, source=VARIABLE, target=VARIABLE)
    document = Patch.between(new=[link]).apply_to(document)
    patch = describe.name_loop(document, LOOPS, (link.id,), "R", 1, "", id_=LOOP)
    return patch.apply_to(document)


def place(document: Document, id_: RecordId) -> tuple[float | None, float | None]:
    record = document.records[id_]
    if isinstance(record, NamedLoop):
        return record.badge_x, record.badge_y
    assert isinstance(record, Card | Variable)
    return record.x, record.y


def test_everything_chosen_moves_by_the_same_amount() -> None:
    document = arrange.put(a_board(), {LOOP: Point(10, 20)}).apply_to(a_board())
    after = arrange.move(document, [CARD, VARIABLE, LOOP], 5, -7).apply_to(document)
    assert {place(after, id_) for id_ in (CARD, VARIABLE, LOOP)} == {(15.0, 13.0)}


def test_what_has_no_place_stays() -> None:
    document = a_board()
    others = [RecordId("link"), RecordId("gone"), ICE, LOOP]  # this badge is where it fits
    assert arrange.move(document, others, 5, 5).is_empty


def test_a_card_stays_below_the_top_of_its_band() -> None:
    document = a_board()
    assert place(arrange.move(document, [CARD], 0, -50).apply_to(document), CARD) == (10.0, 0.0)
    assert place(arrange.put(document, {CARD: Point(1, -1)}).apply_to(document), CARD) == (1.0, 0.0)


def test_a_variable_may_stand_above_the_origin() -> None:
    document = a_board()
    assert place(arrange.move(document, [VARIABLE], 0, -50).apply_to(document), VARIABLE)[1] == -30


def test_a_card_is_put_on_another_level() -> None:
    document = a_board()
    patch = arrange.put_on_level(document, {CARD: ("structure", -40.0, -3.0)})
    card = patch.apply_to(document).get(CARD, Card)
    assert card is not None
    assert (card.level, card.x, card.y) == ("structure", -40.0, 0.0)


@pytest.mark.parametrize("level", ["vision", "nonsense", ""])
def test_a_level_that_the_board_lacks_is_refused(level: str) -> None:
    with pytest.raises(EditError, match="level"):
        arrange.put_on_level(a_board(), {CARD: (level, 0.0, 0.0)})


def test_only_cards_are_put_on_levels() -> None:
    places = {VARIABLE: ("event", 0.0, 0.0), RecordId("gone"): ("event", 0.0, 0.0)}
    assert arrange.put_on_level(a_board(), places).is_empty


@pytest.mark.parametrize("id_", [CARD, VARIABLE])
def test_nowhere_is_no_place(id_: RecordId) -> None:
    nan = float("nan")
    document = a_board()
    for edit in (
        lambda: arrange.move(document, [id_], nan, 0),
        lambda: arrange.put(document, {id_: Point(0, nan)}),
    ):
        with pytest.raises(EditError, match="no place"):
            edit()


@given(ANYWHERE, ANYWHERE)
def test_nothing_goes_beyond_the_edge_of_the_world(x: float, y: float) -> None:
    document = a_board()
    ids = (CARD, VARIABLE, LOOP)
    after = arrange.put(document, {id_: Point(x, y) for id_ in ids}).apply_to(document)
    assert problems(after) == []
    for id_ in ids:
        for coordinate in place(after, id_):
            assert coordinate is not None
            assert abs(coordinate) <= FARTHEST


@given(STEPS, STEPS)
def test_a_move_and_its_way_back_meet_within_a_tenth(dx: float, dy: float) -> None:
    document = a_board()
    there = arrange.move(document, [VARIABLE], dx, dy).apply_to(document)
    back = arrange.move(there, [VARIABLE], -dx, -dy).apply_to(there)
    assert place(back, VARIABLE) == pytest.approx((10.0, 20.0), abs=0.11)


@given(STEPS, STEPS)
def test_places_are_written_with_one_decimal_so_that_files_read_well(x: float, y: float) -> None:
    document = a_board()
    after = arrange.put(document, {VARIABLE: Point(x, y)}).apply_to(document)
    for coordinate in place(after, VARIABLE):
        assert coordinate is not None
        assert len(repr(coordinate).split(".")[1]) == 1


def test_standing_still_is_no_change() -> None:
    assert arrange.move(a_board(), [CARD, VARIABLE], 0, 0).is_empty
