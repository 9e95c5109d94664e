"""A room thinks on: actions, questions in large type, hints that are asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from iceberg.model.action import Action
from iceberg.model.finding import Dismissal
from iceberg.model.iceberg_board import Card


def _card(room, text: str) -> Card:
    return next(card for card in room.document.all(Card) if card.text == text)


def _select(room, text: str) -> None:
    room.click(room.window.workspace.board.scene.cards[_card(room, text).id].rect.centre)


def _button(room, words: str) -> QPushButton:
    QApplication.processEvents()  # rows made just now are shown with the next event
    panel = room.window.workspace.inspector.hints
    return next(b for b in panel.findChildren(QPushButton) if b.text() == words and b.isVisible())


def test_actions_are_added_by_keyboard_one_after_the_other(room) -> None:
    room.click_command("file.new_iceberg")
    room.type_line("mental model: More beds is the only answer")
    _select(room, "More beds is the only answer")
    room.press_key("a")
    room.press_key("Ask for one discharge before 10")
    room.press_key(Qt.Key.Key_Tab)
    room.press_key("Ward teams")
    room.press_key(Qt.Key.Key_Tab)
    room.press_key("this week")
    room.press_key(Qt.Key.Key_Return)
    room.press_key("Buy forty beds")
    for _ in range(3):
        room.press_key(Qt.Key.Key_Tab)
    room.press_key(Qt.Key.Key_Space)
    room.press_key(Qt.Key.Key_Return)
    room.press_key(Qt.Key.Key_Escape)
    first, second = room.document.actions()
    assert (first.what, first.who, first.when) == (
        "Ask for one discharge before 10",
        "Ward teams",
        "this week",
    )
    assert (first.fifteen, second.fifteen) == (True, False)
    shape = room.window.workspace.board.scene.cards[first.on]
    assert (shape.actions, shape.has_fifteen) == (2, True)
    assert QApplication.focusWidget() is room.window.workspace.board
    room.click_command("edit.undo")
    room.click_command("edit.undo")
    assert room.document.actions() == ()


def test_the_page_of_actions_goes_to_the_card(room) -> None:
    room.click_command("file.new_iceberg")
    room.type_line("event: Ramps full")
    room.type_line("structure: One rota")
    _select(room, "One rota")
    room.press_key("a")
    room.press_key("Share the rota")
    room.press_key(Qt.Key.Key_Return)
    room.press_key(Qt.Key.Key_Escape)
    _select(room, "Ramps full")
    room.click_command("board.actions")
    QApplication.processEvents()
    room.press_key(Qt.Key.Key_Tab)
    room.press_key(Qt.Key.Key_Tab)
    room.press_key(Qt.Key.Key_Return)
    assert room.window.workspace.session.selection == (_card(room, "One rota").id,)


def test_what_is_said_to_a_question_is_typed_while_it_stands(room) -> None:
    room.click_command("file.new_iceberg")
    room.click_command("board.ask")
    question = room.window.workspace.area.question
    assert question.isVisible()
    assert question.words.text() == "What just happened?"
    assert question.words.font().pixelSize() >= 40
    room.press_key(Qt.Key.Key_Down)
    room.press_key(Qt.Key.Key_Right)
    assert question.words.text() == "Has this happened before? How often?"
    room.type_line("Every winter since 2015")
    assert _card(room, "Every winter since 2015").level == "pattern"
    assert question.isVisible()
    room.click_command("board.ask")
    assert not question.isVisible()


def test_hints_come_when_asked_for_are_done_and_put_away(room) -> None:
    room.click_command("file.new_iceberg")
    room.type_line("event: Ambulances always queue")
    room.type_line("structure: Lack of beds")
    hints = room.window.workspace.inspector.hints
    assert not hints.isVisible()
    room.click_command("board.hints")
    assert hints.isVisible()
    room.bot.mouseClick(_button(room, "Move it down"), Qt.MouseButton.LeftButton)
    assert _card(room, "Ambulances always queue").level == "pattern"
    before = room.document
    room.bot.mouseClick(_button(room, "Put away"), Qt.MouseButton.LeftButton)
    assert len(list(room.document.all(Dismissal))) == 1
    room.click_command("edit.undo")
    assert room.document == before
    room.click_command("board.hints")
    assert not hints.isVisible()


def test_an_action_is_ticked_off_and_goes_with_its_card(room) -> None:
    room.click_command("file.new_iceberg")
    room.type_line("event: Ramps full")
    _select(room, "Ramps full")
    room.press_key("a")
    room.press_key("Open a ward")
    room.press_key(Qt.Key.Key_Return)
    room.press_key(Qt.Key.Key_Escape)
    (action,) = room.document.all(Action)
    room.window.workspace.inspector.card_actions.set_done(action, done=True)
    assert [one.done for one in room.document.actions()] == [True]
    room.press_key(Qt.Key.Key_Delete)
    assert room.document.actions() == ()
