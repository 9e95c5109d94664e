"""The window: shows the first page at once, and makes the workspace behind it right after."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from iceberg.desktop.icons import icon
from iceberg.desktop.reading import Reading
from iceberg.desktop.settings import Settings
from iceberg.desktop.style import palette, style_sheet
from iceberg.desktop.welcome import WelcomePage
from iceberg.drawing.theme import Theme, theme_named
from iceberg.words import tr

if TYPE_CHECKING:
    from iceberg.desktop.lost_work_rows import LostWorkRow, LostWorkRows
    from iceberg.desktop.workspace import Workspace

SMALLEST = (900, 560)
USUAL = (1440, 900)


class MainWindow(QWidget):
    """One window: the first page, or the workspace with one document."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.settings = settings
        self._workspace: Workspace | None = None
        self.lost_work: LostWorkRows | None = None
        self.theme: Theme = theme_named(settings.theme or _usual_theme())
        self.welcome = WelcomePage(settings, self.run, self.open_file, self.show_workspace)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.welcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._reading = Reading(self)
        self._reading.done.connect(self.welcome.begin_to_draw)
        self._reading.done.connect(lambda: self.workspace)
        self._reading.done.connect(self._offer_lost_work)
        self.set_theme(self.theme.name)
        self._place()
        self.show_welcome()

    @property
    def workspace(self) -> Workspace:
        """What lies behind the first page; made when it is first asked for."""
        if self._workspace is None:
            # Imported here: records, boards and panels take longer to read than a first page to
            # paint. Where the reading has not ended yet, this waits for it.
            from iceberg.desktop.workspace import Workspace

            self._workspace = Workspace(self, self.settings, self.theme)
            self._pages.addWidget(self._workspace)
            self._workspace.fit_window(self.width())
        return self._workspace

    def run(self, id_: str) -> None:
        """Do the command with this id."""
        self.workspace.commands.run(self.workspace.commands.registry[id_])

    def open_file(self, path: Path) -> None:
        """Open a file, asking about unsaved changes first."""
        self.workspace.open_file(path)

    def _offer_lost_work(self) -> None:
        """Offer on the first page what an earlier run left unsaved."""
        from iceberg.desktop.lost_work import lost_work
        from iceberg.desktop.lost_work_rows import LostWorkRows

        works = lost_work(self.settings.journals)
        if works:
            self.lost_work = LostWorkRows(works, self._recover, self.theme)
            self.welcome.offer(self.lost_work)
            self.lost_work.rows[0].open.setFocus()
            if not self.shows_welcome:
                self.workspace.say(tr("An earlier run left work unsaved; the first page has it."))

    def _recover(self, row: LostWorkRow) -> None:
        if self.workspace.recover(row.work):
            row.leave()

    # Pages

    @property
    def shows_welcome(self) -> bool:
        """Whether the first page is shown."""
        return self._pages.currentWidget() is self.welcome

    def show_welcome(self) -> None:
        """Show the first page."""
        self._pages.setCurrentWidget(self.welcome)
        self.welcome.refresh(can_go_back=self._workspace is not None and self.workspace.has_boards)
        self.setWindowTitle("Iceberg")

    def show_workspace(self) -> None:
        """Show the board, with the cursor in the line."""
        self._pages.setCurrentWidget(self.workspace)
        self.workspace.line.focus()
        self.workspace.show_name()

    def set_theme(self, name: str) -> None:
        """Take other colours, everywhere at once."""
        self.theme = theme_named(name)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(palette(self.theme))
        application.setStyleSheet(style_sheet(self.theme))
        self.setWindowIcon(icon("iceberg", self.theme.accent))
        self.welcome.set_theme(self.theme)
        if self._workspace is not None:
            self._workspace.set_colours(self.theme)
            self.settings.theme = name

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop doing so."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _place(self) -> None:
        screen = self.screen().availableGeometry().size()
        self.resize(QSize(*USUAL).boundedTo(screen))
        place = self.settings.window_place
        if place is not None:
            self.setGeometry(place)
        if self.settings.is_maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    # What is heard

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._workspace is not None:
            self._workspace.fit_window(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F6 and not self.shows_welcome:
            self.workspace.step_pane()
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

    def closeEvent(self, event: QCloseEvent) -> None:
        # An exception on the way must leave the window open: accept only when all is safe.
        event.ignore()
        if self._workspace is None or self._workspace.may_lose_changes():
            self.settings.is_maximized = self.isMaximized()
            if not self.isMaximized() and not self.isFullScreen():
                self.settings.window_place = self.geometry()
            self._reading.end()
            if self._workspace is not None:
                self._workspace.end()
            event.accept()


def _usual_theme() -> str:
    """Return the theme that the system asks for, where it says."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme is Qt.ColorScheme.Dark else "light"
