"""Work that could make the screen wait, done on a thread of Qt's pool."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

T = TypeVar("T")


class _Mail(QObject):
    """Carries an outcome to the screen's thread."""

    arrived = Signal(object)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], object], mail: _Mail) -> None:
        super().__init__()
        self._work = work
        self._mail = mail

    def run(self) -> None:
        try:
            outcome = self._work()
        except Exception as error:  # noqa: BLE001  (raised again on the screen's thread)
            outcome = Failure(error)
        self._mail.arrived.emit(outcome)


class Failure:
    """What a piece of work raised."""

    def __init__(self, error: Exception) -> None:
        self.error = error


class Work(Generic[T]):
    """One piece of work under way; its outcome comes back on the screen's thread."""

    def __init__(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._done = done
        self._failed = failed
        self._mail = _Mail()
        self._mail.arrived.connect(self._arrived)
        self.is_running = True
        QThreadPool.globalInstance().start(_Job(work, self._mail))

    def cancel(self) -> None:
        """Let the outcome fall; the work itself ends when it ends."""
        self.is_running = False

    def _arrived(self, outcome: object) -> None:
        if not self.is_running:
            return
        self.is_running = False
        if isinstance(outcome, Failure):
            self._failed(outcome.error)
        else:
            self._done(outcome)  # type: ignore[arg-type]  # what the work returned
