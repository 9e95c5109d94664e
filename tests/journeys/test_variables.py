"""A room says how strong a link is and who says so, copies, pins and turns round variables."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from iceberg.model.loop_board import Link, LoopBoard, Variable

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def loops(room):
    room.click_command("file.new_loops")
    room.type_line("Work -> Fatigue + -> Errors + -> Work +")
    room.type_line("Work -> Joy -")
    room.window.workspace.board.setFocus()
    return room


def select(room, *ids: str) -> None:
    room.window.workspace.session.select(ids)


def test_strength_by_key_and_by_button(loops) -> None:
    link = loops.link("Work", "Fatigue")
    select(loops, link.id)
    loops.press_key("w")
    assert loops.link("Work", "Fatigue").strength == "thick"
    thin, _normal, thick = loops.window.workspace.inspector.link.strengths.buttons()
    assert thick.isChecked()
    loops.bot.mouseClick(thin, Qt.MouseButton.LeftButton)
    assert loops.link("Work", "Fatigue").strength == "thin"
    loops.click_command("edit.undo")
    assert loops.link("Work", "Fatigue").strength == "thick"


def test_evidence_and_who_says_so(loops) -> None:
    loops.click_command("board.add_iceberg")
    loops.type_line("Ramps full @Patients")
    loops.click_command("view.previous_board")
    link = loops.link("Work", "Fatigue")
    select(loops, link.id)
    panel = loops.window.workspace.inspector.link
    panel.evidence.setFocus()
    loops.press_key("Sick leave 2025")
    loops.window.workspace.board.setFocus()
    (person,) = loops.document.perspectives()
    loops.bot.mouseClick(panel.chips._chips[person.id], Qt.MouseButton.LeftButton)
    told = loops.document.get(link.id, Link)
    assert (told.evidence, told.perspectives) == ("Sick leave 2025", (person.id,))


def test_a_shadow_copy_is_made_found_and_takes_links(loops) -> None:
    work = loops.variable("Work").id
    select(loops, work)
    loops.press_key(Qt.Key.Key_D, CTRL_SHIFT)
    (copy,) = loops.window.workspace.session.selection
    assert loops.document.get(copy, Variable).shadow_of == work
    assert loops.window.workspace.board.scene.lines[copy] == ("‹Work›",)
    loops.bot.mouseClick(
        loops.window.workspace.inspector.variable.original, Qt.MouseButton.LeftButton
    )
    assert loops.window.workspace.session.selection == (work,)


def test_an_opposite_flips_signs_and_keeps_the_loop(loops, monkeypatch) -> None:
    from iceberg.desktop.desk import WindowDesk

    monkeypatch.setattr(WindowDesk, "ask_text", lambda *_: "Rest")
    select(loops, loops.variable("Fatigue").id)
    loops.click_command("variable.opposite")
    assert loops.link("Work", "Rest").polarity == "-"
    assert loops.link("Rest", "Errors").polarity == "-"
    assert loops.link("Errors", "Work").polarity == "+"
    loops.click_command("edit.undo")
    assert loops.link("Work", "Fatigue").polarity == "+"


def test_what_is_pinned_stays_when_the_board_is_tidied_and_the_rest_goes(loops) -> None:
    work = loops.variable("Work").id
    loops.store.do("Far", _moved(loops, work))
    select(loops, work)
    loops.press_key(Qt.Key.Key_P, CTRL_SHIFT)
    before = {v.id: (v.x, v.y) for v in loops.document.all(Variable)}
    loops.click_command("edit.let_go")
    loops.click_command("board.arrange")
    after = {v.id: (v.x, v.y) for v in loops.document.all(Variable)}
    assert after[work] == before[work]
    loops.click_command("edit.undo")
    assert {v.id: (v.x, v.y) for v in loops.document.all(Variable)} == before


def _moved(room, id_):
    from iceberg.edits.arrange import move

    return move(room.document, [id_], 900.0, 0.0)


def test_only_the_selected_are_arranged(loops) -> None:
    chosen = [loops.variable(name).id for name in ("Fatigue", "Errors")]
    before = {v.id: (v.x, v.y) for v in loops.document.all(Variable)}
    select(loops, *chosen)
    loops.click_command("board.arrange")
    after = {v.id: (v.x, v.y) for v in loops.document.all(Variable)}
    assert {id_ for id_ in after if after[id_] != before[id_]} <= set(chosen)


def test_letters_instead_of_signs(loops) -> None:
    loops.click_command("board.notation")
    board = loops.window.workspace.session.board
    assert isinstance(board, LoopBoard)
    assert board.notation == "so"
    loops.click_command("board.notation")
    assert loops.window.workspace.session.board.notation == "signs"
