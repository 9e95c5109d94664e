"""The panel of loops: found as they appear, lit when pointed at, named with a double click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from iceberg.analysis.labels import LabelledLoop, broken
from iceberg.analysis.loop import LoopList, key_of
from iceberg.analysis.ordering import LoopBook
from iceberg.desktop.actions import Actions
from iceberg.desktop.broken_loops import BrokenLoops
from iceberg.desktop.labels import label
from iceberg.desktop.loop_filters import LoopFilters
from iceberg.desktop.loop_rows import ROW, LoopRowPainter, LoopRows, LoopsList
from iceberg.desktop.loop_words import count_of, detail_of, note_on, route_of
from iceberg.desktop.story_panel import StoryPanel
from iceberg.drawing.theme import Theme
from iceberg.edits.describe import name_loop
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import NamedLoop
from iceberg.store.loop_focus import FoundLoop
from iceberg.store.session import Session, Topic
from iceberg.words import tr

MOST_ROWS: Final = 8
"""Rows that are seen at once; the list scrolls to the others."""


class LoopsPanel(QWidget):
    """All loops of the board, and the story of the one that is chosen."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._contents: LoopContents | None = None
        self._found: LoopList | None = None
        self._book = LoopBook((), None)
        self._chosen: tuple[str, ...] | None = None
        self._is_listing = False
        self._lights = False
        self.rows = LoopRows()
        self._painter = LoopRowPainter(self.rows)
        self.list = LoopsList(self.rows, self._painter)
        self._follow_list()
        self.count = label("", "small")
        self.empty = label("", "quiet", wraps=True)
        self.note = label("", "quiet", wraps=True)
        self.filters = LoopFilters(session)
        self.filters.changed.connect(self._list_again)
        self.filters.search.gone_on.connect(self.list.setFocus)
        self.broken = BrokenLoops(actions)
        self.story = StoryPanel(session, actions)
        head = QHBoxLayout()
        head.addWidget(label(tr("Loops"), "heading"))
        head.addStretch(1)
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        parts = (self.filters, self.note, self.empty, self.list, self.broken, self.story)
        for part in parts:
            column.addWidget(part)
        session.listen(self._follow)
        self._forget()

    def _follow_list(self) -> None:
        """Do what is asked for in the list."""
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.pointed.connect(self.light)
        self.list.let_go.connect(self.unlight)
        self.list.name_asked.connect(self.name_current)
        commands = {
            self.list.pin_asked: "loop.pin",
            self.list.next_asked: "loop.next_link",
            self.list.previous_asked: "loop.previous_link",
        }
        for asked, id_ in commands.items():
            asked.connect(lambda i=id_: self._actions.run(self._actions.registry[i]))

    def set_theme(self, theme: Theme) -> None:
        """Paint the rows in other colours."""
        self._painter.theme = theme
        self.list.viewport().update()

    def show_loops(
        self, loops: Sequence[LabelledLoop], found: LoopList, contents: LoopContents
    ) -> None:
        """Show the loops found last; the chosen one stays chosen while it lives."""
        self._contents, self._found = contents, found
        self._book = LoopBook(loops, contents)
        self.broken.show_broken(broken(contents.loops.values(), contents))
        self._list_again()

    def _list_again(self) -> None:
        """List what fits the search, the order and the selection."""
        contents, found = self._contents, self._found
        if contents is None or found is None:
            return
        self.filters.refresh(self._book)
        shown = self.filters.of(self._book)
        order = self.filters.chosen_order
        self.rows.detail = lambda one: detail_of(one, self._book.facts(one), order, contents)
        self.rows.route = lambda one: route_of(one, contents)
        self.count.setText(count_of(found, len(self._book.loops), len(shown)))
        self.note.setText(note_on(found))
        self.note.setVisible(bool(self.note.text()))
        self._is_listing = True
        changed = self.rows.show(shown)
        if changed:
            self._choose_again()
        self._is_listing = False
        self.list.viewport().update()
        self.empty.setText(_nothing(bool(self._book.loops)))
        self.empty.setVisible(not shown)
        self.list.setVisible(bool(shown))
        self.list.setFixedHeight(min(len(shown), MOST_ROWS) * ROW + 2)
        self._tell()

    def _choose_again(self) -> None:
        if self._chosen not in {one.loop.key for one in self._book.loops}:
            self._chosen = None
        for row, loop in enumerate(self.rows.loops if self._chosen is not None else ()):
            if loop.loop.key == self._chosen:
                self.list.setCurrentIndex(self.rows.index(row))
                return
        self.list.setCurrentIndex(QModelIndex())

    def _tell(self) -> None:
        """Show the story of the chosen loop, which commands are about from now on."""
        told, was_stepping = self._told(), self._session.loops.step is not None
        self._session.loops.choose(
            FoundLoop(told.loop.links, told.loop.letter, told.number) if told else None
        )
        if was_stepping and self._session.loops.step is None:
            self._session.light(())
        self.story.show_story(told, self._contents)

    # Lighting and naming

    def light(self, row: int) -> None:
        """Light a loop on the board."""
        if 0 <= row < len(self.rows.loops):
            loop = self.rows.loops[row]
            found = FoundLoop(loop.loop.links, loop.loop.letter, loop.number)
            self._lights = True
            badge = loop.named.id if loop.named else found.id
            self._session.light([*loop.loop.links, *loop.loop.variables, badge])

    def unlight(self) -> None:
        """Let all shine again, if a loop was lit from here."""
        if self._lights:
            self._lights = False
            self._session.light(())

    def name_current(self) -> None:
        """Ask for the name of the chosen loop."""
        loop, contents = self._current(), self._contents
        if loop is None or contents is None:
            return
        ask = self._actions.context.desk.ask_text
        name = ask(tr("Name the loop {label}", label=loop.label), tr("Name"), loop.name)
        if name is not None:
            found, board, number = loop.loop, contents.board.id, loop.number
            self._actions.edit(
                tr("Name the loop"),
                lambda document: name_loop(
                    document, board, found.links, found.letter, number, name.strip()
                ),
            )

    def _current(self) -> LabelledLoop | None:
        row = self.list.currentIndex().row()
        return self.rows.loops[row] if 0 <= row < len(self.rows.loops) else None

    def _told(self) -> LabelledLoop | None:
        """Return the loop whose story is told: the chosen one, else the first that is listed."""
        chosen = (one for one in self._book.loops if one.loop.key == self._chosen)
        first = self.rows.loops or self._book.loops
        return next(chosen, None) or (first[0] if first else None)

    def _choose(self, index: QModelIndex) -> None:
        if self._is_listing:
            return
        loop = self._current()
        self._chosen = loop.loop.key if loop else None
        self._tell()
        if self.list.hasFocus():
            self.light(index.row())

    def _follow(self, topic: Topic) -> None:
        if topic is Topic.BOARD:
            self._forget()
        elif topic is Topic.SELECTION:
            self._follow_badge()
            self._list_again()
        elif topic is Topic.LOOP and not self._is_listing:
            self._follow_choice()

    def _follow_badge(self) -> None:
        """Choose the loop whose badge was selected on the board."""
        selection, document = self._session.selection, self._session.store.document
        record = document.get(selection[0], NamedLoop) if len(selection) == 1 else None
        for one in self._book.loops if record is not None else ():
            if record is not None and one.loop.key == key_of(record.links):
                self._choose_loop(one)

    def _follow_choice(self) -> None:
        chosen, told = self._session.loops.chosen, self._told()
        if chosen is None or (told is not None and told.loop.links == chosen.links):
            return
        for one in self._book.loops:
            if one.loop.links == chosen.links:
                self._choose_loop(one)

    def _choose_loop(self, loop: LabelledLoop) -> None:
        self._chosen = loop.loop.key
        self._is_listing = True
        self._choose_again()
        self._is_listing = False
        self._tell()

    def _forget(self) -> None:
        """Show nothing until the loops of the board are known."""
        self._contents = self._found = None
        self._book = LoopBook((), None)
        self._chosen = None
        self._lights = False
        self.rows.show(())
        self.count.setText(tr("looking …"))
        for part in (self.filters, self.note, self.empty, self.list, self.broken):
            part.hide()
        self.story.show_story(None, None)


def _nothing(has_loops: bool) -> str:
    if has_loops:
        return tr("No loop is like that.")
    return tr("No loop yet. A loop appears as soon as the links lead back to where they began.")
