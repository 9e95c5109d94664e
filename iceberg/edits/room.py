"""Making room: what a card covers after it grew is moved aside, the least way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from iceberg.edits.arrange import put
from iceberg.edits.lookup import found
from iceberg.edits.places import place_of, taken_on
from iceberg.geometry.cards import first_row, nearest_free
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import TextMeasurer
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.record import RecordId
from iceberg.store.patch import Patch

MOST_COVERED: Final = 0.15
"""Share of the smaller card that may be covered when one card is laid on another."""


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


def fitted(document: Document, patch: Patch, id_: RecordId, measurer: TextMeasurer) -> Patch:
    """Return `patch` with a new card moved aside where it would lie on others."""
    after = patch.apply_to(document)
    card = found(after, id_, Card)
    contents = IcebergContents.of(after, found(after, card.board, IcebergBoard))
    strangers = [group for group in contents.groups if group != card.group]
    taken = taken_on(card.level, contents, measurer, without=[id_], groups=strangers)
    rect = place_of(card, contents, measurer)
    if not any(rect.overlaps(other) for other in taken):
        return patch
    spot = nearest_free(taken, rect, top=min(rect.top, _top(card, contents)))
    return patch.then(put(after, {id_: spot}))


def not_hidden(document: Document, ids: Iterable[RecordId], measurer: TextMeasurer) -> Patch:
    """Return the moves after which none of these cards hides another, or is hidden by one.

    A card that lies over a corner of another stays: people do that on purpose.
    """
    cards = [card for id_ in dict.fromkeys(ids) if (card := document.get(id_, Card))]
    boards = {id_: found(document, id_, IcebergBoard) for id_ in {card.board for card in cards}}
    contents = {id_: IcebergContents.of(document, board) for id_, board in boards.items()}
    moving = {card.id for card in cards}
    places: dict[RecordId, Point] = {}
    settled: list[Rect] = []
    for card in cards:
        here = contents[card.board]
        others = [other for other in here.on_level(card.level) if other.id not in moving]
        rects = [place_of(other, here, measurer) for other in others]
        rect = place_of(card, here, measurer)
        if any(_hides(rect, other) for other in rects):
            taken = [*rects, *settled]
            places[card.id] = spot = nearest_free(taken, rect, top=min(rect.top, _top(card, here)))
            settled.append(rect.moved(spot.x - rect.left, spot.y - rect.top))
    return put(document, places)


def _top(card: Card, contents: IcebergContents) -> float:
    """Return where the first row of a card's level begins."""
    kinds = [level.kind for level in contents.board.levels]
    return first_row(kinds.index(card.level))


def _hides(one: Rect, other: Rect) -> bool:
    """Whether two cards lie over each other so far that one is hardly seen."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min(one.width * one.height, other.width * other.height)
    return across > 0 and down > 0 and across * down > MOST_COVERED * smaller


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
    moves: dict[RecordId, Point] = {}
    for id_, rect in list(rects.items()):
        if id_ != card.id and new.overlaps(rect) and not old.overlaps(rect):
            others = [other for one, other in rects.items() if one != id_]
            spot = nearest_free(others, rect, top=_top(card, contents))
            moves[id_] = spot
            rects[id_] = rect.moved(spot.x - rect.left, spot.y - rect.top)
    return moves
