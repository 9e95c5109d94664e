"""The window: puts the parts together, and has no features of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from iceberg import __version__
from iceberg.canvas.view import BoardView
from iceberg.commands import file
from iceberg.commands.catalogue import all_commands
from iceberg.commands.command import Context
from iceberg.desktop.actions import Actions
from iceberg.desktop.board_area import BoardArea
from iceberg.desktop.board_keys import names_of, typed_text
from iceberg.desktop.desk import WindowDesk
from iceberg.desktop.entry_line import EntryLine
from iceberg.desktop.files_desk import FilesDesk
from iceberg.desktop.icons import icon
from iceberg.desktop.inspector import Inspector
from iceberg.desktop.loop_watch import LoopWatch
from iceberg.desktop.menus import board_menu, main_menu
from iceberg.desktop.messages import MessageBar
from iceberg.desktop.rail import Rail
from iceberg.desktop.settings import Settings
from iceberg.desktop.style import palette, style_sheet
from iceberg.desktop.top_bar import TopBar
from iceberg.desktop.welcome import WelcomePage
from iceberg.drawing.theme import Theme, theme_named
from iceberg.model.document import Document
from iceberg.store.session import Session, Topic
from iceberg.store.store import DocumentStore
from iceberg.words import tr

SMALLEST = (900, 560)


class MainWindow(QWidget):
    """One document in one window."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.settings = settings
        self.session = Session(DocumentStore(Document.titled(tr("Untitled"))))
        self.desk = WindowDesk(self)
        context = Context(self.session, self.desk)
        self.commands = Actions(self, all_commands(), context, self.complain)
        self.theme: Theme = theme_named(settings.theme or self._usual_theme())
        self._make_parts()
        self._lay_out()
        self.set_theme(self.theme.name)
        self._place()
        self.show_welcome()

    def _usual_theme(self) -> str:
        """Return the theme that the system asks for, where it says."""
        scheme = QGuiApplication.styleHints().colorScheme()
        return "dark" if scheme is Qt.ColorScheme.Dark else "light"

    def _make_parts(self) -> None:
        session, actions = self.session, self.commands
        self.messages = MessageBar(self)
        self.files = FilesDesk(
            self, session, self.settings, self.say, self.complain, self._show_document
        )
        self.top_bar = TopBar(session, actions, self._main_menu)
        self.rail = Rail(session, actions)
        self.board = BoardView(session, self.theme)
        self.area = BoardArea(self.board)
        self.line = EntryLine(
            session,
            self.board.show_ghost,
            self.board.centre,
            self.board.setFocus,
            self.show_palette,
            self.area,
        )
        self.messages.setParent(self.area)
        self.area.float_over(self.line, self.messages)
        self.inspector = Inspector(session, actions)
        self.welcome = WelcomePage(self.settings, actions, self.open_file)
        self.loops = LoopWatch(session, self)
        self.loops.found.connect(self.inspector.loops.show_loops)
        self.board.on_key = self._board_key
        self.board.failed.connect(self.complain)
        self.board.menu_wanted.connect(self._show_board_menu)
        session.listen(self._follow)
        session.store.listen(lambda _change: self._show_name())

    def _lay_out(self) -> None:
        self._middle = QWidget()
        middle = QHBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.area, 1)
        middle.addWidget(self.inspector)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self._middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self._pages, 1)

    def _place(self) -> None:
        self.resize(1440, 900)
        place = self.settings.window_place
        if place is not None:
            self.setGeometry(place)
        if self.settings.is_maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self.inspector.setVisible(self.settings.shows_inspector)

    # Pages

    def show_welcome(self) -> None:
        """Show the first page."""
        self.top_bar.hide()
        self._pages.setCurrentWidget(self.welcome)
        self.welcome.refresh(can_go_back=bool(self.session.store.document.boards()))
        self._show_name()

    def show_board(self) -> None:
        """Show the board, with the cursor in the line."""
        self.top_bar.show()
        self._pages.setCurrentWidget(self._middle)
        self.line.focus()
        self._show_name()

    def _show_document(self) -> None:
        self.show_board()
        self.board.fit()

    def show_palette(self) -> None:
        """Show the command palette."""
        from iceberg.desktop.palette import Palette

        Palette(self, self.commands, self.theme).open_over(self)

    def show_keys(self) -> None:
        """Show the page of keys."""
        from iceberg.desktop.keys_page import KeysPage

        KeysPage(self, self.commands.registry).open_over(self)

    def show_export(self) -> None:
        """Ask for a picture of the board, and write it."""
        from iceberg.desktop.export_dialog import ExportDialog

        self.board.finish_typing()
        ExportDialog(self, self.session, self.settings, self.theme.name, self.say).open()

    def show_about(self) -> None:
        """Say what this program is."""
        from iceberg.desktop.about import show_about

        show_about(self, __version__)

    def toggle_inspector(self) -> None:
        """Show the side panel or hide it."""
        self.inspector.setVisible(not self.inspector.isVisible())
        self.settings.shows_inspector = self.inspector.isVisible()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop doing so."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def set_theme(self, name: str) -> None:
        """Take other colours, everywhere at once."""
        self.theme = theme_named(name)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(palette(self.theme))
        application.setStyleSheet(style_sheet(self.theme))
        self.setWindowIcon(icon("iceberg", self.theme.accent))
        for part in (self.commands, self.top_bar, self.rail, self.inspector, self.welcome):
            part.set_theme(self.theme)
        self.line.set_theme(self.theme)
        self.board.set_theme(self.theme)
        if self.isVisible():
            self.settings.theme = name

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
        if self._pages.currentWidget() is self.welcome:
            self.welcome.complain(str(refusal))
        else:
            self.messages.complain(str(refusal))

    # Files

    def open_file(self, path: Path) -> None:
        """Open a file, asking about unsaved changes first."""
        if self.may_lose_changes():
            self.files.open_file(path)

    def may_lose_changes(self) -> bool:
        """Ask what to do about unsaved changes; whether to go on."""
        self.board.finish_typing()
        self.inspector.card.commit()
        context = self.commands.context
        return self.files.may_lose_changes(lambda: file.save(context))

    # What is heard

    def _follow(self, topic: Topic) -> None:
        if topic is Topic.FILE:
            self._show_name()

    def _show_name(self) -> None:
        title = self.session.store.document.about.title
        mark = "*" if self.session.store.has_unsaved_changes else ""
        name = f"{title}{mark} – Iceberg" if self.session.store.document.boards() else "Iceberg"
        if name != self.windowTitle():
            self.setWindowTitle(name)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F6:
            (self.line.focus if self.board.hasFocus() else self.board.setFocus)()
        elif event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.toggle_full_screen()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls()[:1]:
            event.acceptProposedAction()
            self.open_file(Path(url.toLocalFile()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.inspector.fit_window(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        # An exception on the way must leave the window open: accept only when all is safe.
        event.ignore()
        if self.may_lose_changes():
            self.settings.is_maximized = self.isMaximized()
            if not self.isMaximized() and not self.isFullScreen():
                self.settings.window_place = self.geometry()
            self.loops.close()
            event.accept()
