"""All actions by the level of what they are about, so that a group sees where it acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from iceberg.desktop.card_actions import details
from iceberg.desktop.choices import Tick
from iceberg.desktop.labels import clear_layout, label
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
        self._list = QWidget()
        self._list.setObjectName("plain")
        rows = QVBoxLayout(self._list)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setSpacing(6)
        scroll = QScrollArea()
        scroll.setObjectName("plain")
        scroll.setWidget(self._list)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(26, 22, 18, 22)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        self._fill()

    def place_frame(self) -> None:
        """Take the middle of the window, as high as it may be."""
        width = min(_WIDTH, self.width() - 80)
        left = (self.width() - width) // 2
        self.frame.setGeometry(left, 40, width, self.height() - 80)

    def _fill(self) -> None:
        clear_layout(self._list)
        rows = self._list.layout()
        assert isinstance(rows, QVBoxLayout)
        while rows.count():
            rows.takeAt(0)
        shown = {level.kind: self._on(level.kind) for level in self._contents.board.levels}
        most = max((len(actions) for actions in shown.values()), default=0)
        for level in self._contents.board.levels:
            actions = shown[level.kind]
            rows.addWidget(_LevelHead(level.title, level.response, len(actions), most, self._theme))
            for card, action in actions:
                rows.addWidget(_ActionRow(card, action, self._open))
        if not most:
            words = tr("No action yet. Select a card and press A to add one.")
            rows.addWidget(label(words, "quiet", wraps=True))
        rows.addStretch(1)

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


class _ActionRow(QFrame):
    """One action and the card that it is about."""

    def __init__(self, card: Card, action: Action, opened: Callable[[Action], None]) -> None:
        super().__init__()
        self.setObjectName("row")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._action = action
        self._opened = opened
        about = " ".join(card.text.split())
        self.setAccessibleName(f"{action.what}, {details(action)}, {about}")
        words = QVBoxLayout()
        words.setSpacing(1)
        what = f"✓ {action.what}" if action.done else action.what
        words.addWidget(label(what, "strong", wraps=True))
        words.addWidget(label(about, "small", wraps=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 8, 5)
        row.addLayout(words, 1)
        row.addWidget(label(details(action), "quiet"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._opened(self._action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._opened(self._action)
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)
