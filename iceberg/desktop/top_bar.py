"""The bar at the top: title, state, boards, and the two things people look for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from iceberg.desktop.actions import Actions, shown_key
from iceberg.desktop.icons import icon
from iceberg.drawing.theme import Theme
from iceberg.edits.describe import retitle
from iceberg.model.record import RecordId
from iceberg.store.session import Session, Topic
from iceberg.store.store import Change
from iceberg.words import tr

HEIGHT = 52


class TitleField(QLineEdit):
    """The document's title: looks like a label, takes typing like a field."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.undo_typing()
        else:
            super().keyPressEvent(event)

    def undo_typing(self) -> None:
        """Show the title that the document has."""
        self.setText(self.property("kept") or "")
        self.clearFocus()


class TopBar(QWidget):
    """Title, state, board tabs and buttons of one window."""

    def __init__(self, session: Session, actions: Actions, open_menu: Callable[[], QMenu]) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(HEIGHT)
        self._session = session
        self._actions = actions
        self._ids: list[RecordId] = []
        self._open_menu = open_menu
        self.menu_button = self._make_menu_button()
        self.title = self._make_title()
        self.state = QLabel()
        self.state.setObjectName("state")
        self.tabs = self._make_tabs()
        self.add_button = self._make_add_button()
        export = self._button("file.export", tr("Export"), "outlined")
        save = self._button("file.save", tr("Save"), "primary")
        self._left = QWidget()
        left = QHBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(6)
        left.addWidget(self.menu_button)
        left.addWidget(self.title, 1)
        left.addWidget(self.state)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 24, 0)
        row.setSpacing(10)
        row.addWidget(self._left)
        row.addStretch(2)
        row.addWidget(self.tabs)
        row.addWidget(self.add_button)
        row.addStretch(3)
        row.addWidget(export)
        row.addWidget(save)
        session.store.listen(self._follow)
        session.listen(self._follow_session)
        self._show_all()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        self.menu_button.setIcon(icon("iceberg", theme.accent))
        self.add_button.setIcon(icon("plus", theme.quiet_ink))

    # Parts

    def _make_menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(32, 32))
        button.setAccessibleName(tr("Menu"))
        button.setToolTip(tr("Menu  F10"))
        button.setShortcut("F10")
        button.clicked.connect(self.show_menu)
        return button

    def show_menu(self) -> None:
        """Open the menu of everything below its button."""
        menu = self._open_menu()
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height() + 4)))

    def _make_title(self) -> TitleField:
        title = TitleField()
        title.setObjectName("title")
        title.setAccessibleName(tr("Title of the document"))
        title.setToolTip(tr("Title; click to change it"))
        title.setFocusPolicy(Qt.FocusPolicy.ClickFocus | Qt.FocusPolicy.TabFocus)
        title.returnPressed.connect(title.clearFocus)
        title.editingFinished.connect(self._retitle)
        return title

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar()
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        tabs.setElideMode(Qt.TextElideMode.ElideRight)
        tabs.setUsesScrollButtons(True)
        tabs.setAccessibleName(tr("Boards"))
        tabs.setAcceptDrops(False)
        tabs.currentChanged.connect(self._chosen)
        tabs.tabBarDoubleClicked.connect(
            lambda _index: self._actions.run(self._actions.registry["board.rename"])
        )
        tabs.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tabs.customContextMenuRequested.connect(self._show_tab_menu)
        return tabs

    def _make_add_button(self) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(tr("New board"))
        button.setToolTip(tr("New board"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(button)
        menu.addAction(self._actions["board.add_iceberg"])
        menu.addAction(self._actions["board.add_loops"])
        button.setMenu(menu)
        return button

    def _button(self, id_: str, words: str, look: str) -> QPushButton:
        command = self._actions.registry[id_]
        button = QPushButton(words)
        button.setObjectName(look)
        button.setToolTip(f"{tr(command.title)}  {shown_key(command)}")
        button.clicked.connect(lambda: self._actions.run(command))
        return button

    def _show_tab_menu(self, at: QPoint) -> None:
        index = self.tabs.tabAt(at)
        if index >= 0:
            self.tabs.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._actions["board.rename"])
        menu.addAction(self._actions["board.delete"])
        menu.popup(self.tabs.mapToGlobal(at))

    # What is shown

    def _follow(self, change: Change) -> None:
        del change
        self._show_all()

    def _follow_session(self, topic: Topic) -> None:
        if topic in (Topic.BOARD, Topic.FILE):
            self._show_all()

    def _show_all(self) -> None:
        title = self._session.store.document.about.title
        self.title.setProperty("kept", title)
        if not self.title.hasFocus() and self.title.text() != title:
            self.title.setText(title)
            self.title.setCursorPosition(0)
        self._show_state()
        self._show_tabs()
        self._share_room()

    def _show_state(self) -> None:
        if self._session.store.has_unsaved_changes:
            words = tr("Not saved")
        else:
            words = tr("Saved") if self._session.path is not None else ""
        if self.state.text() != words:
            self.state.setText(words)

    def _show_tabs(self) -> None:
        boards = self._session.store.document.boards()
        shown = self._session.board
        ids = [board.id for board in boards]
        self.tabs.blockSignals(True)
        if ids != self._ids:
            while self.tabs.count():
                self.tabs.removeTab(0)
            for _ in boards:
                self.tabs.addTab("")
            self._ids = ids
        for index, board in enumerate(boards):
            name = board.name.replace("&", "&&")
            if self.tabs.tabText(index) != name:
                self.tabs.setTabText(index, name)
        if shown is not None:
            self.tabs.setCurrentIndex(ids.index(shown.id))
        self.tabs.blockSignals(False)

    def _chosen(self, index: int) -> None:
        if 0 <= index < len(self._ids):
            self._session.show_board(self._ids[index])

    def _retitle(self) -> None:
        text = self.title.text().strip()
        document = self._session.store.document
        if not text:
            self.title.undo_typing()
        elif text != document.about.title:
            self._session.store.do(tr("Title"), retitle(document, text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Give the title what it needs, but no more than a third of the bar."""
        wanted = self.title.fontMetrics().horizontalAdvance(self.title.text()) + 28
        others = self.menu_button.sizeHint().width() + self.state.sizeHint().width() + 24
        self._left.setFixedWidth(min(max(wanted + others, 180), max(200, self.width() // 3)))
