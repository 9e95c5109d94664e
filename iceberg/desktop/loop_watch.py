"""Keeps the list of loops in step with the board, off the screen's thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QObject, Signal

from iceberg.analysis.background import LoopFinder
from iceberg.analysis.labels import LabelledLoop, labelled
from iceberg.analysis.loops import Loop, LoopList, loop_through
from iceberg.drawing.loop_marks import found_of
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import LoopBoard
from iceberg.model.record import RecordId
from iceberg.store.session import Session, Topic
from iceberg.store.store import Change

MOST_REMEMBERED: Final = 50_000
"""So many loops' labels are remembered, also of loops that an undo may bring back."""


class LoopWatch(QObject):
    """Asks for the loops of the board shown whenever they may have changed."""

    found = Signal(object, object, object)
    """Labelled loops, what was found, and the contents that they are of."""
    _delivered = Signal(int, object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = 0
        self._contents_asked: LoopContents | None = None
        self._loops: LoopList | None = None
        self._labels: dict[tuple[RecordId, ...], str] = {}
        """What every loop of this board is called, or was called when last there was one."""
        self._finder = LoopFinder(self._delivered.emit)
        self._delivered.connect(self._take)
        session.store.listen(self._follow)
        session.listen(self._follow_session)
        self.look()

    @property
    def labelled(self) -> tuple[LabelledLoop, ...]:
        """The loops found last; each keeps its label while it lives, whatever else is edited."""
        contents = self._contents()
        if self._loops is None or contents is None:
            return ()
        loops = self._loops.loops
        if not self._loops.complete:
            loops = (*loops, *_named_beside(loops, contents))
        return labelled(loops, contents.loops.values(), self._labels)

    def look(self) -> None:
        """Ask for the loops of the board shown."""
        # Numbered here and not by the document's revision: two boards share a revision.
        self._asked += 1
        self._contents_asked = contents = self._contents()
        if contents is not None:
            self._finder.request(self._asked, contents)

    def close(self) -> None:
        """End the thread."""
        self._finder.close()

    def _contents(self) -> LoopContents | None:
        board = self._session.board
        document = self._session.store.document
        return LoopContents.of(document, board) if isinstance(board, LoopBoard) else None

    def _follow(self, _change: Change) -> None:
        # While an edit is open, as in a drag, only places change; its end is told of too.
        if not self._session.store.is_editing:
            self.look()

    def _follow_session(self, topic: Topic) -> None:
        if topic is Topic.BOARD:
            self._loops = None
            self._labels = {}
            self.look()

    def _take(self, asked: int, loops: LoopList) -> None:
        contents = self._contents_asked
        if contents is None or asked != self._asked:
            return  # of another board, or of links that are not there any more
        self._loops = loops
        every = self.labelled
        known = found_of(every)
        if len(self._labels) > MOST_REMEMBERED:
            self._labels = {}
        self._labels.update(known.labels)
        self._session.loops.know(known)
        self.found.emit(every, loops, contents)


def _named_beside(loops: Iterable[Loop], contents: LoopContents) -> Iterator[Loop]:
    """Yield the loops on record that are not among those listed, where not all are."""
    keys = {loop.key for loop in loops}
    for record in contents.loops.values():
        loop = loop_through(contents, record.links)
        if loop is not None and loop.key not in keys:
            yield loop
