"""Who has spoken at which level: numbers of cards, and in words who has not."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iceberg.desktop.labels import clear_layout, label, plain_tip
from iceberg.desktop.perspective_row import ink_on
from iceberg.model.iceberg_board import Card, IcebergBoard, Level
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.words import tr, tr_count

SILENT: Final = "○"
"""Stands for nothing said: a shape, so that it is not told by colour alone."""
MOST_COLUMNS: Final = 8
_WIDE_COLUMNS: Final = 5
"""With more perspectives the columns are narrow, so that all fit the panel."""
_NARROW_NAME: Final = 74
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter


def spoken(session: Session, board: IcebergBoard) -> dict[tuple[RecordId, str], list[RecordId]]:
    """Return the cards of each perspective on each level."""
    cells: dict[tuple[RecordId, str], list[RecordId]] = {}
    for card in session.store.document.all(Card):
        if card.board == board.id:
            for person in card.perspectives:
                cells.setdefault((person, card.level), []).append(card.id)
    return cells


def silences(
    people: tuple[Perspective, ...],
    levels: tuple[Level, ...],
    cells: dict[tuple[RecordId, str], list[RecordId]],
) -> list[str]:
    """Return a sentence for everybody who has not spoken at some level."""
    lines = []
    for person in people:
        silent = [level.title.lower() for level in levels if not cells.get((person.id, level.kind))]
        if len(silent) == len(levels):
            lines.append(tr("{name}: has not spoken", name=person.name))
        elif silent:
            what = ", ".join(silent)
            lines.append(tr("{name}: not on {levels}", name=person.name, levels=what))
    return lines


class CountsPanel(QWidget):
    """Levels down, perspectives by their numbers across; a press lights those cards."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None
        self._narrow = False
        self.cells: dict[tuple[RecordId, str], QPushButton] = {}
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.silent = label("", "small", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._table)
        column.addWidget(self.silent)

    def refresh(self) -> None:
        """Count again."""
        board = self._session.board
        if not isinstance(board, IcebergBoard) or self.isHidden():
            return
        people = self._session.store.document.perspectives()[:MOST_COLUMNS]
        cells = spoken(self._session, board)
        shown = (people, board.levels, {key: tuple(ids) for key, ids in cells.items()})
        if shown == self._shown:
            return
        self._shown = shown
        clear_layout(self._table)
        self.cells = {}
        for column, person in enumerate(people, start=1):
            self._grid.addWidget(_head(column, person), 0, column, alignment=_CENTRE)
        self._narrow = len(people) > _WIDE_COLUMNS
        for row, level in enumerate(board.levels, start=1):
            self._grid.addWidget(_level_name(level, narrow=self._narrow), row, 0)
            for column, person in enumerate(people, start=1):
                cell = self._cell(person, level, cells.get((person.id, level.kind), []))
                self._grid.addWidget(cell, row, column)
        lines = silences(people, board.levels, cells)
        self.silent.setText("\n".join(lines) or tr("Everybody has spoken at every level."))

    def _cell(self, person: Perspective, level: Level, cards: list[RecordId]) -> QPushButton:
        cell = QPushButton(str(len(cards)) if cards else SILENT)
        cell.setObjectName("count")
        cell.setProperty("silent", not cards)
        cell.setProperty("narrow", self._narrow)
        count = tr_count("{n} card", "{n} cards", len(cards))
        words = count if cards else tr("has not spoken at this level")
        said = f"{person.name}, {level.title}: {words}"
        cell.setAccessibleName(said)
        cell.setToolTip(plain_tip(said))
        # Nothing said there: all rest, so that the room sees the gap.
        cell.clicked.connect(partial(self._session.light, cards or [person.id]))
        self.cells[person.id, level.kind] = cell
        return cell


def _level_name(level: Level, *, narrow: bool) -> QLabel:
    name = label(level.title, "quiet")
    if narrow:
        name.ensurePolished()
        elide = name.fontMetrics().elidedText
        name.setText(elide(level.title, Qt.TextElideMode.ElideRight, _NARROW_NAME))
        name.setToolTip(plain_tip(level.title))
    return name


def _head(number: int, person: Perspective) -> QLabel:
    """Return a perspective's number in its colour; its name stands in the list above."""
    head = label(str(number))
    ink = ink_on(person.colour)
    head.setStyleSheet(
        f"background: {person.colour}; color: {ink}; border-radius: 5px; font-size: 12px;"
        "font-weight: 600; padding: 0;"
    )
    head.setFixedSize(20, 20)
    head.setAlignment(_CENTRE)
    head.setToolTip(plain_tip(person.name))
    head.setAccessibleName(person.name)
    return head
