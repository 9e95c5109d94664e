"""Tidying a large loop board: the window stays quick, and it can be stopped."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton

from iceberg.edits.arrange import put
from iceberg.geometry.shapes import Point
from iceberg.model.document import Document
from iceberg.model.loop_board import Variable


def say_ring(room, count: int) -> None:
    """Draw a ring of so many variables, with links across."""
    room.click_command("file.new_loops")
    names = [f"V{n}" for n in range(count)]
    chain = " -> ".join([*names, names[0]])
    across = "\n".join(f"V{n} -> V{(n * 7 + 3) % count} +" for n in range(0, count, 2))
    room.paste_into_line(f"{chain}\n{across}")
    assert len(list(room.document.all(Variable))) == count


def shuffle(room) -> Document:
    """Put all variables into rows, neighbours far from each other."""
    variables = list(room.document.all(Variable))
    spots = [Point(n * 7 % 12 * 200.0, n // 12 * 110.0) for n in range(len(variables))]
    with room.store.edit("Move") as edit:
        edit.apply(put(room.document, {v.id: at for v, at in zip(variables, spots, strict=True)}))
    return room.document


def places(room) -> set[tuple[float, float]]:
    return {(v.x, v.y) for v in room.document.all(Variable)}


def test_a_large_board_is_tidied_while_the_window_stays_quick(room) -> None:
    say_ring(room, 70)
    before = shuffle(room)
    begun = time.perf_counter()
    room.click_command("board.arrange")
    asked = time.perf_counter() - begun
    assert room.window.workspace.aside.is_busy
    room.bot.waitUntil(lambda: not room.window.workspace.aside.is_busy, timeout=20_000)
    assert room.document != before
    assert asked < 0.25  # a slow machine's worth of air; it is some milliseconds
    room.click_command("edit.undo")
    assert room.document == before


def test_tidying_can_be_stopped(room) -> None:
    say_ring(room, 70)
    before = shuffle(room)
    room.click_command("board.arrange")
    room.window.findChild(QProgressDialog).findChild(QPushButton).click()
    assert not room.window.workspace.aside.is_busy
    room.bot.wait(1500)
    assert room.document == before


def test_a_board_that_changed_meanwhile_is_left_as_it_is(room) -> None:
    say_ring(room, 70)
    shuffle(room)
    before = places(room)
    room.click_command("board.arrange")
    room.type_line("T")
    room.bot.waitUntil(lambda: not room.window.workspace.aside.is_busy, timeout=20_000)
    QApplication.processEvents()
    assert before < places(room)
    assert "changed meanwhile" in room.window.workspace.messages.words.text()
