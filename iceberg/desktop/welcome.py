"""The first page: begin, open, go on, or look at an example."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPixmap
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

from iceberg import resources
from iceberg.desktop.icons import icon
from iceberg.desktop.labels import clear_layout, label
from iceberg.desktop.settings import Settings
from iceberg.drawing.theme import Theme, theme_named
from iceberg.words import tr

MOST_SHOWN: Final = 6
PICTURE: Final = QSize(420, 262)
WIDEST: Final = 1120


class StartCard(QFrame):
    """A large button with an icon, a title and a line of words."""

    def __init__(self, title: str, words: str, chosen: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("welcomeCard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self._chosen = chosen
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(6)
        column.addWidget(self.picture)
        column.addWidget(label(title, "big", wraps=True))
        column.addWidget(label(words, "quiet", wraps=True))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._chosen()
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)


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
        self._knows_boards = False
        self._settings = settings
        self._run = run
        self._open_file = open_file
        self._theme: Theme = theme_named("light")
        self._starts: dict[str, StartCard] = {}
        self._examples: list[tuple[Path, StartCard]] = []
        self._recent = QWidget()
        QVBoxLayout(self._recent).setContentsMargins(0, 0, 0, 0)
        self._recent_title = label(tr("Go on with"), "heading")
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
        column.setContentsMargins(24, 56, 24, 40)
        column.setSpacing(22)
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
        column.addWidget(self._back)
        column.addWidget(self._trouble)
        column.addLayout(self._make_starts())
        column.addSpacing(8)
        lower = QHBoxLayout()
        lower.setSpacing(36)
        examples = QVBoxLayout()
        examples.setSpacing(12)
        examples.addWidget(label(tr("Look at an example"), "heading"))
        examples.addLayout(self._make_examples())
        examples.addStretch(1)
        recent = QVBoxLayout()
        recent.setSpacing(12)
        recent.addWidget(self._recent_title)
        recent.addWidget(self._recent)
        recent.addWidget(label(tr("In one minute"), "heading"))
        for tip in _tips():
            recent.addWidget(label(tip, "tip", wraps=True))
        recent.addStretch(1)
        lower.addLayout(examples, 3)
        lower.addLayout(recent, 2)
        column.addLayout(lower)
        column.addStretch(1)

    def _make_starts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(16)
        for place, (id_, picture, title, words) in enumerate(_starts()):
            card = StartCard(title, words, partial(self._run, id_))
            self._starts[picture] = card
            grid.addWidget(card, 0, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _make_examples(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(16)
        files = sorted(resources.path("examples").glob("*.iceberg.json"))
        for place, path in enumerate(files):
            title = path.name.removesuffix(".iceberg.json").replace("-", " ").capitalize()
            card = StartCard(
                title,
                tr("An iceberg and its loops, from a hospital"),
                partial(self._open_file, path),
            )
            card.setMaximumWidth(464)
            # Room is kept, so that nothing moves when the picture comes.
            card.picture.setFixedHeight(PICTURE.height())
            self._examples.append((path, card))
            grid.addWidget(card, place // 2, place % 2)
        return grid

    def set_theme(self, theme: Theme) -> None:
        """Draw icons and pictures in the theme's colours."""
        self._theme = theme
        self._logo.setPixmap(icon("iceberg", theme.accent).pixmap(64, 64))
        for name, card in self._starts.items():
            card.picture.setPixmap(icon(name, theme.accent).pixmap(32, 32))
            card.picture.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._draw_examples()

    def refresh(self, *, can_go_back: bool) -> None:
        """Show the recent files as they are now."""
        self._back.setVisible(can_go_back)
        self._trouble.hide()
        clear_layout(self._recent)
        recent = self._settings.recent_files[:MOST_SHOWN]
        self._recent_title.setVisible(bool(recent))
        rows = self._recent.layout()
        for path in recent:
            way = QPushButton(path.name.removesuffix(".iceberg.json").replace("&", "&&"))
            way.setObjectName("link")
            way.setEnabled(path.exists())
            way.setToolTip(str(path) if path.exists() else tr("This file is not there any more"))
            way.clicked.connect(lambda _checked=False, p=path: self._open_file(p))
            assert rows is not None
            rows.addWidget(way)
        self._draw_examples()
        next(iter(self._starts.values())).setFocus()

    def complain(self, sentence: str) -> None:
        """Say why a file could not be opened."""
        self._trouble.setText(sentence)
        self._trouble.show()

    def begin_to_draw(self) -> None:
        """Draw the examples from now on: the program knows boards by now."""
        self._knows_boards = True
        self._draw_examples()

    def _draw_examples(self) -> None:
        if not self._knows_boards:
            return
        # Imported here: the page itself is shown before boards are known to the program.
        from iceberg.desktop.thumbnail import thumbnail

        for path, card in self._examples:
            picture = thumbnail(path, PICTURE, self.devicePixelRatioF(), self._theme)
            if picture is not None:
                card.picture.setPixmap(_rounded(picture))


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


def _tips() -> tuple[str, ...]:
    return (
        tr("Type what the group says and press Enter: it is on the board."),
        tr("On an iceberg, Tab goes to the next level, and @Patients says whose view it is."),
        tr("On a loop board, “Overtime -> Fatigue + delay” draws it, and loops are found at once."),
        tr("The key / finds everything else, ? shows all keys, and Ctrl+Z takes anything back."),
    )


def _rounded(picture: QPixmap) -> QPixmap:
    """Return a picture with the round corners of a card."""
    size = picture.deviceIndependentSize()
    made = QPixmap(picture.size())
    made.setDevicePixelRatio(picture.devicePixelRatio())
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(picture)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(0, 0, size.width(), size.height()), 8, 8)
    return made
