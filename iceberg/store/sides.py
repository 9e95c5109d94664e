"""Two icebergs side by side: which two, and on whose side each card stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId


class Side(IntEnum):
    """Where a card stands; what both hold stands between them."""

    LEFT = -1
    BOTH = 0
    RIGHT = 1


@dataclass(frozen=True, slots=True)
class Compared:
    """Two perspectives on one board."""

    board: RecordId
    left: RecordId
    right: RecordId

    def side_of(self, card: Card) -> Side | None:
        """Return the side of a card; ``None``: it is on another board, or held by neither."""
        if card.board != self.board:
            return None
        on_left, on_right = self.left in card.perspectives, self.right in card.perspectives
        if on_left and on_right:
            return Side.BOTH
        if on_left:
            return Side.LEFT
        return Side.RIGHT if on_right else None

    def holders(self, side: Side) -> tuple[RecordId, ...]:
        """Return the perspectives that hold a card on this side."""
        both = (self.left, self.right)
        return {Side.LEFT: both[:1], Side.BOTH: both, Side.RIGHT: both[1:]}[side]

    def board_of(self, _side: Side) -> RecordId:
        """Return the board on which a card of this side stands."""
        return self.board

    def swapped(self) -> Compared:
        """Return the same with left and right exchanged."""
        return Compared(self.board, self.right, self.left)

    def stands_in(self, document: Document) -> bool:
        """Whether all that is compared is still there."""
        people = all(document.get(id_, Perspective) for id_ in (self.left, self.right))
        return people and document.get(self.board, IcebergBoard) is not None


@dataclass(frozen=True, slots=True)
class Beside:
    """A board of the present at the left, its desired future at the right."""

    present: RecordId
    future: RecordId

    def side_of(self, card: Card) -> Side | None:
        """Return the side of a card; ``None``: it is on another board."""
        return {self.present: Side.LEFT, self.future: Side.RIGHT}.get(card.board)

    def board_of(self, side: Side) -> RecordId:
        """Return the board on which a card of this side stands."""
        return self.future if side is Side.RIGHT else self.present

    def stands_in(self, document: Document) -> bool:
        """Whether both boards are still there and still belong together."""
        future = document.get(self.future, IcebergBoard)
        present = document.get(self.present, IcebergBoard)
        return future is not None and present is not None and future.future_of == present.id


Sides = Compared | Beside


def cards_shown(document: Document, sides: Sides) -> list[Card]:
    """Return the cards of both sides, in their order."""
    cards = [card for card in document.all(Card) if sides.side_of(card) is not None]
    return sorted(cards, key=lambda card: (card.order, card.id))


def left_out(document: Document, sides: Sides) -> int:
    """Return how many cards of a compared board neither of the two holds."""
    if not isinstance(sides, Compared):
        return 0
    here = sum(card.board == sides.board for card in document.all(Card))
    return here - len(cards_shown(document, sides))


def hidden_cards(document: Document, hidden: frozenset[RecordId]) -> frozenset[RecordId]:
    """Return the cards that nobody holds but `hidden` perspectives; cards of nobody are seen."""
    if not hidden:
        return hidden
    return frozenset(
        card.id
        for card in document.all(Card)
        if card.perspectives and hidden.issuperset(card.perspectives)
    )


def holders_of(document: Document, cards: Iterable[RecordId]) -> frozenset[RecordId]:
    """Return everybody who holds any of these cards."""
    held = (card.perspectives for id_ in cards if (card := document.get(id_, Card)))
    return frozenset(id_ for perspectives in held for id_ in perspectives)
