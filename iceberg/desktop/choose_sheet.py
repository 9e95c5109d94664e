"""A sheet on which one chooses one or two of several things, by keyboard or mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from iceberg.commands.command import Chosen, Option
from iceberg.desktop.labels import label
from iceberg.desktop.perspective_row import colour_icon
from iceberg.desktop.sheets import Sheet
from iceberg.model.record import RecordId
from iceberg.words import tr

WIDTH: Final = 560
ROW: Final = 38
MOST_ROWS: Final = 12
_CHOOSERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ChooseSheet(Sheet):
    """A list; it goes as soon as enough is chosen."""

    def __init__(
        self, window: QWidget, title: str, options: Sequence[Option], count: int, done: Chosen
    ) -> None:
        super().__init__(window)
        self._options = list(options)
        self._count = count
        self._done = done
        self._chosen: list[RecordId] = []
        self.list = QListWidget()
        self.list.setObjectName("chooseList")
        self.list.setAccessibleName(title)
        self.list.setIconSize(QSize(18, 18))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.list.installEventFilter(self)
        self.setFocusProxy(self.list)
        self.list.itemClicked.connect(lambda _item: self._take(self.list.currentRow()))
        for option in self._options:
            self.list.addItem(self._item(option))
        self.list.setCurrentRow(0)
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(label(title, "big"))
        column.addWidget(self.list)
        column.addWidget(label(self._hint(), "small"))
        self._show()

    def place_frame(self) -> None:
        """Stand in the middle, as high as the list."""
        rows = max(1, min(MOST_ROWS, len(self._options)))
        width = min(WIDTH, self.width() - 48)
        height = min(rows * ROW + 116, self.height() - 48)
        left, top = (self.width() - width) // 2, (self.height() - height) // 3
        self.frame.setGeometry(left, top, width, height)

    def _item(self, option: Option) -> QListWidgetItem:
        item = QListWidgetItem()
        item.setSizeHint(QSize(0, ROW))
        if option.colour:
            item.setIcon(colour_icon(option.colour))
        return item

    def _hint(self) -> str:
        if self._count > 1:
            return tr("Press two numbers, or Enter on each · Esc leaves")
        return tr("Enter chooses · Esc leaves")

    def _show(self) -> None:
        for row, option in enumerate(self._options):
            detail = f"  ·  {option.detail}" if option.detail else ""
            number = f"{row + 1}   " if row < 9 else ""
            mark = "   ✓" if option.id in self._chosen else ""
            self.list.item(row).setText(f"{number}{option.title}{detail}{mark}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in _CHOOSERS:
                self._take(self.list.currentRow())
                return True
            if event.text() in tuple("123456789"):
                self._take(int(event.text()) - 1)
                return True
        return super().eventFilter(watched, event)

    def _take(self, row: int) -> None:
        """Choose an option, or let it go again; leave when there are enough."""
        if not 0 <= row < len(self._options):
            return
        id_ = self._options[row].id
        if id_ in self._chosen:
            self._chosen.remove(id_)
        else:
            self._chosen.append(id_)
        self.list.setCurrentRow(row)
        self._show()
        if len(self._chosen) == self._count:
            self.leave()
            self._done(tuple(self._chosen))
