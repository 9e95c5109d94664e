"""Making room: what a card covers after it grew is moved aside, the least way."""

from __future__ import annotations

from iceberg.edits.arrange import put
from iceberg.edits.places import place_of
from iceberg.geometry.cards import first_row, nearest_free
from iceberg.geometry.shapes import Point
from iceberg.geometry.text import TextMeasurer
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.record import RecordId
from iceberg.store.patch import Patch


def with_room(document: Document, patch: Patch, measurer: TextMeasurer) -> Patch:
    """Return `patch`, and with it the moves that leave no card under one that grew by it.

    Only cards that stood free before are moved: what somebody laid over each other stays so.
    """
    after = patch.apply_to(document)
    for id_, record in patch.after.items():
        before = patch.before.get(id_)
        if isinstance(record, Card) and isinstance(before, Card) and before.level == record.level:
            moves = _moves(document, after, before, record, measurer)
            if moves:
                patch = patch.then(put(after, moves))
                after = patch.apply_to(document)
    return patch


def _moves(
    document: Document, after: Document, before: Card, card: Card, measurer: TextMeasurer
) -> dict[RecordId, Point]:
    board = after.get(card.board, IcebergBoard)
    assert board is not None
    contents = IcebergContents.of(after, board)
    old = place_of(before, IcebergContents.of(document, board), measurer)
    new = place_of(card, contents, measurer)
    if new.width <= old.width and new.height <= old.height:
        return {}
    rects = {c.id: place_of(c, contents, measurer) for c in contents.on_level(card.level)}
    level = next(i for i, its in enumerate(board.levels) if its.kind == card.level)
    moves: dict[RecordId, Point] = {}
    for id_, rect in list(rects.items()):
        if id_ != card.id and new.overlaps(rect) and not old.overlaps(rect):
            others = [other for one, other in rects.items() if one != id_]
            spot = nearest_free(others, rect, top=first_row(level))
            moves[id_] = spot
            rects[id_] = rect.moved(spot.x - rect.left, spot.y - rect.top)
    return moves
