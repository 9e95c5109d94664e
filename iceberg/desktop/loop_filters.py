"""What of the loops is listed, and in which order: sorted, searched, through what is selected."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from iceberg.analysis.labels import LabelledLoop
from iceberg.analysis.ordering import LoopBook, LoopOrder
from iceberg.desktop.choices import Choice
from iceberg.model.document import Document
from iceberg.model.loop_board import Link, Variable, shown_name
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.words import tr, tr_count

ORDERS: Final[tuple[tuple[LoopOrder, str], ...]] = (
    (LoopOrder.LABEL, "By number"),
    (LoopOrder.LENGTH, "By length"),
    (LoopOrder.DELAYS, "By delays"),
    (LoopOrder.GOAL, "By goals"),
    (LoopOrder.SHARED, "By sharing"),
    (LoopOrder.NAME, "By name"),
)
FEWEST: Final = 3
"""From so many loops on there is something to sort and to search."""
_LONGEST: Final = 26


class SearchField(QLineEdit):
    """A line to search by; Escape empties it, Down goes on to what was found."""

    gone_on = Signal()
    """The person is done typing and wants what was found."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.gone_on.emit()
            case _:
                super().keyPressEvent(event)


class LoopFilters(QWidget):
    """Search, order, and whether only loops through the selection are listed."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._through: tuple[RecordId, ...] = ()
        self.search = SearchField()
        self.search.setPlaceholderText(tr("Find"))
        self.search.setAccessibleName(tr("Find a loop by its name or its variables"))
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self.order = Choice(tr("Order of the loops"))
        for order, words in ORDERS:
            self.order.addItem(tr(words), order)
        self.order.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.order.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.order.setMinimumContentsLength(8)
        self.through = _Switch()
        self.through.toggled.connect(lambda _on: self.changed.emit())
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(6, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.search, 1)
        line.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._line)
        column.addWidget(self.through)

    def of(self, book: LoopBook) -> tuple[LabelledLoop, ...]:
        """Return the loops to list, in their order."""
        if len(book.loops) < FEWEST and not self.search.text():
            loops = book.loops
        else:
            loops = book.sorted(self.chosen_order)
        holds = book.found(self.search.text())
        passes = book.through(self._through if self.is_narrowed else ())
        return tuple(one for one in loops if holds(one) and passes(one))

    @property
    def chosen_order(self) -> LoopOrder:
        """What the loops are sorted by."""
        order: LoopOrder = self.order.currentData()
        return order

    @property
    def is_narrowed(self) -> bool:
        """Whether only loops through the selection are listed."""
        return bool(self._through) and self.through.isChecked()

    def refresh(self, book: LoopBook) -> None:
        """Offer what fits the loops and the selection."""
        self._line.setVisible(len(book.loops) >= FEWEST or bool(self.search.text()))
        document = self._session.store.document
        self._through = tuple(
            id_
            for id_ in self._session.selection
            if isinstance(document.records.get(id_), Variable | Link)
        )
        passing = sum(map(book.through(self._through), book.loops))
        self.through.setVisible(bool(self._through and book.loops))
        what = _named(document, self._through)
        self.through.setText(
            tr("Only through {what} ({n})", what=what, n=passing).replace("&", "&&")
        )
        self.setVisible(self._line.isVisibleTo(self) or self.through.isVisibleTo(self))


class _Switch(QPushButton):
    """A wide button that stays down."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("option")
        self.setCheckable(True)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())


def _named(document: Document, ids: tuple[RecordId, ...]) -> str:
    """Return what to call the things that loops pass."""
    records = [document.records[id_] for id_ in ids]
    if len(records) == 1 and isinstance(records[0], Variable):
        name = shown_name(records[0])
        short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        return tr("“{name}”", name=short)
    if all(isinstance(record, Link) for record in records):
        return tr_count("this link", "these {n} links", len(records))
    return tr("these {n}", n=len(records))
