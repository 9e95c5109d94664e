"""The tabs of the boards in the bar at the top."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QMenu, QTabBar

from iceberg.desktop.actions import Actions
from iceberg.desktop.labels import plain_tip
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.words import tr

WIDEST = 220
"""Pixels that a tab takes at most; a longer name is cut, and its tip tells all of it."""


class BoardTabs(QTabBar):
    """One tab for each board; more than fit are scrolled, never squeezed."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._ids: list[RecordId] = []
        self._marked: RecordId | None = None
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.setAccessibleName(tr("Boards"))
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.currentChanged.connect(self._chosen)
        self.tabBarDoubleClicked.connect(self._rename)

    def refresh(self) -> None:
        """Show the boards as they are now."""
        boards = self._session.store.document.boards()
        shown = self._session.board
        ids = [board.id for board in boards]
        self.blockSignals(True)
        if ids != self._ids:
            while self.count():
                self.removeTab(0)
            for _ in boards:
                self.addTab("")
            self._ids = ids
        for index, board in enumerate(boards):
            name = board.name.replace("&", "&&")
            if self.tabText(index) != name:
                self.setTabText(index, name)
                self.setTabToolTip(index, plain_tip(board.name))
        if shown is not None:
            self.setCurrentIndex(ids.index(shown.id))
        self.blockSignals(False)
        # While hidden, a tab bar does not tell the layout that it has grown.
        self.updateGeometry()

    def tabSizeHint(self, index: int) -> QSize:
        hint = super().tabSizeHint(index)
        return QSize(min(WIDEST, hint.width()), hint.height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def board_at(self, at: QPoint) -> RecordId | None:
        """Return the board whose tab is seen at a place of the screen."""
        here = self.mapFromGlobal(at)
        index = self.tabAt(here) if self.rect().contains(here) else -1
        return self._ids[index] if index >= 0 else None

    def mark(self, board: RecordId | None) -> None:
        """Mark the tab on which something is about to be dropped; ``None``: no tab."""
        if board != self._marked:
            self._marked = board
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marked in self._ids:
            tab = QRectF(self.tabRect(self._ids.index(self._marked))).adjusted(4, 1, -4, -1)
            accent = self.palette().color(QPalette.ColorRole.Highlight)
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(accent, 2))
                accent.setAlphaF(0.16)
                painter.setBrush(accent)
                painter.drawRoundedRect(tab, 8, 8)

    def _chosen(self, index: int) -> None:
        if 0 <= index < len(self._ids):
            self._session.show_board(self._ids[index])

    def _rename(self, index: int) -> None:
        if index >= 0:
            self._actions.run(self._actions.registry["board.rename"])

    def _show_menu(self, at: QPoint) -> None:
        index = self.tabAt(at)
        if index >= 0:
            self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for id_ in ("board.rename", "board.delete"):
            command = self._actions.registry[id_]
            entry = menu.addAction(tr(command.title))
            entry.setEnabled(command.when(self._actions.context))
            entry.triggered.connect(lambda _checked=False, c=command: self._actions.run(c))
        menu.popup(self.mapToGlobal(at))
