"""Edits that add: cards, variables, perspectives, boards."""

from __future__ import annotations

from collections.abc import Sequence

from iceberg.edits.lookup import checked, found
from iceberg.errors import EditError
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard, Level
from iceberg.model.levels import default_levels
from iceberg.model.loop_board import LoopBoard, Variable
from iceberg.model.order import key_after
from iceberg.model.people import PERSPECTIVE_COLOURS, Perspective
from iceberg.model.record import RecordId, new_id
from iceberg.store.patch import Patch
from iceberg.words import tr


def add_card(
    document: Document,
    board: RecordId,
    level: str,
    text: str,
    x: float,
    y: float,
    *,
    perspectives: tuple[RecordId, ...] = (),
    id_: RecordId | None = None,
) -> Patch:
    """Add a card; `x` and `y` are its corner in its level's band."""
    iceberg = found(document, board, IcebergBoard)
    if level not in {known.kind for known in iceberg.levels}:
        raise EditError(tr("This board has no level “{level}”.", level=level))
    for perspective in perspectives:
        found(document, perspective, Perspective)
    card = checked(
        Card,
        id=id_ or new_id(),
        board=board,
        level=level,
        text=text,
        x=float(x),
        y=max(0.0, float(y)),
        order=key_after(card.order for card in document.all(Card)),
        perspectives=tuple(dict.fromkeys(perspectives)),
    )
    return Patch.between(new=[card])


def add_variable(
    document: Document,
    board: RecordId,
    name: str,
    x: float,
    y: float,
    *,
    id_: RecordId | None = None,
) -> Patch:
    """Add a variable; `x` and `y` are its centre."""
    found(document, board, LoopBoard)
    variable = checked(Variable, id=id_ or new_id(), board=board, name=name, x=float(x), y=float(y))
    return Patch.between(new=[variable])


def add_perspective(document: Document, name: str, *, id_: RecordId | None = None) -> Patch:
    """Add a perspective in the colour that is used least, the earliest of those."""
    return Patch.between(new=[new_perspective(document.perspectives(), name, id_=id_)])


def new_perspective(
    others: Sequence[Perspective], name: str, *, id_: RecordId | None = None
) -> Perspective:
    """Return a perspective to stand behind `others`, told apart from them by its colour."""
    used = [other.colour.upper() for other in others]
    colour = min(PERSPECTIVE_COLOURS, key=used.count)
    order = key_after(other.order for other in others)
    return checked(Perspective, id=id_ or new_id(), name=name, colour=colour, order=order)


def add_iceberg_board(
    document: Document,
    name: str,
    levels: tuple[Level, ...] | None = None,
    *,
    id_: RecordId | None = None,
) -> Patch:
    """Add an iceberg board behind the others; with the four usual levels unless told otherwise."""
    board = checked(
        IcebergBoard,
        id=id_ or new_id(),
        name=name,
        order=key_after(board.order for board in document.boards()),
        levels=levels or default_levels(),
    )
    return Patch.between(new=[board])


def add_loop_board(document: Document, name: str, *, id_: RecordId | None = None) -> Patch:
    """Add a loop board behind the others."""
    order = key_after(board.order for board in document.boards())
    return Patch.between(new=[checked(LoopBoard, id=id_ or new_id(), name=name, order=order)])
