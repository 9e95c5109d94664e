"""What to ask the room about the level at work."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iceberg.desktop.labels import clear_layout, label
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.levels import questions
from iceberg.store.session import Session
from iceberg.words import tr

MOST_SHOWN = 3


class QuestionsPanel(QWidget):
    """The questions of the selected card's level, or of all levels."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[str, ...] = ()
        self._lines = QWidget()
        lines = QVBoxLayout(self._lines)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
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
            for question in asked:
                assert lines is not None
                lines.addWidget(label(question, "question", wraps=True))
        return bool(asked)

    def _questions(self) -> tuple[str, ...]:
        board = self._session.board
        if not isinstance(board, IcebergBoard):
            return ()
        selection = self._session.selection
        card = self._session.store.document.get(selection[-1], Card) if selection else None
        level = next((lv for lv in board.levels if card and lv.kind == card.level), None)
        if level is None:
            return tuple(lv.question for lv in board.levels if lv.question)
        return questions(level.kind)[:MOST_SHOWN] or tuple(filter(None, (level.question,)))
