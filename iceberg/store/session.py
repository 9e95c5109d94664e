"""What a window holds beside the document: board, selection, tool, file.

Never saved, never undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path

from iceberg.model.document import Board
from iceberg.model.record import RecordId
from iceberg.store.loop_focus import LoopFocus
from iceberg.store.sides import Compared, Sides, hidden_cards, holders_of
from iceberg.store.store import Change, DocumentStore, Origin
from iceberg.store.tracing import Tracing


class ToolName(Enum):
    """What a press on the board does."""

    SELECT = "select"
    ADD = "add"
    LINK = "link"
    HAND = "hand"


class Topic(Enum):
    """What about a session changed."""

    BOARD = "board"
    SELECTION = "selection"
    LIT = "lit"
    TRACING = "tracing"
    HIDDEN = "hidden"
    SIDES = "sides"
    TOOL = "tool"
    FILE = "file"
    LOOPS = "loops"
    LOOP = "loop"


class Session:
    """One window's view on one document store."""

    def __init__(self, store: DocumentStore) -> None:
        self.store = store
        self.path: Path | None = None
        """The file of our own format that Save writes; ``None``: not saved yet."""
        self._board: RecordId | None = None
        self._selection: tuple[RecordId, ...] = ()
        self._lit: frozenset[RecordId] = frozenset()
        self._tracing: Tracing | None = None
        self._traced: frozenset[RecordId] = frozenset()
        self._hidden: frozenset[RecordId] = frozenset()
        self._sides: Sides | None = None
        self._tool = ToolName.SELECT
        self._listeners: list[Callable[[Topic], None]] = []
        self.loops = LoopFocus(lambda: self._tell(Topic.LOOPS), lambda: self._tell(Topic.LOOP))
        self._stop = store.listen(self._follow)
        self._follow_boards()

    def listen(self, listener: Callable[[Topic], None]) -> Callable[[], None]:
        """Call `listener` whenever something here changes; return a function that stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @property
    def board(self) -> Board | None:
        """The board that is shown."""
        return self.store.document.board(self._board) if self._board is not None else None

    def show_board(self, id_: RecordId | None) -> None:
        """Show another board; its selection starts empty."""
        if id_ != self._board:
            self._board = id_
            self._selection = ()
            self.trace(None)
            self._lit = frozenset()
            self.loops.forget()
            was_paired, self._sides = self._sides is not None, None
            self._tell(Topic.BOARD)
            if was_paired:
                self._tell(Topic.SIDES)
            self._tell(Topic.SELECTION)

    @property
    def selection(self) -> tuple[RecordId, ...]:
        """What is selected, in the order in which it was selected."""
        return self._selection

    def select(self, ids: Iterable[RecordId]) -> None:
        """Select these and nothing else."""
        selection = tuple(dict.fromkeys(ids))
        self._uncover(selection)
        if selection != self._selection:
            self._selection = selection
            self._tell(Topic.SELECTION)

    @property
    def lit(self) -> frozenset[RecordId]:
        """What is lit while the rest rests: a loop or a perspective that is pointed at."""
        return self._lit

    def light(self, ids: Iterable[RecordId]) -> None:
        """Light these and rest all else; nothing: what is traced, or all is plain again."""
        lit = frozenset(ids) or self._traced
        if lit != self._lit:
            self._lit = lit
            self._tell(Topic.LIT)

    @property
    def tracing(self) -> Tracing | None:
        """What is traced: lit whenever nothing else is."""
        return self._tracing

    def trace(self, tracing: Tracing | None, ids: Iterable[RecordId] = ()) -> None:
        """Trace from somewhere, having found these; ``None``: no more."""
        was, self._tracing = self._tracing, tracing
        self._traced = frozenset(ids) if tracing else frozenset()
        if was or tracing:
            self.light(())
            self._tell(Topic.TRACING)

    # Perspectives hidden, and two icebergs side by side

    @property
    def hidden(self) -> frozenset[RecordId]:
        """The perspectives whose cards are not shown."""
        return self._hidden

    @property
    def hidden_cards(self) -> frozenset[RecordId]:
        """The cards that nobody holds but hidden perspectives."""
        return hidden_cards(self.store.document, self._hidden)

    def hide(self, perspectives: Iterable[RecordId]) -> None:
        """Hide these perspectives and no others; what goes out of sight is not selected."""
        hidden = frozenset(perspectives)
        if hidden != self._hidden:
            self._hidden = hidden
            unseen = self.hidden_cards
            self.select(id_ for id_ in self._selection if id_ not in unseen)
            self._tell(Topic.HIDDEN)

    def _uncover(self, cards: Iterable[RecordId]) -> None:
        """Show who holds these cards, if they are hidden: what is worked on is always seen."""
        unseen = self.hidden_cards.intersection(cards)
        if unseen:
            self.hide(self._hidden - holders_of(self.store.document, unseen))

    @property
    def sides(self) -> Sides | None:
        """The two icebergs that are shown side by side; ``None``: one board as it is."""
        return self._sides

    def set_sides(self, sides: Sides | None) -> None:
        """Show two icebergs side by side, or one again."""
        if sides != self._sides:
            self._sides = sides
            if isinstance(sides, Compared):
                self.hide(self._hidden.difference((sides.left, sides.right)))
            self.select(())
            self._tell(Topic.SIDES)

    @property
    def tool(self) -> ToolName:
        """What a press on the board does."""
        return self._tool

    def take(self, tool: ToolName) -> None:
        """Take another tool into the hand."""
        if tool is not self._tool:
            self._tool = tool
            self._tell(Topic.TOOL)

    def set_path(self, path: Path | None) -> None:
        """Remember the file that Save writes."""
        self.path = path
        self._tell(Topic.FILE)

    def _follow(self, change: Change) -> None:
        if change.origin is Origin.LOADED:
            self._board = None
            self.trace(None)
            self.select(())
            self.light(())
            self.hide(())
            self.set_sides(None)
        gone = {id_ for id_, record in change.patch.after.items() if record is None}
        if gone:
            self._traced -= gone
            self.select(id_ for id_ in self._selection if id_ not in gone)
            self.light(self._lit.difference(gone))
            self.hide(self._hidden.difference(gone))
        if self._sides is not None and not self._sides.stands_in(self.store.document):
            self.set_sides(None)
        if change.origin is Origin.LOCAL:
            self._uncover(change.patch.after)
        self._follow_boards()

    def _follow_boards(self) -> None:
        """Show the first board when the one shown is gone."""
        if self.board is None:
            boards = self.store.document.boards()
            self.show_board(boards[0].id if boards else None)

    def _tell(self, topic: Topic) -> None:
        for listener in tuple(self._listeners):
            listener(topic)
