"""The panel of the selected card: its text, who holds it, what it is and is not."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iceberg.desktop.actions import Actions
from iceberg.desktop.card_arrows import CardArrows
from iceberg.desktop.chips import PerspectiveChips
from iceberg.desktop.fields import GrowingText
from iceberg.desktop.halves import CardHalves
from iceberg.desktop.labels import label
from iceberg.desktop.replaces_field import ReplacesField
from iceberg.edits.describe import toggle_perspective
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.words import tr, tr_count

_TOP: Final = Qt.AlignmentFlag.AlignTop
NAMES: Final = 76
"""Pixels for the names of the fields; the text beside them needs the rest."""


class CardPanel(QWidget):
    """What there is to say about one card, or about what several have in common."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._ids: tuple[RecordId, ...] = ()
        self.level = label("", "quiet")
        self.text = GrowingText(tr("Text of the card"), partial(self._set, "text"))
        self.text.setProperty("large", True)
        self.fields = {
            name: GrowingText(words, partial(self._set, name))
            for name, words in (
                ("is_what", tr("What it is")),
                ("is_not", tr("What it is not")),
                ("note", tr("Note")),
            )
        }
        for field in self.fields.values():
            field.setPlaceholderText("…")
        self.chips = PerspectiveChips(self._toggle)
        self.arrows = CardArrows(session)
        self.halves = CardHalves(session, actions)
        self.replaces = ReplacesField(session, actions)
        self._grid = QGridLayout()
        self._rows: dict[QWidget, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.level)
        column.addWidget(self.text)
        column.addLayout(self._grid)
        self.sketch = QPushButton()
        self.sketch.setObjectName("link")
        self.sketch.clicked.connect(lambda: actions.run(actions.registry["card.sketch"]))
        column.addWidget(self.sketch, 0, Qt.AlignmentFlag.AlignLeft)
        self._fill_grid()

    def _fill_grid(self) -> None:
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(6)
        parts: tuple[tuple[str, QWidget], ...] = (
            (tr("Held by"), self.chips),
            (tr("Is"), self.fields["is_what"]),
            (tr("Is not"), self.fields["is_not"]),
            (tr("Note"), self.fields["note"]),
            *self.arrows.rows,
            *self.halves.rows,
            (tr("Replaces"), self.replaces),
        )
        for row, (words, part) in enumerate(parts):
            name = label(words, "field", wraps=True)
            name.setContentsMargins(0, 4, 0, 0)
            name.setFixedWidth(NAMES)
            self._rows[part] = name
            self._grid.addWidget(name, row, 0, alignment=_TOP)
            self._grid.addWidget(part, row, 1)

    def refresh(self) -> bool:
        """Show the selected card; whether there is one."""
        document = self._session.store.document
        cards = [card for id_ in self._session.selection if (card := document.get(id_, Card))]
        self._ids = tuple(card.id for card in cards)
        only = cards[0] if len(cards) == 1 else None
        self.text.show_text(only.id if only else None, only.text if only else "")
        self.text.setVisible(only is not None)
        for name, field in self.fields.items():
            field.show_text(only.id if only else None, getattr(only, name) if only else "")
            self._show_row(field, shown=only is not None)
        if cards:
            self.level.setText(self._headline(cards))
            self._show_holders(cards)
        self.arrows.show_card(only)
        for _, part in self.arrows.rows:
            self._show_row(part, shown=part.has_any)
        for half, is_shown in self.halves.show_card(only).items():
            self._show_row(half, shown=is_shown)
        name = self.replaces.show_card(only)
        self._rows[self.replaces].setText(name)
        self._show_row(self.replaces, shown=bool(name))
        self.sketch.setVisible(only is not None)
        has_sketch = only is not None and only.sketch is not None
        self.sketch.setText(tr("Change the sketch…") if has_sketch else tr("+ Sketch over time"))
        return bool(cards)

    def _headline(self, cards: list[Card]) -> str:
        """Return the level's title, with the number of cards when there are several."""
        board = self._session.store.document.get(cards[0].board, IcebergBoard)
        titles = {level.kind: level.title for level in board.levels} if board else {}
        levels = {titles.get(card.level, card.level) for card in cards}
        level = levels.pop() if len(levels) == 1 else tr("several levels")
        if len(cards) == 1:
            return level
        return tr_count("{n} card · {level}", "{n} cards · {level}", len(cards), level=level)

    def _show_row(self, part: QWidget, *, shown: bool) -> None:
        part.setVisible(shown)
        self._rows[part].setVisible(shown)

    def _show_holders(self, cards: list[Card]) -> None:
        people = self._session.store.document.perspectives()
        counts = {
            person.id: sum(person.id in card.perspectives for card in cards) for person in people
        }
        self.chips.show_holders(people, counts, len(cards))
        self._show_row(self.chips, shown=bool(people))

    def _set(self, field: str, owner: RecordId, text: str) -> bool:
        return self._actions.describe(tr("Describe"), owner, **{field: text})

    def _toggle(self, perspective: RecordId) -> None:
        ids = self._ids
        self._actions.edit(
            tr("Perspective"), lambda document: toggle_perspective(document, ids, perspective)
        )
