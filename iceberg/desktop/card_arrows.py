"""The cards at the other ends of a card's arrows, as ways to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton

from iceberg.desktop.flow import Flow
from iceberg.desktop.labels import clear_layout, plain_tip
from iceberg.model.iceberg_board import Card, Cause
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.words import tr

_SIDES: Final = 16
"""Pixels beside the text of a way."""


class WayTo(QPushButton):
    """A link with the text of another card, cut where the panel ends."""

    def __init__(self, text: str, go: Callable[[], None]) -> None:
        super().__init__()
        self._words = " ".join(text.split())
        self.setObjectName("link")
        self.setAccessibleName(tr("Go to {text}", text=self._words))
        self.setToolTip(plain_tip(self._words))
        self.setText(self._words.replace("&", "&&"))
        self.clicked.connect(lambda: go())

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        self.ensurePolished()
        # One more, since the width of letters is not a whole number of pixels.
        width = self.fontMetrics().horizontalAdvance(self._words) + _SIDES + 1
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never wider than the panel."""
        return QSize(40, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - _SIDES
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


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
