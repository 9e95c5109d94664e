"""Asks which levels a board has, what they are called, and what they ask the room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from iceberg.desktop.choices import Choice
from iceberg.desktop.labels import clear_layout, label
from iceberg.drawing.fonts import QtMeasurer
from iceberg.edits.levels import use_levels
from iceberg.errors import IcebergError
from iceberg.model.iceberg_board import Card, IcebergBoard, Level
from iceberg.model.levels import presets, questions
from iceberg.model.text import LABEL_LENGTH
from iceberg.store.session import Session
from iceberg.words import tr, tr_count

WIDTH: Final = 880
TITLE_WIDTH: Final = 190
RESPONSE_WIDTH: Final = 130


class QuestionField(Choice):
    """A question to type, or to choose from more of its kind with the arrow keys."""

    def __init__(self, name: str, question: str, more: tuple[str, ...]) -> None:
        super().__init__(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(24)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.addItems(list(dict.fromkeys((question, *more))))
        field = self.lineEdit()
        assert field is not None
        field.setMaxLength(LABEL_LENGTH)
        field.setAccessibleName(name)
        field.setCursorPosition(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A hand that scrolls past must not change a question.
        event.ignore()


class LevelRow:
    """The fields of one level."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self.title = QLineEdit(level.title)
        self.title.setMaxLength(LABEL_LENGTH)
        self.title.setMinimumWidth(TITLE_WIDTH)
        self.title.setAccessibleName(tr("Title of the level"))
        name = tr("Question of {level}", level=level.title)
        self.question = QuestionField(name, level.question, questions(level.kind))
        self.response = QLineEdit(level.response)
        self.response.setMaxLength(LABEL_LENGTH)
        self.response.setFixedWidth(RESPONSE_WIDTH)
        self.response.setAccessibleName(tr("What acting on {level} means", level=level.title))

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """The fields from left to right."""
        return self.title, self.question, self.response

    def typed(self) -> Level:
        """Return the level as it is worded now; an empty title stays what it was."""
        return self.level.replace(
            title=self.title.text().strip() or self.level.title,
            question=self.question.currentText(),
            response=self.response.text(),
        )


class LevelsDialog(QDialog):
    """Levels and words of one iceberg board; nothing changes before they are taken."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        board: IcebergBoard,
        say: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Levels of this board"))
        self._session = session
        self._board = board
        self._say = say
        self._window_width = parent.width()
        self.preset = Choice(tr("Levels"))
        self.about = label("", "quiet", wraps=True)
        self.trouble = label("", "quiet", wraps=True)
        self._body = QWidget()
        self._body.setObjectName("plain")
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self.rows: list[LevelRow] = []
        self._offer_presets()
        self._lay_out()
        self._show_preset()
        self.preset.currentIndexChanged.connect(lambda _index: self._show_preset())

    def _offer_presets(self) -> None:
        """Offer the sets of levels; the board's own, as they are worded, in place of theirs."""
        own = self._board.levels
        kinds = [level.kind for level in own]
        for preset in presets():
            is_own = [level.kind for level in preset.levels] == kinds
            self.preset.addItem(tr(preset.title), (own if is_own else preset.levels, preset.about))
            if is_own:
                self.preset.setCurrentIndex(self.preset.count() - 1)
        if all([level.kind for level in preset.levels] != kinds for preset in presets()):
            self.preset.insertItem(0, tr("As they are"), (own, ""))
            self.preset.setCurrentIndex(0)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(6)
        form.addRow(tr("Levels"), self.preset)
        form.addRow("", self.about)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use = buttons.addButton(tr("Use these levels"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.use.setObjectName("primary")
        self.use.setDefault(True)
        buttons.accepted.connect(self.take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(self._body)
        column.addWidget(self.trouble)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(min(WIDTH, max(480, self._window_width - 80)))

    def _show_preset(self) -> None:
        levels, about = self.preset.currentData()
        self.about.setText(tr(about) if about else "")
        clear_layout(self._body)
        for column, words in enumerate((tr("Level"), tr("Question to the room"), tr("Response"))):
            self._grid.addWidget(label(words, "quiet"), 0, column)
        self.rows = [LevelRow(level) for level in levels]
        for number, row in enumerate(self.rows, start=1):
            for column, field in enumerate(row.fields):
                self._grid.addWidget(field, number, column)
        self._grid.setColumnStretch(1, 1)
        self._tell_what_moves(levels)
        self.adjustSize()

    def _tell_what_moves(self, levels: tuple[Level, ...]) -> None:
        moving = self._moving(levels)
        words = tr_count(
            "{n} card goes to the nearest of these levels; none is lost.",
            "{n} cards go to the nearest of these levels; none is lost.",
            moving,
        )
        self.trouble.setText(words if moving else "")

    def _moving(self, levels: tuple[Level, ...]) -> int:
        kinds = {level.kind for level in levels}
        cards = self._session.store.document.all(Card)
        return sum(card.board == self._board.id and card.level not in kinds for card in cards)

    def take(self) -> None:
        """Give the board the levels as they are worded, as one step, and close."""
        levels = tuple(row.typed() for row in self.rows)
        store = self._session.store
        try:
            patch = use_levels(store.document, self._board.id, levels, QtMeasurer())
        except IcebergError as refusal:
            self.trouble.setText(str(refusal))
            return
        store.do(tr("Levels"), patch)
        if not patch.is_empty:
            self._say(tr("The board has its new levels. Undo brings the old ones back."))
        self.accept()
