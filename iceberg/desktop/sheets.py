"""A sheet that lies over the window until Escape: for the palette and the page of keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget


class Sheet(QWidget):
    """Dims the window behind a frame in its middle; gives the focus back when it goes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.frame = QFrame(self)
        self.frame.setObjectName("sheet")
        self._before: QWidget | None = None

    def open_over(self, window: QWidget) -> None:
        """Show the sheet over a window."""
        self._before = window.focusWidget()
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.place_frame()
        self.show()
        self.raise_()
        self.setFocus()

    def place_frame(self) -> None:
        """Put the frame in the middle; a sheet may know better."""
        hint = self.frame.sizeHint()
        width = min(hint.width(), self.width() - 48)
        height = min(hint.height(), self.height() - 48)
        left, top = (self.width() - width) // 2, (self.height() - height) // 2
        self.frame.setGeometry(left, top, width, height)

    def leave(self) -> None:
        """Take the sheet away."""
        before, self._before = self._before, None
        self.hide()
        self.deleteLater()
        if before is not None:
            before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        window = self.parentWidget()
        if watched is window and event.type() == QEvent.Type.Resize:
            self.setGeometry(window.rect())
            self.place_frame()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(11, 34, 57, 90))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.frame.geometry().contains(event.position().toPoint()):
            self.leave()

    def event(self, event: QEvent) -> bool:
        # The window's keys rest while a sheet lies over it: undo, say, would change what is hidden.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
