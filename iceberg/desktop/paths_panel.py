"""The panel of paths between two variables: all lit first, one when it is pointed at."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from iceberg.analysis.path_words import balance, detail, route, together
from iceberg.analysis.paths import Path, PathList
from iceberg.commands.traced import contents_of, ids_along, light, paths_of
from iceberg.desktop.labels import label, plain_tip
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Variable
from iceberg.store.session import Session, Topic
from iceberg.words import tr

_SIGNS: Final = {"+": "+", "-": "−", "?": "?"}
_PADDING: Final = QSize(28, 16)
_TALLEST: Final = 330
"""Pixels of a list; it scrolls to the rest."""


class PathsList(QListWidget):
    """The paths in one direction; Up and Down go from one to the next."""

    pointed = Signal(int)
    """The row that is pointed at; below zero: none."""
    beyond = Signal(int)
    """An arrow key went past the last row (1) or the first (-1)."""

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.entered.connect(lambda index: self.pointed.emit(index.row()))
        self.currentRowChanged.connect(self.pointed)

    def show_paths(self, paths: PathList, contents: LoopContents) -> None:
        """List these, none of them chosen."""
        self.blockSignals(True)
        self.clear()
        for path in paths.paths:
            words = route(path, contents)
            item = QListWidgetItem(f"{_SIGNS[path.sign]}  {words}\n{detail(path)}")
            item.setToolTip(plain_tip(words))
            self.addItem(item)
        self.setCurrentRow(-1)
        self.blockSignals(False)
        self.setVisible(bool(paths.paths))
        self._fit()

    def _fit(self) -> None:
        """Make the rows as high as their words need, and the list as high as its rows."""
        heights = [self._fit_row(self.item(row)) for row in range(self.count())]
        self.setFixedHeight(min(_TALLEST, sum(heights) + 4))

    def _fit_row(self, item: QListWidgetItem) -> int:
        width = self.viewport().width() - _PADDING.width()
        room = QRect(0, 0, max(80, width), 2000)
        words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
        item.setSizeHint(QSize(0, words.height() + _PADDING.height()))
        return item.sizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # All paths are lit until a person goes to one: Qt would go to the first at once.
        row = self.currentRow()
        self.blockSignals(True)
        super().focusInEvent(event)
        if row < 0:
            self.setCurrentRow(-1)
        self.blockSignals(False)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        # What the keys are at stays lit when the pointer goes.
        self.pointed.emit(self.currentRow() if self.hasFocus() else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentRow()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_T):
            event.ignore()
        elif key == Qt.Key.Key_Down and row == self.count() - 1:
            self.beyond.emit(1)
        elif key == Qt.Key.Key_Up and row <= 0:
            self.beyond.emit(-1)
        else:
            super().keyPressEvent(event)


class _Direction(QWidget):
    """One direction: from where to where, what all paths do, and each of them."""

    def __init__(self) -> None:
        super().__init__()
        self.found = PathList()
        self.title = label("", "heading", wraps=True)
        self.together = label("", "field", wraps=True)
        self.balance = label("", "quiet", wraps=True)
        self.list = PathsList()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.title, self.together, self.balance, self.list):
            column.addWidget(part)

    def show_paths(self, title: str, found: PathList, contents: LoopContents) -> None:
        """Show the paths of this direction."""
        self.found = found
        self.title.setText(title)
        self.list.setAccessibleName(title)
        self.together.setText(together(found))
        words = balance(found)
        self.balance.setText(words)
        self.balance.setVisible(bool(words))
        self.list.show_paths(found, contents)


class PathsPanel(QWidget):
    """The paths between the two traced variables, there and back."""

    left = Signal()
    """The person is done here: the board may have the keys again."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._contents: LoopContents | None = None
        self.there, self.back = _Direction(), _Direction()
        self.done = QPushButton(tr("Done"))
        self.done.setObjectName("link")
        self.done.setToolTip(tr("Trace no more (Escape)"))
        self.done.clicked.connect(self._end)
        head = QHBoxLayout()
        head.addWidget(label(tr("Paths"), "heading"))
        head.addStretch(1)
        head.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        for one, other in ((self.there, self.back), (self.back, self.there)):
            column.addWidget(one)
            one.list.pointed.connect(lambda row, of=one: self._point(of, row))
            one.list.beyond.connect(lambda way, to=other: self._go_on(to, way))
        session.listen(self._follow)

    @property
    def is_wanted(self) -> bool:
        """Whether paths are traced."""
        tracing = self._session.tracing
        return tracing is not None and tracing.between

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_T):
            self._end()
        else:
            super().keyPressEvent(event)

    def begin(self) -> None:
        """Take the keys, at the first list that has a path."""
        first = self.there if self.there.found.paths else self.back
        (first.list if first.found.paths else self.done).setFocus()

    def _follow(self, topic: Topic) -> None:
        if topic is Topic.TRACING and self.is_wanted:
            self._show()

    def _show(self) -> None:
        tracing, self._contents = self._session.tracing, contents_of(self._session)
        contents = self._contents
        if tracing is None or contents is None:
            return
        one, other = (self._session.store.document.get(id_, Variable) for id_ in tracing.start)
        if one is None or other is None:
            return
        there, back = paths_of(self._session)
        self.there.show_paths(_title(one, other), there, contents)
        self.back.show_paths(_title(other, one), back, contents)
        self._light(*there.paths, *back.paths)

    def _light(self, *paths: Path) -> None:
        tracing = self._session.tracing
        if self._contents is not None and tracing is not None and tracing.between:
            ids = ids_along(self._contents, *paths)
            self._session.light(ids.union(tracing.start))

    def _point(self, direction: _Direction, row: int) -> None:
        """Light one path, or all when none is pointed at."""
        if 0 <= row < len(direction.found.paths):
            self._light(direction.found.paths[row])
        else:
            self._light(*self.there.found.paths, *self.back.found.paths)

    def _go_on(self, direction: _Direction, way: int) -> None:
        """Go on to the other list, at its end that is nearer."""
        count = len(direction.found.paths)
        if count and (way > 0) == (direction is self.back):
            direction.list.setFocus()
            direction.list.setCurrentRow(0 if way > 0 else count - 1)
            self._point(direction, direction.list.currentRow())

    def _end(self) -> None:
        light(self._session, None)
        self.left.emit()


def _title(source: Variable, target: Variable) -> str:
    return tr("From “{source}” to “{target}”", source=source.name, target=target.name)
