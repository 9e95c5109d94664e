"""Work that takes a while, done aside: the window stays quick, and the person can stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from iceberg.desktop.background import Work
from iceberg.words import tr

T = TypeVar("T")
SHOWN_AFTER: Final = 400
"""Milliseconds after which a piece of work is told of; what is over by then needs no words."""


class _Stoppable(Protocol):
    """Work of any outcome."""

    is_running: bool

    def cancel(self) -> None:
        """Let the outcome fall."""
        ...


class Aside:
    """One piece of work at a time, with a note about it; a new one takes the place of the old."""

    def __init__(self, host: QWidget) -> None:
        self._host = host
        self._work: _Stoppable | None = None
        self._note: QProgressDialog | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._work is not None and self._work.is_running

    def do(self, words: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do `work` on a thread; `done` gets what comes of it, unless the person stopped it.

        `words` say what goes on.
        """
        self.stop()
        note = QProgressDialog(words, tr("Stop"), 0, 0, self._host)
        note.setWindowModality(Qt.WindowModality.NonModal)
        note.setMinimumDuration(SHOWN_AFTER)
        note.setAutoClose(False)
        note.canceled.connect(self.stop)
        note.setValue(0)
        self._note = note

        def arrived(outcome: T) -> None:
            self._put_away()
            done(outcome)

        def went_wrong(error: Exception) -> None:
            self._put_away()
            raise error

        self._work = Work(work, arrived, went_wrong)

    def stop(self) -> None:
        """Let go of what is under way; nothing comes of it."""
        if self._work is not None:
            self._work.cancel()
        self._put_away()

    def _put_away(self) -> None:
        self._work = None
        if self._note is not None:
            note, self._note = self._note, None
            note.canceled.disconnect(self.stop)
            note.reset()
            note.deleteLater()
