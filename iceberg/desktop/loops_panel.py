"""The panel of loops: found as they appear, lit when pointed at, named with a double click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from iceberg.analysis.labels import LabelledLoop, broken
from iceberg.desktop.actions import Actions
from iceberg.desktop.labels import label
from iceberg.desktop.loop_rows import ROW, LoopRowPainter, LoopRows, LoopsList
from iceberg.desktop.story_panel import StoryPanel
from iceberg.drawing.theme import Theme
from iceberg.edits.describe import name_loop
from iceberg.model.contents import LoopContents
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
        self._chosen: tuple[str, ...] | None = None
        self._lights = False
        self.rows = LoopRows()
        self._painter = LoopRowPainter(self.rows)
        self.list = LoopsList(self.rows, self._painter)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.pointed.connect(self.light)
        self.list.let_go.connect(self.unlight)
        self.list.name_asked.connect(self.name_current)
        self.count = label("", "small")
        self.empty = label(
            tr("No loop yet. A loop appears as soon as the links lead back to where they began."),
            "quiet",
            wraps=True,
        )
        self.broken = label("", "quiet", wraps=True)
        self.story = StoryPanel(actions)
        head = QHBoxLayout()
        head.addWidget(label(tr("Loops"), "heading"))
        head.addStretch(1)
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        for part in (self.empty, self.list, self.broken, self.story):
            column.addWidget(part)
        session.listen(self._follow)
        self._forget()

    def set_theme(self, theme: Theme) -> None:
        """Paint the rows in other colours."""
        self._painter.theme = theme
        self.list.viewport().update()

    def show_loops(
        self, loops: Sequence[LabelledLoop], complete: bool, contents: LoopContents
    ) -> None:
        """Show the loops found last; the chosen one stays chosen while it lives."""
        self._contents = contents
        n = len(loops)
        if complete:
            self.count.setText(tr("{n} found · live", n=n))
        else:
            self.count.setText(tr("more than {n}; the shortest are shown", n=n))
        if self.rows.show(loops):
            self._choose_again()
        self.empty.setVisible(not loops)
        self.list.setVisible(bool(loops))
        self.list.setFixedHeight(min(n, MOST_ROWS) * ROW + 2)
        self._show_broken(contents)
        self.story.show_story(self._told(), contents)

    def _choose_again(self) -> None:
        chosen = self._chosen
        for row, loop in enumerate(self.rows.loops if chosen is not None else ()):
            if loop.loop.key == chosen:
                self.list.setCurrentIndex(self.rows.index(row))
                return
        self.list.setCurrentIndex(QModelIndex())
        self._chosen = None

    def _show_broken(self, contents: LoopContents) -> None:
        lines = []
        for loop in broken(contents.loops.values(), contents):
            title = f"{loop.named.letter}{loop.named.number} {loop.named.name}".strip()
            if loop.before is not None and loop.after is not None:
                ends = {"before": loop.before.name, "after": loop.after.name}
                lines.append(tr("{title} broke between {before} and {after}.", title=title, **ends))
            else:
                lines.append(tr("{title} is no loop any more.", title=title))
        self.broken.setText("\n".join(lines))
        self.broken.setVisible(bool(lines))

    # Lighting and naming

    def light(self, row: int) -> None:
        """Light a loop on the board."""
        if 0 <= row < len(self.rows.loops):
            loop = self.rows.loops[row]
            named = [loop.named.id] if loop.named else []
            self._lights = True
            self._session.light([*loop.loop.links, *loop.loop.variables, *named])

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
        """Return the loop whose story is told: the chosen one, else the first."""
        return self._current() or (self.rows.loops[0] if self.rows.loops else None)

    def _choose(self, index: QModelIndex) -> None:
        loop = self._current()
        self._chosen = loop.loop.key if loop else None
        if self.list.hasFocus():
            self.light(index.row())
        self.story.show_story(self._told(), self._contents)

    def _follow(self, topic: Topic) -> None:
        if topic is Topic.BOARD:
            self._forget()

    def _forget(self) -> None:
        """Show nothing until the loops of the board are known."""
        self._contents = None
        self._chosen = None
        self._lights = False
        self.rows.show(())
        self.count.setText(tr("looking …"))
        for part in (self.empty, self.list, self.broken):
            part.hide()
        self.story.show_story(None, None)
