"""A room hides and shows, compares two views, and puts the future it wants beside its present."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from iceberg.desktop.choose_sheet import ChooseSheet
from iceberg.geometry.shapes import Point
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.store.sides import Beside, Compared, Side

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def group(room):
    """Return a room whose iceberg holds what three groups said."""
    room.click_command("file.new_iceberg")
    room.type_line("event: Ramps full @Patients")
    room.type_line("pattern: Waits rise @Patients, Wards")
    room.type_line("structure: One target @Managers")
    room.type_line("mental model: Busy is good @Managers, Wards")
    room.window.workspace.board.setFocus()
    return room


def card(room, text: str) -> Card:
    return next(card for card in room.document.all(Card) if card.text == text)


def person(room, name: str):
    return next(p for p in room.document.perspectives() if p.name == name)


def middle(room, text: str) -> Point:
    return room.window.workspace.board.scene.cards[card(room, text).id].rect.centre


def session(room):
    return room.window.workspace.session


def seen(room) -> set[str]:
    scene = room.window.workspace.board.scene
    return {scene.contents.cards[id_].text for id_ in scene.cards}


def side(room, text: str) -> Side:
    return room.window.workspace.board.scene.side_of[card(room, text).id]


def compare(room, *numbers: str) -> None:
    room.click_command("sides.compare")
    for number in numbers:
        room.press_key(number)
    assert (
        not room.window.findChild(ChooseSheet) or not room.window.findChild(ChooseSheet).isVisible()
    )


# Hide and show


def test_an_eye_hides_the_cards_of_one_group_and_the_ice_stays(group) -> None:
    board, bar = group.window.workspace.board, group.window.workspace.view_bar
    ice, steps = board.scene.ice, len(group.store.undo_steps)
    assert not bar.isVisible()
    row = group.window.workspace.inspector.perspectives.rows[person(group, "Managers").id]
    group.bot.mouseClick(row.eye, Qt.MouseButton.LeftButton)
    assert seen(group) == {"Ramps full", "Waits rise", "Busy is good"}
    assert board.scene.ice == ice
    assert bar.isVisible()
    assert bar.words.text() == "1 card hidden"
    assert len(group.store.undo_steps) == steps
    group.bot.mouseClick(bar.show_all, Qt.MouseButton.LeftButton)
    assert "One target" in seen(group)
    assert not bar.isVisible()


def test_what_is_hidden_is_neither_hit_nor_selected(group) -> None:
    at = middle(group, "One target")
    group.click(at)
    assert session(group).selection == (card(group, "One target").id,)
    row = group.window.workspace.inspector.perspectives.rows[person(group, "Managers").id]
    row.setFocus()
    group.press_key("h")
    assert session(group).selection == ()
    group.click(at)
    assert session(group).selection == ()
    group.click_command("edit.select_all")
    assert card(group, "One target").id not in session(group).selection


def test_a_key_hides_and_typing_for_the_hidden_shows_again(group) -> None:
    group.press_key(Qt.Key.Key_1, CTRL_SHIFT)
    assert session(group).hidden == {person(group, "Patients").id}
    assert "Ramps full" not in seen(group)
    group.type_line("event: A child waits @Patients")
    assert not session(group).hidden
    assert {"Ramps full", "A child waits"} <= seen(group)


# Compare two


def test_two_are_compared_by_keyboard_alone_and_left_by_escape(group) -> None:
    before = group.document
    compare(group, "1", "2")
    sides = session(group).sides
    assert isinstance(sides, Compared)
    assert (sides.left, sides.right) == (person(group, "Patients").id, person(group, "Wards").id)
    assert seen(group) == {"Ramps full", "Waits rise", "Busy is good"}
    assert side(group, "Ramps full") is Side.LEFT
    assert side(group, "Waits rise") is Side.BOTH
    assert side(group, "Busy is good") is Side.RIGHT
    assert "1 card of neither is left out" in group.window.workspace.view_bar.words.text()
    group.press_key(Qt.Key.Key_Escape)
    assert session(group).sides is None
    assert group.document is before


def test_of_two_perspectives_both_are_compared_without_asking(room) -> None:
    room.click_command("file.new_iceberg")
    room.type_line("event: One @A")
    room.type_line("event: Two @B")
    room.click_command("sides.compare")
    assert isinstance(session(room).sides, Compared)
    room.window.workspace.view_bar.done.click()
    assert session(room).sides is None


def test_a_card_is_given_by_its_number_and_slides_to_the_middle(group) -> None:
    compare(group, "1", "2")
    place = middle(group, "Ramps full")
    group.click(place)
    group.press_key("2")
    assert side(group, "Ramps full") is Side.BOTH
    assert set(card(group, "Ramps full").perspectives) == {
        person(group, "Patients").id,
        person(group, "Wards").id,
    }
    assert middle(group, "Ramps full").x > place.x
    group.click_command("edit.undo")
    assert side(group, "Ramps full") is Side.LEFT


def test_arrow_keys_carry_a_card_from_side_to_side(group) -> None:
    compare(group, "1", "2")
    group.click(middle(group, "Ramps full"))
    stands = (card(group, "Ramps full").x, card(group, "Ramps full").y)
    sides = []
    for _ in range(3):
        group.press_key(Qt.Key.Key_Right)
        sides.append(side(group, "Ramps full"))
    assert sides == [Side.BOTH, Side.RIGHT, Side.RIGHT]
    group.press_key(Qt.Key.Key_Left)
    assert side(group, "Ramps full") is Side.BOTH
    assert (card(group, "Ramps full").x, card(group, "Ramps full").y) == stands


def test_a_card_dragged_to_another_side_changes_holders_and_not_its_place(group) -> None:
    compare(group, "1", "2")
    stands = (card(group, "Ramps full").x, card(group, "Ramps full").y)
    start = middle(group, "Ramps full")
    goal = middle(group, "Busy is good")
    group.drag(start, start.plus(40, 0), Point(goal.x, start.y))
    assert side(group, "Ramps full") is Side.RIGHT
    assert (card(group, "Ramps full").x, card(group, "Ramps full").y) == stands
    group.click_command("edit.undo")
    assert side(group, "Ramps full") is Side.LEFT


def test_a_drag_taken_back_gives_nothing(group) -> None:
    compare(group, "1", "2")
    before = group.document
    board, left = group.window.workspace.board, Qt.MouseButton.LeftButton
    start, goal = middle(group, "Ramps full"), middle(group, "Busy is good")
    group.bot.mousePress(board, left, Qt.KeyboardModifier.NoModifier, group.at(start))
    group.bot.mouseMove(board, group.at(start.plus(60, 0)))
    group.bot.mouseMove(board, group.at(goal))
    group.press_key(Qt.Key.Key_Escape)
    group.bot.mouseRelease(board, left, Qt.KeyboardModifier.NoModifier, group.at(goal))
    assert group.document is before


def test_a_text_is_edited_and_a_card_is_said_where_it_belongs(group) -> None:
    compare(group, "1", "2")
    group.click(middle(group, "Busy is good"))
    group.press_key(Qt.Key.Key_F2)
    group.press_key("Busy is valued")
    group.press_key(Qt.Key.Key_Return)
    assert side(group, "Busy is valued") is Side.RIGHT
    board = group.window.workspace.board
    band = board.scene.band_of("structure")
    group.double_click(Point(0.0, (band.top + band.bottom) / 2))
    group.press_key("Nobody sees the whole")
    group.press_key(Qt.Key.Key_Return)
    said = card(group, "Nobody sees the whole")
    assert said.level == "structure"
    assert side(group, "Nobody sees the whole") is Side.BOTH
    group.press_key(Qt.Key.Key_Escape)


def test_sides_are_exchanged(group) -> None:
    compare(group, "1", "2")
    group.press_key("x")
    assert side(group, "Ramps full") is Side.RIGHT


# Who has spoken


def test_the_counts_say_who_is_silent_and_light_the_cards_of_a_cell(group) -> None:
    group.click_command("people.counts")
    counts = group.window.workspace.inspector.perspectives.counts
    assert counts.isVisible()
    silent = counts.cells[person(group, "Patients").id, "structure"]
    assert silent.text() == "○"
    assert "has not spoken at this level" in silent.accessibleName()
    assert "Patients: not on structures, mental models" in counts.silent.text()
    counts.cells[person(group, "Wards").id, "pattern"].click()
    assert session(group).lit == {card(group, "Waits rise").id}
    QApplication.processEvents()
    counts.cells[person(group, "Managers").id, "structure"].setFocus()
    group.press_key(Qt.Key.Key_Space)
    assert session(group).lit == {card(group, "One target").id}
    group.type_line("structure: Six wards, one lift @Patients")
    assert counts.cells[person(group, "Patients").id, "structure"].text() == "1"
    group.click_command("people.counts")
    assert not counts.isVisible()


def test_a_perspective_moves_up_in_the_list_by_keyboard(group) -> None:
    panel = group.window.workspace.inspector.perspectives
    panel.rows[person(group, "Managers").id].setFocus()
    group.press_key(Qt.Key.Key_Up, ALT)
    assert [p.name for p in group.document.perspectives()] == ["Patients", "Managers", "Wards"]
    QApplication.processEvents()
    assert panel.rows[person(group, "Managers").id].hasFocus()
    group.click_command("edit.undo")
    assert [p.name for p in group.document.perspectives()] == ["Patients", "Wards", "Managers"]


# Present and future


def make_future(room) -> None:
    room.click_command("sides.future")
    room.type_line("A free bed is good work")
    room.bot.keyClick(room.window.workspace.line.field, Qt.Key.Key_Tab)
    room.type_line("One measure from door to home")


def test_a_future_begins_at_the_deepest_level_and_tab_goes_up(group) -> None:
    make_future(group)
    board = session(group).board
    assert isinstance(board, IcebergBoard)
    assert (board.name, board.future_of) == ("Future", card(group, "Ramps full").board)
    assert card(group, "A free bed is good work").level == "mental_model"
    assert card(group, "One measure from door to home").level == "structure"
    assert "believe" in board.levels[-1].question
    group.click_command("view.previous_board")
    group.click_command("sides.future")
    assert session(group).board == board


def test_on_a_future_tab_in_a_card_goes_to_the_level_above(group) -> None:
    group.click_command("sides.future")
    band = group.window.workspace.board.scene.band_of("mental_model")
    group.double_click(Point(0, band.top + 90))
    group.press_key("We trust each other")
    group.press_key(Qt.Key.Key_Tab)
    group.press_key("Shared budget")
    group.press_key(Qt.Key.Key_Return)
    group.press_key(Qt.Key.Key_Escape)
    assert card(group, "Shared budget").level == "structure"


def test_a_wish_names_what_it_replaces_by_keyboard(group) -> None:
    make_future(group)
    session(group).select([card(group, "A free bed is good work").id])
    group.click_command("sides.replace")
    group.press_key(Qt.Key.Key_Return)
    wish, now = card(group, "A free bed is good work"), card(group, "Busy is good")
    assert wish.replaces == now.id
    QApplication.processEvents()
    panel = group.window.workspace.inspector.card.replaces
    ways = [button.text() for button in panel.findChildren(QPushButton) if button.isVisible()]
    assert ways == ["Busy is good", "Choose…"]
    group.click_command("sides.replace")
    group.press_key("1")
    assert card(group, "A free bed is good work").replaces is None
    group.click_command("edit.undo")
    assert card(group, "A free bed is good work").replaces == now.id


def test_present_and_future_stand_side_by_side_and_an_arrow_replaces(group) -> None:
    make_future(group)
    group.click_command("sides.beside")
    assert isinstance(session(group).sides, Beside)
    assert seen(group) == {one.text for one in group.document.all(Card)}
    group.click_command("tool.link")
    group.drag(middle(group, "A free bed is good work"), middle(group, "Busy is good"))
    assert card(group, "A free bed is good work").replaces == card(group, "Busy is good").id
    assert len(group.window.workspace.board.scene.replaced) == 1
    group.click_command("edit.undo")
    assert card(group, "A free bed is good work").replaces is None
    group.click_command("tool.select")
    group.click_command("sides.beside")
    assert session(group).sides is None


def test_what_is_typed_side_by_side_goes_to_the_future(group) -> None:
    make_future(group)
    group.click_command("sides.beside")
    group.type_line("event: Nobody waits")
    assert card(group, "Nobody waits").board == session(group).board.id
    assert side(group, "Nobody waits") is Side.RIGHT


def test_the_slide_ends_and_leaves_the_board_as_it_is(group) -> None:
    compare(group, "1", "2")
    board = group.window.workspace.board
    group.bot.waitUntil(
        lambda: board._slide.seen(board.scene, board.camera) == (board.scene, board.camera)
    )
