"""The document store: the one place where the document is replaced."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from iceberg.model.document import Document
from iceberg.store.patch import Patch

log = logging.getLogger(__name__)

MOST_STEPS: Final = 1_000
"""Steps kept for undo; a step is about 1 kB, so a day of work fits."""


class Origin(Enum):
    """Who caused a change. Only LOCAL changes are recorded for undo."""

    LOCAL = auto()
    HISTORY = auto()
    LOADED = auto()
    """Another document took the place of this one: forget everything about the old one."""


@dataclass(frozen=True, slots=True)
class Change:
    """What listeners are told after every change, including each step of a drag."""

    patch: Patch
    origin: Origin
    revision: int


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the undo history."""

    label: str
    patch: Patch


Listener = Callable[[Change], None]


class Edit:
    """An open edit. Obtained from ``DocumentStore.edit``."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self.patch = Patch()

    def apply(self, patch: Patch) -> None:
        """Add to what this edit has done so far."""
        self._store._swap(patch, Origin.LOCAL)
        self.patch = self.patch.then(patch)

    def become(self, patch: Patch) -> None:
        """Do this instead of everything done so far; a drag does it at every move.

        `patch` is made from the document as it was when the edit began.
        """
        self._store._swap(self.patch.inverted().then(patch), Origin.LOCAL)
        self.patch = patch


class DocumentStore:
    """Holds the current document, its history, and who wants to know."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.revision = 0
        self.undo_steps: list[Step] = []
        self.redo_steps: list[Step] = []
        self._saved: Document = document
        self._listeners: list[Listener] = []
        self._open: Edit | None = None

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; return a function that stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @property
    def is_editing(self) -> bool:
        """Whether an edit is open, as while something is being dragged."""
        return self._open is not None

    @property
    def has_unsaved_changes(self) -> bool:
        """Whether the document differs from what was last saved or loaded."""
        return self.document is not self._saved and self.document.records != self._saved.records

    def mark_saved(self, document: Document) -> None:
        """Remember that `document` is what the file holds now."""
        self._saved = document

    def mark_unsaved(self) -> None:
        """Let nothing count as saved, as of work that was found again after a crash."""
        self._saved = Document(records={})

    @contextmanager
    def edit(self, label: str) -> Iterator[Edit]:
        """One undoable step. Leaving by an exception takes everything back."""
        if self._open:
            raise RuntimeError(f"{label!r} began inside another edit")
        edit = self._open = Edit(self)
        try:
            yield edit
        except BaseException:
            edit.become(Patch())
            raise
        else:
            self._keep(Step(label, edit.patch))
        finally:
            self._open = None
            # Whoever watched the edit, as the board does a drag, hears that it is over.
            self._tell(Change(Patch(), Origin.LOCAL, self.revision))

    def _keep(self, step: Step) -> None:
        """Put a step that changed something into the history."""
        if not step.patch.is_empty:
            self.undo_steps.append(step)
            del self.undo_steps[:-MOST_STEPS]
            self.redo_steps.clear()

    def do(self, label: str, patch: Patch) -> None:
        """Apply one patch as one undoable step."""
        with self.edit(label) as edit:
            edit.apply(patch)

    def load(self, document: Document) -> None:
        """Put another document in the place of this one, with a fresh history."""
        if self._open:
            raise RuntimeError("a document cannot be replaced inside an edit")
        self.undo_steps.clear()
        self.redo_steps.clear()
        patch = Patch.from_documents(self.document, document)
        self.document = self._saved = document
        self.revision += 1
        self._tell(Change(patch, Origin.LOADED, self.revision))

    def undo(self) -> None:
        """Take back the last step."""
        if self.undo_steps and not self._open:
            step = self.undo_steps.pop()
            self.redo_steps.append(step)
            self._swap(step.patch.inverted(), Origin.HISTORY)

    def redo(self) -> None:
        """Do again what was last taken back."""
        if self.redo_steps and not self._open:
            step = self.redo_steps.pop()
            self.undo_steps.append(step)
            self._swap(step.patch, Origin.HISTORY)

    def _swap(self, patch: Patch, origin: Origin) -> None:
        if patch.is_empty:
            return
        self.document = patch.apply_to(self.document)
        self.revision += 1
        self._tell(Change(patch, origin, self.revision))

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(change)
            except Exception:
                # A panel with a bug must not leave the document half edited.
                log.exception("A listener failed at revision %d", self.revision)
