"""Documents to test with, made by the edits that people use."""

from __future__ import annotations

from iceberg.edits import add
from iceberg.edits.typed import type_line
from iceberg.model.document import Document, Element
from iceberg.model.record import RecordId

ICE, LOOPS = RecordId("ice"), RecordId("loops")


def an_empty_document(title: str = "Waiting times") -> Document:
    """Return a document with an iceberg (`ICE`) and a loop board (`LOOPS`), nothing on either."""
    document = Document.titled(title)
    document = add.add_iceberg_board(document, "Why we wait", id_=ICE).apply_to(document)
    return add.add_loop_board(document, "What keeps it so", id_=LOOPS).apply_to(document)


def a_document() -> Document:
    """Return a document with something of everything that can be typed."""
    document = typed(an_empty_document(), ICE, "event: Ramps full @Patients\npattern: Waits rise")
    document = typed(document, ICE, "mental model: Busy is good @Managers, Patients")
    return typed(document, LOOPS, "Overtime -> Fatigue + delay -> Errors + -> Overtime +; Rest")


def typed(document: Document, board: RecordId, text: str) -> Document:
    """Return the document after `text` was typed on a board."""
    return type_line(document, board, text).apply_to(document)


def named(document: Document, text: str) -> Element:
    """Return the one record with this name or this text; nothing else will do."""
    (found,) = (
        record
        for record in document.records.values()
        if text in (getattr(record, "name", None), getattr(record, "text", None))
    )
    return found


def id_of(document: Document, text: str) -> RecordId:
    """Return the id of the one record with this name or this text."""
    return named(document, text).id
