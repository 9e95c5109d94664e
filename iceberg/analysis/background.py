"""Loops are looked for on a thread of their own, so that the screen never waits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable

from iceberg.analysis.graph import shape_of
from iceberg.analysis.loops import LoopList, find_loops
from iceberg.model.contents import LoopContents

MOST_LOOPS = 20_000
MOST_SECONDS = 0.5


class LoopFinder:
    """Finds the loops of the newest contents it was given; older requests fall."""

    def __init__(
        self,
        deliver: Callable[[int, LoopList], None],
        *,
        limit: int = MOST_LOOPS,
        seconds: float = MOST_SECONDS,
    ) -> None:
        """Begin; `deliver` is called on the finder's thread with the request's revision."""
        self._deliver = deliver
        self._limit = limit
        self._seconds = seconds
        self._wake = threading.Condition()
        self._wanted: tuple[int, LoopContents] | None = None
        self._is_closed = False
        self._shape: Hashable = None
        self._last = LoopList()
        self._thread: threading.Thread | None = None

    def request(self, revision: int, contents: LoopContents) -> None:
        """Ask for the loops of `contents`; what was asked before and is not done is dropped."""
        with self._wake:
            self._wanted = (revision, contents)
            if self._thread is None and not self._is_closed:
                self._thread = threading.Thread(target=self._work, name="loop finder", daemon=True)
                self._thread.start()
            self._wake.notify()

    def close(self) -> None:
        """End the thread; returns when it has ended, which is soon."""
        with self._wake:
            self._is_closed = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def _work(self) -> None:
        while True:
            with self._wake:
                while self._wanted is None and not self._is_closed:
                    self._wake.wait()
                if self._is_closed or self._wanted is None:
                    return
                revision, contents = self._wanted
                self._wanted = None
            self._find(contents)
            if not self._is_outdated():
                self._deliver(revision, self._last)

    def _find(self, contents: LoopContents) -> None:
        shape = shape_of(contents)
        if shape == self._shape:
            return  # only places, names or notes changed
        found = find_loops(
            contents,
            limit=self._limit,
            seconds=self._seconds,
            should_stop=self._is_outdated,
        )
        if not self._is_outdated():
            self._shape, self._last = shape, found

    def _is_outdated(self) -> bool:
        return self._wanted is not None or self._is_closed
