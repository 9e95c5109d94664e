"""What to ask the room about the level at work."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iceberg.desktop.labels import label
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.levels import questions
from iceberg.store.session import Session
from iceberg.words import tr


class QuestionsPanel(QWidget):
    """The questions of the selected card's level, or of all levels."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._words = label("", "quiet", wraps=True)
        self._words.setStyleSheet("font-size: 14px;")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(tr("Ask the room"), "heading"))
        column.addWidget(self._words)

    def refresh(self) -> None:
        """Show the questions that fit what is selected."""
        board = self._session.board
        if not isinstance(board, IcebergBoard):
            return
        selection = self._session.selection
        card = self._session.store.document.get(selection[-1], Card) if selection else None
        level = next((lv for lv in board.levels if card and lv.kind == card.level), None)
        if level is None:
            self._words.setText("\n".join(lv.question for lv in board.levels if lv.question))
        else:
            self._words.setText("\n".join(questions(level.kind)[:3]))
