"""All actions by the level of what they are about, so that a group sees where it acts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from iceberg.desktop.card_actions import details
from iceberg.desktop.choices import Tick
from iceberg.desktop.labels import label
from iceberg.desktop.sheet_rows import SheetList, SheetRow
from iceberg.desktop.sheets import Sheet
from iceberg.drawing.theme import Theme
from iceberg.model.action import Action
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.words import tr, tr_count

_WIDTH: Final = 760
_BAR: Final = 8


class ActionsSheet(Sheet):
    """A list by level, from the tip down; Enter on an action goes to its card."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        board: IcebergBoard,
        theme: Theme,
        go_to: Callable[[Action], None],
    ) -> None:
        super().__init__(window)
        self.frame.setAccessibleName(tr("Actions"))
        self._contents = IcebergContents.of(document, board)
        self._theme = theme
        self._go_to = go_to
        self.only_fifteen = Tick(tr("15 % solutions only"))
        self.only_fifteen.clicked.connect(self._fill)
        head = QHBoxLayout()
        head.addWidget(label(tr("What we will do, and where it acts"), "big"))
        head.addStretch(1)
        head.addWidget(self.only_fifteen)
        self.list = SheetList()
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(26, 22, 18, 22)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self._fill()

    def place_frame(self) -> None:
        """Take the middle of the window, as high as it may be."""
        width = min(_WIDTH, self.width() - 80)
        left = (self.width() - width) // 2
        self.frame.setGeometry(left, 40, width, self.height() - 80)

    def _fill(self) -> None:
        self.list.begin()
        shown = {level.kind: self._on(level.kind) for level in self._contents.board.levels}
        most = max((len(actions) for actions in shown.values()), default=0)
        for level in self._contents.board.levels:
            actions = shown[level.kind]
            self.list.add(_LevelHead(level.title, level.response, len(actions), most, self._theme))
            for card, action in actions:
                self.list.add(_ActionRow(card, action, partial(self._open, action)))
        if not most:
            words = tr("No action yet. Select a card and press A to add one.")
            self.list.add(label(words, "quiet", wraps=True))
        self.list.end()

    def _on(self, level: str) -> list[tuple[Card, Action]]:
        wanted = self.only_fifteen.isChecked()
        return [
            (card, action)
            for card in self._contents.on_level(level)
            for action in self._contents.actions.get(card.id, ())
            if action.fifteen or not wanted
        ]

    def _open(self, action: Action) -> None:
        self.leave()
        self._go_to(action)


class _LevelHead(QWidget):
    """A level's name, how many actions it has, and a quiet bar of that length."""

    def __init__(self, title: str, response: str, count: int, most: int, theme: Theme) -> None:
        super().__init__()
        self._share = count / most if most else 0.0
        self._theme = theme
        self.setMinimumHeight(46)
        words = tr_count("{n} action", "{n} actions", count) if count else tr("none")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 14)
        row.addWidget(label(title, "heading"))
        row.addWidget(label(response, "quiet"))
        row.addStretch(1)
        row.addWidget(label(words, "quiet"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            top = self.height() - _BAR - 2
            painter.setBrush(QColor(self._theme.hairline))
            painter.drawRoundedRect(0, top, self.width(), _BAR, 4, 4)
            painter.setBrush(QColor(self._theme.accent))
            painter.drawRoundedRect(0, top, round(self.width() * self._share), _BAR, 4, 4)


class _ActionRow(SheetRow):
    """One action and the card that it is about."""

    def __init__(self, card: Card, action: Action, opened: Callable[[], None]) -> None:
        about = " ".join(card.text.split())
        super().__init__(f"{action.what}, {details(action)}, {about}", opened)
        words = QVBoxLayout()
        words.setSpacing(1)
        what = f"✓ {action.what}" if action.done else action.what
        words.addWidget(label(what, "strong", wraps=True))
        words.addWidget(label(about, "small", wraps=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 8, 5)
        row.addLayout(words, 1)
        row.addWidget(label(details(action), "quiet"))
