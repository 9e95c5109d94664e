"""Quiet hints about the board: only while somebody has asked for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iceberg.analysis.hints.hint import Hint, Remedy
from iceberg.analysis.hints.look import hints_of
from iceberg.desktop.actions import Actions
from iceberg.desktop.labels import clear_layout, label
from iceberg.edits import remedies
from iceberg.edits.cards import merge_cards
from iceberg.model.finding import Dismissal
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.words import tr, tr_count

MOST_SHOWN: Final = 12
_WORDS: Final[dict[Remedy, str]] = {
    "move_down": "Move it down",
    "move_up": "Move it up",
    "split_cause": "Part it there",
    "sketch": "Draw it",
    "hold": "Say who",
    "ask": "Ask the room",
    "connect": "Draw an arrow",
    "merge": "Make one of them",
    "act": "Add an action",
}


class HintsPanel(QWidget):
    """Each hint with the card it is about, what one could do, and a way to put it away."""

    closed = Signal()

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._shown: list[Hint] | None = None
        self.is_open = False
        self.count = label("", "small")
        close = QPushButton(tr("Close"))
        close.setObjectName("link")
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(label(tr("Look again"), "heading"))
        head.addStretch(1)
        head.addWidget(self.count)
        head.addWidget(close)
        self._rows = QWidget()
        rows = QVBoxLayout(self._rows)
        rows.setContentsMargins(6, 0, 6, 0)
        rows.setSpacing(10)
        self.back = QPushButton(tr("Show those put away"))
        self.back.setObjectName("link")
        self.back.clicked.connect(self._bring_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._rows)
        column.addWidget(self.back)

    def refresh(self) -> bool:
        """Show the hints about the board; whether they are asked for."""
        board = self._session.board
        if not self.is_open or not isinstance(board, IcebergBoard):
            self._shown = None
            return False
        document = self._session.store.document
        found = hints_of(document, board)
        self.back.setVisible(any(self._is_here(one, board.id) for one in document.all(Dismissal)))
        if found != self._shown:
            self._shown = found
            self._fill(found)
        return True

    def _is_here(self, dismissal: Dismissal, board: RecordId) -> bool:
        document = self._session.store.document
        cards = (document.get(id_, Card) for id_ in dismissal.on)
        return board in dismissal.on or any(card and card.board == board for card in cards)

    def _fill(self, found: list[Hint]) -> None:
        clear_layout(self._rows)
        rows = self._rows.layout()
        assert rows is not None
        self.count.setText(tr_count("{n} hint", "{n} hints", len(found)) if found else "")
        for hint in found[:MOST_SHOWN]:
            rows.addWidget(HintRow(hint, self._texts(hint), self))
        if len(found) > MOST_SHOWN:
            more = tr("and {n} more; answer some first", n=len(found) - MOST_SHOWN)
            rows.addWidget(label(more, "quiet"))
        if not found:
            rows.addWidget(label(tr("Nothing stands out."), "quiet"))

    def _texts(self, hint: Hint) -> list[str]:
        document = self._session.store.document
        cards = (document.get(id_, Card) for id_ in hint.on)
        return [" ".join(card.text.split()) for card in cards if card is not None]

    # What a row asks for

    def point_at(self, hint: Hint | None) -> None:
        """Light the cards that a hint is about."""
        cards = [i for i in hint.on if self._session.store.document.get(i, Card)] if hint else []
        self._session.light(cards)

    def go_to(self, hint: Hint) -> None:
        """Select the cards that a hint is about."""
        self._session.light(())
        self._session.select(i for i in hint.on if self._session.store.document.get(i, Card))

    def put_away(self, hint: Hint) -> None:
        """Never show this hint about these cards again."""
        self._session.light(())
        self._actions.edit(
            tr("Put the hint away"),
            lambda document: remedies.dismiss(document, hint.rule, hint.on),
        )

    def do(self, hint: Hint) -> None:
        """Do what a hint proposes, or bring the person to where it is done."""
        self.go_to(hint)
        measurer = self._actions.context.desk.measurer
        first = hint.on[0]
        edits: dict[Remedy, Callable[[], object]] = {
            "move_down": lambda: self._actions.edit(
                tr("Move"), lambda d: remedies.shift_level(d, first, 1, measurer)
            ),
            "move_up": lambda: self._actions.edit(
                tr("Move"), lambda d: remedies.shift_level(d, first, -1, measurer)
            ),
            "split_cause": lambda: self._actions.edit(
                tr("Split"), lambda d: remedies.split_cause(d, first, measurer)
            ),
            "merge": lambda: self._actions.edit(
                tr("Merge"), lambda d: merge_cards(d, hint.on, measurer)
            ),
        }
        commands: dict[Remedy, str] = {
            "sketch": "card.sketch",
            "ask": "board.ask",
            "hold": "board.ask",
            "connect": "tool.link",
            "act": "board.actions",
        }
        if hint.remedy in edits:
            edits[hint.remedy]()
        elif hint.remedy in commands:
            self._run(commands[hint.remedy])

    def can_do(self, hint: Hint) -> bool:
        """Whether there is a button for what a hint proposes."""
        return hint.remedy is not None

    def _run(self, id_: str) -> None:
        command = next((c for c in self._actions.registry if c.id == id_), None)
        if command is not None:
            self._actions.run(command)

    def _bring_back(self) -> None:
        board = self._session.board
        if board is not None:
            id_ = board.id
            self._actions.edit(
                tr("Show hints again"), lambda document: remedies.bring_back(document, id_)
            )


class HintRow(QFrame):
    """One hint; pointing at it lights its cards."""

    def __init__(self, hint: Hint, texts: list[str], panel: HintsPanel) -> None:
        super().__init__()
        self.setObjectName("hintRow")
        self._hint = hint
        self._panel = panel
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 6)
        column.setSpacing(3)
        for text in texts:
            column.addWidget(label(text, "small", wraps=True))
        column.addWidget(label(hint.sentence, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(4)
        if hint.remedy is not None:
            row.addWidget(self._button(tr(_WORDS[hint.remedy]), lambda: panel.do(hint)))
        row.addStretch(1)
        row.addWidget(self._button(tr("Put away"), lambda: panel.put_away(hint)))
        column.addLayout(row)
        self.setAccessibleName(hint.sentence)

    def _button(self, words: str, pressed: Callable[[], None]) -> QPushButton:
        made = QPushButton(words)
        made.setObjectName("link")
        made.setAccessibleDescription(self._hint.sentence)
        made.clicked.connect(pressed)
        return made

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._panel.point_at(self._hint)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._panel.point_at(None)
