"""What a card of the desired future replaces, and what becomes of a card of the present."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton

from iceberg.desktop.actions import Actions
from iceberg.desktop.card_arrows import WayTo
from iceberg.desktop.flow import Flow
from iceberg.desktop.labels import clear_layout
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.words import tr


class ReplacesField(Flow):
    """Ways to the cards at the other end of a replacement, and a button to choose one."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._shown: object = None

    def show_card(self, card: Card | None) -> str:
        """Show what fits a card; return the field's name, empty where there is nothing to show."""
        document = self._session.store.document
        board = document.get(card.board, IcebergBoard) if card else None
        is_wanted = board is not None and board.future_of is not None
        ways = self._ways(card, is_wanted=is_wanted)
        if self._shown != (ways, is_wanted):
            self._shown = (ways, is_wanted)
            clear_layout(self)
            for id_, text in ways:
                self.add(WayTo(text, partial(self._go_to, id_)))
            if is_wanted:
                self.add(self._button())
        if is_wanted:
            return tr("Replaces")
        return tr("Becomes") if ways else ""

    def _ways(self, card: Card | None, *, is_wanted: bool) -> list[tuple[RecordId, str]]:
        document = self._session.store.document
        if card is None:
            return []
        if is_wanted:
            now = document.get(card.replaces, Card) if card.replaces else None
            cards = [now] if now else []
        else:
            cards = [one for one in document.all(Card) if one.replaces == card.id]
        return [(one.id, " ".join(one.text.split())) for one in cards]

    def _go_to(self, id_: RecordId) -> None:
        """Select a card where it stands; side by side it is seen already."""
        card = self._session.store.document.get(id_, Card)
        if card is not None:
            sides = self._session.sides
            if sides is None or sides.side_of(card) is None:
                self._session.show_board(card.board)
            self._session.select([id_])

    def _button(self) -> QPushButton:
        choose = QPushButton(tr("Choose…"))
        choose.setObjectName("link")
        choose.clicked.connect(lambda: self._actions.run(self._actions.registry["sides.replace"]))
        return choose
