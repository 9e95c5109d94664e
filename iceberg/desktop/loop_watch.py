"""Keeps the list of loops in step with the board, off the screen's thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from iceberg.analysis.background import LoopFinder
from iceberg.analysis.labels import LabelledLoop, labelled
from iceberg.analysis.loops import LoopList
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import LoopBoard
from iceberg.store.session import Session, Topic
from iceberg.store.store import Change


class LoopWatch(QObject):
    """Asks for the loops of the board shown whenever they may have changed."""

    found = Signal(object, bool, object)
    """Labelled loops, whether they are all there are, and the contents they are of."""
    _delivered = Signal(int, object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = 0
        self._contents_asked: LoopContents | None = None
        self._loops: LoopList | None = None
        self._finder = LoopFinder(self._delivered.emit)
        self._delivered.connect(self._take)
        session.store.listen(self._follow)
        session.listen(self._follow_session)
        self.look()

    @property
    def labelled(self) -> tuple[LabelledLoop, ...]:
        """The loops found last."""
        contents = self._contents()
        if self._loops is None or contents is None:
            return ()
        return labelled(self._loops.loops, contents.loops.values())

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
            self.look()

    def _take(self, asked: int, loops: LoopList) -> None:
        contents = self._contents_asked
        if contents is None or asked != self._asked:
            return  # of another board, or of links that are not there any more
        self._loops = loops
        self.found.emit(self.labelled, loops.complete, contents)
