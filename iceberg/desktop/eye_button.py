"""The eye on a perspective's row: its cards are shown, or hidden."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QToolButton

from iceberg.desktop.icons import icon
from iceberg.desktop.labels import plain_tip
from iceberg.words import tr


class EyeButton(QToolButton):
    """Open while shown, struck out while hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("eye")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setIconSize(QSize(16, 16))
        self._is_hidden = False
        self._draw()

    def show_eye(self, name: str, *, hidden: bool) -> None:
        """Show whether the cards of a perspective are hidden."""
        show = tr("Show the cards of {name}", name=name)
        words = show if hidden else tr("Hide the cards of {name}", name=name)
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        if hidden != self._is_hidden:
            self._is_hidden = hidden
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        self.setIcon(icon("eye-off" if self._is_hidden else "eye", ink))
