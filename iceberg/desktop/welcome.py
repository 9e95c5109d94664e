"""The first page: begin, open, go on, or begin with an example."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from iceberg.desktop.example_cards import GAP, ExampleCards
from iceberg.desktop.flow import Flow
from iceberg.desktop.icons import icon
from iceberg.desktop.labels import clear_layout, label, unjoined
from iceberg.desktop.settings import Settings
from iceberg.desktop.start_card import StartCard
from iceberg.drawing.theme import Theme, theme_named
from iceberg.words import tr

MOST_SHOWN: Final = 6
WIDEST: Final = 1180
EDGE: Final = 24
"""Air above and below a card that is brought into view."""
LONGEST_NAME: Final = 320
"""Pixels of a file's name that are shown; the rest is in its tip."""


class WelcomePage(QScrollArea):
    """What one sees first."""

    def __init__(
        self,
        settings: Settings,
        run: Callable[[str], None],
        open_file: Callable[[Path], None],
        go_back: Callable[[], None],
    ) -> None:
        """Make the page; `run` does the command with an id."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._settings = settings
        self._run = run
        self._open_file = open_file
        self._theme: Theme = theme_named("light")
        self.examples: ExampleCards | None = None
        """Made behind the first paint, so that one can begin or open something before that."""
        self._knows_boards = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._add_examples)
        self._starts: list[tuple[str, QLabel, StartCard]] = []
        self._recent = Flow()
        self._recent_title = label(tr("Go on with"), "heading")
        # On one line with the names, which have the air of a button around them.
        self._recent_title.setContentsMargins(0, 2, 0, 0)
        self._trouble = label("", "", wraps=True)
        self._trouble.setObjectName("quiet")
        self._trouble.hide()
        self._back = QPushButton(tr("Back to the board"))
        self._back.setObjectName("link")
        self._back.clicked.connect(go_back)
        body = QWidget()
        body.setObjectName("window")
        outer = QHBoxLayout(body)
        middle = QWidget()
        middle.setMaximumWidth(WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(24, 36, 24, 28)
        column.setSpacing(18)
        outer.addWidget(middle)
        self._fill(column)
        self.setWidget(body)

    def _fill(self, column: QVBoxLayout) -> None:
        self._logo = QLabel()
        head = QHBoxLayout()
        head.setSpacing(18)
        head.addWidget(self._logo)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(tr("Iceberg"), "welcomeTitle"))
        words.addWidget(
            label(
                tr("See together what lies below, and what keeps going round."),
                "welcomeText",
                wraps=True,
            )
        )
        head.addLayout(words, 1)
        column.addLayout(head)
        self._lost = QVBoxLayout()
        column.addLayout(self._lost)
        column.addWidget(self._back)
        column.addWidget(self._trouble)
        column.addLayout(self._make_starts())
        recent = QHBoxLayout()
        recent.setSpacing(10)
        recent.addWidget(self._recent_title, 0, Qt.AlignmentFlag.AlignTop)
        recent.addWidget(self._recent, 1)
        column.addLayout(recent)
        column.addWidget(label(tr("Begin with an example"), "heading"))
        column.addSpacing(-8)
        self._below = QVBoxLayout()
        column.addLayout(self._below)
        column.addStretch(1)

    def _make_starts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(GAP)
        for place, (id_, picture, title, words) in enumerate(_starts()):
            drawn = QLabel()
            card = StartCard(drawn, title, words, partial(self._run, id_))
            self._starts.append((picture, drawn, card))
            card.installEventFilter(self)
            grid.addWidget(card, 0, place)
            grid.setColumnStretch(place, 1)
        return grid

    def set_theme(self, theme: Theme) -> None:
        """Draw icons and pictures in the theme's colours."""
        self._theme = theme
        self._logo.setPixmap(icon("iceberg", theme.accent).pixmap(64, 64))
        for name, picture, _ in self._starts:
            picture.setPixmap(icon(name, theme.accent).pixmap(32, 32))
        if self.examples is not None:
            self.examples.set_theme(theme)

    def refresh(self, *, can_go_back: bool) -> None:
        """Show the recent files as they are now."""
        self._back.setVisible(can_go_back)
        self._trouble.hide()
        clear_layout(self._recent)
        recent = self._settings.recent_files[:MOST_SHOWN]
        self._recent_title.setVisible(bool(recent))
        self._recent.setVisible(bool(recent))
        before: QWidget = self._starts[-1][2]
        for path in recent:
            way = self._way_to(path)
            self._recent.add(way)
            self.setTabOrder(before, way)
            before = way
        self._starts[0][2].setFocus()

    def _way_to(self, path: Path) -> QPushButton:
        way = QPushButton()
        way.setObjectName("link")
        way.ensurePolished()
        name = path.name.removesuffix(".iceberg.json")
        cut = way.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, LONGEST_NAME)
        way.setText(cut.replace("&", "&&"))
        way.setAccessibleName(name)
        way.setEnabled(path.exists())
        way.setToolTip(str(path) if path.exists() else tr("This file is not there any more"))
        way.clicked.connect(lambda: self._open_file(path))
        return way

    def offer(self, rows: QWidget) -> None:
        """Show what an earlier run left unsaved, above all else."""
        self._lost.addWidget(rows)
        self.verticalScrollBar().setValue(0)

    def complain(self, sentence: str) -> None:
        """Say why a file could not be opened."""
        self._trouble.setText(sentence)
        self._trouble.show()
        self.verticalScrollBar().setValue(0)

    def begin_to_draw(self) -> None:
        """Draw the examples from now on: the program knows boards by now."""
        self._knows_boards = True
        if self.examples is not None:
            self.examples.begin_to_draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.examples is None:
            self._soon.start(0)

    def _add_examples(self) -> None:
        self.examples = ExampleCards(self._open_file, _tips())
        self._below.addWidget(self.examples)
        for card in self.examples.cards:
            card.installEventFilter(self)
        self.examples.set_theme(self._theme)
        if self._knows_boards:
            self.examples.begin_to_draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a card into view that the keyboard has come to; a pressed one stays in place."""
        if (
            isinstance(watched, StartCard)
            and isinstance(event, QFocusEvent)
            and event.gotFocus()
            and event.reason() is not Qt.FocusReason.MouseFocusReason
        ):
            self.ensureWidgetVisible(watched, 0, EDGE)
        return super().eventFilter(watched, event)


def _starts() -> tuple[tuple[str, str, str, str], ...]:
    """Return command, icon, title and words of each way to begin."""
    return (
        (
            "file.new_iceberg",
            "mountain",
            tr("New iceberg"),
            tr("What happened, what keeps happening, what shapes it, what we believe."),
        ),
        (
            "file.new_loops",
            "refresh-cw",
            tr("New loop diagram"),
            tr("Variables and arrows; the loops are found as they appear."),
        ),
        (
            "file.open",
            "folder-open",
            tr("Open…"),
            tr("An Iceberg document, a Vensim model, or a table of links."),
        ),
    )


def _tips() -> QWidget:
    """Return what one needs to know for the first minute."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(GAP, 14, GAP, 14)
    column.setSpacing(10)
    column.addWidget(label(tr("In one minute"), "heading"))
    for words in (
        tr("Type what the group says and press Enter: it is on the board."),
        tr("On an iceberg, Tab goes to the next level, and @Patients says whose view it is."),
        unjoined(
            tr(
                "On a loop board, “Overtime -> Fatigue + delay” draws it, "
                "and loops are found at once."
            )
        ),
        tr("The key / finds everything else, ? shows all keys, and Ctrl+Z takes anything back."),
    ):
        column.addWidget(label(words, "tip", wraps=True))
    column.addStretch(1)
    return part
