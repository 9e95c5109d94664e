"""The sheet on which a card's sketch over time is drawn, chosen, or made of numbers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from iceberg.desktop.labels import label
from iceberg.desktop.numbers_part import NumbersPart
from iceberg.desktop.plots import TITLES, SketchPlot
from iceberg.desktop.shape_icons import shape_icon
from iceberg.desktop.sheets import Sheet
from iceberg.desktop.sketch_lines import LINES, LineName, Lines
from iceberg.drawing.theme import Theme
from iceberg.model.iceberg_board import Card
from iceberg.model.shapes import named_shapes
from iceberg.model.sketch import Sketch
from iceberg.model.text import LABEL_LENGTH
from iceberg.words import tr

ICON: Final = QSize(64, 36)
CELL: Final = QSize(94, 76)
_LONG_TITLE: Final = 11
_WORDS: Final[tuple[tuple[str, str], ...]] = (
    ("start", "Start, as 2015"),
    ("present", "Now, as today"),
    ("horizon", "Horizon, as 2030"),
)


class SketchEditor(Sheet):
    """Done (Ctrl+Enter) puts the sketch on the card in one step; Escape leaves all as it was."""

    def __init__(
        self, window: QWidget, card: Card, theme: Theme, taken: Callable[[Sketch | None], None]
    ) -> None:
        super().__init__(window)
        self.frame.setAccessibleName(tr("Sketch over time"))
        self._taken = taken
        self.plot = SketchPlot(theme)
        self.fields = {name: _field(tr(words)) for name, words in _WORDS}
        self.fields["quantity"] = _field(tr("What is measured, and its unit"))
        self.numbers = NumbersPart(self._measure)
        self.shapes = self._make_shapes(theme)
        self.warning = label("", "strong", wraps=True)
        self.warning.hide()
        self.lines = QButtonGroup(self)
        self.hands = QButtonGroup(self)
        grid = QGridLayout(self.frame)
        grid.setContentsMargins(26, 20, 26, 20)
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        title = label(" ".join(card.text.split()), "big", wraps=True)
        grid.addWidget(title, 0, 0)
        grid.addLayout(self._make_left(), 1, 0)
        grid.addLayout(self._make_right(), 0, 1, 2, 1)
        self._begin(card.sketch)
        self._at_first = self._told()
        self._is_warned = False
        self.plot.changed.connect(self._calm)

    def place_frame(self) -> None:
        """Take most of the window."""
        width, height = min(1380, self.width() - 48), min(900, self.height() - 40)
        left, top = (self.width() - width) // 2, (self.height() - height) // 2
        self.frame.setGeometry(left, top, width, height)

    def open_over(self, window: QWidget) -> None:
        """Show the sheet with the plot ready to be drawn on."""
        super().open_over(window)
        self.plot.setFocus()

    # Parts

    def _make_left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self.fields["quantity"])
        column.addWidget(self.plot, 1)
        times = QHBoxLayout()
        for name, _ in _WORDS:
            times.addWidget(self.fields[name])
        column.addLayout(times)
        for field in self.fields.values():
            field.textChanged.connect(lambda _text: self._show_times())
        self.plot.changed.connect(self._show_times)
        return column

    def _make_right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(label(tr("What do you draw?"), "heading"))
        column.addLayout(self._choices(self.lines, [tr(TITLES[name]) for name in LINES], 2))
        for number, name in enumerate(LINES):
            self.lines.button(number).clicked.connect(partial(self.take, name))
        column.addWidget(label(tr("By hand"), "heading"))
        column.addLayout(self._choices(self.hands, [tr("Draw"), tr("Bend")], 2))
        for number, bends in enumerate((False, True)):
            self.hands.button(number).clicked.connect(partial(self._use_hand, bends))
        column.addWidget(label(tr("Or begin with a shape, and bend it"), "heading"))
        column.addWidget(self.shapes, 1)
        column.addWidget(label(tr("Or paste numbers"), "heading"))
        column.addWidget(self.numbers)
        column.addWidget(self.warning)
        column.addLayout(self._make_buttons())
        return column

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        undo = QPushButton(tr("Undo"))
        undo.clicked.connect(self.plot.undo)
        clear = QPushButton(tr("Clear"))
        clear.clicked.connect(self._clear)
        done = QPushButton(tr("Done"))
        done.setObjectName("primary")
        done.setToolTip("Ctrl+Enter")
        done.clicked.connect(self._done)
        for button in (undo, clear):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(done)
        return row

    def _choices(self, group: QButtonGroup, titles: list[str], columns: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, title in enumerate(titles):
            button = QPushButton(title)
            button.setObjectName("option")
            button.setCheckable(True)
            group.addButton(button, number)
            grid.addWidget(button, number // columns, number % columns)
        group.button(0).setChecked(True)
        return grid

    def _make_shapes(self, theme: Theme) -> QListWidget:
        made = QListWidget()
        made.setObjectName("shapes")
        made.setAccessibleName(tr("Shapes"))
        made.setViewMode(QListWidget.ViewMode.IconMode)
        made.setIconSize(ICON)
        made.setGridSize(CELL)
        made.setFixedWidth(4 * CELL.width() + 28)
        font = made.font()
        font.setPixelSize(12)
        made.setFont(font)
        made.setMinimumHeight(80)
        made.setMovement(QListWidget.Movement.Static)
        made.setResizeMode(QListWidget.ResizeMode.Adjust)
        made.setWordWrap(True)
        for shape in named_shapes():
            item = QListWidgetItem(
                shape_icon(shape.id, theme.sketch, ICON), _on_lines(tr(shape.title))
            )
            item.setToolTip(tr(shape.about))
            item.setData(Qt.ItemDataRole.UserRole, shape.id)
            made.addItem(item)
        made.itemClicked.connect(self._choose)
        made.itemActivated.connect(self._choose)
        return made

    # What is done

    def _begin(self, sketch: Sketch | None) -> None:
        self.plot.show_lines(Lines.of(sketch))
        for name, field in self.fields.items():
            field.setText(getattr(sketch, name) if sketch else "")
        self._show_times()

    def _show_times(self) -> None:
        words = (self.fields[name].text() for name, _ in _WORDS)
        self.plot.show_times(*words)

    def take(self, name: LineName) -> None:
        """Draw another line from now on."""
        self.plot.take(name)
        self.lines.button(LINES.index(name)).setChecked(True)
        self.plot.setFocus()

    def _calm(self) -> None:
        self._is_warned = False
        self.warning.hide()

    def _use_hand(self, bends: bool) -> None:
        self.plot.bends = bends
        self.hands.button(int(bends)).setChecked(True)
        self.plot.setFocus()

    def _choose(self, item: QListWidgetItem) -> None:
        shape = item.data(Qt.ItemDataRole.UserRole)
        self.plot.change(self.plot.lines.shaped(self.plot.name, shape))
        self.plot.bends = True
        self.hands.button(1).setChecked(True)

    def _measure(self, values: tuple[float, ...]) -> None:
        self.plot.change(self.plot.lines.measured(values))

    def _clear(self) -> None:
        self.plot.change(Lines())
        self.take("points")
        self._use_hand(False)

    def _would_lose(self) -> bool:
        """Whether leaving would lose something that nobody has been warned of."""
        return not self._is_warned and self._told() != self._at_first

    def _warn(self) -> None:
        self._is_warned = True
        self.warning.setText(tr("Enter keeps it. Esc once more throws it away."))
        self.warning.show()

    def _told(self) -> tuple[object, ...]:
        """Return all that the sheet holds."""
        return (self.plot.lines, *(field.text() for field in self.fields.values()))

    def _done(self) -> None:
        words = {name: field.text().strip() for name, field in self.fields.items()}
        sketch = self.plot.lines.sketch(words)
        self.leave()
        self._taken(sketch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        has_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        in_field = any(field.hasFocus() for field in self.fields.values())
        if is_enter and (has_ctrl or in_field or self.plot.hasFocus()):
            self._done()
        elif event.key() == Qt.Key.Key_Escape and self._would_lose():
            self._warn()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.plot.undo()
        else:
            super().keyPressEvent(event)


def _on_lines(title: str) -> str:
    """Return a title on two lines, parted at the blank nearest to its middle."""
    blanks = [at for at, letter in enumerate(title) if letter == " "]
    if len(title) <= _LONG_TITLE or not blanks:
        return title
    at = min(blanks, key=lambda one: abs(one - len(title) / 2))
    return f"{title[:at]}\n{title[at + 1 :]}"


def _field(words: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(words)
    field.setAccessibleName(words)
    field.setMaxLength(LABEL_LENGTH)
    return field
