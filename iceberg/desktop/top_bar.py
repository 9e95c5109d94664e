"""The bar at the top: title, state, boards, and the two things people look for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from iceberg.desktop.actions import Actions, shown_key
from iceberg.desktop.board_tabs import BoardTabs
from iceberg.desktop.icons import icon
from iceberg.desktop.labels import label
from iceberg.desktop.title_field import TitleField
from iceberg.drawing.theme import Theme
from iceberg.edits.describe import retitle
from iceberg.store.session import Session, Topic
from iceberg.store.store import Change
from iceberg.words import tr

HEIGHT: Final = 52
LEAST_SHARE: Final = 0.28
"""Share of the bar that menu, title and state have at least, however many boards there are."""


class TopBar(QWidget):
    """Title, state, board tabs and buttons of one window."""

    left = Signal()
    """The person is done with the title: the board may have the keys again."""

    def __init__(self, session: Session, actions: Actions, open_menu: Callable[[], QMenu]) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(HEIGHT)
        self._session = session
        self._actions = actions
        self._open_menu = open_menu
        self.menu_button = self._make_menu_button()
        self.title = TitleField()
        self.title.left.connect(self.left)
        self.title.given.connect(self._retitle)
        self.state = label("", "state")
        self.tabs = BoardTabs(session, actions)
        self.add_button = self._make_add_button()
        self._buttons = (
            self._button("file.export", tr("Export"), "outlined"),
            self._button("file.save", tr("Save"), "primary"),
        )
        self._lay_out()
        session.store.listen(self._follow)
        session.listen(self._follow_session)
        self._show_all()

    def _lay_out(self) -> None:
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
        for button in self._buttons:
            row.addWidget(button)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        self.menu_button.setIcon(icon("iceberg", theme.accent))
        self.add_button.setIcon(icon("plus", theme.quiet_ink))

    def commit(self) -> None:
        """Take what is being typed into the title."""
        self.title.commit()

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

    # What is shown

    def _follow(self, _change: Change) -> None:
        self._show_all()

    def _follow_session(self, topic: Topic) -> None:
        if topic in (Topic.BOARD, Topic.FILE):
            self._show_all()

    def _show_all(self) -> None:
        if self._session.store.is_editing:
            return
        self.title.show_title(self._session.store.document.about.title)
        state = self._state()
        if self.state.text() != state:
            self.state.setText(state)
        self.tabs.refresh()
        self._share_room()

    def _state(self) -> str:
        """Return whether what is seen is on the disk; nothing when there is nothing to lose."""
        is_changed = self._session.store.has_unsaved_changes
        if self._session.path is None:
            return tr("Not saved yet") if is_changed else ""
        return tr("Edited") if is_changed else tr("Saved")

    def _retitle(self, title: str) -> None:
        if not self._session.store.is_editing:
            self._actions.edit(tr("Title"), lambda document: retitle(document, title))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Give the title what it needs, as long as the tabs have what they need."""
        beside = self.menu_button.sizeHint().width() + self.state.sizeHint().width() + 24
        others = (self.tabs, self.add_button, *self._buttons)
        margins = self.contentsMargins().left() + 36 + 10 * (len(others) + 3)
        free = self.width() - margins - sum(other.sizeHint().width() for other in others)
        wanted = self.title.wanted_width() + beside
        least = round(self.width() * LEAST_SHARE)
        self._left.setFixedWidth(min(max(wanted, least), max(least, free)))
