"""Cards in the hand: they line up, never hide each other, and join the group they are laid on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from iceberg.edits.connect import give_rise
from iceberg.geometry.shapes import Point, Rect
from iceberg.model.iceberg_board import Card, CardGroup, Cause
from iceberg.tools.gesture import NOTHING

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def cards(room):
    room.click_command("file.new_iceberg")
    room.paste_into_line("structure: One rota\nstructure: One target\nstructure: Two budgets")
    return room


def _card(room, text: str) -> Card:
    return next(card for card in room.document.all(Card) if card.text == text)


def _rect(room, text: str) -> Rect:
    return room.window.workspace.board.scene.cards[_card(room, text).id].rect


def _carry(room, text: str, dx: float, dy: float, modifier=Qt.KeyboardModifier.NoModifier) -> Point:
    """Press a card and move it, without letting go yet; return where the pointer is."""
    start = _rect(room, text).centre
    board = room.window.workspace.board
    room.bot.mouseMove(board, room.at(start))
    room.bot.mousePress(board, Qt.MouseButton.LeftButton, modifier, room.at(start))
    for share in (0.3, 0.7, 1.0):
        room.bot.mouseMove(board, room.at(start.plus(share * dx, share * dy)))
    return start.plus(dx, dy)


def _let_go(room, at: Point, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    board = room.window.workspace.board
    room.bot.mouseRelease(board, Qt.MouseButton.LeftButton, modifier, room.at(at))


def test_a_card_lines_up_with_its_neighbours_while_guides_are_shown(cards) -> None:
    to, of = _rect(cards, "One target"), _rect(cards, "One rota")
    at = _carry(cards, "One rota", to.left + 3 - of.left, to.bottom + 40 - of.top)
    assert cards.window.workspace.board.hand.preview.guides
    _let_go(cards, at)
    assert cards.window.workspace.board.hand.preview == NOTHING
    assert _rect(cards, "One rota").left == _rect(cards, "One target").left
    cards.click_command("edit.undo")
    assert _rect(cards, "One rota") == of


def test_with_ctrl_held_a_card_goes_where_the_hand_goes(cards) -> None:
    to, of = _rect(cards, "One target"), _rect(cards, "One rota")
    board, left = cards.window.workspace.board, Qt.MouseButton.LeftButton
    start = of.centre
    end = start.plus(to.left + 3 - of.left, to.bottom + 40 - of.top)
    cards.bot.mouseMove(board, cards.at(start))
    cards.bot.mousePress(board, left, CTRL, cards.at(start))
    cards.bot.mouseRelease(board, left, CTRL, cards.at(end))
    assert _rect(cards, "One rota").left == pytest.approx(to.left + 3, abs=1.5)
    assert _rect(cards, "One rota").left != to.left


def test_escape_takes_a_drag_back_with_its_guides(cards) -> None:
    before = cards.document
    _carry(cards, "One rota", 30, 60)
    cards.press_key(Qt.Key.Key_Escape)
    assert cards.document == before
    assert cards.window.workspace.board.hand.preview == NOTHING


def test_a_card_dropped_on_another_does_not_hide_it(cards) -> None:
    to, of = _rect(cards, "One target"), _rect(cards, "Two budgets")
    at = _carry(cards, "Two budgets", to.left - of.left + 4, to.top - of.top + 3)
    _let_go(cards, at)
    assert not _rect(cards, "Two budgets").overlaps(_rect(cards, "One target"))
    cards.click_command("edit.undo")
    assert _rect(cards, "Two budgets") == of


def _group_two(room) -> CardGroup:
    from iceberg.edits.groups import group_cards
    from iceberg.geometry.text import RoughMeasurer

    ids = [_card(room, "One rota").id, _card(room, "Two budgets").id]
    room.store.do("Group", group_cards(room.document, ids, "What is counted", RoughMeasurer()))
    (group,) = room.document.all(CardGroup)
    return group


def test_a_card_joins_the_group_it_is_laid_on_and_leaves_it_again(cards) -> None:
    group = _group_two(cards)
    panel = cards.window.workspace.board.scene.groups[group.id].rect
    of = _rect(cards, "One target")
    inside = Point(panel.centre.x, panel.bottom - 30)
    at = _carry(cards, "One target", inside.x - of.centre.x, inside.y - of.centre.y)
    _let_go(cards, at)
    assert _card(cards, "One target").group == group.id
    at = _carry(cards, "One target", 700, 0)
    _let_go(cards, at)
    assert _card(cards, "One target").group is None
    cards.click_command("edit.undo")
    assert _card(cards, "One target").group == group.id


def test_a_small_move_inside_its_panel_keeps_a_card_in_its_group(cards) -> None:
    group = _group_two(cards)
    at = _carry(cards, "Two budgets", 25, 12)
    _let_go(cards, at)
    assert _card(cards, "Two budgets").group == group.id


def test_a_double_click_on_a_panel_makes_a_card_of_the_group(cards) -> None:
    group = _group_two(cards)
    panel = cards.window.workspace.board.scene.groups[group.id].rect
    cards.double_click(Point(panel.right - 8, panel.bottom - 6))
    cards.press_key("Nobody sees the whole")
    cards.press_key(Qt.Key.Key_Return)
    cards.press_key(Qt.Key.Key_Escape)
    assert _card(cards, "Nobody sees the whole").group == group.id


def test_a_heading_is_reached_named_and_doubled_by_keyboard(cards) -> None:
    group = _group_two(cards)
    session = cards.window.workspace.session
    session.select([])
    cards.window.workspace.board.setFocus()
    for _ in range(8):
        cards.press_key(Qt.Key.Key_Tab)
        if session.selection == (group.id,):
            break
    assert session.selection == (group.id,)
    cards.press_key(Qt.Key.Key_F2)
    cards.press_key("What counts")
    cards.press_key(Qt.Key.Key_Return)
    assert [one.name for one in cards.document.all(CardGroup)] == ["What counts"]
    session.select([group.id])
    before = _card(cards, "One rota")
    cards.press_key(Qt.Key.Key_Right)
    assert _card(cards, "One rota").x == before.x + 8
    cards.click_command("edit.duplicate")
    names = [one.name for one in cards.document.all(CardGroup)]
    assert names == ["What counts", "What counts"]
    assert len(list(cards.document.all(Card))) == 5


def test_a_heading_left_with_escape_groups_nothing(cards) -> None:
    session = cards.window.workspace.session
    session.select([_card(cards, "One rota").id, _card(cards, "Two budgets").id])
    cards.window.workspace.board.setFocus()
    before = cards.document
    cards.press_key("g")
    cards.press_key("What")
    cards.press_key(Qt.Key.Key_Escape)
    assert cards.document == before


def test_a_heading_that_is_deleted_leaves_its_cards(cards) -> None:
    group = _group_two(cards)
    cards.window.workspace.session.select([group.id])
    cards.window.workspace.board.setFocus()
    cards.press_key(Qt.Key.Key_Delete)
    assert not list(cards.document.all(CardGroup))
    assert len(list(cards.document.all(Card))) == 3
    cards.click_command("edit.undo")
    assert list(cards.document.all(CardGroup)) == [group]


def test_a_heading_dragged_into_another_band_takes_its_cards_there(cards) -> None:
    group = _group_two(cards)
    scene = cards.window.workspace.board.scene
    panel, band = scene.groups[group.id].rect, scene.band_of("mental_model")
    grip = Point(panel.left + 60, panel.top + 16)
    cards.drag(grip, grip.plus(0, 30), Point(grip.x, band.top + 60))
    (moved,) = cards.document.all(CardGroup)
    assert moved.level == "mental_model"
    assert _card(cards, "One rota").level == "mental_model"
    assert _card(cards, "One target").level == "structure"


def test_all_cards_of_a_group_dragged_together_keep_their_heading(cards) -> None:
    group = _group_two(cards)
    ids = [_card(cards, "One rota").id, _card(cards, "Two budgets").id]
    cards.window.workspace.session.select(ids)
    band = cards.window.workspace.board.scene.band_of("mental_model")
    start = _rect(cards, "One rota").centre
    cards.drag(start, start.plus(0, 30), Point(start.x, band.top + 90))
    (moved,) = cards.document.all(CardGroup)
    assert (moved.id, moved.level) == (group.id, "mental_model")
    assert _card(cards, "Two budgets").group == group.id


def test_a_card_that_lies_under_another_comes_on_top_when_it_is_selected(cards) -> None:
    ids = {text: _card(cards, text).id for text in ("One rota", "One target")}
    to, of = _rect(cards, "One target"), _rect(cards, "One rota")
    at = _carry(cards, "One rota", to.left + 100 - of.left, to.top + 30 - of.top, CTRL)
    _let_go(cards, at, CTRL)
    scene = cards.window.workspace.board.scene
    over = Rect.between(
        Point(_rect(cards, "One rota").left, _rect(cards, "One rota").top),
        Point(_rect(cards, "One target").right, _rect(cards, "One target").bottom),
    ).centre
    assert scene.card_at(over, [ids["One rota"]]) == ids["One rota"]
    assert scene.card_at(over, [ids["One target"]]) == ids["One target"]


def test_a_card_seen_from_afar_is_taken_hold_of_between_its_handles(cards) -> None:
    board = cards.window.workspace.board
    board.zoom_by(0.26 / board.camera.scale)
    before = _card(cards, "One rota")
    centre = _rect(cards, "One rota").centre
    cards.drag(centre, centre.plus(60, 20), centre.plus(160, 40))
    assert _card(cards, "One rota").x > before.x + 80
    assert not list(cards.document.all(Cause))


def test_the_view_stays_while_a_card_is_carried_and_follows_once_it_is_put_down(cards) -> None:
    board = cards.window.workspace.board
    board.fit()
    camera = board.camera
    at = _carry(cards, "One rota", 0, 400)
    assert board.camera == camera
    low = board.scene.ice.box.bottom
    assert board.camera.to_screen(Point(0, low)).y > board.height()
    _let_go(cards, at)
    assert board.camera != camera
    assert board.camera.to_screen(Point(0, low)).y < board.height()


def test_arrows_lie_still_under_a_carried_card_and_make_way_when_it_is_put_down(cards) -> None:
    cards.type_line("event: A queue")
    ends = _card(cards, "One rota").id, _card(cards, "A queue").id
    cards.store.do("Arrow", give_rise(cards.document, *ends))
    (cause,) = cards.document.all(Cause)
    board = cards.window.workspace.board
    way = board.scene.causes[cause.id]
    of, onto = _rect(cards, "Two budgets").centre, way.points[len(way.points) // 2]
    at = _carry(cards, "Two budgets", onto.x - of.x, onto.y - of.y, CTRL)
    assert board.scene.causes[cause.id].points[0] == way.points[0]
    assert len(board.scene.causes[cause.id].points) == len(way.points)
    _let_go(cards, at, CTRL)
    card = _rect(cards, "Two budgets")
    settled = board.scene.causes[cause.id]
    assert settled.points != way.points
    assert not any(card.contains(point) for point in settled.points)
