"""The quiet bar above the board: what is not shown, and the way back to all of it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from iceberg.desktop.actions import Actions
from iceberg.desktop.labels import label
from iceberg.model.iceberg_board import Card
from iceberg.store.session import Session, Topic
from iceberg.store.sides import Compared, left_out
from iceberg.words import tr, tr_count


class ViewBar(QFrame):
    """Seen only while something is hidden or two icebergs stand side by side."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("viewBar")
        self._session = session
        self._actions = actions
        self.words = label("", "quiet")
        self.show_all = self._button(tr("Show all"), "people.show_all")
        self.swap = self._button(tr("Exchange sides"), "sides.swap")
        self.done = self._button(tr("Done comparing"), "sides.done")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 6, 2)
        row.setSpacing(4)
        row.addWidget(self.words)
        for button in (self.show_all, self.swap, self.done):
            row.addWidget(button)
        session.listen(self._follow)
        session.store.listen(lambda _change: self.refresh())
        self.refresh()

    def _button(self, words: str, command: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName("link")
        button.clicked.connect(lambda: self._press(command))
        return button

    def _press(self, command: str) -> None:
        # What is selected or lit does not keep a person here who asks to leave.
        self._session.light(())
        self._session.select(())
        self._actions.run(self._actions.registry[command])

    @property
    def is_wanted(self) -> bool:
        """Whether there is anything to say."""
        return self._session.sides is not None or bool(self._session.hidden)

    def refresh(self) -> None:
        """Say what is shown and what is not."""
        sides, hidden = self._session.sides, self._session.hidden
        parts = [*self._of_sides(), *self._of_hidden()]
        self.words.setText(" · ".join(parts))
        self.show_all.setVisible(bool(hidden))
        self.swap.setVisible(isinstance(sides, Compared))
        self.done.setVisible(sides is not None)
        is_compared = isinstance(sides, Compared)
        self.done.setText(tr("Done comparing") if is_compared else tr("Back to one iceberg"))
        self.setVisible(self.is_wanted)
        self.updateGeometry()

    def _of_sides(self) -> list[str]:
        sides = self._session.sides
        if not isinstance(sides, Compared):
            return [tr("Pull an arrow from a wish to what it replaces")] if sides else []
        n = left_out(self._session.store.document, sides)
        held = tr_count("{n} card of neither is left out", "{n} cards of neither are left out", n)
        return [held] if n else []

    def _of_hidden(self) -> list[str]:
        board, unseen = self._session.board, self._session.hidden_cards
        if not self._session.hidden or board is None:
            return []
        cards = self._session.store.document.all(Card)
        n = sum(card.id in unseen and card.board == board.id for card in cards)
        return [tr_count("{n} card hidden", "{n} cards hidden", n)]

    def _follow(self, topic: Topic) -> None:
        if topic in (Topic.BOARD, Topic.HIDDEN, Topic.SIDES):
            self.refresh()
