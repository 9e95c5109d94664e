"""The other half of what is selected, as ways to it: across between icebergs and loop boards."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from iceberg.commands.bridge import go_to_thing
from iceberg.commands.chosen_loop import record_of_chosen
from iceberg.desktop.actions import Actions
from iceberg.desktop.card_arrows import WayTo
from iceberg.desktop.flow import Flow
from iceberg.desktop.labels import clear_layout, label
from iceberg.model.document import Document
from iceberg.model.halves import cards_behind, links_kept_by, variables_of
from iceberg.model.iceberg_board import Card
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Variable
from iceberg.model.record import RecordId
from iceberg.store.session import Session, Topic
from iceberg.words import tr

_WORKS_IN_LOOPS = ("pattern", "structure", "relation")
"""Levels whose cards are asked for a loop board and a loop, also while they have none."""


class Halves(Flow):
    """Ways to what belongs to the selected thing on another board, and a button to choose it."""

    left = Signal()
    """The person has gone over: the board may have the keys again."""

    def __init__(self, actions: Actions, choose: str = "") -> None:
        super().__init__()
        self._actions = actions
        self._choose = choose
        self._shown: object = None

    def show_halves(self, ids: Sequence[RecordId], *, may_choose: bool = True) -> bool:
        """Show ways to these and no others; whether there is anything to see."""
        document = self._actions.context.document
        ways = tuple((id_, words_for(document, id_)) for id_ in ids)
        has_button = may_choose and bool(self._choose)
        if (ways, has_button) != self._shown:
            self._shown = (ways, has_button)
            clear_layout(self)
            for id_, words in ways:
                self.add(WayTo(words, partial(self._go, id_)))
            if has_button:
                self.add(self._button())
        return bool(ways) or has_button

    def _go(self, id_: RecordId) -> None:
        go_to_thing(self._actions.context, id_)
        self.left.emit()

    def _button(self) -> QPushButton:
        command = self._actions.registry[self._choose]
        button = QPushButton(tr("Choose…"))
        button.setObjectName("link")
        button.setAccessibleName(tr(command.title))
        button.setToolTip(tr(command.title))
        button.clicked.connect(lambda: self._actions.run(command))
        return button


class NamedHalves(QWidget):
    """Ways to the other half, below what they are called."""

    def __init__(self, words: str, actions: Actions, choose: str = "") -> None:
        super().__init__()
        self.ways = Halves(actions, choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(words, "field"))
        column.addWidget(self.ways)

    def show_halves(self, ids: Sequence[RecordId], *, may_choose: bool = True) -> None:
        """Show ways to these and no others; be away when there is nothing to see."""
        self.setVisible(self.ways.show_halves(ids, may_choose=may_choose))


class LoopCards(NamedHalves):
    """The cards that stand for the chosen loop."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(tr("Stands on the card"), actions, "bridge.card")
        self._context = actions.context
        session.listen(self._follow)
        session.store.listen(lambda _change: self.refresh())

    def refresh(self) -> None:
        """Show the cards of the loop that is chosen now."""
        context = self._context
        if not context.session.store.is_editing:
            record = record_of_chosen(context)
            cards = cards_behind(context.document, record.id) if record else []
            self.show_halves([card.id for card in cards])

    def _follow(self, topic: Topic) -> None:
        if topic is Topic.LOOP:
            self.refresh()


class CardHalves:
    """What a card opens, stands for, became and keeps so, as rows of its panel."""

    def __init__(self, session: Session, actions: Actions) -> None:
        self._session = session
        self.opens, self.loop = Halves(actions, "bridge.board"), Halves(actions, "bridge.loop")
        self.variables, self.keeps = Halves(actions), Halves(actions)
        self.rows = (
            (tr("Opens"), self.opens),
            (tr("Loop"), self.loop),
            (tr("Variable"), self.variables),
            (tr("Keeps"), self.keeps),
        )

    def show_card(self, card: Card | None) -> dict[Halves, bool]:
        """Show what belongs to a card; whether there is anything to see in each row."""
        if card is None:
            return {part: part.show_halves((), may_choose=False) for _, part in self.rows}
        document, asks = self._session.store.document, card.level in _WORKS_IN_LOOPS
        opens = [card.loop_board] if card.loop_board else []
        loop = [card.loop] if card.loop else []
        variables = [variable.id for variable in variables_of(document, card.id)]
        keeps = [link.id for link in links_kept_by(document, card.id)]
        return {
            self.opens: self.opens.show_halves(opens, may_choose=asks or bool(opens)),
            self.loop: self.loop.show_halves(loop, may_choose=asks or bool(loop)),
            self.variables: self.variables.show_halves(variables),
            self.keeps: self.keeps.show_halves(keeps),
        }


def words_for(document: Document, id_: RecordId) -> str:
    """Return what a thing on another board is called, with its board where that helps."""
    record = document.records.get(id_)
    board = getattr(document.board(getattr(record, "board", id_)), "name", "")
    match record:
        case Card():
            return " ".join(record.text.split())
        case LoopBoard():
            return record.name
        case NamedLoop():
            return f"{record.letter}{record.number} {record.name}".strip() + f" · {board}"
        case Variable():
            return f"{record.name} · {board}"
        case Link():
            ends = [document.get(end, Variable) for end in (record.source, record.target)]
            return " → ".join(end.name for end in ends if end)
    return ""
