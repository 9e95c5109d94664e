"""The board with what floats over it: the line at its foot and the bar with messages."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from iceberg.canvas.view import BoardView
from iceberg.desktop.entry_line import EntryLine
from iceberg.desktop.room_question import RoomQuestion
from iceberg.desktop.trace_bar import TraceBar
from iceberg.desktop.view_bar import ViewBar

LINE_HEIGHT: Final = 48
LINE_WIDTH: Final = 860
GAP: Final = 24
QUESTION_WIDTH: Final = 1180
BAR_TOP: Final = 10


class BoardArea(QWidget):
    """Places a board view, its line and a message bar over one another."""

    def __init__(self, board: BoardView) -> None:
        super().__init__()
        self._board = board
        self._line: EntryLine | None = None
        self._messages: QWidget | None = None
        self._bars: tuple[ViewBar | TraceBar, ...] = ()
        self.question = RoomQuestion(self)
        self.question.changed.connect(self._place)
        self.question.left.connect(self._place)
        board.setParent(self)

    def float_over(self, line: EntryLine, messages: QWidget, *bars: ViewBar | TraceBar) -> None:
        """Take the widgets that lie over the board; the bars below each other at its top."""
        self._line, self._messages, self._bars = line, messages, bars
        for bar in bars:
            bar.setParent(self)
        self._board.bottom_inset = LINE_HEIGHT + GAP
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        # A sentence of two lines needs a higher bar.
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        self._board.setGeometry(self.rect())
        width = max(0, min(LINE_WIDTH, self.width() - 2 * GAP))
        left = (self.width() - width) // 2
        if self._line is not None:
            height = max(LINE_HEIGHT, self._line.sizeHint().height())
            self._line.setGeometry(left, self.height() - height - GAP, width, height)
            self._line.raise_()
        covered = self._place_bars()
        if self.question.isVisible():
            covered = self._place_question(covered)
        self._board.cover_top(covered)
        if self._messages is not None:
            height = self._messages.heightForWidth(width)
            above = self.height() - GAP - LINE_HEIGHT - 12 - height
            self._messages.setGeometry(left, above, width, height)
            self._messages.raise_()

    def _place_bars(self) -> int:
        """Put those bars at the top that are wanted; return how many pixels they cover there."""
        covered = 0
        for bar in self._bars:
            if bar.is_wanted:
                size = bar.sizeHint()
                width = min(size.width(), self.width() - GAP)
                top = covered + BAR_TOP
                bar.setGeometry((self.width() - width) // 2, top, width, size.height())
                bar.raise_()
                covered = top + size.height()
        return covered

    def _place_question(self, top: int) -> int:
        """Put the question below what covers the top; return how far down that is covered then."""
        self.question.fit(self.height())
        width = min(QUESTION_WIDTH, self.width() - 2 * GAP)
        height = max(self.question.sizeHint().height(), self.question.heightForWidth(width))
        top = max(GAP, top + BAR_TOP)
        self.question.setGeometry((self.width() - width) // 2, top, width, height)
        self.question.raise_()
        return top + height

    def top_left(self) -> QPoint:
        """Return where the board begins on the screen."""
        return self.mapToGlobal(QPoint(0, 0))
