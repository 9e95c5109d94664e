"""A group draws a causal loop diagram: by the line, by hand, and back again."""

from __future__ import annotations

from PySide6.QtCore import Qt

from iceberg.files import native
from iceberg.geometry.shapes import Point
from iceberg.model.loop_board import Link, Variable

EXAMPLE = (
    "Bed occupancy -> Ambulance queue + ; Ambulance queue -> Corridor care +",
    "Corridor care -> Staff workload + ; Staff workload -> Time per patient -",
    "Time per patient -> Discharge speed + ; Discharge speed -> Bed occupancy -",
    "Staff workload -> Staff sickness + delay ; Staff sickness -> Staff workload +",
    "Bed occupancy -> Temporary wards + delay ; Temporary wards -> Bed occupancy -",
    "Temporary wards -> Discharge speed - delay",
    "Staff sickness -> Discharge speed -",
    "Social care capacity -> Discharge speed +",
)


def _draw_example(room) -> None:
    room.click_command("file.new_loops")
    for line in EXAMPLE:
        room.type_line(line)


def test_the_example_is_drawn_with_the_line_and_its_loops_are_found(room) -> None:
    _draw_example(room)
    variables, links = list(room.document.all(Variable)), list(room.document.all(Link))
    assert len(variables) == 9
    assert len(links) == 13
    assert sum(link.delayed for link in links) == 3
    assert sum(link.polarity == "-" for link in links) == 5
    room.bot.waitUntil(lambda: len(room.window.workspace.loops.labelled) == 5, timeout=5000)
    loops = [(loop.label, len(loop.loop.links)) for loop in room.window.workspace.loops.labelled]
    assert sorted(label for label, _ in loops) == ["B1", "R1", "R2", "R3", "R4"]
    assert sorted(length for _, length in loops) == [2, 2, 3, 6, 6]


def test_everything_drawn_with_the_line_undoes_byte_for_byte_and_comes_back(room) -> None:
    room.click_command("file.new_loops")
    empty = native.dump(room.document)
    for line in EXAMPLE:
        room.type_line(line)
    full = native.dump(room.document)
    assert len(room.store.undo_steps) == len(EXAMPLE)
    while room.store.undo_steps:
        room.click_command("edit.undo")
    assert native.dump(room.document) == empty
    while room.store.redo_steps:
        room.click_command("edit.redo")
    assert native.dump(room.document) == full


def test_a_link_is_pulled_from_rim_to_variable_and_signed_with_one_key(room) -> None:
    room.click_command("file.new_loops")
    room.type_line("Overtime, Fatigue")
    start, goal = room.centre_of("Overtime"), room.centre_of("Fatigue")
    rim = room.window.workspace.board.scene.pills[room.variable("Overtime").id]
    room.bot.mouseMove(room.window.workspace.board, room.at(start))
    room.drag(Point(rim.right, start.y), Point(rim.right + 20, start.y), goal)
    link = room.link("Overtime", "Fatigue")
    assert link.polarity == "?"
    assert room.window.workspace.session.selection == (link.id,)
    room.press_key("+")
    room.press_key("d")
    link = room.link("Overtime", "Fatigue")
    assert link.polarity == "+"
    assert link.delayed
    room.press_key("r")
    assert room.link("Fatigue", "Overtime").delayed


def test_pulling_a_link_to_nowhere_makes_the_variable_too_as_one_step(room) -> None:
    room.click_command("file.new_loops")
    room.type_line("Overtime")
    steps = len(room.store.undo_steps)
    start = room.centre_of("Overtime")
    rim = room.window.workspace.board.scene.pills[room.variable("Overtime").id]
    room.bot.mouseMove(room.window.workspace.board, room.at(start))
    room.drag(Point(rim.right, start.y), Point(rim.right + 60, start.y), Point(start.x + 300, 40))
    room.press_key("Fatigue")
    room.press_key(Qt.Key.Key_Return)
    assert room.link("Overtime", "Fatigue")
    assert len(room.store.undo_steps) == steps + 1
    room.click_command("edit.undo")
    assert [v.name for v in room.document.all(Variable)] == ["Overtime"]


def test_escape_in_the_middle_of_a_drag_leaves_no_trace(room) -> None:
    room.click_command("file.new_loops")
    room.type_line("Overtime")
    before, steps = native.dump(room.document), len(room.store.undo_steps)
    board, at = room.window.workspace.board, room.centre_of("Overtime")
    room.bot.mouseMove(board, room.at(at))
    room.bot.mousePress(board, Qt.MouseButton.LeftButton, pos=room.at(at))
    room.bot.mouseMove(board, room.at(at.plus(90, 30)))
    assert native.dump(room.document) != before
    room.bot.keyClick(board, Qt.Key.Key_Escape)
    room.bot.mouseRelease(board, Qt.MouseButton.LeftButton, pos=room.at(at.plus(90, 30)))
    assert native.dump(room.document) == before
    assert len(room.store.undo_steps) == steps


def test_a_drag_moves_the_selection_as_one_step(room) -> None:
    room.click_command("file.new_loops")
    room.type_line("Overtime -> Fatigue +")
    steps, at = len(room.store.undo_steps), room.centre_of("Overtime")
    room.drag(at, at.plus(30, 10), at.plus(60, 20), at.plus(120, 48))
    moved = room.centre_of("Overtime")
    assert (round(moved.x - at.x), round(moved.y - at.y)) == (120, 48)
    assert len(room.store.undo_steps) == steps + 1


def test_double_click_makes_a_variable_ready_to_type(room) -> None:
    room.click_command("file.new_loops")
    room.double_click(Point(50, 60))
    room.press_key("Trust")
    room.press_key(Qt.Key.Key_Return)
    trust = room.variable("Trust")
    assert abs(trust.x - 50) < 2
    assert abs(trust.y - 60) < 2


def test_a_letter_on_the_board_begins_a_line(room) -> None:
    room.click_command("file.new_loops")
    room.window.workspace.board.setFocus()
    room.press_key("T")
    assert room.window.workspace.line.field.text() == "T"
    room.press_key("rust")
    room.press_key(Qt.Key.Key_Return)
    assert room.variable("Trust")


def test_a_mistake_in_the_line_keeps_the_text_and_shows_its_place(room) -> None:
    room.click_command("file.new_loops")
    room.type_line("Overtime -> -> Fatigue")
    assert room.window.workspace.line.field.text() == "Overtime -> -> Fatigue"
    assert room.window.workspace.line.field.mistake is not None
    assert not list(room.document.all(Variable))


def test_copy_and_paste_and_duplicate_give_new_variables_with_their_links(room) -> None:
    room.click_command("file.new_loops")
    room.type_line("Overtime -> Fatigue + delay")
    room.window.workspace.board.setFocus()
    room.click_command("edit.select_all")
    room.click_command("edit.copy")
    room.click_command("edit.paste")
    assert len(list(room.document.all(Variable))) == 4
    assert [link.delayed for link in room.document.all(Link)] == [True, True]
    room.click_command("edit.duplicate")
    assert len(list(room.document.all(Variable))) == 6
    room.press_key(Qt.Key.Key_Delete)
    assert len(list(room.document.all(Variable))) == 4


def test_a_frame_selects_what_it_touches(room) -> None:
    room.click_command("file.new_loops")
    room.type_line("Overtime, Fatigue, Errors")
    bounds = room.window.workspace.board.scene.bounds.grown(20)
    room.drag(Point(bounds.left, bounds.top), Point(0, 0), Point(bounds.right, bounds.bottom))
    assert len(room.window.workspace.session.selection) == 3


def test_all_that_is_typed_stays_in_view_as_the_board_grows(room) -> None:
    room.click_command("file.new_loops")
    board = room.window.workspace.board
    for line in (
        "Overtime -> Fatigue + delay ; Fatigue -> Errors +",
        "Errors -> Rework + -> Overtime +",
        "Fatigue -> Morale -, Sick leave + ; Sick leave -> Overtime +",
    ):
        room.type_line(line)
        seen = board.camera.rect_to_board(board._free_area()).grown(1)
        for pill in board.scene.pills.values():
            assert seen.united(pill) == seen


def test_what_enter_would_draw_is_in_view_while_it_is_typed(room) -> None:
    room.click_command("file.new_loops")
    board = room.window.workspace.board
    field = room.window.workspace.line.field
    room.bot.keyClicks(field, "Overtime -> Fatigue + -> Errors + -> Rework + -> Morale -")
    ghost, _ = board._ghost
    seen = board.camera.rect_to_board(board._free_area()).grown(8)
    assert all(seen.united(pill) == seen for pill in ghost.pills.values())
    field.clear()
    room.window.workspace.line._edited("")
