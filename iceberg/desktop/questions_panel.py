"""What to ask the room about the level at work."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from iceberg.desktop.labels import clear_layout, label, plain_tip
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.levels import questions
from iceberg.store.session import Session
from iceberg.words import tr

MOST_SHOWN = 3


class QuestionsPanel(QWidget):
    """The questions of the selected card's level, or of all levels; a press puts one up."""

    chosen = Signal(str, str)
    """The kind of a level, and a question about it, to be put up for the room."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[tuple[str, str], ...] = ()
        self._lines = QWidget()
        lines = QVBoxLayout(self._lines)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(tr("Ask the room"), "heading"))
        column.addWidget(self._lines)

    def refresh(self) -> bool:
        """Show the questions that fit what is selected; whether there are any."""
        asked = self._questions()
        if asked != self._shown:
            self._shown = asked
            clear_layout(self._lines)
            lines = self._lines.layout()
            for level, question in asked:
                assert lines is not None
                lines.addWidget(QuestionLine(question, partial(self.choose, level, question)))
        return bool(asked)

    def choose(self, level: str, question: str) -> None:
        """Ask for a question to be put up."""
        self.chosen.emit(level, question)

    def _questions(self) -> tuple[tuple[str, str], ...]:
        board = self._session.board
        if not isinstance(board, IcebergBoard):
            return ()
        selection = self._session.selection
        card = self._session.store.document.get(selection[-1], Card) if selection else None
        level = next((lv for lv in board.levels if card and lv.kind == card.level), None)
        if level is None:
            return tuple((lv.kind, lv.question) for lv in board.levels if lv.question)
        usual = questions(level.kind)[:MOST_SHOWN] if board.future_of is None else ()
        asked = usual or tuple(filter(None, (level.question,)))
        return tuple((level.kind, question) for question in asked)


class QuestionLine(QFrame):
    """One question; a press or Enter puts it up for the room."""

    def __init__(self, question: str, chosen: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("row")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(question)
        self.setToolTip(plain_tip(tr("Put it up for the room")))
        self._chosen = chosen
        line = QVBoxLayout(self)
        line.setContentsMargins(4, 3, 4, 3)
        line.addWidget(label(question, "question", wraps=True))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._chosen()
        else:
            super().keyPressEvent(event)
