"""A room leads arrows between cards, says what they mean, and traces an event to its beliefs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from iceberg.geometry.shapes import Point
from iceberg.model.iceberg_board import Card, Cause

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ice(room):
    """Return a room whose iceberg has two events, a pattern, a structure and a belief."""
    room.click_command("file.new_iceberg")
    for line in (
        "event: Ramps full",
        "event: Surgery off",
        "pattern: Waits rise",
        "structure: One target",
        "mental model: Busy is good",
    ):
        room.type_line(line)
    return room


def card(room, text: str) -> Card:
    return next(card for card in room.document.all(Card) if card.text == text)


def middle(room, text: str) -> Point:
    return room.window.workspace.board.scene.cards[card(room, text).id].rect.centre


def pull(room, source: str, target: str) -> Cause:
    room.click_command("tool.link")
    room.drag(middle(room, source), middle(room, target))
    room.click_command("tool.select")
    (id_,) = room.window.workspace.session.selection
    return room.document.get(id_, Cause)


def chain(room) -> None:
    pull(room, "Busy is good", "One target")
    pull(room, "One target", "Waits rise")
    pull(room, "Waits rise", "Ramps full")


def texts(room, ids) -> set[str]:
    cards = (room.document.get(id_, Card) for id_ in ids)
    return {card.text for card in cards if card is not None}


def test_an_arrow_up_gives_rise_and_one_down_reinforces(ice) -> None:
    assert pull(ice, "Busy is good", "One target").sense == "gives_rise_to"
    assert pull(ice, "Ramps full", "Busy is good").sense == "reinforces"


def test_f_changes_what_the_selected_arrow_says_and_undo_brings_it_back(ice) -> None:
    arrow = pull(ice, "One target", "Waits rise")
    ice.window.workspace.board.setFocus()
    ice.press_key("f")
    assert ice.document.get(arrow.id, Cause).sense == "reinforces"
    ice.press_key("f")
    assert ice.document.get(arrow.id, Cause).sense == "gives_rise_to"
    ice.click_command("edit.undo")
    assert ice.document.get(arrow.id, Cause).sense == "reinforces"


def test_the_panel_of_an_arrow_says_it_too(ice) -> None:
    arrow = pull(ice, "One target", "Waits rise")
    panel = ice.window.workspace.inspector.cause
    assert panel.isVisible()
    rises, reinforces = panel.senses.buttons()
    assert rises.isChecked()
    ice.bot.mouseClick(reinforces, Qt.MouseButton.LeftButton)
    assert ice.document.get(arrow.id, Cause).sense == "reinforces"
    ice.bot.mouseClick(panel.turn, Qt.MouseButton.LeftButton)
    turned = ice.document.get(arrow.id, Cause)
    assert (turned.source, turned.target) == (arrow.target, arrow.source)


def test_two_cards_are_joined_by_keyboard(ice) -> None:
    ice.window.workspace.session.select(
        [card(ice, text).id for text in ("One target", "Waits rise")]
    )
    ice.press_key(Qt.Key.Key_J, CTRL)
    (cause,) = ice.document.all(Cause)
    assert texts(ice, [cause.source]) == {"One target"}


def test_a_selected_event_lights_up_all_it_rests_on(ice) -> None:
    chain(ice)
    ice.click(middle(ice, "Ramps full"))
    traced = ice.window.workspace.board._trail.ids
    assert texts(ice, traced) == {"Waits rise", "One target", "Busy is good"}
    assert {cause.id for cause in ice.document.all(Cause)} <= traced


def test_t_lets_the_rest_step_back_until_it_is_pressed_again(ice) -> None:
    chain(ice)
    session = ice.window.workspace.session
    ice.click(middle(ice, "Waits rise"))
    ice.press_key("t")
    assert texts(ice, session.lit) == {"Ramps full", "Waits rise", "One target", "Busy is good"}
    ice.press_key("t")
    assert not session.lit


def test_figures_and_the_bar_narrow_what_is_traced_and_touch_no_card(ice) -> None:
    chain(ice)
    bar, session = ice.window.workspace.trace_bar, ice.window.workspace.session
    ice.click(middle(ice, "Ramps full"))
    ice.press_key("t")
    before = ice.document
    ice.press_key("1")
    assert texts(ice, session.lit) == {"Ramps full", "Waits rise"}
    assert bar.words.text() == "What “Ramps full” rests on and gives rise to"
    ice.bot.mouseClick(bar.more, Qt.MouseButton.LeftButton)
    assert texts(ice, session.lit) == {"Ramps full", "Waits rise", "One target"}
    ice.bot.mouseClick(bar.ways["onward"], Qt.MouseButton.LeftButton)
    assert texts(ice, session.lit) == {"Ramps full"}
    assert ice.document == before
    ice.press_key(Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_keys_walk_from_an_event_down_to_a_belief_and_up_again(ice) -> None:
    chain(ice)
    session = ice.window.workspace.session
    ice.click(middle(ice, "Ramps full"))
    ice.press_key("t")
    for text in ("Waits rise", "One target", "Busy is good"):
        ice.press_key(Qt.Key.Key_Down, CTRL)
        assert texts(ice, session.selection) == {text}
        assert session.lit
    ice.press_key(Qt.Key.Key_Up, CTRL)
    assert texts(ice, session.selection) == {"One target"}
    ice.press_key(Qt.Key.Key_Escape)
    assert not session.lit


def test_the_card_panel_names_what_it_rests_on_and_what_reinforces_it(ice) -> None:
    chain(ice)
    pull(ice, "Ramps full", "Busy is good")
    ice.click(middle(ice, "Busy is good"))
    arrows = ice.window.workspace.inspector.card.arrows
    assert arrows.gives_rise_to.isVisible()
    assert arrows.reinforced_by.isVisible()
    assert not arrows.rests_on.isVisible()
    assert not arrows.reinforces.isVisible()


def test_a_click_on_a_handle_selects_as_anywhere_on_the_card(ice) -> None:
    rect = ice.window.workspace.board.scene.cards[card(ice, "Waits rise").id].rect
    ice.click(rect.centre)
    ice.window.workspace.session.select([])
    ice.click(Point(rect.centre.x, rect.top))
    assert ice.window.workspace.session.selection == (card(ice, "Waits rise").id,)
    assert not list(ice.document.all(Cause))


def test_the_field_for_a_text_of_two_lines_shows_both(ice) -> None:
    ice.type_line("event: Nine pupils were away last Friday and came back on Monday")
    ice.double_click(middle(ice, "Nine pupils were away last Friday and came back on Monday"))
    editor = ice.window.workspace.board.editor
    assert editor is not None
    assert editor.height() >= 2 * editor.fontMetrics().lineSpacing()
    ice.press_key(Qt.Key.Key_Escape)
