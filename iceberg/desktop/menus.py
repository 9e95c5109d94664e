"""Menus made from the commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from iceberg.commands.command import Menu
from iceberg.desktop.actions import Actions, shown_key
from iceberg.words import tr

MENUS: Final[tuple[tuple[Menu, str], ...]] = (
    ("file", "File"),
    ("edit", "Edit"),
    ("insert", "Insert"),
    ("board", "Board"),
    ("view", "View"),
    ("help", "Help"),
)
ON_BOARD: Final = (
    "edit.text",
    "edit.duplicate",
    "edit.delete",
    "",
    "card.group",
    "card.ungroup",
    "card.merge",
    "card.split",
    "card.level_down",
    "card.level_up",
    "bridge.over_letter",
    "bridge.variable",
    "bridge.board",
    "bridge.belief",
    "",
    "board.plus",
    "board.minus",
    "board.unknown",
    "board.mixed",
    "board.delay",
    "board.reverse",
    "board.straighten",
    "board.connect",
    "edit.select_arrows",
    "",
    "edit.paste",
    "edit.select_all",
    "board.arrange",
    "board.levels",
    "view.fit",
)
"""What a click with the right button offers, as far as it can run; an empty id is a line."""


def main_menu(
    parent: QWidget,
    actions: Actions,
    recent: Callable[[], tuple[Path, ...]],
    open_file: Callable[[Path], None],
) -> QMenu:
    """Return the menu of everything, made anew each time it is opened."""
    actions.draw_icons()
    menu = QMenu(parent)
    for name, title in MENUS:
        part = menu.addMenu(tr(title))
        for command, action in actions:
            if command.menu == name:
                part.addAction(action)
                if command.board_only:
                    # Keys of the board are no shortcuts of the window, yet the menu teaches them.
                    action.setText(f"{tr(command.title)}\t{shown_key(command)}")
        if name == "file":
            _add_recent(part, actions["file.save"], recent, open_file)
    menu.aboutToShow.connect(actions.refresh)
    # A greyed action would not answer its key later, when it could run.
    menu.aboutToHide.connect(lambda: _enable_all(actions))
    return menu


def board_menu(parent: QWidget, actions: Actions) -> QMenu:
    """Return the menu of what can be done with the selection."""
    actions.draw_icons()
    menu = QMenu(parent)
    for id_ in ON_BOARD:
        if not id_:
            menu.addSeparator()
            continue
        command = actions.registry[id_]
        if command.when(actions.context):
            entry = menu.addAction(tr(command.title))
            entry.setIcon(actions[id_].icon())
            entry.triggered.connect(lambda _checked=False, c=command: actions.run(c))
            entry.setText(f"{tr(command.title)}\t{shown_key(command)}")
    return menu


def _enable_all(actions: Actions) -> None:
    for _, action in actions:
        action.setEnabled(True)


def _add_recent(
    menu: QMenu,
    before: QAction,
    recent: Callable[[], tuple[Path, ...]],
    open_file: Callable[[Path], None],
) -> None:
    part = QMenu(tr("Open recent"), menu)
    menu.insertMenu(before, part)

    def fill() -> None:
        part.clear()
        for path in recent():
            entry = part.addAction(path.name.replace("&", "&&"))
            entry.setEnabled(path.exists())
            entry.triggered.connect(lambda _checked=False, p=path: open_file(p))

    part.aboutToShow.connect(fill)
