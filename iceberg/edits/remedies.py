"""Edits that do what a hint proposes, and that put hints away."""

from __future__ import annotations

from collections.abc import Iterable

from iceberg.analysis.hints import words
from iceberg.edits.arrange import put_on_level
from iceberg.edits.connect import give_rise
from iceberg.edits.lookup import changed, checked, found
from iceberg.edits.places import layout_of, room_for, taken_on
from iceberg.errors import EditError
from iceberg.geometry.text import TextMeasurer
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.finding import Dismissal
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.order import key_after
from iceberg.model.record import RecordId, new_id
from iceberg.store.patch import Patch
from iceberg.words import tr


def shift_level(document: Document, id_: RecordId, by: int, measurer: TextMeasurer) -> Patch:
    """Move a card so many levels down (up when negative), to where there is room."""
    card = found(document, id_, Card)
    board = found(document, card.board, IcebergBoard)
    kinds = [level.kind for level in board.levels]
    at = kinds.index(card.level) + by
    if not 0 <= at < len(kinds):
        raise EditError(tr("There is no level beyond this one."))
    contents = IcebergContents.of(document, board)
    taken = taken_on(kinds[at], contents, measurer)
    spot = room_for(layout_of(card, contents, measurer), taken, contents, kinds[at])
    return put_on_level(document, {id_: (kinds[at], spot.x, spot.y)})


def split_cause(document: Document, id_: RecordId, measurer: TextMeasurer) -> Patch:
    """Part a card at its “because”: what follows becomes a structure that gives rise to it.

    On a board without structures it goes to the next level down.
    """
    card = found(document, id_, Card)
    board = found(document, card.board, IcebergBoard)
    # Looked for in the same letters as they stand, since folding may change their number.
    lowered = card.text.lower().replace("’", "'")
    mark = words.first(lowered, "cause") if len(lowered) == len(card.text) else None
    effect = card.text[: mark.start()].strip(" ,;:-–—\n") if mark else ""
    reason = card.text[mark.end() :].strip(" ,;:-–—\n") if mark else ""
    if not effect or not reason:
        raise EditError(tr("There is no “because” in this card to part it at."))
    kinds = [level.kind for level in board.levels]
    below = kinds[min(kinds.index(card.level) + 1, len(kinds) - 1)]
    level = "structure" if "structure" in kinds else below
    shorter = changed(card, text=effect)
    contents = IcebergContents.of(document, board)
    contents.cards[card.id] = shorter
    cause = checked(
        Card,
        id=new_id(),
        board=board.id,
        level=level,
        text=reason[0].upper() + reason[1:],
        x=0.0,
        y=0.0,
        order=key_after(one.order for one in document.all(Card)),
        perspectives=card.perspectives,
    )
    spot = room_for(
        layout_of(cause, contents, measurer), taken_on(level, contents, measurer), contents, level
    )
    patch = Patch.between([card], [shorter, changed(cause, x=spot.x, y=spot.y)])
    return patch.then(give_rise(patch.apply_to(document), cause.id, card.id))


def dismiss(document: Document, rule: str, on: Iterable[RecordId]) -> Patch:
    """Put a hint about some things away for good; twice is once."""
    things = tuple(on)
    for dismissal in document.all(Dismissal):
        if dismissal.rule == rule and set(dismissal.on) == set(things):
            return Patch()
    return Patch.between(new=[checked(Dismissal, id=new_id(), rule=rule, on=things)])


def bring_back(document: Document, board: RecordId) -> Patch:
    """Show the hints again that were put away on a board."""
    there = {card.id for card in document.all(Card) if card.board == board} | {board}
    return Patch.between([d for d in document.all(Dismissal) if not there.isdisjoint(d.on)])
