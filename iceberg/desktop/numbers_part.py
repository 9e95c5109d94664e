"""Where measured numbers are pasted, or read from a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iceberg.desktop.fields import GrowingText
from iceberg.desktop.labels import label
from iceberg.errors import IcebergError
from iceberg.exchange.decoding import decoded
from iceberg.exchange.numbers import numbers_in
from iceberg.files.reading import read_file
from iceberg.words import tr, tr_count


class NumbersPart(QWidget):
    """Takes a column of a table in whatever way of writing; says what it found."""

    def __init__(self, taken: Callable[[tuple[float, ...]], None]) -> None:
        super().__init__()
        self._taken = taken
        self.field = GrowingText(tr("Numbers"), self._take, look="numbers")
        self.field.setPlaceholderText(tr("A column from a spreadsheet, oldest first"))
        self.field.setMaximumHeight(64)
        self.field.show_text("numbers", "")
        self.said: QLabel = label("", "small", wraps=True)
        self.said.hide()
        choose = QPushButton(tr("From a file…"))
        choose.setObjectName("link")
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addLayout(row)

    def _take(self, _owner: object, text: str) -> bool:
        try:
            numbers = numbers_in(text) if text.strip() else ()
        except IcebergError as refusal:
            self._say(str(refusal))
            return False
        if numbers:
            self._say(tr_count("{n} number.", "{n} numbers.", len(numbers)))
            self._taken(numbers)
        return True

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Numbers from a file"), "", tr("Tables (*.csv *.tsv *.txt)")
        )
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Take the numbers of a file."""
        try:
            text = decoded(read_file(path), path.name)
        except IcebergError as refusal:
            self._say(str(refusal))
        else:
            self._take(None, text)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()
