"""What a sheet lists: rows that lead somewhere by Enter or a click, in a part that scrolls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from iceberg.desktop.labels import clear_layout


class SheetRow(QFrame):
    """A row that is opened by Enter, Space or a click, and left by the arrow keys."""

    def __init__(self, name: str, opened: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("row")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self._opened = opened

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._opened()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._opened()
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)


class SheetList(QScrollArea):
    """Rows below each other."""

    def __init__(self) -> None:
        super().__init__()
        self._list = QWidget()
        self._list.setObjectName("plain")
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(6)
        self.setObjectName("plain")
        self.setWidget(self._list)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def begin(self) -> None:
        """Take all rows away."""
        clear_layout(self._list)
        while self._rows.count():
            self._rows.takeAt(0)

    def add(self, row: QWidget) -> None:
        """Put a row below the others."""
        self._rows.addWidget(row)

    def end(self) -> None:
        """Keep the rows together at the top."""
        self._rows.addStretch(1)
