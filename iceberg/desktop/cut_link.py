"""A link of a side panel, cut where the panel ends."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from iceberg.desktop.labels import plain_tip

_SIDES: Final = 16
"""Pixels beside the words."""


class CutLink(QPushButton):
    """Shows as much of its words as there is room for, and all of them in its tip."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = " ".join(words.split())
        self.setObjectName("link")
        self.setAccessibleName(self.words)
        self.setToolTip(plain_tip(self.words))
        self.setText(self.words.replace("&", "&&"))
        # A button would not let itself be made narrower than its words.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as all words."""
        self.ensurePolished()
        # One more, since the width of letters is not a whole number of pixels.
        width = self.fontMetrics().horizontalAdvance(self.words) + _SIDES + 1
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never wider than the panel."""
        return QSize(40, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - _SIDES
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
