"""The line at the bottom: it takes sentences, shows what it understands, and keeps the focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from iceberg.desktop.entry_field import LineField
from iceberg.desktop.entry_holders import holder_number, holders_hint
from iceberg.desktop.entry_thinking import Reading, read_line, typed
from iceberg.desktop.labels import unjoined
from iceberg.drawing.theme import Theme
from iceberg.edits.describe import toggle_perspective
from iceberg.errors import IcebergError
from iceberg.language.complete import goes_on
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard, Level
from iceberg.model.loop_board import LoopBoard
from iceberg.model.record import RecordId
from iceberg.store.session import Session, Topic
from iceberg.words import tr

MOST_REMEMBERED: Final = 100
GhostShown = Callable[[Document | None, frozenset[RecordId]], None]


def _in_turn(board: IcebergBoard) -> tuple[Level, ...]:
    """Return the levels in the order of work: a desired future begins at the deepest one."""
    return board.levels if board.future_of is None else board.levels[::-1]


_AROUND_TEXT: Final = 90
"""Pixels beside what is typed that a reminder leaves free."""
_LEAST_HINT: Final = 240
"""A reminder cut shorter than this, in pixels, says nothing."""


class EntryLine(QFrame):
    """One line for one board view."""

    def __init__(
        self,
        session: Session,
        show_ghost: GhostShown,
        centre: Callable[[], tuple[float, float]],
        leave: Callable[[], None],
        open_palette: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("entryLine")
        self._session = session
        self._show_ghost = show_ghost
        self._centre = centre
        self._leave = leave
        self._open_palette = open_palette
        self._level: str | None = None
        self._lines: list[str] = []
        self._at_line = 0
        self._made: tuple[RecordId, ...] = ()
        """The cards of the line taken last."""
        self.level_button = QPushButton()
        self.level_button.setObjectName("entryLevel")
        self.level_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.level_button.clicked.connect(lambda: self._step_level(1))
        self.field = LineField()
        self.hint = QLabel()
        self.hint.setObjectName("entryHint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 18, 0)
        row.setSpacing(8)
        row.addWidget(self.level_button)
        row.addWidget(self.field, 1)
        row.addWidget(self.hint)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._edited)
        session.listen(self._follow)
        session.store.listen(lambda _change: self._follow(Topic.SELECTION))
        self._follow(Topic.BOARD)

    def set_theme(self, theme: Theme) -> None:
        """Take the colour of mistakes from the theme."""
        self.field.mistake_colour = QColor(theme.danger)

    def focus(self, text: str = "") -> None:
        """Put the cursor into the line, with `text` typed behind what is there."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if text:
            self.field.insert(text)
            self._edited(self.field.text())

    # What happens on keys

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._show_ghost(None, frozenset())
        return False

    def _key(self, event: QKeyEvent) -> bool:
        number = holder_number(event)
        if number and isinstance(self._session.board, IcebergBoard):
            self._take_held_by(number)
            return True
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take()
            case Qt.Key.Key_Tab:
                self._complete_or_step(1)
            case Qt.Key.Key_Backtab:
                self._step_level(-1)
            case Qt.Key.Key_Escape:
                self._escape()
            case Qt.Key.Key_Up:
                self._recall(-1)
            case Qt.Key.Key_Down:
                self._recall(1)
            case Qt.Key.Key_Right if self._read_at_end().completion:
                self._complete_or_step(1)
            case Qt.Key.Key_Slash if not self.field.text():
                self._open_palette()
            case _:
                return False
        return True

    def _escape(self) -> None:
        if self.field.text():
            self.field.clear()
            self._edited("")
        else:
            self._leave()

    def _recall(self, by: int) -> None:
        if self._lines:
            self._at_line = max(0, min(len(self._lines), self._at_line + by))
            text = self._lines[self._at_line] if self._at_line < len(self._lines) else ""
            self.field.setText(text)
            self._edited(text)

    def _complete_or_step(self, by: int) -> None:
        reading = self._read()
        if reading.completion:
            start, end, name = reading.completion
            text = self.field.text()
            self.field.setText(text[:start] + name + text[end:])
            self.field.setCursorPosition(start + len(name))
            self._edited(self.field.text())
        elif not self._draw_on():
            self._step_level(by)

    def _draw_on(self) -> bool:
        """Write an arrow behind what is said so far on a loop board, if one may stand there."""
        field = self.field
        fits = isinstance(self._session.board, LoopBoard)
        if not fits or not goes_on(field.text(), field.cursorPosition()):
            return False
        field.insert(" → ")
        self._edited(field.text())
        return True

    # What is typed

    def _edited(self, text: str) -> None:
        if "\n" in text or "\u2028" in text or "\r" in text:
            self._take()
            return
        self.field.mistake = None
        reading = self._read()
        if reading.ghost is not None:
            self._show_ghost(reading.ghost, reading.ghost_ids)
        else:
            self._show_ghost(None, frozenset())
        if reading.hint:
            self._say(reading.hint)
        else:
            self._say_as_usual()

    def _read(self) -> Reading:
        field = self.field
        return read_line(
            self._session, field.text(), field.cursorPosition(), self._level, self._centre()
        )

    def _read_at_end(self) -> Reading:
        at_end = self.field.cursorPosition() == len(self.field.text())
        return self._read() if at_end else Reading()

    def _take_held_by(self, number: int) -> None:
        """Add what is typed, held by a perspective; with nothing typed, what was added last."""
        people = self._session.store.document.perspectives()
        if number > len(people):
            self._say(tr("Nobody is number {n} yet. Type @ and a name.", n=number))
        elif self.field.text().strip():
            self._take(people[number - 1].id)
        else:
            patch = toggle_perspective(
                self._session.store.document, self._made, people[number - 1].id
            )
            self._session.store.do(tr("Perspective"), patch)

    def _take(self, holder: RecordId | None = None) -> None:
        """Do what the line says; what cannot be understood stays, with its place shown."""
        text = self.field.text()
        if not text.strip():
            self.field.clear()
            return
        try:
            self._made = typed(self._session, text, self._level, self._centre(), holder)
        except IcebergError as mistake:
            self.field.mistake = min(getattr(mistake, "column", 0), max(0, len(text) - 1))
            self.field.update()
            self._say(str(mistake))
            return
        self._lines = [*self._lines[1 - MOST_REMEMBERED :], text]
        self._at_line = len(self._lines)
        self.field.clear()
        self._edited("")

    # Level and hints

    def _follow(self, topic: Topic) -> None:
        if topic is Topic.BOARD:
            self._level = None
            self._say_as_usual()
        elif topic is Topic.SELECTION:
            selected = self._session.selection
            card = self._session.store.document.get(selected[-1], Card) if selected else None
            if card is not None:
                self._level = card.level
        self._show_level()

    @property
    def level(self) -> str | None:
        """The kind of the level that what is typed goes to; ``None`` on a loop board."""
        return self._level

    def use_level(self, kind: str) -> None:
        """Let what is typed from now on go to another level."""
        self._level = kind
        self._show_level()
        self._edited(self.field.text())

    def _step_level(self, by: int) -> None:
        board = self._session.board
        if isinstance(board, IcebergBoard):
            kinds = [level.kind for level in _in_turn(board)]
            at = kinds.index(self._level) if self._level in kinds else 0
            self._level = kinds[(at + by) % len(kinds)]
            self._show_level()
            self._edited(self.field.text())

    def _show_level(self) -> None:
        board = self._session.board
        is_iceberg = isinstance(board, IcebergBoard)
        self.level_button.setVisible(is_iceberg)
        if isinstance(board, IcebergBoard):
            levels = {level.kind: level for level in board.levels}
            level = next((v for k, v in levels.items() if k == self._level), _in_turn(board)[0])
            self._level = level.kind
            self.level_button.setText(level.title)
            self.level_button.setToolTip(tr("Level of what you type; Tab goes to the next"))
            self.field.setPlaceholderText(level.question)
        else:
            self.field.setPlaceholderText(unjoined(tr("Overtime -> Fatigue + delay")))

    def _usual_hint(self) -> str:
        if isinstance(self._session.board, IcebergBoard):
            people = self._session.store.document.perspectives()
            if people and self.field.text():
                return holders_hint(people)
            return tr("Enter adds · Tab next level · / commands")
        return unjoined(tr("Enter draws it · Tab -> · + - · || delay"))

    def _say_as_usual(self) -> None:
        """Remind of the keys, as long as what is typed leaves room for it."""
        typed_width = self.field.fontMetrics().horizontalAdvance(self.field.text())
        free = self.width() - self.level_button.sizeHint().width() - typed_width - _AROUND_TEXT
        words = self._usual_hint()
        wanted = self.hint.fontMetrics().horizontalAdvance(words)
        self._say(words if free >= min(wanted, _LEAST_HINT) else "", most=free)

    def _say(self, words: str, most: int | None = None) -> None:
        room = max(160, self.width() // 2)
        room = room if most is None else min(room, most)
        elided = self.hint.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.hint.setText(elided)
        self.hint.setToolTip("" if elided == words else words)
