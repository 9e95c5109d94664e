"""The command palette: every command, board, card and variable by a few letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from iceberg.desktop.actions import Actions, shown_key
from iceberg.desktop.icons import icon
from iceberg.desktop.labels import label
from iceberg.desktop.sheets import Sheet
from iceberg.drawing.theme import Theme
from iceberg.model.iceberg_board import Card
from iceberg.model.loop_board import Variable
from iceberg.words import tr

if TYPE_CHECKING:
    from iceberg.desktop.workspace import Workspace

MOST_SHOWN: Final = 12
WIDTH: Final = 640
ROW: Final = 36


@dataclass(frozen=True)
class Offer:
    """One thing that the palette can do."""

    title: str
    words: str
    """What it is found by, folded."""
    key: str
    icon: str
    run: Callable[[], None]


def fitness(typed: str, words: str) -> int:
    """Return how well an offer fits what was typed: 0 not at all, more is better."""
    if not typed:
        return 1
    score = 0
    for part in typed.split():
        at = words.find(part)
        if at < 0:
            return 0
        starts_word = at == 0 or not words[at - 1].isalnum()
        score += 3 if at == 0 else 2 if starts_word else 1
    return score


class Palette(Sheet):
    """A field and the offers that fit what is typed into it."""

    def __init__(self, window: Workspace, actions: Actions, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._offers = [*_commands(actions), *_places(window, actions)]
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("What do you want to do, or where to go?"))
        self.field.setAccessibleName(tr("Find a command, a board, a card or a variable"))
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("paletteList")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.list.setAcceptDrops(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._run())
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(16, 16, 16, 12)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._shown: list[Offer] = []
        self._show("")

    def open_over(self, window: QWidget) -> None:
        """Show the palette with the cursor in its field."""
        super().open_over(window)
        self.field.setFocus()

    def place_frame(self) -> None:
        """Stand in the upper part of the window."""
        width, height = min(WIDTH, self.width() - 48), min(480, self.height() - 80)
        self.frame.setGeometry(
            (self.width() - width) // 2, min(90, self.height() // 8), width, height
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            return False
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        row = self.list.currentRow()
        match event.key():
            case Qt.Key.Key_Down:
                self.list.setCurrentRow(min(self.list.count() - 1, row + 1))
            case Qt.Key.Key_Up:
                self.list.setCurrentRow(max(0, row - 1))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._run()
            case Qt.Key.Key_Escape:
                self.leave()
            case _:
                return False
        return True

    def _show(self, text: str) -> None:
        typed = text.strip().lstrip("/").casefold()
        scored = [(fitness(typed, offer.words), offer) for offer in self._offers]
        fitting = sorted((s for s in scored if s[0]), key=lambda s: (-s[0], len(s[1].title)))
        self._shown = [offer for _, offer in (fitting if typed else scored)][:MOST_SHOWN]
        self.list.clear()
        for offer in self._shown:
            self._add_row(offer)
        self.list.setCurrentRow(0)

    def _add_row(self, offer: Offer) -> None:
        item = QListWidgetItem()
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(8, 5, 8, 5)
        picture = label("")
        if offer.icon:
            picture.setPixmap(icon(offer.icon, self._theme.quiet_ink).pixmap(18, 18))
        picture.setFixedWidth(26)
        line.addWidget(picture)
        line.addWidget(label(offer.title), 1)
        line.addWidget(label(offer.key, "small"))
        item.setSizeHint(QSize(0, max(ROW, row.sizeHint().height())))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, offer.title)
        self.list.addItem(item)
        self.list.setItemWidget(item, row)

    def _run(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            offer = self._shown[row]
            self.leave()
            offer.run()


def _commands(actions: Actions) -> list[Offer]:
    """Return the commands that can run now."""
    offers = []
    for command in actions.registry:
        is_shown = command.menu is not None and command.id != "view.palette"
        if is_shown and command.when(actions.context):
            title = tr(command.title)
            words = " ".join((title, *command.keywords)).casefold()
            run: Callable[[], None] = lambda c=command: actions.run(c)  # type: ignore[misc]  # noqa: E731
            offers.append(Offer(title, words, shown_key(command), command.icon, run))
    return offers


def _places(window: Workspace, actions: Actions) -> list[Offer]:
    """Return the boards, cards and variables to go to."""
    session = actions.context.session
    document = session.store.document
    offers = []
    for board in document.boards():
        go: Callable[[], None] = lambda b=board: session.show_board(b.id)  # type: ignore[misc]  # noqa: E731
        title = tr("Board: {name}", name=board.name)
        offers.append(Offer(title, title.casefold(), "", "arrow-right", go))
    for record in document.records.values():
        if isinstance(record, Card | Variable):
            text = record.text if isinstance(record, Card) else record.name
            shown = " ".join(text.split())[:70]

            def show(record: Card | Variable = record) -> None:
                session.show_board(record.board)
                session.select([record.id])
                window.board.setFocus()

            offers.append(Offer(shown, shown.casefold(), "", "arrow-right", show))
    return offers
