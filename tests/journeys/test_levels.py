"""A group works with other levels than the usual four, and words them as it talks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from iceberg.desktop.levels_dialog import LevelsDialog
from iceberg.drawing.title_paint import title_places
from iceberg.geometry.shapes import Rect
from iceberg.model.iceberg_board import Card, IcebergBoard

ALT = Qt.KeyboardModifier.AltModifier


def _board(room) -> IcebergBoard:
    (board,) = room.document.all(IcebergBoard)
    return board


def _rects(room) -> list:
    return [shape.rect for shape in room.window.workspace.board.scene.cards.values()]


@pytest.fixture
def cards(room):
    room.click_command("file.new_iceberg")
    room.paste_into_line(
        "event: 14 ambulances queued\nevent: Surgery cancelled\npattern: Waits rise each winter\n"
        "structure: One bed manager\nmental model: Busy means valuable"
    )
    return room


@pytest.fixture
def dialog(cards) -> LevelsDialog:
    cards.click_command("board.levels")
    dialog = cards.window.findChild(LevelsDialog)
    assert dialog is not None
    return dialog


def test_other_levels_are_chosen_by_keyboard_and_keep_every_card(cards, dialog) -> None:
    for _ in range(3):
        cards.bot.keyClick(dialog.preset, Qt.Key.Key_Down)
    assert "3 cards" in dialog.trouble.text()
    cards.bot.keyClick(dialog.preset, Qt.Key.Key_Return)
    assert [level.title for level in _board(cards).levels] == [
        "Structural",
        "Relational",
        "Transformative",
    ]
    assert len(list(cards.document.all(Card))) == 5
    assert not any(a.overlaps(b) for a in _rects(cards) for b in _rects(cards) if a is not b)
    cards.click_command("edit.undo")
    assert [level.kind for level in _board(cards).levels] == [
        "event",
        "pattern",
        "structure",
        "mental_model",
    ]


def test_titles_and_questions_are_worded_anew_as_one_step(cards, dialog) -> None:
    row = dialog.rows[3]
    row.title.selectAll()
    cards.bot.keyClicks(row.title, "What we believe")
    cards.bot.keyClick(row.question, Qt.Key.Key_Down)
    chosen = row.question.currentText()
    cards.bot.keyClick(row.response, Qt.Key.Key_Return)
    assert (_board(cards).levels[3].title, _board(cards).levels[3].question) == (
        "What we believe",
        chosen,
    )
    cards.window.workspace.line.focus()
    cards.type_line("what we believe: A full hospital is an efficient hospital")
    assert list(cards.document.all(Card))[-1].level == "mental_model"
    cards.click_command("edit.undo")
    cards.click_command("edit.undo")
    assert _board(cards).levels[3].title == "Mental models"


def test_leaving_the_levels_changes_nothing(cards, dialog) -> None:
    before = cards.document
    cards.bot.keyClick(dialog.preset, Qt.Key.Key_Down)
    cards.bot.keyClick(dialog, Qt.Key.Key_Escape)
    assert cards.document == before


def test_alt_with_down_takes_a_card_one_level_deeper_where_there_is_room(cards) -> None:
    card = next(c for c in cards.document.all(Card) if c.text == "Surgery cancelled")
    cards.window.workspace.session.select([card.id])
    cards.window.workspace.board.setFocus()
    cards.press_key(Qt.Key.Key_Down, ALT)
    assert cards.document.records[card.id].level == "pattern"
    assert not any(a.overlaps(b) for a in _rects(cards) for b in _rects(cards) if a is not b)
    cards.press_key(Qt.Key.Key_Up, ALT)
    cards.press_key(Qt.Key.Key_Up, ALT)
    assert cards.document.records[card.id].level == "event"


def test_a_double_click_on_a_title_words_the_level_in_its_place(cards) -> None:
    board = cards.window.workspace.board
    frame = board.camera.rect_to_board(Rect(0, 0, board.width(), board.height()))
    places = dict(title_places(board.scene, frame, board.camera.scale))
    cards.double_click(places["structure"].centre)
    cards.press_key("What keeps it so")
    cards.press_key(Qt.Key.Key_Return)
    assert _board(cards).levels[2].title == "What keeps it so"
    cards.click_command("edit.undo")
    assert _board(cards).levels[2].title == "Structures"
