"""Every rule across records notices the document that breaks it."""

from __future__ import annotations

import pytest

from iceberg.model.about import ABOUT_ID
from iceberg.model.document import Document, Element
from iceberg.model.iceberg_board import Card, Cause, IcebergBoard
from iceberg.model.integrity import problems
from iceberg.model.levels import default_levels
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Variable
from iceberg.model.record import RecordId
from tests.documents import ICE, LOOPS, a_document, id_of

BAD = RecordId("bad")
GONE = RecordId("gone")


def card(**fields: object) -> Card:
    usual = {"id": BAD, "board": ICE, "level": "event", "text": "x", "x": 0.0, "y": 0.0}
    return Card.model_validate({**usual, **fields})


def link(source: str, target: str, board: RecordId = LOOPS) -> Link:
    return Link(id=BAD, board=board, source=RecordId(source), target=RecordId(target))


def variable(board: RecordId) -> Variable:
    return Variable(id=BAD, board=board, name="x", x=0.0, y=0.0)


def with_record(document: Document, record: Element) -> Document:
    return document.with_records({**document.records, record.id: record})


def test_what_people_typed_is_sound() -> None:
    assert problems(a_document()) == []


@pytest.mark.parametrize(
    "record",
    [
        card(board=GONE),
        card(board=LOOPS),
        card(level="vision"),
        card(perspectives=(GONE,)),
        card(loop=GONE),
        variable(GONE),
        variable(ICE),
        link("gone", "gone"),
        Cause(id=BAD, board=ICE, source=GONE, target=GONE),
        NamedLoop(id=BAD, board=ICE, links=(GONE,), letter="R", number=1),
        NamedLoop(id=BAD, board=LOOPS, links=(GONE, GONE), letter="R", number=1),
        IcebergBoard(id=BAD, name="x", levels=(*default_levels(), default_levels()[0])),
    ],
)
def test_a_record_that_refers_to_what_is_not_there_is_told(record: Element) -> None:
    found = problems(with_record(a_document(), record))
    assert {problem.record for problem in found} == {BAD}
    assert all(problem.sentence.endswith(".") for problem in found)


def test_a_named_loop_may_have_lost_a_link_but_not_borrow_one_from_another_board() -> None:
    document = with_record(a_document(), LoopBoard(id=RecordId("other"), name="Other"))
    links = tuple(record.id for record in document.all(Link))
    broken = NamedLoop(id=BAD, board=LOOPS, links=(*links, GONE), letter="R", number=1)
    assert problems(with_record(document, broken)) == []
    borrowed = broken.replace(board=RecordId("other"))
    assert len(problems(with_record(document, borrowed))) == len(links)


def test_an_arrow_stays_on_its_board_and_leads_to_another_card() -> None:
    document = a_document()
    full, rise = id_of(document, "Ramps full"), id_of(document, "Waits rise")
    sound = Cause(id=BAD, board=ICE, source=full, target=rise)
    assert problems(with_record(document, sound)) == []
    assert len(problems(with_record(document, sound.replace(target=full)))) == 1
    assert problems(with_record(document, link(full, rise)))
    assert problems(with_record(document, sound.replace(board=LOOPS)))


def test_a_document_has_a_title() -> None:
    document = a_document()
    without = {id_: r for id_, r in document.records.items() if id_ != ABOUT_ID}
    assert [problem.record for problem in problems(Document.of(without.values()))] == [ABOUT_ID]


def test_a_record_is_stored_under_its_own_id() -> None:
    document = a_document()
    records = {**document.records, BAD: LoopBoard(id=GONE, name="x")}
    assert [problem.record for problem in problems(document.with_records(records))] == [BAD]


def test_a_card_names_a_perspective_once() -> None:
    document = a_document()
    patients = id_of(document, "Patients")
    twice = card(perspectives=(patients, patients))
    assert len(problems(with_record(document, twice))) == 1
