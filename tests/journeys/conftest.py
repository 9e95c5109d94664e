"""A real window for each journey, and hands to use it with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iceberg.desktop.application import make_application
from iceberg.desktop.main_window import MainWindow
from iceberg.desktop.settings import Settings
from iceberg.geometry.shapes import Point
from iceberg.model.loop_board import Link, Variable


class Room:
    """A window, and what a person does with it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.bot = qtbot

    @property
    def document(self):
        return self.window.workspace.session.store.document

    @property
    def store(self):
        return self.window.workspace.session.store

    def click_command(self, id_: str) -> None:
        self.window.workspace.commands[id_].trigger()

    def type_line(self, text: str) -> None:
        field = self.window.workspace.line.field
        self.bot.keyClicks(field, text)
        self.bot.keyClick(field, Qt.Key.Key_Return)

    def paste_into_line(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        field = self.window.workspace.line.field
        field.setFocus()
        self.bot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def at(self, point: Point) -> QPoint:
        seen = self.window.workspace.board.camera.to_screen(point)
        return QPoint(round(seen.x), round(seen.y))

    def press_key(self, key: Qt.Key | str, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        widget: QWidget = QApplication.focusWidget() or self.window.workspace.board
        if isinstance(key, str):
            self.bot.keyClicks(widget, key, modifier)
        else:
            self.bot.keyClick(widget, key, modifier)

    def drag(self, start: Point, *way: Point, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        board, left = self.window.workspace.board, Qt.MouseButton.LeftButton
        self.bot.mouseMove(board, self.at(start))
        self.bot.mousePress(board, left, modifier, self.at(start))
        for point in way:
            self.bot.mouseMove(board, self.at(point))
        self.bot.mouseRelease(board, left, modifier, self.at(way[-1]))

    def click(self, point: Point, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        board = self.window.workspace.board
        self.bot.mouseMove(board, self.at(point))
        self.bot.mouseClick(board, Qt.MouseButton.LeftButton, modifier, self.at(point))

    def double_click(self, point: Point) -> None:
        self.bot.mouseDClick(
            self.window.workspace.board, Qt.MouseButton.LeftButton, pos=self.at(point)
        )

    def variable(self, name: str) -> Variable:
        return next(v for v in self.document.all(Variable) if v.name == name)

    def link(self, source: str, target: str) -> Link:
        ends = (self.variable(source).id, self.variable(target).id)
        return next(ln for ln in self.document.all(Link) if (ln.source, ln.target) == ends)

    def centre_of(self, name: str) -> Point:
        variable = self.variable(name)
        return Point(variable.x, variable.y)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    make_application()
    window = MainWindow(Settings())
    window.resize(1920, 1080)
    window.show()
    qtbot.waitExposed(window)
    room = Room(window, qtbot)
    yield room
    window.workspace.session.store.mark_saved(room.document)
    window.close()
    window.deleteLater()
    QApplication.processEvents()
