"""A question put up for the room, in large type over the board."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from iceberg.desktop.labels import label
from iceberg.model.iceberg_board import IcebergBoard
from iceberg.model.levels import questions
from iceberg.words import tr

_LARGEST: Final = 44
_SMALLEST: Final = 24
_SHARE: Final = 0.041
"""Of the board's height, for the letters."""


class RoomQuestion(QFrame):
    """One question at a time; arrows go to the next one and to other levels, Escape leaves."""

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("roomQuestion")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._board: IcebergBoard | None = None
        self._level = 0
        self._at = 0
        self.words: QLabel = label("", "roomWords", wraps=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 14, 14, 14)
        row.addWidget(self._button("‹", tr("Previous question"), lambda: self.step(-1)))
        row.addWidget(self.words, 1)
        row.addWidget(self._button("›", tr("Next question"), lambda: self.step(1)))
        row.addWidget(self._button("×", tr("Take the question down"), self.take_down))
        self.hide()

    def _button(self, sign: str, words: str, pressed: object) -> QToolButton:
        made = QToolButton()
        made.setObjectName("roomButton")
        made.setText(sign)
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(pressed)
        return made

    def put_up(self, board: IcebergBoard, level: str, question: str = "") -> None:
        """Show a question of a level: the one given, else the board's own."""
        self._board = board
        kinds = [its.kind for its in board.levels]
        self._level = next((i for i, kind in enumerate(kinds) if kind == level), 0)
        asked = self._questions()
        self._at = asked.index(question) if question in asked else 0
        self._show()

    def take_down(self) -> None:
        """Take the question away."""
        self.hide()
        self._board = None
        self.left.emit()

    def step(self, by: int) -> None:
        """Go to another question of the level."""
        self._at += by
        self._show()

    def step_level(self, by: int) -> None:
        """Go to another level."""
        if self._board is not None:
            self._level = (self._level + by) % len(self._board.levels)
            self._at = 0
            self._show()

    @property
    def level(self) -> str | None:
        """The kind of the level that is asked about, while a question is up."""
        return self._board.levels[self._level].kind if self._board is not None else None

    def _questions(self) -> list[str]:
        assert self._board is not None
        level = self._board.levels[self._level]
        return list(dict.fromkeys(filter(None, (level.question, *questions(level.kind)))))

    def _show(self) -> None:
        asked = self._questions()
        if not asked:
            self.take_down()
            return
        self.words.setText(asked[self._at % len(asked)])
        self.show()
        self.raise_()
        self.changed.emit()

    def fit(self, height: int) -> None:
        """Choose the size of the letters for a board of this height."""
        size = max(_SMALLEST, min(_LARGEST, round(height * _SHARE)))
        font = self.words.font()
        if font.pixelSize() != size:
            font.setPixelSize(size)
            font.setWeight(font.Weight.DemiBold)
            self.words.setFont(font)
            self.words.setStyleSheet(f"font-size: {size}px; font-weight: 600;")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.take_down()
            case Qt.Key.Key_Right | Qt.Key.Key_Space:
                self.step(1)
            case Qt.Key.Key_Left:
                self.step(-1)
            case Qt.Key.Key_Down:
                self.step_level(1)
            case Qt.Key.Key_Up:
                self.step_level(-1)
            case _:
                super().keyPressEvent(event)
