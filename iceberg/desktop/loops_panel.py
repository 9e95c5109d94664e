"""The panel of loops: found as they appear, lit when pointed at, named with a double click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from iceberg.analysis.labels import LabelledLoop
from iceberg.analysis.story import tell
from iceberg.desktop.actions import Actions
from iceberg.desktop.fields import GrowingText
from iceberg.desktop.labels import label, rule
from iceberg.drawing.theme import Theme
from iceberg.edits.describe import describe, name_loop
from iceberg.model.contents import LoopContents
from iceberg.store.session import Session, Topic
from iceberg.words import tr, tr_count

ROW: Final = 52
Index = QModelIndex | QPersistentModelIndex


def detail_of(loop: LabelledLoop) -> str:
    """Return what stands under a loop's name: its length, its delays, what it was."""
    n, delays = len(loop.loop.links), loop.loop.delays
    words = tr_count("{n} variable", "{n} variables", n)
    if delays:
        words += " · " + tr_count("{n} delay", "{n} delays", delays)
    if loop.was:
        words += " · " + tr("was {label}", label=loop.was)
    return words


class LoopRows(QAbstractListModel):
    """The loops as rows; thousands cost nothing until they are seen."""

    def __init__(self) -> None:
        super().__init__()
        self.loops: tuple[LabelledLoop, ...] = ()

    def show(self, loops: Sequence[LabelledLoop]) -> None:
        """Show other loops."""
        self.beginResetModel()
        self.loops = tuple(loops)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self.loops)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and index.isValid():
            loop = self.loops[index.row()]
            return f"{loop.label} {loop.name or tr('unnamed')}, {detail_of(loop)}"
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
        state = option.state
        letter = loop.label[0]
        ink = {"R": theme.reinforcing, "B": theme.balancing}.get(letter, theme.unknown)
        soft = {"R": theme.reinforcing_soft, "B": theme.balancing_soft}.get(letter)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(soft or theme.accent_soft))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 8, 8)
        self._write(painter, rect.adjusted(14, 0, 0, 0), loop.label, ink, 18, QFont.Weight.Bold)
        text = rect.adjusted(62, 7, -8, 0)
        name_ink = theme.ink if loop.name else theme.quiet_ink
        name = loop.name or tr("unnamed")
        weight = QFont.Weight.DemiBold if loop.name else QFont.Weight.Normal
        top = QRect(text.left(), text.top(), text.width(), 20)
        self._write(painter, top, name, name_ink, 15, weight)
        under = top.translated(0, 20)
        self._write(painter, under, detail_of(loop), theme.quiet_ink, 12, QFont.Weight.Normal)
        painter.restore()

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


class LoopsList(QListView):
    """The rows; keys and pointer light the loop they are at."""

    def __init__(self, panel: LoopsPanel) -> None:
        super().__init__()
        self._panel = panel
        self.setAccessibleName(tr("Loops"))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setAcceptDrops(False)
        self.setUniformItemSizes(True)
        self.entered.connect(lambda index: panel.light(index.row()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._panel.unlight()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self._panel.name_current()
            case Qt.Key.Key_Escape:
                self.clearSelection()
                self._panel.unlight()
            case _:
                super().keyPressEvent(event)


class LoopsPanel(QWidget):
    """All loops of the board, and the story of the one that is chosen."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._contents: LoopContents | None = None
        self._chosen: tuple[str, ...] | None = None
        self._rows = LoopRows()
        self._painter = LoopRowPainter(self._rows)
        self._list = LoopsList(self)
        self._list.setModel(self._rows)
        self._list.setItemDelegate(self._painter)
        self._list.selectionModel().currentChanged.connect(self._choose)
        self._list.doubleClicked.connect(lambda _index: self.name_current())
        self._count = label("", "small")
        self._empty = label(
            tr("No loop yet. A loop appears as soon as the links lead back to where they began."),
            "quiet",
            wraps=True,
        )
        self._story_title = label("", "heading")
        self._story = GrowingText(tr("The story of the loop"), self._set_story)
        self._story.setStyleSheet("font-size: 14px;")
        self._story_rule = rule()
        head = QHBoxLayout()
        head.addWidget(label(tr("Loops"), "heading"))
        head.addStretch(1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self._list)
        for part in (self._story_rule, self._story_title, self._story):
            column.addWidget(part)
        session.listen(self._follow)
        self._show_story()

    def set_theme(self, theme: Theme) -> None:
        """Paint the rows in other colours."""
        self._painter.theme = theme
        self._list.viewport().update()

    def show_loops(
        self, loops: Sequence[LabelledLoop], complete: bool, contents: LoopContents
    ) -> None:
        """Show the loops found last; the chosen one stays chosen while it lives."""
        self._contents = contents
        self._rows.show(loops)
        n = len(loops)
        if complete:
            self._count.setText(tr("{n} found · live", n=n))
        else:
            self._count.setText(tr("more than {n}; the shortest are shown", n=n))
        self._empty.setVisible(not loops)
        self._list.setVisible(bool(loops))
        self._list.setFixedHeight(min(n, 8) * ROW + 4)
        for row, loop in enumerate(loops):
            if loop.loop.key == self._chosen:
                self._list.setCurrentIndex(self._rows.index(row))
        self._show_story()

    def light(self, row: int) -> None:
        """Light a loop on the board."""
        if 0 <= row < len(self._rows.loops):
            loop = self._rows.loops[row]
            named = [loop.named.id] if loop.named else []
            self._session.light([*loop.loop.links, *loop.loop.variables, *named])

    def unlight(self) -> None:
        """Light the chosen loop only while the list has the focus; else nothing."""
        if self._list.hasFocus() and self._current() is not None:
            self.light(self._list.currentIndex().row())
        else:
            self._session.light(())

    def name_current(self) -> None:
        """Ask for the name of the chosen loop."""
        loop = self._current()
        if loop is None or self._contents is None:
            return
        ask = self._actions.context.desk.ask_text
        name = ask(tr("Name the loop {label}", label=loop.label), tr("Name"), loop.name)
        if name is not None:
            self._name(loop, name.strip())

    def _name(self, loop: LabelledLoop, name: str) -> None:
        assert self._contents is not None
        patch = name_loop(
            self._session.store.document,
            self._contents.board.id,
            loop.loop.links,
            loop.loop.letter,
            loop.number,
            name,
        )
        self._session.store.do(tr("Name the loop"), patch)

    def _current(self) -> LabelledLoop | None:
        row = self._list.currentIndex().row()
        return self._rows.loops[row] if 0 <= row < len(self._rows.loops) else None

    def _choose(self, index: QModelIndex) -> None:
        loop = self._current()
        self._chosen = loop.loop.key if loop else None
        if self._list.hasFocus():
            self.light(index.row())
        self._show_story()

    def _show_story(self) -> None:
        loop = self._current()
        if loop is None and self._rows.loops:
            loop = self._rows.loops[0]
        is_told = loop is not None and self._contents is not None
        for part in (self._story_rule, self._story_title, self._story):
            part.setVisible(is_told)
        if loop is not None and self._contents is not None:
            self._story_title.setText(tr("The story of {label}", label=loop.label))
            self._story.show_text(loop.story or tell(loop.loop, self._contents))

    def _set_story(self, text: str) -> None:
        loop = self._current() or (self._rows.loops[0] if self._rows.loops else None)
        if loop is None or self._contents is None:
            return
        if loop.named is None:
            self._name(loop, "")
            document = self._session.store.document
            named = next(
                n
                for n in LoopContents.of(document, self._contents.board).loops.values()
                if set(n.links) == set(loop.loop.links)
            )
        else:
            named = loop.named
        patch = describe(self._session.store.document, named.id, story=text)
        self._session.store.do(tr("Tell the story"), patch)

    def _follow(self, topic: Topic) -> None:
        if topic is Topic.BOARD:
            self._chosen = None
            self._rows.show(())
