"""A room asks what a variable affects, and how one reaches another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from iceberg.model.loop_board import Variable


@pytest.fixture
def chain(room):
    """Return a room whose board has a chain, a short cut and a way back."""
    room.click_command("file.new_loops")
    room.type_line("A -> B + -> C - -> D + delay")
    room.type_line("A -> D - ; D -> E +")
    room.window.workspace.board.setFocus()
    return room


def names(room) -> set[str]:
    lit = room.window.workspace.session.lit
    return {v.name for v in room.document.all(Variable) if v.id in lit}


def select(room, *wanted: str) -> None:
    room.window.workspace.session.select([room.variable(name).id for name in wanted])


def test_t_lights_both_ways_then_each_then_nothing(chain) -> None:
    select(chain, "C")
    for seen in ({"A", "B", "C", "D", "E"}, {"C", "D", "E"}, {"A", "B", "C"}, set()):
        chain.press_key("t")
        assert names(chain) == seen


def test_numbers_say_how_many_links_away(chain) -> None:
    select(chain, "C")
    chain.press_key("1")
    assert names(chain) == {"B", "C", "D"}
    chain.press_key(Qt.Key.Key_Escape)
    select(chain, "A")
    chain.press_key("2")
    assert names(chain) == {"A", "B", "C", "D", "E"}
    chain.press_key(Qt.Key.Key_Escape)
    assert names(chain) == set()


def test_two_variables_show_their_paths_and_pointing_lights_one(chain) -> None:
    select(chain, "A", "D")
    panel = chain.window.workspace.inspector.paths
    assert panel.isVisible()
    assert [row.words for row in panel.rows] == ["− directly", "− by way of B → C · ||"]
    QApplication.sendEvent(panel.rows[1], _enter())
    assert names(chain) == {"A", "B", "C", "D"}
    QApplication.sendEvent(panel.rows[1], QEvent(QEvent.Type.Leave))
    assert names(chain) == set()


def _enter():
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QEnterEvent

    return QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1))


def test_paths_follow_what_is_changed(chain) -> None:
    select(chain, "A", "D")
    panel = chain.window.workspace.inspector.paths
    chain.type_line("A -> E -> D")
    select(chain, "A", "D")
    assert len([row for row in panel.rows if "E" in row.words]) == 1
    chain.click_command("edit.undo")
    select(chain, "A", "D")
    assert not [row for row in panel.rows if "E" in row.words]
