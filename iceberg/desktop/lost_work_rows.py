"""What an earlier run left unsaved, on the first page: a picture, when it was, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QDate, QLocale, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iceberg.desktop.labels import label
from iceberg.desktop.lost_work import LostWork
from iceberg.desktop.thumbnail import picture_of
from iceberg.drawing.theme import Theme
from iceberg.model.iceberg_board import Card
from iceberg.model.loop_board import Variable
from iceberg.words import tr, tr_count

_PICTURE: Final = QSize(176, 110)
MOST_SHOWN: Final = 4


class LostWorkRows(QWidget):
    """One row for each document; it goes when it was opened or thrown away."""

    def __init__(
        self, works: Sequence[LostWork], opened: Callable[[LostWorkRow], None], theme: Theme
    ) -> None:
        super().__init__()
        self.rows: list[LostWorkRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(tr("Not saved when the program ended"), "heading"))
        for work in works[:MOST_SHOWN]:
            row = LostWorkRow(work, opened, self._hide_when_empty, theme)
            self.rows.append(row)
            column.addWidget(row)

    def _hide_when_empty(self) -> None:
        self.setVisible(any(not row.isHidden() for row in self.rows))


class LostWorkRow(QFrame):
    """One document, with its two ways to go."""

    def __init__(
        self,
        work: LostWork,
        opened: Callable[[LostWorkRow], None],
        gone: Callable[[], None],
        theme: Theme,
    ) -> None:
        super().__init__()
        self.setObjectName("welcomeCard")
        self._work, self._opened, self._gone = work, opened, gone
        self._is_sure = False
        picture = QLabel()
        drawn = picture_of(work.found.document, _PICTURE, self.devicePixelRatioF(), theme)
        if drawn is not None:
            picture.setPixmap(drawn)
        title = work.found.document.about.title
        self.open = QPushButton(tr("Open it"))
        self.open.setObjectName("primary")
        self.open.setAccessibleName(tr("Open {title}", title=title))
        self.open.clicked.connect(self._open)
        self.drop = QPushButton(tr("Throw away"))
        self.drop.setObjectName("quiet")
        self.drop.clicked.connect(self._throw_away)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch(1)
        words.addWidget(label(title, "big", wraps=True))
        words.addWidget(label(_details(work), "quiet", wraps=True))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(picture)
        row.addLayout(words, 1)
        row.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)

    def _open(self) -> None:
        self._opened(self)

    def leave(self) -> None:
        """Go from the page: it is open now, or thrown away."""
        self.hide()
        self._gone()

    @property
    def work(self) -> LostWork:
        """What it is about."""
        return self._work

    def _throw_away(self) -> None:
        """Ask once more in the button itself; then it is gone for good."""
        if not self._is_sure:
            self._is_sure = True
            self.drop.setText(tr("Really throw away?"))
            return
        self._work.throw_away()
        self.leave()


def _details(work: LostWork) -> str:
    document, last = work.found.document, work.found.last
    cards, variables = len(list(document.all(Card))), len(list(document.all(Variable)))
    counts = [
        tr_count("{n} card", "{n} cards", cards) if cards else "",
        tr_count("{n} variable", "{n} variables", variables) if variables else "",
    ]
    time = f"{last.hour:02}:{last.minute:02}"
    day = QDate(last.year, last.month, last.day)
    if day != QDate.currentDate():
        time = f"{QLocale().toString(day, QLocale.FormatType.ShortFormat)}, {time}"
    parts = [*counts, tr("last change {time}", time=time)]
    if work.found.path is not None:
        parts.append(tr("from {name}", name=work.found.path.name))
    return " · ".join(part for part in parts if part)
