"""Edits about the desired future: its board, and which card of the present each card replaces.

A future is worked out from the deepest level up, after Kim, Vision Deployment Matrix (1995).
"""

from __future__ import annotations

from iceberg.edits.lookup import changed, checked, found
from iceberg.errors import EditError
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.levels import future_levels
from iceberg.model.order import key_between
from iceberg.model.record import RecordId, new_id
from iceberg.store.patch import Patch
from iceberg.words import tr


def add_future(
    document: Document, present: RecordId, name: str, *, id_: RecordId | None = None
) -> Patch:
    """Add a board for the desired future of another, right behind it, with its levels.

    Their questions ask for what is wanted. Raises EditError for a future: it has no future.
    """
    now = found(document, present, IcebergBoard)
    if now.future_of is not None:
        raise EditError(tr("This is a future already; ask for the future of its present."))
    later = [board.order for board in document.boards() if board.order > now.order]
    board = checked(
        IcebergBoard,
        id=id_ or new_id(),
        name=name,
        order=key_between(now.order, min(later, default=None)),
        levels=future_levels(now.levels),
        future_of=present,
    )
    return Patch.between(new=[board])


def future_of(document: Document, present: RecordId) -> IcebergBoard | None:
    """Return the first board of this one's desired future, if there is one."""
    boards = (board for board in document.boards() if isinstance(board, IcebergBoard))
    return next((board for board in boards if board.future_of == present), None)


def replace(document: Document, card: RecordId, present: RecordId | None) -> Patch:
    """Let a card of a future take the place of a card of its present; ``None``: of none.

    Raises EditError where the one is not of a future, or the other not of its present.
    """
    wanted = found(document, card, Card)
    if present is not None:
        board = found(document, wanted.board, IcebergBoard)
        if board.future_of is None:
            raise EditError(tr("Only a card of a desired future replaces a card of the present."))
        if found(document, present, Card).board != board.future_of:
            raise EditError(tr("A card of the future replaces a card of its own present."))
    return Patch.between([wanted], [changed(wanted, replaces=present)])


def replace_between(document: Document, one: RecordId, other: RecordId) -> Patch:
    """Let the one of two cards that is of the future replace the other, whichever it is."""
    board = found(document, found(document, one, Card).board, IcebergBoard)
    if board.future_of is None:
        one, other = other, one
    return replace(document, one, other)
