"""A sheet that lies over the window until Escape: for the palette and the page of keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget


class Sheet(QWidget):
    """Dims the window behind a frame in its middle; gives the focus back when it goes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.frame = QFrame(self)
        self.frame.setObjectName("sheet")
        self._before: QWidget | None = None
        self._is_keeping = False

    def open_over(self, window: QWidget) -> None:
        """Show the sheet over a window."""
        self._before = window.focusWidget()
        window.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._keep_focus)
        self.setGeometry(window.rect())
        self.place_frame()
        self.show()
        self.raise_()
        self.setFocus()

    def _keep_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Keep the keys here: what lies behind is out of reach, also when a field is left."""
        if self._is_keeping or not self.isVisible() or not self.isActiveWindow():
            return
        # A sheet that lies over this one has the keys, and so has a dialog.
        if new is not None and (_sheet_of(new) is not None or new.window() is not self.window()):
            return
        self._is_keeping = True
        self.setFocus()
        self._is_keeping = False

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
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._keep_focus)
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


def _sheet_of(widget: QWidget) -> Sheet | None:
    """Return the sheet that a widget is, or lies on."""
    around: QWidget | None = widget
    while around is not None and not isinstance(around, Sheet):
        around = around.parentWidget()
    return around
