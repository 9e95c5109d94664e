"""A room says what it means and what it does not, and reads it all in one place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from iceberg.desktop.glossary_sheet import GlossarySheet
from iceberg.desktop.sheet_rows import SheetRow
from iceberg.model.iceberg_board import Card


def test_a_distinction_is_typed_in_the_panel_and_read_in_the_glossary(room) -> None:
    room.click_command("file.new_iceberg")
    room.type_line("mental model: More beds is the only answer")
    room.type_line("event: Ramps full")
    card = next(c for c in room.document.all(Card) if c.text.startswith("More"))
    room.window.workspace.session.select([card.id])
    fields = room.window.workspace.inspector.card.fields
    fields["is_what"].setFocus()
    room.press_key("capacity thinking")
    fields["is_not"].setFocus()
    room.press_key("a view about flow")
    room.window.workspace.board.setFocus()
    room.click_command("board.glossary")
    sheet = room.window.workspace.findChild(GlossarySheet)
    (row,) = sheet.findChildren(SheetRow)
    assert "Is not: a view about flow" in row.accessibleName()
    room.bot.mouseClick(sheet.copy, Qt.MouseButton.LeftButton)
    assert "Is: capacity thinking" in QGuiApplication.clipboard().text()
    room.window.workspace.session.select([])
    row.setFocus()
    room.press_key(Qt.Key.Key_Return)
    assert room.window.workspace.session.selection == (card.id,)


def test_an_empty_glossary_says_how_it_is_filled(room) -> None:
    room.click_command("file.new_iceberg")
    room.click_command("board.glossary")
    sheet = room.window.workspace.findChild(GlossarySheet)
    assert not sheet.copy.isEnabled()
    room.press_key(Qt.Key.Key_Escape)
    assert not sheet.isVisible()
