"""The glossary: what the cards are, and are not, in the order of the alphabet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iceberg.analysis.glossary import Entry
from iceberg.desktop.labels import label
from iceberg.desktop.sheet_rows import SheetList, SheetRow
from iceberg.desktop.sheets import Sheet
from iceberg.model.record import RecordId
from iceberg.words import tr

_WIDTH: Final = 760


class GlossarySheet(Sheet):
    """A list of terms; Enter on one goes to its card."""

    def __init__(
        self, window: QWidget, entries: Sequence[Entry], go_to: Callable[[RecordId], None]
    ) -> None:
        super().__init__(window)
        self.frame.setAccessibleName(tr("Glossary"))
        self._entries = entries
        self._go_to = go_to
        self.copy = QPushButton(tr("Copy as text"))
        self.copy.setObjectName("link")
        self.copy.setEnabled(bool(entries))
        self.copy.clicked.connect(self._copy)
        head = QHBoxLayout()
        head.addWidget(label(tr("What we mean, and what we do not"), "big"))
        head.addStretch(1)
        head.addWidget(self.copy)
        self.list = SheetList()
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(26, 22, 18, 22)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self._fill()

    def place_frame(self) -> None:
        """Take the middle of the window, as high as it may be."""
        width = min(_WIDTH, self.width() - 80)
        left = (self.width() - width) // 2
        self.frame.setGeometry(left, 40, width, self.height() - 80)

    def _fill(self) -> None:
        self.list.begin()
        for entry in self._entries:
            self.list.add(_EntryRow(entry, partial(self._open, entry.card)))
        if not self._entries:
            words = tr(
                "Nothing here yet. Select a card and say in the panel what it is, "
                "and what it is not."
            )
            self.list.add(label(words, "quiet", wraps=True))
        self.list.end()

    def _open(self, card: RecordId) -> None:
        self.leave()
        self._go_to(card)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(map(_as_text, self._entries)))
        self.copy.setText(tr("Copied"))


class _EntryRow(SheetRow):
    def __init__(self, entry: Entry, opened: Callable[[], None]) -> None:
        super().__init__(_as_text(entry), opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 7, 8, 9)
        column.setSpacing(3)
        column.addWidget(label(entry.term, "strong", wraps=True))
        for name, text in _told(entry):
            row = QHBoxLayout()
            row.setSpacing(8)
            what = label(name, "quiet")
            what.setFixedWidth(56)
            row.addWidget(what)
            row.addWidget(label(text, "", wraps=True), 1)
            column.addLayout(row)


def _told(entry: Entry) -> list[tuple[str, str]]:
    both = ((tr("Is"), entry.is_what), (tr("Is not"), entry.is_not))
    return [(name, text) for name, text in both if text]


def _as_text(entry: Entry) -> str:
    return "\n".join([entry.term, *(f"{name}: {text}" for name, text in _told(entry))])
