"""The cards at the other ends of a card's arrows, as ways to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from iceberg.desktop.cut_link import CutLink
from iceberg.desktop.flow import Flow
from iceberg.desktop.labels import clear_layout
from iceberg.model.iceberg_board import Card, Cause
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.words import tr


class WayTo(CutLink):
    """A link with the text of another card."""

    def __init__(self, text: str, go: Callable[[], None]) -> None:
        super().__init__(text)
        self.setAccessibleName(tr("Go to {text}", text=self.words))
        self.clicked.connect(lambda: go())


class Ways(Flow):
    """Ways to some cards."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[tuple[RecordId, str], ...] = ()

    @property
    def has_any(self) -> bool:
        """Whether there is a way."""
        return bool(self._shown)

    def show_cards(self, ids: Iterable[RecordId]) -> None:
        """Show ways to these cards and no others."""
        document = self._session.store.document
        cards = [card for id_ in ids if (card := document.get(id_, Card))]
        ways = tuple((card.id, card.text) for card in cards)
        if ways != self._shown:
            self._shown = ways
            clear_layout(self)
            for id_, text in ways:
                self.add(WayTo(text, partial(self._session.select, [id_])))


class CardArrows:
    """What a card rests on, gives rise to, and reinforces."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.rests_on, self.gives_rise_to = Ways(session), Ways(session)
        self.reinforces, self.reinforced_by = Ways(session), Ways(session)
        self.rows = (
            (tr("Rests on"), self.rests_on),
            (tr("Gives rise to"), self.gives_rise_to),
            (tr("Reinforces"), self.reinforces),
            (tr("Reinforced by"), self.reinforced_by),
        )

    def show_card(self, card: Card | None) -> None:
        """Show the arrows of a card, or none."""
        causes = list(self._session.store.document.all(Cause)) if card else []
        id_ = card.id if card else None
        for sense, here, there in (
            ("gives_rise_to", self.gives_rise_to, self.rests_on),
            ("reinforces", self.reinforces, self.reinforced_by),
        ):
            its = [cause for cause in causes if cause.sense == sense]
            here.show_cards(cause.target for cause in its if cause.source == id_)
            there.show_cards(cause.source for cause in its if cause.target == id_)
