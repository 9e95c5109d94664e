"""The worked examples on the first page; their pictures are drawn one after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from iceberg.desktop.start_card import StartCard
from iceberg.drawing.theme import Theme
from iceberg.library.examples import Example, examples
from iceberg.words import tr

GAP: Final = 16
SHAPE: Final = 0.625
"""Height of a picture as a share of its width."""
_COLUMNS: Final = ((840, 3), (520, 2), (0, 1))
"""Widths from which on so many cards stand side by side."""
_ROUND: Final = 8
_SAME_WIDTH: Final = 48
"""Pixels by which a picture may be wider or narrower before it is drawn anew."""


class Picture(QWidget):
    """A picture with round corners, as wide as there is room; plain until it is drawn."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._ground = QColor(Qt.GlobalColor.transparent)
        self._drawn: QPixmap | None = None

    def show_ground(self, colour: QColor) -> None:
        """Show a plain surface where there is no picture yet."""
        self._ground = colour
        self.update()

    def show_drawn(self, picture: QPixmap) -> None:
        """Show a picture."""
        self._drawn = picture
        self.update()

    @property
    def is_drawn(self) -> bool:
        """Whether there is a picture to see."""
        return self._drawn is not None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * SHAPE)

    def sizeHint(self) -> QSize:
        return QSize(240, round(240 * SHAPE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        brush = QBrush(self._ground)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self._drawn is not None:
                size = self._drawn.deviceIndependentSize()
                painter.scale(self.width() / size.width(), self.height() / size.height())
                brush = QBrush(self._drawn)
                area = QRectF(0, 0, size.width(), size.height())
            else:
                area = QRectF(self.rect())
            painter.setBrush(brush)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area, _ROUND, _ROUND)


class ExampleCards(QWidget):
    """All examples, in as many columns as there is room for, and one more part behind them."""

    def __init__(self, open_file: Callable[[Path], None], last: QWidget) -> None:
        """Make the cards; `last` stands behind the last of them."""
        super().__init__()
        self._theme: Theme | None = None
        self._drawn: dict[Picture, tuple[str, float, int]] = {}
        """The theme, the pixel ratio and the width that each picture was drawn for."""
        self._knows_boards = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._draw_one)
        self._pictures: list[tuple[Path, Picture]] = []
        self.cards = [self._card(one, open_file) for one in examples()]
        """In their order on the page."""
        self._cells: list[QWidget] = [*self.cards, last]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._columns = 0
        self._arrange(_COLUMNS[0][1])

    def _card(self, example: Example, open_file: Callable[[Path], None]) -> StartCard:
        picture = Picture()
        self._pictures.append((example.path, picture))
        card = StartCard(
            picture,
            example.title,
            tr(example.summary),
            partial(open_file, example.path),
            tr(example.field),
        )
        card.set_air(14)
        return card

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for cell in self._cells:
            self._grid.removeWidget(cell)
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // columns, place % columns)
        for column in range(_COLUMNS[0][1]):
            # Of equal width, whatever is written in them.
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
            self._grid.setColumnMinimumWidth(column, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(next(count for width, count in _COLUMNS if self.width() >= width))
        self._go_on()

    # Pictures

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        for _, picture in self._pictures:
            picture.show_ground(QColor(theme.board))
        self._go_on()

    def begin_to_draw(self) -> None:
        """Draw from now on: the program knows boards by now."""
        self._knows_boards = True
        self._go_on()

    @property
    def is_drawing(self) -> bool:
        """Whether a picture is still to come."""
        return self._soon.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_on()

    def _go_on(self) -> None:
        """Draw the next picture when the keyboard and the mouse have been heard."""
        if self._knows_boards and self.isVisible() and self._next() is not None:
            self._soon.start(0)

    def _wanted(self, picture: Picture) -> tuple[str, float, int]:
        name = self._theme.name if self._theme else ""
        return (name, self.devicePixelRatioF(), round(picture.width() / _SAME_WIDTH))

    def _next(self) -> tuple[Path, Picture] | None:
        return next(
            (one for one in self._pictures if self._drawn.get(one[1]) != self._wanted(one[1])), None
        )

    def _draw_one(self) -> None:
        following = self._next()
        if following is None or self._theme is None or not self.isVisible():
            return
        # Imported here: the page itself is shown before boards are known to the program.
        from iceberg.desktop.thumbnail import thumbnail

        path, picture = following
        wanted = self._wanted(picture)
        # Of the right shape also while the page has not been laid out yet.
        size = QSize(picture.width(), picture.heightForWidth(picture.width()))
        drawn = thumbnail(path, size, wanted[1], self._theme)
        self._drawn[picture] = wanted
        if drawn is not None:
            picture.show_drawn(drawn)
        self._go_on()
