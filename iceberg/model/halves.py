"""What belongs to each other on icebergs and loop boards, and the ways over between them.

A card may open a loop board, stand for a named loop, be a variable, or hold the belief that keeps a
link. Only one side of each pair is written down; here both are asked alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Variable
from iceberg.model.record import RecordId


@dataclass(frozen=True, slots=True)
class WayOver:
    """Where one comes to on the other side: a board, and what is meant on it."""

    board: RecordId
    things: tuple[RecordId, ...] = ()
    """None: the board as a whole."""


def variables_of(document: Document, card: RecordId) -> list[Variable]:
    """Return the variables that a card became, without their shadow copies."""
    return [v for v in document.all(Variable) if v.card == card and v.shadow_of is None]


def links_kept_by(document: Document, card: RecordId) -> list[Link]:
    """Return the links that the belief on a card keeps so."""
    return [link for link in document.all(Link) if link.belief == card]


def cards_behind(document: Document, id_: RecordId) -> list[Card]:
    """Return the cards at the other end of a variable, a link, a named loop or a loop board."""
    match document.records.get(id_):
        case Variable(shadow_of=original) if original is not None:
            return cards_behind(document, original)
        case Variable(card=card) if card is not None:
            return _cards(document, [card])
        case Link(belief=card) if card is not None:
            return _cards(document, [card])
        case NamedLoop():
            return _cards(document, [c.id for c in document.all(Card) if c.loop == id_])
        case LoopBoard():
            return _cards(document, [c.id for c in document.all(Card) if c.loop_board == id_])
    return []


def _cards(document: Document, ids: Iterable[RecordId]) -> list[Card]:
    """Return the cards by their boards and in their order."""
    order = {board.id: n for n, board in enumerate(document.boards())}
    cards = [card for id_ in dict.fromkeys(ids) if (card := document.get(id_, Card))]
    return sorted(cards, key=lambda card: (order.get(card.board, -1), card.order, card.id))


def ways_over(
    document: Document, board: RecordId, selection: Iterable[RecordId]
) -> tuple[WayOver, ...]:
    """Return the ways from what is selected on a board to its other half.

    From cards: one way to each loop board, those that the cards open before all others. From a loop
    board: one way to each card; where nothing selected has one, to the cards that open the board.
    """
    if document.get(board, IcebergBoard) is not None:
        return _to_loops(document, [c for i in selection if (c := document.get(i, Card))])
    cards = [card.id for id_ in selection for card in cards_behind(document, id_)]
    cards = cards or [card.id for card in cards_behind(document, board)]
    return tuple(WayOver(card.board, (card.id,)) for card in _cards(document, cards))


def _to_loops(document: Document, cards: list[Card]) -> tuple[WayOver, ...]:
    opened = [card.loop_board for card in cards if card.loop_board is not None]
    there: dict[RecordId, list[RecordId]] = {id_: [] for id_ in opened}
    for card in cards:
        loop = document.get(card.loop, NamedLoop) if card.loop is not None else None
        found: list[NamedLoop | Variable | Link] = [loop] if loop is not None else []
        for thing in (*found, *variables_of(document, card.id), *links_kept_by(document, card.id)):
            if not opened or thing.board in opened:
                there.setdefault(thing.board, []).append(thing.id)
    return tuple(WayOver(id_, tuple(things)) for id_, things in there.items())
