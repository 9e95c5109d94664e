"""Cards dropped on the tab of a loop board become variables there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint

from iceberg.commands.bridge import make_variables
from iceberg.commands.command import Context
from iceberg.desktop.board_tabs import BoardTabs
from iceberg.model.loop_board import LoopBoard
from iceberg.model.record import RecordId


class TabLanding:
    """Implements ``canvas.beyond.Landing`` with the tabs of the boards."""

    def __init__(
        self, tabs: BoardTabs, context: Context, guarded: Callable[[Callable[[], None]], None]
    ) -> None:
        self._tabs = tabs
        self._context = context
        self._guarded = guarded

    def mark(self, at: QPoint) -> bool:
        """Mark the tab at this place, if it is that of a loop board."""
        board = self._loop_board_at(at)
        self._tabs.mark(board)
        return board is not None

    def unmark(self) -> None:
        """Mark no tab."""
        self._tabs.mark(None)

    def take(self, at: QPoint, cards: Sequence[RecordId]) -> None:
        """Make variables of cards on the board whose tab is at this place."""
        board = self._loop_board_at(at)
        self._tabs.mark(None)
        if board is not None:
            self._guarded(lambda: make_variables(self._context, cards, board))

    def _loop_board_at(self, at: QPoint) -> RecordId | None:
        id_ = self._tabs.board_at(at)
        is_loops = id_ is not None and self._context.document.get(id_, LoopBoard) is not None
        return id_ if is_loops else None
