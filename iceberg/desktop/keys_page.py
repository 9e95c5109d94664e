"""The page of keys, made from the commands."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from iceberg.commands.command import Command, Registry
from iceberg.desktop.actions import key_sequences, shown_key
from iceberg.desktop.labels import label
from iceberg.desktop.menus import MENUS
from iceberg.desktop.sheets import Sheet
from iceberg.words import tr

HANDS: Final = (
    ("Any letter", "begins to type into the line"),
    ("Enter in the line", "adds what is typed; several lines can be pasted"),
    ("Alt+1 … 8 in the line", "adds it for that perspective; again on the empty line for one more"),
    ("Tab in the line", "the name that is offered, next level, or an arrow"),
    ("Double-click", "a new card or variable there, or its text"),
    ("Enter, Tab in a card", "next card on this level, on the next level"),
    ("Pull from a rim", "an arrow; let go on empty board for a new one"),
    ("Drag", "moves; into another band changes the level"),
    ("Alt-drag", "moves a copy"),
    ("Ctrl in a drag", "lines up with nothing"),
    ("Shift-click", "adds to the selection"),
    ("Space-drag, wheel", "moves the board"),
    ("Ctrl-wheel, pinch", "zooms at the pointer"),
    ("Esc in a drag", "takes it back"),
    ("F6", "goes between board and line"),
)
"""What hands do that is no command."""


_CORNER = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class KeysPage(Sheet):
    """All keys, in columns, by menu."""

    def __init__(self, window: QWidget, registry: Registry) -> None:
        super().__init__(window)
        self.frame.setAccessibleName(tr("Keys"))
        body = QWidget()
        body.setObjectName("plain")
        columns = QHBoxLayout(body)
        columns.setSpacing(40)
        groups = self._groups(registry)
        for part in (groups[:2], groups[2:4], groups[4:]):
            column = QVBoxLayout()
            column.setSpacing(14)
            for title, rows in part:
                column.addWidget(self._group(title, rows))
            column.addStretch(1)
            columns.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setObjectName("plain")
        self.setFocusProxy(scroll)
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        outer = QVBoxLayout(self.frame)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.addWidget(label(tr("Keys and hands"), "big"))
        outer.addWidget(scroll)

    def place_frame(self) -> None:
        """Take most of the window."""
        self.frame.setGeometry(self.rect().adjusted(40, 30, -40, -30))

    def _groups(self, registry: Registry) -> list[tuple[str, list[tuple[str, str]]]]:
        groups = [(tr("With the hand"), [(tr(keys), tr(does)) for keys, does in HANDS])]
        for name, title in MENUS:
            rows = [(_keys(c), tr(c.title)) for c in registry if c.menu == name and c.keys]
            if rows:
                groups.append((tr(title), rows))
        unlisted = [(_keys(c), tr(c.title)) for c in registry if c.menu is None and c.keys]
        groups.append((tr("On the board"), _digits_joined(unlisted)))
        return groups

    def _group(self, title: str, rows: list[tuple[str, str]]) -> QWidget:
        group = QWidget()
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(title, "heading"), 0, 0, 1, 2)
        for number, (key, does) in enumerate(rows, start=1):
            grid.addWidget(label(key, "keyName"), number, 0, _CORNER)
            grid.addWidget(label(does, wraps=True), number, 1)
        return group


def _keys(command: Command) -> str:
    second = [s.toString() for key in command.keys[1:2] for s in key_sequences(key)[:1]]
    first = shown_key(command)
    is_new = second and len(second[0]) < 8 and second[0] != first
    return f"{first} {tr('or')} {second[0]}" if is_new else first


def _digits_joined(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the rows with those of the eight perspectives as one."""
    others = [row for row in rows if not row[0].isdigit() or row[0] == "0"]
    arrows = ("Left", "Right", "Up", "Down")
    others = [row for row in others if row[0].split("+")[-1] not in arrows]
    return [
        ("1 … 8", tr("Give or take a perspective")),
        (tr("Arrows"), tr("Move the selection; with Shift in larger steps")),
        *others,
    ]
