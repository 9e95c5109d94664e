"""What stands on one board, gathered from the document in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from iceberg.model.action import Action
from iceberg.model.document import Document, Element
from iceberg.model.iceberg_board import Card, CardGroup, Cause, IcebergBoard
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Variable
from iceberg.model.record import RecordId


@dataclass(frozen=True, slots=True)
class IcebergContents:
    """An iceberg board with its cards, causes and groups, by id, and the actions on its cards."""

    board: IcebergBoard
    cards: dict[RecordId, Card]
    causes: dict[RecordId, Cause]
    groups: dict[RecordId, CardGroup] = field(default_factory=dict)
    actions: dict[RecordId, tuple[Action, ...]] = field(default_factory=dict)
    """By the card that they are about."""

    @classmethod
    def of(cls, document: Document, board: IcebergBoard) -> IcebergContents:
        """Gather what stands on `board`, cards and groups in their order."""
        cards = [card for card in document.all(Card) if card.board == board.id]
        cards.sort(key=lambda card: (card.order, card.id))
        causes = {c.id: c for c in document.all(Cause) if c.board == board.id}
        groups = [group for group in document.all(CardGroup) if group.board == board.id]
        groups.sort(key=lambda group: (group.order, group.id))
        actions: dict[RecordId, tuple[Action, ...]] = {}
        by_id = {card.id: card for card in cards}
        for action in document.actions():
            if action.on in by_id:
                actions[action.on] = (*actions.get(action.on, ()), action)
        return cls(board, by_id, causes, {group.id: group for group in groups}, actions)

    def in_group(self, group: RecordId) -> list[Card]:
        """Return the cards under a heading, in their order."""
        return [card for card in self.cards.values() if card.group == group]

    def on_level(self, kind: str) -> list[Card]:
        """Return the cards of one level, in their order."""
        return [card for card in self.cards.values() if card.level == kind]


@dataclass(frozen=True, slots=True)
class LoopContents:
    """A loop board with its variables, links and named loops, by id."""

    board: LoopBoard
    variables: dict[RecordId, Variable]
    links: dict[RecordId, Link]
    loops: dict[RecordId, NamedLoop]

    @classmethod
    def of(cls, document: Document, board: LoopBoard) -> LoopContents:
        """Gather what stands on `board`."""
        return cls(
            board,
            {v.id: v for v in document.all(Variable) if v.board == board.id},
            {link.id: link for link in document.all(Link) if link.board == board.id},
            {loop.id: loop for loop in document.all(NamedLoop) if loop.board == board.id},
        )

    def after(self, after: Mapping[RecordId, Element | None], board: LoopBoard) -> LoopContents:
        """Return the contents after a change, given the touched records as they are now.

        Cheaper than ``of`` when little changed: a drag does this at every move.
        """
        new = LoopContents(board, dict(self.variables), dict(self.links), dict(self.loops))
        for id_, record in after.items():
            match record:
                case None:
                    new.variables.pop(id_, None)
                    new.links.pop(id_, None)
                    new.loops.pop(id_, None)
                case Variable(board=board.id):
                    new.variables[id_] = record
                case Link(board=board.id):
                    new.links[id_] = record
                case NamedLoop(board=board.id):
                    new.loops[id_] = record
        return new

    def original(self, variable: RecordId) -> RecordId:
        """Return the variable that this one stands for: itself, unless it is a shadow copy."""
        known = self.variables.get(variable)
        return (known.shadow_of if known else None) or variable

    def touching(self, variables: Iterable[RecordId]) -> list[Link]:
        """Return the links that begin or end at any of `variables`."""
        ids = set(variables)
        return [ln for ln in self.links.values() if ln.source in ids or ln.target in ids]
