"""A large button of the first page: a picture, a title and a line of words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from iceberg.desktop.labels import label

_SIDEWAYS = 3
"""How much more a card aside counts as far than one in line, on the way up or down."""


class StartCard(QFrame):
    """One way to begin; arrow keys lead from card to card."""

    def __init__(
        self, picture: QWidget, title: str, words: str, chosen: Callable[[], None], field: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName("welcomeCard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{field}. {words}" if field else words)
        self.picture = picture
        self._chosen = chosen
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._column.addWidget(picture)
        if field:
            self._column.addSpacing(4)
            self._column.addWidget(label(field, "welcomeField"))
        self._column.addWidget(label(title, "big", wraps=True))
        self._column.addWidget(label(words, "quiet", wraps=True))
        self._column.addStretch(1)
        self.set_air(20)

    def set_air(self, air: int) -> None:
        """Keep the picture and the words this far from the edge, in pixels."""
        self._column.setContentsMargins(air, air - 2, air, air)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._chosen()
            case Qt.Key.Key_Right:
                self.focusNextChild()
            case Qt.Key.Key_Left:
                self.focusPreviousChild()
            case Qt.Key.Key_Down:
                self._go(1)
            case Qt.Key.Key_Up:
                self._go(-1)
            case _:
                super().keyPressEvent(event)

    def _go(self, way: int) -> None:
        """Give the focus to the nearest card below (1) or above (-1), if there is one."""
        here = self.middle()
        near = {}
        for card in self.window().findChildren(StartCard):
            there = card.middle() - here
            if card.isVisible() and there.y() * way > self.height() // 2:
                near[card] = abs(there.y()) + _SIDEWAYS * abs(there.x())
        if near:
            min(near, key=lambda card: near[card]).setFocus(Qt.FocusReason.TabFocusReason)

    def middle(self) -> QPoint:
        """Return its centre, in the window."""
        return self.mapTo(self.window(), self.rect().center())
