"""One document at work: puts bar, rail, board, line and panels together, and has no features."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from iceberg import __version__
from iceberg.canvas.view import BoardView
from iceberg.commands import file
from iceberg.commands.catalogue import all_commands
from iceberg.commands.command import Chosen, Context, Option
from iceberg.desktop.actions import Actions
from iceberg.desktop.aside import Aside
from iceberg.desktop.board_area import BoardArea
from iceberg.desktop.board_keys import names_of, typed_text
from iceberg.desktop.desk import WindowDesk
from iceberg.desktop.entry_line import EntryLine
from iceberg.desktop.files_desk import FilesDesk
from iceberg.desktop.inspector import NARROW_BELOW, Inspector
from iceberg.desktop.loop_watch import LoopWatch
from iceberg.desktop.lost_work import LostWork
from iceberg.desktop.menus import board_menu, main_menu
from iceberg.desktop.messages import MessageBar
from iceberg.desktop.rail import Rail
from iceberg.desktop.recorder import Recorder
from iceberg.desktop.settings import Settings
from iceberg.desktop.tab_landing import TabLanding
from iceberg.desktop.thinking_desk import ThinkingDesk
from iceberg.desktop.top_bar import TopBar
from iceberg.desktop.trace_bar import TraceBar
from iceberg.desktop.view_bar import ViewBar
from iceberg.drawing.theme import Theme
from iceberg.model.document import Document
from iceberg.model.iceberg_board import IcebergBoard
from iceberg.model.record import RecordId
from iceberg.store.session import Session, Topic
from iceberg.store.store import Change, DocumentStore, Origin
from iceberg.words import tr

if TYPE_CHECKING:
    from iceberg.desktop.main_window import MainWindow


class Workspace(QWidget):
    """Everything about one document in one window."""

    def __init__(self, window: MainWindow, settings: Settings, theme: Theme) -> None:
        super().__init__(window)
        self.host = window
        self.settings = settings
        self.session = Session(DocumentStore(Document.titled(tr("Untitled"))))
        self.aside = Aside(window)
        context = Context(self.session, WindowDesk(self))
        self.commands = Actions(window, all_commands(), context, self.complain)
        self._make_parts(theme)
        self._lay_out()
        self.set_colours(theme)

    def _make_parts(self, theme: Theme) -> None:
        session, commands = self.session, self.commands
        self.board = BoardView(session, theme)
        self.area = BoardArea(self.board)
        self.messages = MessageBar(self.area)
        self.files = FilesDesk(
            self.host, session, self.settings, self.say, self.complain, self._show_document
        )
        self.top_bar = TopBar(session, commands, self._main_menu)
        self.rail = Rail(session, commands)
        self.line = EntryLine(
            session,
            self.board.show_ghost,
            self.board.centre,
            self.board.setFocus,
            self.show_palette,
            self.area,
        )
        self.view_bar = ViewBar(session, commands)
        self.trace_bar = TraceBar(session, commands)
        self.area.float_over(self.line, self.messages, self.view_bar, self.trace_bar)
        self.inspector = Inspector(session, commands)
        self.recorder = Recorder(session, self.settings.journals, self)
        self.recorder.failed.connect(self.say)
        self.loops = LoopWatch(session, self)
        self.loops.found.connect(self.inspector.loops.show_loops)
        self.inspector.left.connect(self.board.setFocus)
        self.thinking = ThinkingDesk(self)
        self.board.hand.beyond.landing = TabLanding(
            self.top_bar.tabs, commands.context, self.board.hand.guarded
        )
        self.top_bar.left.connect(self.board.setFocus)
        self.board.on_key = self._board_key
        self.board.failed.connect(self.complain)
        self.board.menu_wanted.connect(self._show_board_menu)
        session.listen(self._follow)
        session.store.listen(self._follow_store)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.area, 1)
        middle.addWidget(self.inspector)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addLayout(middle, 1)
        self.inspector.setVisible(self.settings.shows_inspector)

    @property
    def has_boards(self) -> bool:
        """Whether there is a document to go back to."""
        return bool(self.session.store.document.boards())

    def set_colours(self, theme: Theme) -> None:
        """Take the theme's colours where the style sheet does not reach."""
        for part in (self.commands, self.top_bar, self.rail, self.inspector, self.line, self.board):
            part.set_theme(theme)

    def fit_window(self, width: int) -> None:
        """Suit a window of this width."""
        self.inspector.fit_window(width)

    def step_pane(self) -> None:
        """Go from the board to the line, or back."""
        if self.board.hasFocus():
            self.line.focus()
        else:
            self.board.setFocus()

    def end(self) -> None:
        """End what goes on beside the screen."""
        self.aside.stop()
        self.loops.close()
        self.recorder.end()

    # Pages

    def _show_document(self) -> None:
        self.host.show_workspace()
        self.board.fit()

    def show_palette(self) -> None:
        """Show the command palette."""
        from iceberg.desktop.palette import Palette

        Palette(self, self.commands, self.host.theme).open_over(self)

    def show_keys(self) -> None:
        """Show the page of keys."""
        from iceberg.desktop.keys_page import KeysPage

        KeysPage(self, self.commands.registry).open_over(self)

    def show_export(self) -> None:
        """Ask for a picture of the board, and write it."""
        from iceberg.desktop.export_dialog import ExportDialog

        self.finish_typing()
        theme = self.host.theme.name
        dialog = ExportDialog(self, self.session, self.settings, theme, self.say)
        dialog.finished.connect(lambda _result: self.board.setFocus())
        dialog.open()

    def show_levels(self) -> None:
        """Ask which levels the board has, and how they are worded."""
        from iceberg.desktop.levels_dialog import LevelsDialog

        self.finish_typing()
        board = self.session.board
        if isinstance(board, IcebergBoard):
            dialog = LevelsDialog(self, self.session, board, self.say)
            dialog.accepted.connect(self.board.fit)
            dialog.open()

    def show_counts(self) -> None:
        """Show who has spoken at which level, or put it away."""
        panel = self.inspector.perspectives
        panel.show_counts(shown=not panel.counts.isVisible())
        self.inspector.show()

    def ask_which(self, title: str, options: Sequence[Option], count: int, done: Chosen) -> None:
        """Let the person choose some of the options; a refusal becomes a sentence."""
        from iceberg.desktop.choose_sheet import ChooseSheet

        def taken(chosen: tuple[RecordId, ...]) -> None:
            self.board.hand.guarded(lambda: done(chosen))

        ChooseSheet(self, title, options, count, taken).open_over(self)

    def show_about(self) -> None:
        """Say what this program is."""
        from iceberg.desktop.about import show_about

        show_about(self, __version__)

    def toggle_inspector(self) -> None:
        """Show the side panel or hide it."""
        self.inspector.setVisible(not self.inspector.isVisible())
        self.settings.shows_inspector = self.inspector.isVisible()

    # Menus and messages

    def _main_menu(self) -> QMenu:
        return main_menu(self, self.commands, lambda: self.settings.recent_files, self.open_file)

    def _show_board_menu(self, at: QPoint) -> None:
        board_menu(self, self.commands).popup(at)

    def say(self, sentence: str) -> None:
        """Show a sentence for a moment."""
        self.messages.say(sentence)

    def complain(self, refusal: Exception) -> None:
        """Say why something could not be done."""
        if self.host.shows_welcome:
            self.host.welcome.complain(str(refusal))
        else:
            self.messages.complain(str(refusal))

    # Files

    def open_file(self, path: Path) -> None:
        """Open a file, asking about unsaved changes first."""
        if self.may_lose_changes():
            self.files.open_file(path)

    def recover(self, work: LostWork) -> bool:
        """Go on with what an earlier run left; Save asks where. Whether it is on the screen."""
        if not self.may_lose_changes():
            return False
        self.files.load(work.found.document, None)
        # Nothing of it is in a file of the person's yet.
        self.session.store.mark_unsaved()
        self.session.set_path(None)
        work.lock.unlock()
        self.recorder.forget(work.folder)
        return True

    def finish_typing(self) -> None:
        """Take what is being typed anywhere, so that what is saved is what is seen."""
        self.board.finish_typing()
        self.inspector.commit()
        self.top_bar.commit()

    def may_lose_changes(self) -> bool:
        """Ask what to do about unsaved changes; whether to go on."""
        self.finish_typing()
        context = self.commands.context
        return self.files.may_lose_changes(lambda: file.save(context))

    # What is heard

    def _follow(self, topic: Topic) -> None:
        if topic is Topic.FILE:
            self.show_name()
        elif topic is Topic.BOARD:
            self.messages.leave_board()
        elif topic is Topic.SIDES:
            # Two icebergs need the width of a small window for themselves.
            is_tight = self.session.sides is not None and self.width() < NARROW_BELOW
            self.inspector.setVisible(self.settings.shows_inspector and not is_tight)
            # What was chosen from may be out of sight now, and the keys with it.
            self.board.setFocus()

    def _follow_store(self, change: Change) -> None:
        self.show_name()
        if change.origin is Origin.HISTORY:
            # What was said of a step is not true any more once it is taken back.
            self.messages.hide()

    def show_name(self) -> None:
        """Show the document's title, and whether it is saved, in the window's frame."""
        title = self.session.store.document.about.title
        mark = "*" if self.session.store.has_unsaved_changes else ""
        name = f"{title}{mark} – Iceberg"
        if not self.host.shows_welcome and name != self.host.windowTitle():
            self.host.setWindowTitle(name)

    def _board_key(self, event: QKeyEvent) -> bool:
        for name in names_of(event):
            command = self.commands.registry.for_board_key(name, self.commands.context)
            if command is not None:
                self.commands.run(command)
                return True
        text = typed_text(event)
        if text:
            self.line.focus(text)
        return bool(text)
