"""The panel of the selected arrows between cards: what they say, and a note."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iceberg.desktop.actions import Actions
from iceberg.desktop.card_arrows import WayTo
from iceberg.desktop.fields import GrowingText
from iceberg.desktop.labels import clear_layout, label
from iceberg.edits.connect import Sense, change_sense
from iceberg.model.iceberg_board import Card, Cause
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.words import tr, tr_count

SENSES: Final[tuple[tuple[Sense, str], ...]] = (
    ("gives_rise_to", "gives rise to"),
    ("reinforces", "reinforces"),
)


class CausePanel(QWidget):
    """Which card gives rise to which, or reinforces it, and how one knows."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._ids: tuple[RecordId, ...] = ()
        self.title = label(tr("Arrow"), "quiet")
        self._from, self._to = QWidget(), QWidget()
        self.senses = QButtonGroup(self)
        self.turn = QPushButton(tr("Turn round"))
        self.turn.setObjectName("link")
        self.turn.clicked.connect(lambda: actions.run(actions.registry["board.reverse"]))
        self.note = GrowingText(tr("Note"), self._set_note)
        self.note.setPlaceholderText(tr("Note: how do we know, and who says so?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        for end in (self._from, self._to):
            QVBoxLayout(end).setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._from)
        column.addLayout(self._make_senses())
        column.addWidget(self._to)
        column.addWidget(self.turn)
        column.addWidget(self.note)

    def _make_senses(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(6)
        for number, (sense, words) in enumerate(SENSES):
            button = QPushButton(tr(words))
            button.setObjectName("segmentWords")
            button.setCheckable(True)
            button.clicked.connect(partial(self._set_sense, sense))
            self.senses.addButton(button, number)
            row.addWidget(button)
        return row

    def refresh(self) -> bool:
        """Show the selected arrows; whether there are any."""
        document = self._session.store.document
        causes = [cause for i in self._session.selection if (cause := document.get(i, Cause))]
        self._ids = tuple(cause.id for cause in causes)
        only = causes[0] if len(causes) == 1 else None
        self.title.setText(tr_count("Arrow", "{n} arrows", len(causes)))
        self.note.show_text(only.id if only else None, only.note if only else "")
        for part in (self._from, self._to, self.note):
            part.setVisible(only is not None)
        self._show_end(self._from, only.source if only else None)
        self._show_end(self._to, only.target if only else None)
        # An exclusive group would not let go of the last choice when the arrows differ.
        self.senses.setExclusive(False)
        for number, (sense, _) in enumerate(SENSES):
            is_theirs = bool(causes) and all(cause.sense == sense for cause in causes)
            self.senses.button(number).setChecked(is_theirs)
        self.senses.setExclusive(True)
        return bool(causes)

    def _show_end(self, place: QWidget, id_: RecordId | None) -> None:
        clear_layout(place)
        card = self._session.store.document.get(id_, Card) if id_ else None
        layout = place.layout()
        if card is not None and layout is not None:
            layout.addWidget(WayTo(card.text, partial(self._session.select, [card.id])))

    def _set_sense(self, sense: Sense) -> None:
        ids = self._ids
        self._actions.edit(
            tr("What the arrow says"), lambda document: change_sense(document, ids, sense)
        )
        self.refresh()  # what was chosen already shows as chosen still

    def _set_note(self, owner: RecordId, text: str) -> bool:
        return self._actions.describe(tr("Note"), owner, note=text)
