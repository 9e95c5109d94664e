"""Rows of loops: a list that is quick with thousands, painted in the colours of their kinds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from iceberg.analysis.labels import LabelledLoop
from iceberg.desktop.labels import plain_tip
from iceberg.drawing.theme import Theme
from iceberg.words import tr

ROW: Final = 52
Index = QModelIndex | QPersistentModelIndex
_STATES = QStyle.StateFlag


class LoopRows(QAbstractListModel):
    """The loops as rows; thousands cost nothing until they are seen."""

    def __init__(self) -> None:
        super().__init__()
        self.loops: tuple[LabelledLoop, ...] = ()
        self.detail: Callable[[LabelledLoop], str] = lambda _loop: ""
        """What stands under a loop's name."""
        self.route: Callable[[LabelledLoop], str] = lambda _loop: ""
        """Which way it goes, shown while the pointer rests on it."""

    def show(self, loops: Sequence[LabelledLoop]) -> bool:
        """Show other loops; whether they differ from those shown."""
        new = tuple(loops)
        if new == self.loops:
            return False
        if len(new) == len(self.loops):
            # The list keeps its place while loops are named or told.
            self.loops = new
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
        else:
            self.beginResetModel()
            self.loops = new
            self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self.loops)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        loop = self.loops[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            pinned = tr("pinned") if loop.named and loop.named.pinned else ""
            parts = (f"{loop.label} {loop.name or tr('unnamed')}", pinned, self.detail(loop))
            return ", ".join(filter(None, parts))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(": ".join(filter(None, (loop.name, self.route(loop)))))
        return None


class LoopRowPainter(QStyledItemDelegate):
    """Paints one row: the label in the colour of its kind, the name, and what is known of it."""

    def __init__(self, rows: LoopRows) -> None:
        super().__init__()
        self._rows = rows
        self.theme: Theme | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, loop = self.theme, self._rows.loops[index.row()]
        if theme is None:
            return
        rect: QRect = option.rect
        letter = loop.label[0]
        ink = {"R": theme.reinforcing, "B": theme.balancing}.get(letter, theme.unknown)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, letter, theme)
        self._write(painter, rect.adjusted(8, 0, 0, 0), loop.label, ink, 18, QFont.Weight.Bold)
        # A long label, as of the thousandth loop, pushes the name to the right.
        left = max(54, painter.fontMetrics().horizontalAdvance(loop.label) + 20)
        top = QRect(rect.left() + left, rect.top() + 6, rect.width() - left - 26, 20)
        name, name_ink = loop.name or tr("unnamed"), theme.ink if loop.name else theme.quiet_ink
        weight = QFont.Weight.DemiBold if loop.name else QFont.Weight.Normal
        self._write(painter, top, name, name_ink, 15, weight)
        under = top.translated(0, 20).adjusted(0, 0, 18, 0)
        detail = self._rows.detail(loop)
        self._write(painter, under, detail, theme.quiet_ink, 12, QFont.Weight.Normal)
        if loop.named is not None and loop.named.pinned:
            _paint_pin(painter, rect, ink)
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, letter: str, theme: Theme
    ) -> None:
        soft = {"R": theme.reinforcing_soft, "B": theme.balancing_soft}.get(letter)
        box = option.rect.adjusted(1, 1, -1, -1)
        if option.state & (_STATES.State_Selected | _STATES.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(soft or theme.accent_soft))
            painter.drawRoundedRect(box, 8, 8)
        if option.state & _STATES.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 8, 8)

    def _write(
        self, painter: QPainter, rect: QRect, text: str, ink: str, size: int, weight: QFont.Weight
    ) -> None:
        font = painter.font()
        font.setPixelSize(size)
        font.setWeight(weight)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _paint_pin(painter: QPainter, row: QRect, ink: str) -> None:
    """Paint a drawing pin at the right end of a row's name."""
    x, y = row.right() - 18.0, row.top() + 16.0
    painter.setPen(QPen(QColor(ink), 1.6))
    painter.drawLine(QPointF(x, y), QPointF(x, y + 8))
    painter.setBrush(QColor(ink))
    painter.drawEllipse(QPointF(x, y - 2), 3.6, 3.6)


class LoopsList(QListView):
    """The list; the pointer and the arrow keys point at loops."""

    pointed = Signal(int)
    """The row that is pointed at."""
    let_go = Signal()
    """Nothing is pointed at any more."""
    name_asked = Signal()
    """The current loop is to be named."""
    pin_asked = Signal()
    """The current loop is to be pinned, or let go."""
    next_asked = Signal()
    """The story of the current loop is to go on by a link."""
    previous_asked = Signal()
    """The story of the current loop is to go back by a link."""

    def __init__(self, rows: LoopRows, painter: LoopRowPainter) -> None:
        super().__init__()
        self.setModel(rows)
        self.setItemDelegate(painter)
        self.setAccessibleName(tr("Loops"))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setAcceptDrops(False)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.entered.connect(lambda index: self.pointed.emit(index.row()))
        self.doubleClicked.connect(lambda _index: self.name_asked.emit())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() is not Qt.FocusReason.MouseFocusReason
        if by_key and not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
        if self.currentIndex().isValid():
            self.pointed.emit(self.currentIndex().row())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.let_go.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        # What the keys are at stays lit when the pointer goes.
        if self.hasFocus() and self.currentIndex().isValid():
            self.pointed.emit(self.currentIndex().row())
        else:
            self.let_go.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self.name_asked.emit()
            case Qt.Key.Key_P:
                self.pin_asked.emit()
            case Qt.Key.Key_Right:
                self.next_asked.emit()
            case Qt.Key.Key_Left:
                self.previous_asked.emit()
            case Qt.Key.Key_Escape:
                self.clearSelection()
                self.let_go.emit()
            case _:
                super().keyPressEvent(event)
