"""The panel of the selected card: its text, who holds it, what it is and is not."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from iceberg.desktop.fields import GrowingText
from iceberg.desktop.flow import Flow
from iceberg.desktop.labels import clear_layout, label
from iceberg.edits.describe import describe, toggle_perspective
from iceberg.errors import IcebergError
from iceberg.model.iceberg_board import Card, Cause, IcebergBoard
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.words import tr, tr_count

_TOP = Qt.AlignmentFlag.AlignTop


class CardPanel(QWidget):
    """What there is to say about one card; hidden when no card is selected."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._card: Card | None = None
        self._level = label("", "quiet")
        self._text = GrowingText(tr("Text of the card"), partial(self._set, "text"))
        self._text.setStyleSheet("font-size: 17px; font-weight: 600;")
        self._fields = {
            name: GrowingText(words, partial(self._set, name))
            for name, words in (
                ("is_what", tr("What it is")),
                ("is_not", tr("What it is not")),
                ("note", tr("Note")),
            )
        }
        self._chips = Flow()
        self._rests_on = Flow()
        self._gives_rise = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._level)
        column.addWidget(self._text)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        self._labels = []
        parts: tuple[tuple[str, QWidget], ...] = (
            (tr("Held by"), self._chips),
            (tr("Is"), self._fields["is_what"]),
            (tr("Is not"), self._fields["is_not"]),
            (tr("Note"), self._fields["note"]),
            (tr("Rests on"), self._rests_on),
            (tr("Shapes"), self._gives_rise),
        )
        for row, (words, part) in enumerate(parts):
            name = label(words, "field")
            name.setContentsMargins(0, 4, 0, 0)
            self._labels.append((name, part))
            grid.addWidget(name, row, 0, alignment=_TOP)
            grid.addWidget(part, row, 1)
        column.addLayout(grid)

    def refresh(self) -> bool:
        """Show the selected card; whether there is one."""
        document = self._session.store.document
        cards = [card for id_ in self._session.selection if (card := document.get(id_, Card))]
        self._card = cards[-1] if cards else None
        if self._card is None:
            return False
        if len(cards) > 1:
            self._level.setText(tr_count("{n} card", "{n} cards selected", len(cards)))
        else:
            self._level.setText(self._level_title(self._card))
        self._text.show_text(self._card.text)
        for name, field in self._fields.items():
            field.show_text(getattr(self._card, name))
            field.setPlaceholderText("…")
        self._show_chips(cards)
        self._show_arrows()
        return True

    def _level_title(self, card: Card) -> str:
        board = self._session.store.document.get(card.board, IcebergBoard)
        levels = {level.kind: level.title for level in board.levels} if board else {}
        return levels.get(card.level, card.level)

    def _set(self, field: str, text: str) -> None:
        if self._card is not None:
            try:
                patch = describe(self._session.store.document, self._card.id, **{field: text})
            except IcebergError:
                return  # too long: the field shows the old text again
            self._session.store.do(tr("Describe"), patch)

    def _show_chips(self, cards: list[Card]) -> None:
        clear_layout(self._chips)
        for person in self._session.store.document.perspectives():
            held = sum(person.id in card.perspectives for card in cards)
            self._chips.add(self._chip(person, held == len(cards)))

    def _chip(self, person: Perspective, is_held: bool) -> QPushButton:
        chip = QPushButton(person.name.replace("&", "&&"))
        chip.setObjectName("chip")
        chip.setCheckable(True)
        chip.setChecked(is_held)
        chip.setAccessibleName(
            tr("Held by {name}", name=person.name)
            if is_held
            else tr("Not held by {name}", name=person.name)
        )
        colour = QColor(person.colour)
        soft = f"rgba({colour.red()}, {colour.green()}, {colour.blue()}, 70)"
        ground = soft if is_held else "transparent"
        chip.setStyleSheet(
            f"QPushButton {{ background: {ground}; border-color: {person.colour}; }}"
        )
        chip.clicked.connect(lambda: self._toggle(person.id))
        return chip

    def _toggle(self, perspective: RecordId) -> None:
        document = self._session.store.document
        cards = [id_ for id_ in self._session.selection if document.get(id_, Card)]
        patch = toggle_perspective(document, cards, perspective)
        self._session.store.do(tr("Perspective"), patch)

    def _show_arrows(self) -> None:
        assert self._card is not None
        document = self._session.store.document
        below, above = [], []
        for cause in document.all(Cause):
            if cause.target == self._card.id:
                below.append(document.get(cause.source, Card))
            elif cause.source == self._card.id:
                above.append(document.get(cause.target, Card))
        for flow, cards in ((self._rests_on, below), (self._gives_rise, above)):
            clear_layout(flow)
            for card in cards:
                if card is not None:
                    flow.add(self._way_to(card))
        for name, part in self._labels:
            is_arrow = part in (self._rests_on, self._gives_rise)
            is_empty = isinstance(part, Flow) and part.is_empty
            name.setVisible(not (is_arrow and is_empty))

    def _way_to(self, card: Card) -> QPushButton:
        shown = " ".join(card.text.split())
        shown = shown if len(shown) <= 34 else f"{shown[:33]}…"
        way = QPushButton(shown.replace("&", "&&"))
        way.setObjectName("link")
        way.setAccessibleName(tr("Go to {text}", text=card.text))
        way.clicked.connect(lambda: self._session.select([card.id]))
        return way
