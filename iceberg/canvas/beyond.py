"""Cards dragged beyond the board, onto something else of the window that takes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from iceberg.model.iceberg_board import Card
from iceberg.model.record import RecordId

if TYPE_CHECKING:
    from iceberg.canvas.view import BoardView


class Landing(Protocol):
    """What takes cards that are dropped beyond the board."""

    def mark(self, at: QPoint) -> bool:
        """Mark what would take cards dropped at this place of the screen; whether anything would.

        What was marked before is so no more.
        """
        ...

    def unmark(self) -> None:
        """Mark nothing any more."""
        ...

    def take(self, at: QPoint, cards: Sequence[RecordId]) -> None:
        """Take cards that were dropped at this place of the screen."""
        ...


class Beyond:
    """Follows a drag that leaves the board."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self.landing: Landing | None = None
        self._is_marked = False

    def point(self, event: QMouseEvent) -> bool:
        """Mark what would take the cards being dragged; whether anything would."""
        at, landing = event.globalPosition().toPoint(), self.landing
        if landing is None:
            return False
        takes = self._carries(event) and landing.mark(at)
        if takes and not self._is_marked:
            self._is_marked = True
            self._view.setCursor(Qt.CursorShape.DragCopyCursor)
        elif not takes:
            self.leave()
        return takes

    def drop(self, event: QMouseEvent, cancel: Callable[[], None]) -> bool:
        """Let what is under the pointer take the cards; whether it did.

        `cancel` takes the drag back first, so that the cards stay where they were.
        """
        landing = self.landing
        if landing is None or not self.point(event):
            return False
        session = self._view.session
        cards = [id_ for id_ in session.selection if session.store.document.get(id_, Card)]
        cancel()
        landing.take(event.globalPosition().toPoint(), cards)
        return True

    def leave(self) -> None:
        """Mark nothing any more, as when the drag ends."""
        if self._is_marked and self.landing is not None:
            self._is_marked = False
            self.landing.unmark()
            self._view.hand.show_cursor()

    def _carries(self, event: QMouseEvent) -> bool:
        """Whether cards are being moved, and have left the board."""
        session = self._view.session
        if self._view.rect().contains(event.position().toPoint()) or not session.store.is_editing:
            return False
        is_copy = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        return not is_copy and any(session.store.document.get(i, Card) for i in session.selection)
