"""Loops are looked for on a thread of their own, so that the screen never waits."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Hashable
from typing import Final

from iceberg.analysis.components import ComponentSearch
from iceberg.analysis.graph import shape_of
from iceberg.analysis.loop import LoopList
from iceberg.model.contents import LoopContents

log = logging.getLogger(__name__)

MOST_LOOPS: Final = 20_000
MOST_SECONDS: Final = 0.5


class LoopFinder:
    """Finds the loops of the newest contents it was given; older requests fall.

    Moving or renaming changes no loop: such a request neither stops a search that is under way
    nor begins another one, it is answered with what is found for the same links.
    """

    def __init__(
        self,
        deliver: Callable[[int, LoopList], None],
        *,
        limit: int = MOST_LOOPS,
        seconds: float = MOST_SECONDS,
    ) -> None:
        """Begin; `deliver` is called on the finder's thread with the newest request's revision."""
        self._deliver = deliver
        self._wake = threading.Condition()
        self._wanted: tuple[int, LoopContents] | None = None
        self._is_closed = False
        self._thread: threading.Thread | None = None
        # Touched by the finder's thread alone:
        self._revision = 0
        self._shape: Hashable = None
        self._search = ComponentSearch(limit, seconds)
        self._last: tuple[Hashable, LoopList] | None = None

    def request(self, revision: int, contents: LoopContents) -> None:
        """Ask for the loops of `contents`; what was asked before and is not done is dropped."""
        with self._wake:
            if self._is_closed:
                return
            self._wanted = (revision, contents)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="loop finder", daemon=True)
                self._thread.start()
            self._wake.notify()

    def close(self) -> None:
        """End the thread; returns when it has ended, which is soon."""
        with self._wake:
            self._is_closed = True
            self._wanted = None
            self._wake.notify()
        if self._thread not in (None, threading.current_thread()):
            self._thread.join(timeout=5)

    def _work(self) -> None:
        while (wanted := self._next()) is not None:
            self._revision, contents = wanted
            self._shape = shape_of(contents)
            try:
                self._answer(contents)
            except Exception:
                # One failure must not leave the board without loops for the rest of the day.
                log.exception("The loops of revision %d were not found", self._revision)

    def _next(self) -> tuple[int, LoopContents] | None:
        """Wait for a request and take it; ``None``: the finder was closed."""
        with self._wake:
            self._wake.wait_for(lambda: self._wanted is not None or self._is_closed)
            return self._take()

    def _take(self) -> tuple[int, LoopContents] | None:
        wanted, self._wanted = self._wanted, None
        return wanted

    def _answer(self, contents: LoopContents) -> None:
        if self._last is None or self._last[0] != self._shape:
            found = self._search.find(contents, self._is_outdated)
            if found is None or self._is_outdated():
                return
            self._last = (self._shape, found)
        self._deliver(self._revision, self._last[1])

    def _is_outdated(self) -> bool:
        """Whether the window was closed or wants the loops of other links by now."""
        if self._wanted is None:
            return self._is_closed
        with self._wake:
            wanted = self._wanted
            if wanted is None or shape_of(wanted[1]) != self._shape:
                return True
            self._wanted = None
        self._revision = wanted[0]
        return False
