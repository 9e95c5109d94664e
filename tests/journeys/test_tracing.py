"""A room asks what a variable affects, what affects it, and by which paths one affects another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from iceberg.model.loop_board import Link, Variable

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tired(room):
    """Return a room with a chain, a second way, a loop and a variable apart."""
    room.click_command("file.new_loops")
    for line in (
        "Overtime -> Fatigue + -> Errors + delay -> Rework +",
        "Overtime -> Output + ; Output -> Rework -",
        "Rework -> Overtime +",
        "Weather -> Mood +",
    ):
        room.type_line(line)
    room.window.workspace.board.setFocus()
    return room


def lit(room) -> set[str]:
    document, ids = room.document, room.window.workspace.session.lit
    return {v.name for i in ids if (v := document.get(i, Variable))}


def lit_links(room) -> int:
    ids = room.window.workspace.session.lit
    return sum(bool(room.document.get(i, Link)) for i in ids)


def bar(room):
    return room.window.workspace.trace_bar


ALL = {"Overtime", "Fatigue", "Errors", "Rework", "Output"}


def test_selecting_alone_fades_nothing(tired) -> None:
    tired.click(tired.centre_of("Fatigue"))
    assert not lit(tired)
    assert not bar(tired).isVisible()


def test_t_lights_all_and_figures_narrow_it(tired) -> None:
    tired.click(tired.centre_of("Fatigue"))
    tired.press_key("t")
    assert lit(tired) == ALL
    assert "Fatigue" in bar(tired).words.text()
    tired.press_key("1")
    assert lit(tired) == {"Fatigue", "Overtime", "Errors"}
    assert bar(tired).far.text() == "1 link"
    tired.press_key("2")
    assert lit(tired) == {"Fatigue", "Overtime", "Errors", "Rework"}
    tired.press_key("0")
    assert lit(tired) == ALL
    tired.press_key(Qt.Key.Key_PageUp)
    assert bar(tired).far.text() == "1 link"
    tired.press_key(Qt.Key.Key_PageDown)
    assert bar(tired).far.text() == "2 links"
    tired.press_key(Qt.Key.Key_Escape)
    assert not lit(tired)
    assert not bar(tired).isVisible()


def test_figures_also_begin_where_one_variable_is_selected(tired) -> None:
    tired.click(tired.centre_of("Fatigue"))
    tired.press_key("1")
    assert lit(tired) == {"Fatigue", "Overtime", "Errors"}
    tired.press_key(Qt.Key.Key_Escape)
    assert not lit(tired)


def test_the_bar_says_which_way(tired) -> None:
    tired.click(tired.centre_of("Fatigue"))
    tired.press_key("t")
    tired.press_key("1")
    tired.bot.mouseClick(bar(tired).ways["onward"], LEFT)
    assert lit(tired) == {"Fatigue", "Errors"}
    assert bar(tired).words.text() == "What “Fatigue” affects"
    tired.bot.mouseClick(bar(tired).ways["back"], LEFT)
    assert lit(tired) == {"Fatigue", "Overtime"}
    tired.bot.mouseClick(bar(tired).more, LEFT)
    assert lit(tired) == {"Fatigue", "Overtime", "Rework"}
    tired.press_key(Qt.Key.Key_T, CTRL)
    assert bar(tired).ways["both"].isChecked()
    tired.bot.mouseClick(bar(tired).done, LEFT)
    assert not lit(tired)


def test_what_is_traced_follows_the_board(tired) -> None:
    tired.click(tired.centre_of("Fatigue"))
    tired.press_key("t")
    tired.type_line("Errors -> Mood -")
    assert "Mood" in lit(tired)
    tired.click_command("edit.undo")
    assert "Mood" not in lit(tired)
    assert lit(tired) == ALL


def test_deleting_what_is_traced_ends_it(tired) -> None:
    tired.click(tired.centre_of("Fatigue"))
    tired.press_key("t")
    tired.press_key(Qt.Key.Key_Delete)
    assert not tired.window.workspace.session.lit
    assert not bar(tired).isVisible()


def test_walking_along_links_takes_the_trace_with_it(tired) -> None:
    tired.click(tired.centre_of("Fatigue"))
    tired.press_key("t")
    tired.press_key("1")
    tired.press_key(Qt.Key.Key_Up, CTRL)
    assert "Errors" in bar(tired).words.text()
    assert lit(tired) == {"Fatigue", "Errors", "Rework"}


def two(tired):
    tired.click(tired.centre_of("Overtime"))
    tired.click(tired.centre_of("Rework"), SHIFT)
    tired.press_key("t")
    return tired.window.workspace.inspector.paths


def test_t_on_two_lists_the_paths_both_ways(tired) -> None:
    panel = two(tired)
    assert panel.isVisible()
    assert not bar(tired).isVisible()
    assert panel.there.together.text() == "2 paths: 1 strengthens, 1 weakens"
    assert panel.back.together.text() == "1 path: 1 strengthens"
    assert lit_links(tired) == 6
    assert panel.there.list.item(0).text().startswith("−  Overtime → Output → Rework")
    assert "1 delay" in panel.there.list.item(1).text()


def test_arrow_keys_light_one_path_after_another(tired) -> None:
    panel = two(tired)
    tired.press_key(Qt.Key.Key_Down)
    assert lit(tired) == {"Overtime", "Output", "Rework"}
    tired.press_key(Qt.Key.Key_Down)
    assert lit(tired) == {"Overtime", "Fatigue", "Errors", "Rework"}
    tired.press_key(Qt.Key.Key_Down)
    assert panel.back.list.hasFocus()
    assert lit(tired) == {"Overtime", "Rework"}
    tired.press_key(Qt.Key.Key_Up)
    assert lit(tired) == {"Overtime", "Fatigue", "Errors", "Rework"}
    tired.press_key(Qt.Key.Key_Escape)
    assert not lit(tired)
    assert not panel.isVisible()
    assert tired.window.workspace.board.hasFocus()


def test_pointing_lights_one_path_and_leaving_all(tired) -> None:
    panel = two(tired)
    paths = panel.there.list
    tired.bot.mouseMove(paths.viewport(), paths.visualItemRect(paths.item(0)).center())
    assert lit(tired) == {"Overtime", "Output", "Rework"}
    tired.bot.mouseMove(tired.window.workspace.inspector, QPoint(3, 3))
    assert lit(tired) == ALL


def test_where_no_path_leads_it_says_so(tired) -> None:
    tired.click(tired.centre_of("Overtime"))
    tired.click(tired.centre_of("Weather"), SHIFT)
    tired.press_key("t")
    panel = tired.window.workspace.inspector.paths
    assert panel.there.together.text() == "No path leads there."
    tired.press_key(Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_paths_follow_what_is_changed(tired) -> None:
    panel = two(tired)
    assert panel.there.list.count() == 2
    tired.type_line("Overtime -> Mood - ; Mood -> Rework -")
    assert panel.there.list.count() == 3
    tired.click_command("edit.undo")
    assert panel.there.list.count() == 2
