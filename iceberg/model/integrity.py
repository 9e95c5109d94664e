"""Rules that hold across records: what each record may refer to.

Checked on load, and after every edit in the tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iceberg.model.about import ABOUT_ID, About
from iceberg.model.action import Action
from iceberg.model.document import Document, Element
from iceberg.model.finding import Dismissal
from iceberg.model.iceberg_board import Card, CardGroup, Cause, IcebergBoard
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
            yield from _broken_in_iceberg(document, record)
        case Card():
            yield from _broken_in_card(document, record)
        case CardGroup():
            yield from _refers(document, record.board, IcebergBoard, "board")
            yield from _misplaced(document, record)
        case Action() | Dismissal():
            yield from _broken_in_remark(document, record)
        case Cause() | Link():
            yield from _broken_in_arrow(document, record)
        case Variable():
            yield from _broken_in_variable(document, record)
        case NamedLoop():
            yield from _broken_in_loop(document, record)
        case About() | Perspective() | LoopBoard():
            pass


def _broken_in_remark(document: Document, remark: Action | Dismissal) -> Iterator[str]:
    if isinstance(remark, Dismissal):
        if any(id_ not in document.records for id_ in remark.on):
            yield "It is about something that is not there."
    elif not isinstance(document.records.get(remark.on), Card | Variable | Link | NamedLoop):
        yield f"It is about “{remark.on}”, which is not there."


def _broken_in_arrow(document: Document, arrow: Cause | Link) -> Iterator[str]:
    if isinstance(arrow, Link):
        yield from _refers(document, arrow.board, LoopBoard, "board")
        for end in (arrow.source, arrow.target):
            yield from _same_board(document, arrow, end, Variable, "variable")
        yield from _broken_holders(document, arrow)
        if arrow.belief is not None:
            yield from _refers(document, arrow.belief, Card, "card")
        return
    yield from _refers(document, arrow.board, IcebergBoard, "board")
    for end in (arrow.source, arrow.target):
        yield from _same_board(document, arrow, end, Card, "card")
    if arrow.source == arrow.target:
        yield "An arrow leads from a card to itself."


def _broken_in_iceberg(document: Document, board: IcebergBoard) -> Iterator[str]:
    kinds = [level.kind for level in board.levels]
    if len(set(kinds)) < len(kinds):
        yield f"The board “{board.name}” has two levels of one kind."
    if board.future_of is not None:
        yield from _refers(document, board.future_of, IcebergBoard, "board")
        if board.future_of == board.id:
            yield f"The board “{board.name}” is its own future."


def _misplaced(document: Document, one: Card | CardGroup) -> Iterator[str]:
    board = document.get(one.board, IcebergBoard)
    if board and one.level not in {level.kind for level in board.levels}:
        word = "card" if isinstance(one, Card) else "group"
        yield f"A {word} is on the level “{one.level}”, which its board does not have."


def _broken_in_card(document: Document, card: Card) -> Iterator[str]:
    yield from _refers(document, card.board, IcebergBoard, "board")
    yield from _misplaced(document, card)
    yield from _broken_holders(document, card)
    if card.loop is not None:
        yield from _refers(document, card.loop, NamedLoop, "named loop")
    if card.loop_board is not None:
        yield from _refers(document, card.loop_board, LoopBoard, "board")
    if card.replaces is not None:
        yield from _refers(document, card.replaces, Card, "card")
    if card.group is not None:
        yield from _refers(document, card.group, CardGroup, "group")
        group = document.get(card.group, CardGroup)
        if group and (group.board, group.level) != (card.board, card.level):
            yield "A card stands under a heading of another level or board."


def _broken_holders(document: Document, held: Card | Link) -> Iterator[str]:
    if len(set(held.perspectives)) < len(held.perspectives):
        yield f"A {held.kind} names one perspective twice."
    for perspective in held.perspectives:
        yield from _refers(document, perspective, Perspective, "perspective")


def _broken_in_variable(document: Document, variable: Variable) -> Iterator[str]:
    yield from _refers(document, variable.board, LoopBoard, "board")
    if variable.card is not None:
        yield from _refers(document, variable.card, Card, "card")
    if variable.shadow_of is not None:
        yield from _same_board(document, variable, variable.shadow_of, Variable, "variable")
        original = document.get(variable.shadow_of, Variable)
        if original is not None and original.shadow_of is not None:
            yield "A shadow copy stands for another shadow copy."


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
    record: Cause | Link | NamedLoop | Variable,
    end: RecordId,
    kind: type[Card] | type[Variable] | type[Link],
    word: str,
) -> Iterator[str]:
    other = document.get(end, kind)
    if other is None:
        yield f"It refers to the {word} “{end}”, which is not there."
    elif other.board != record.board:
        yield f"It refers to the {word} “{end}”, which is on another board."
