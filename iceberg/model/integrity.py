"""Rules that hold across records: what each record may refer to.

Checked on load, and after every edit in the tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iceberg.model.about import ABOUT_ID, About
from iceberg.model.document import Document, Element
from iceberg.model.iceberg_board import Card, Cause, IcebergBoard
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Variable
from iceberg.model.people import Perspective
from iceberg.model.record import Record, RecordId


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule: the record it is in, and a sentence for a person."""

    record: RecordId
    sentence: str


def problems(document: Document) -> list[Problem]:
    """Return every broken rule, in the order of the records' ids."""
    found: list[Problem] = []
    if not isinstance(document.records.get(ABOUT_ID), About):
        found.append(Problem(ABOUT_ID, "The document has no title."))
    for id_, record in sorted(document.records.items()):
        if record.id != id_:
            found.append(Problem(id_, f"It is stored as “{id_}” but calls itself “{record.id}”."))
        found += [Problem(id_, sentence) for sentence in _broken_in(document, record)]
    return found


def _broken_in(document: Document, record: Element) -> Iterator[str]:
    match record:
        case IcebergBoard():
            kinds = [level.kind for level in record.levels]
            if len(set(kinds)) < len(kinds):
                yield f"The board “{record.name}” has two levels of one kind."
        case Card():
            yield from _broken_in_card(document, record)
        case Cause() | Link():
            yield from _broken_in_arrow(document, record)
        case Variable():
            yield from _refers(document, record.board, LoopBoard, "board")
        case NamedLoop():
            yield from _broken_in_loop(document, record)
        case About() | Perspective() | LoopBoard():
            pass


def _broken_in_arrow(document: Document, arrow: Cause | Link) -> Iterator[str]:
    if isinstance(arrow, Link):
        yield from _refers(document, arrow.board, LoopBoard, "board")
        for end in (arrow.source, arrow.target):
            yield from _same_board(document, arrow, end, Variable, "variable")
        return
    yield from _refers(document, arrow.board, IcebergBoard, "board")
    for end in (arrow.source, arrow.target):
        yield from _same_board(document, arrow, end, Card, "card")
    if arrow.source == arrow.target:
        yield "An arrow leads from a card to itself."


def _broken_in_card(document: Document, card: Card) -> Iterator[str]:
    yield from _refers(document, card.board, IcebergBoard, "board")
    board = document.get(card.board, IcebergBoard)
    if board and card.level not in {level.kind for level in board.levels}:
        yield f"A card is on the level “{card.level}”, which its board does not have."
    if len(set(card.perspectives)) < len(card.perspectives):
        yield "A card names one perspective twice."
    for perspective in card.perspectives:
        yield from _refers(document, perspective, Perspective, "perspective")
    if card.loop is not None:
        yield from _refers(document, card.loop, NamedLoop, "named loop")


def _broken_in_loop(document: Document, loop: NamedLoop) -> Iterator[str]:
    yield from _refers(document, loop.board, LoopBoard, "board")
    if len(set(loop.links)) < len(loop.links):
        yield "A named loop passes one link twice."
    # A link of a named loop may be gone: the loop is broken then, and the panel says where.
    for id_ in loop.links:
        if id_ in document.records:
            yield from _same_board(document, loop, id_, Link, "link")


def _refers(document: Document, id_: RecordId, kind: type[Record], word: str) -> Iterator[str]:
    if document.get(id_, kind) is None:
        yield f"It refers to the {word} “{id_}”, which is not there."


def _same_board(
    document: Document,
    record: Cause | Link | NamedLoop,
    end: RecordId,
    kind: type[Card] | type[Variable] | type[Link],
    word: str,
) -> Iterator[str]:
    other = document.get(end, kind)
    if other is None:
        yield f"It refers to the {word} “{end}”, which is not there."
    elif other.board != record.board:
        yield f"It refers to the {word} “{end}”, which is on another board."
