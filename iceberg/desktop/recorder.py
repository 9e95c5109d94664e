"""Writes every change of the document down within a moment, on a thread of its own."""

from __future__ import annotations

import contextlib
import secrets
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from PySide6.QtCore import QLockFile, QObject, Signal

from iceberg.errors import FileError
from iceberg.files.journal import Journal
from iceberg.store.patch import Patch
from iceberg.store.session import Session, Topic
from iceberg.store.store import Change, Origin
from iceberg.words import tr

LOCK: Final = "lock"
_END: Final = None


class Recorder(QObject):
    """Keeps the journal of a session's document; nothing is left of it after a good end."""

    failed = Signal(str)
    """The journal cannot be written; said once for each trouble."""

    def __init__(self, session: Session, among: Path, parent: QObject) -> None:
        """Record into a new folder `among` those of other windows."""
        super().__init__(parent)
        self._session = session
        self._journal = Journal(among / secrets.token_hex(6))
        self._written = session.store.document
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock: QLockFile | None = None
        self._is_in_trouble = False
        session.store.listen(self._follow)
        session.listen(self._follow_session)

    @property
    def folder(self) -> Path:
        """Where this window's journal is."""
        return self._journal.folder

    def end(self) -> None:
        """End well: all is saved, or its loss was chosen."""
        if self._thread is not None:
            self._jobs.put(_END)
            self._thread.join()
            self._thread = None
        self._journal.close()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def forget(self, folder: Path) -> None:
        """Take the journal of another run away, once all that is recorded here is on the disk."""
        self._do(lambda: shutil.rmtree(folder, ignore_errors=True))

    # What is heard

    def _follow(self, change: Change) -> None:
        if change.origin is Origin.LOADED:
            self._begin()
            return
        store = self._session.store
        # While an edit is open, as in a drag, nothing is certain; its end is told of too.
        if store.is_editing or store.document is self._written:
            return
        after = dict(Patch.from_documents(self._written, store.document).after)
        self._written = store.document
        if after:
            self._do(lambda: self._journal.note(after))

    def _follow_session(self, topic: Topic) -> None:
        if topic is Topic.FILE:
            self._begin()

    def _begin(self) -> None:
        """Begin anew with the document as it is, as after opening and after saving."""
        document, path = self._session.store.document, self._session.path
        self._written = document
        unsaved = self._session.store.has_unsaved_changes
        self._do(lambda: self._journal.begin(document, path, unsaved=unsaved))

    # The thread

    def _do(self, job: Callable[[], None]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="recorder", daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def _work(self) -> None:
        self._take_lock()
        while (job := self._jobs.get()) is not _END:
            try:
                job()
                self._is_in_trouble = False
            except (OSError, FileError) as error:
                self._tell(error)

    def _take_lock(self) -> None:
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = QLockFile(str(self.folder / LOCK))
            self._lock.setStaleLockTime(0)
            self._lock.tryLock(0)

    def _tell(self, error: Exception) -> None:
        if not self._is_in_trouble:
            self._is_in_trouble = True
            self.failed.emit(
                tr(
                    "What you do now is not kept for a crash ({reason}). Save often.",
                    reason=str(error).rstrip("."),
                )
            )
