"""A group fills an iceberg: cards by the line and by hand, levels, perspectives, arrows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from iceberg.geometry.shapes import Point
from iceberg.model.iceberg_board import Card, CardGroup, Cause


def _card(room, text: str) -> Card:
    return next(card for card in room.document.all(Card) if card.text == text)


def _middle(room, text: str) -> Point:
    return room.window.workspace.board.scene.cards[_card(room, text).id].rect.centre


def test_five_cards_are_drawn_with_the_line(room) -> None:
    room.click_command("file.new_iceberg")
    room.type_line("event: 14 ambulances queued @Ambulance crews")
    room.type_line("Planned surgery cancelled")
    room.type_line("pattern: Waits climb every winter @Patients & carers")
    room.type_line("structure: Four-hour target counts only time in A&E @Managers")
    room.type_line("mental model: Busy means valuable @Managers")
    cards = {card.text: card for card in room.document.all(Card)}
    assert [card.level for card in cards.values()] == [
        "event",
        "event",
        "pattern",
        "structure",
        "mental_model",
    ]
    assert [p.name for p in room.document.perspectives()] == [
        "Ambulance crews",
        "Patients & carers",
        "Managers",
    ]
    shapes = [shape.rect for shape in room.window.workspace.board.scene.cards.values()]
    assert not any(a.overlaps(b) for a in shapes for b in shapes if a is not b)


def test_twenty_lines_pasted_are_twenty_cards_and_one_step(room) -> None:
    room.click_command("file.new_iceberg")
    lines = [f"structure: Rule number {n}" for n in range(20)]
    room.paste_into_line("\n".join(lines))
    assert len(list(room.document.all(Card))) == 20
    assert {card.level for card in room.document.all(Card)} == {"structure"}
    shapes = [shape.rect for shape in room.window.workspace.board.scene.cards.values()]
    assert not any(a.overlaps(b) for a in shapes for b in shapes if a is not b)
    room.click_command("edit.undo")
    assert not list(room.document.all(Card))


def test_tab_in_the_line_goes_to_the_next_level(room) -> None:
    room.click_command("file.new_iceberg")
    room.bot.keyClick(room.window.workspace.line.field, Qt.Key.Key_Tab)
    room.bot.keyClick(room.window.workspace.line.field, Qt.Key.Key_Tab)
    room.type_line("One bed manager for six wards")
    assert _card(room, "One bed manager for six wards").level == "structure"


def test_double_click_in_a_band_makes_a_card_there_and_tab_goes_on_below(room) -> None:
    room.click_command("file.new_iceberg")
    band = room.window.workspace.board.scene.band_of("pattern")
    room.double_click(Point(0, band.top + 90))
    room.press_key("Waits rise")
    room.press_key(Qt.Key.Key_Tab)
    room.press_key("Beds close at night")
    room.press_key(Qt.Key.Key_Return)
    room.press_key(Qt.Key.Key_Escape)
    assert _card(room, "Waits rise").level == "pattern"
    assert _card(room, "Beds close at night").level == "structure"
    assert len(list(room.document.all(Card))) == 2


def test_dragging_a_card_into_another_band_changes_its_level(room) -> None:
    room.click_command("file.new_iceberg")
    room.type_line("event: Waits rise each winter")
    band = room.window.workspace.board.scene.band_of("pattern")
    start = _middle(room, "Waits rise each winter")
    room.drag(start, start.plus(0, 40), Point(start.x, band.top + 110))
    assert _card(room, "Waits rise each winter").level == "pattern"
    room.click_command("edit.undo")
    assert _card(room, "Waits rise each winter").level == "event"


def test_number_keys_give_and_take_perspectives(room) -> None:
    room.click_command("file.new_iceberg")
    room.type_line("Trolleys in the corridor @Patients")
    room.type_line("Agency staff again @Ward teams")
    room.click(_middle(room, "Agency staff again"))
    room.press_key("1")
    patients, wards = room.document.perspectives()
    assert set(_card(room, "Agency staff again").perspectives) == {wards.id, patients.id}
    room.press_key("2")
    assert _card(room, "Agency staff again").perspectives == (patients.id,)
    room.press_key("0")
    assert _card(room, "Agency staff again").perspectives == ()


def test_an_arrow_is_pulled_from_card_to_card(room) -> None:
    room.click_command("file.new_iceberg")
    room.type_line("event: Surgery cancelled")
    room.type_line("pattern: Beds blocked")
    room.click_command("tool.link")
    room.drag(_middle(room, "Beds blocked"), _middle(room, "Surgery cancelled"))
    (cause,) = room.document.all(Cause)
    assert cause.source == _card(room, "Beds blocked").id
    assert cause.target == _card(room, "Surgery cancelled").id
    room.press_key(Qt.Key.Key_Escape)
    room.press_key(Qt.Key.Key_Escape)


def test_the_text_of_a_card_is_edited_where_it_stands(room) -> None:
    room.click_command("file.new_iceberg")
    room.type_line("Surgery canceled")
    room.click(_middle(room, "Surgery canceled"))
    room.press_key(Qt.Key.Key_F2)
    room.press_key("Surgery cancelled")
    room.press_key(Qt.Key.Key_Return)
    assert _card(room, "Surgery cancelled")
    room.click_command("edit.undo")
    assert _card(room, "Surgery canceled")


def test_cards_are_grouped_moved_tidied_and_let_go_by_keyboard(room) -> None:
    room.click_command("file.new_iceberg")
    room.paste_into_line("structure: One rota\nstructure: One target\nstructure: Two budgets")
    room.click(_middle(room, "One rota"))
    room.click(_middle(room, "Two budgets"), Qt.KeyboardModifier.ShiftModifier)
    room.press_key("g")
    room.press_key("What is counted")
    room.press_key(Qt.Key.Key_Return)
    (group,) = room.document.all(CardGroup)
    assert group.name == "What is counted"
    assert _card(room, "One rota").group == _card(room, "Two budgets").group == group.id
    heading = room.window.workspace.board.scene.groups[group.id].rect
    grip = Point(heading.left + 40, heading.top + 16)
    before = _card(room, "Two budgets")
    room.drag(grip, grip.plus(30, 10), grip.plus(120, 20))
    after = _card(room, "Two budgets")
    assert (after.x - before.x, after.y - before.y) == pytest.approx((120, 20), abs=2)
    room.click_command("board.arrange")
    shapes = [shape.rect for shape in room.window.workspace.board.scene.cards.values()]
    assert not any(a.overlaps(b) for a in shapes for b in shapes if a is not b)
    room.window.workspace.session.select([group.id])
    room.press_key("G", Qt.KeyboardModifier.ShiftModifier)
    assert not list(room.document.all(CardGroup))
    for _ in range(4):
        room.click_command("edit.undo")
    assert {card.group for card in room.document.all(Card)} == {None}
    assert len(list(room.document.all(Card))) == 3


def test_cards_are_merged_and_split_by_one_key(room) -> None:
    room.click_command("file.new_iceberg")
    room.type_line("mental model: Busy is good @Managers")
    room.type_line("Idle is bad @Ward teams")
    room.click(_middle(room, "Busy is good"))
    room.click(_middle(room, "Idle is bad"), Qt.KeyboardModifier.ShiftModifier)
    room.press_key("m")
    (merged,) = room.document.all(Card)
    assert merged.text == "Busy is good\nIdle is bad"
    assert len(merged.perspectives) == 2
    room.press_key("M", Qt.KeyboardModifier.ShiftModifier)
    assert {card.text for card in room.document.all(Card)} == {"Busy is good", "Idle is bad"}
    room.click_command("edit.undo")
    room.click_command("edit.undo")
    assert {len(card.perspectives) for card in room.document.all(Card)} == {1}


def test_two_cards_are_selected_and_merged_by_keyboard_alone(room) -> None:
    room.click_command("file.new_iceberg")
    for text in ("Ramps full", "Trolleys in the corridor", "Surgery off"):
        room.type_line(text)
    room.window.workspace.board.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    room.press_key(Qt.Key.Key_Tab)
    room.press_key(Qt.Key.Key_Down, both)
    room.press_key(Qt.Key.Key_Down, both)
    assert len(room.window.workspace.session.selection) == 3
    room.press_key(Qt.Key.Key_Up, both)
    assert len(room.window.workspace.session.selection) == 2
    room.press_key("m")
    texts = {card.text for card in room.document.all(Card)}
    assert len(texts) == 2
    assert any("\n" in text for text in texts)
