"""The window around the board: boards, panels, palette, keys, themes, what it remembers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QInputDialog

from iceberg import resources
from iceberg.desktop.keys_page import KeysPage
from iceberg.desktop.loops_panel import LoopsList
from iceberg.desktop.palette import Palette
from iceberg.desktop.settings import Settings
from iceberg.desktop.start_card import StartCard
from iceberg.files import native
from iceberg.model.iceberg_board import IcebergBoard
from iceberg.model.loop_board import NamedLoop

EXAMPLE = resources.path("examples/urgent-care.iceberg.json")


def test_the_first_page_leads_to_an_iceberg_with_one_key(room) -> None:
    cards = room.window.welcome.findChildren(StartCard)
    room.bot.keyClick(cards[0], Qt.Key.Key_Return)
    assert isinstance(room.window.workspace.session.board, IcebergBoard)
    assert room.window.workspace.line.field.hasFocus()


def test_the_example_opens_from_the_first_page_with_five_loops_as_in_its_picture(room) -> None:
    page = room.window.welcome
    room.bot.waitUntil(lambda: page.examples is not None, timeout=5000)
    card = page.examples.cards[0]
    room.bot.mouseClick(card, Qt.MouseButton.LeftButton)
    room.window.workspace.session.show_board(room.document.boards()[1].id)
    room.bot.waitUntil(lambda: len(room.window.workspace.loops.labelled) == 5, timeout=5000)
    loops = {
        x.label: (len(x.loop.links), x.loop.delays) for x in room.window.workspace.loops.labelled
    }
    assert loops == {"R1": (6, 0), "R2": (2, 1), "B1": (2, 1), "R3": (3, 2), "R4": (6, 1)}


def test_a_loop_is_lit_when_pointed_at_and_named_from_the_panel(room, monkeypatch) -> None:
    room.click_command("file.new_loops")
    room.type_line("Overtime -> Fatigue + delay -> Overtime +")
    panel = room.window.workspace.inspector.loops
    rows = panel.findChild(LoopsList)
    room.bot.waitUntil(lambda: rows.model().rowCount() == 1, timeout=5000)
    room.bot.wait(100)  # the panel takes its shape
    place = rows.visualRect(rows.model().index(0, 0)).center()
    room.bot.mouseMove(rows.viewport(), place + QPoint(1, 1))
    room.bot.mouseMove(rows.viewport(), place)
    assert len(room.window.workspace.session.lit) == 5  # two variables, two links, a badge
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("Burnout", True))
    room.bot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    room.bot.keyClick(rows, Qt.Key.Key_Return)
    (named,) = room.document.all(NamedLoop)
    assert (named.name, named.letter, named.number) == ("Burnout", "R", 1)
    room.bot.waitUntil(
        lambda: room.window.workspace.loops.labelled[0].name == "Burnout", timeout=5000
    )


def test_the_palette_finds_a_command_by_a_few_letters(room) -> None:
    room.window.open_file(EXAMPLE)
    room.window.workspace.board.setFocus()
    room.press_key("/")
    palette = room.window.findChild(Palette)
    room.bot.keyClicks(palette.field, "dark")
    room.bot.keyClick(palette.field, Qt.Key.Key_Return)
    assert room.window.theme.name == "dark"
    assert Settings().theme == "dark"
    room.window.set_theme("light")


def test_the_palette_goes_to_a_card_on_another_board(room) -> None:
    room.window.open_file(EXAMPLE)
    room.window.workspace.session.show_board(room.document.boards()[1].id)
    room.click_command("view.palette")
    palette = room.window.findChild(Palette)
    room.bot.keyClicks(palette.field, "busy means")
    room.bot.keyClick(palette.field, Qt.Key.Key_Return)
    assert isinstance(room.window.workspace.session.board, IcebergBoard)
    assert len(room.window.workspace.session.selection) == 1


def test_the_page_of_keys_opens_with_a_question_mark_and_goes_with_escape(room) -> None:
    room.window.open_file(EXAMPLE)
    room.window.workspace.board.setFocus()
    room.press_key("?")
    page = room.window.findChild(KeysPage)
    assert page.isVisible()
    room.bot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert room.window.workspace.board.hasFocus()


def test_boards_are_added_renamed_and_deleted_and_come_back(room, monkeypatch) -> None:
    room.click_command("file.new_iceberg")
    room.click_command("board.add_loops")
    assert room.window.workspace.top_bar.tabs.count() == 2
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("Flow", True))
    room.click_command("board.rename")
    assert room.window.workspace.top_bar.tabs.tabText(1) == "Flow"
    room.click_command("board.delete")
    assert room.window.workspace.top_bar.tabs.count() == 1
    room.click_command("edit.undo")
    assert room.window.workspace.top_bar.tabs.count() == 2


def test_the_title_is_changed_where_it_stands(room) -> None:
    room.click_command("file.new_iceberg")
    title = room.window.workspace.top_bar.title
    title.setFocus()
    title.selectAll()
    room.bot.keyClicks(title, "Winter pressure")
    room.bot.keyClick(title, Qt.Key.Key_Return)
    assert room.document.about.title == "Winter pressure"
    room.click_command("edit.undo")
    assert title.text() == "Untitled"


def test_a_perspective_lights_its_cards_while_it_is_pointed_at(room) -> None:
    room.window.open_file(EXAMPLE)
    panel = room.window.workspace.inspector.perspectives
    managers = room.document.perspectives()[3]
    panel.point_at(managers.id)
    assert len(room.window.workspace.session.lit) == 5
    panel.point_at(None)
    assert not room.window.workspace.session.lit


def test_themes_and_zooms_never_change_the_document(room) -> None:
    room.window.open_file(EXAMPLE)
    before = native.dump(room.document)
    for name in ("dark", "projector", "light"):
        room.window.set_theme(name)
        for id_ in ("view.zoom_in", "view.actual_size", "view.zoom_out", "view.fit"):
            room.click_command(id_)
        room.window.workspace.board.grab()
    assert native.dump(room.document) == before
    assert not room.store.undo_steps


def test_the_window_comes_back_where_it_was(room) -> None:
    room.window.resize(1000, 700)
    room.window.move(40, 30)
    was = room.window.geometry()
    room.window.close()
    assert Settings().window_place == was.intersected(room.window.screen().availableGeometry())


def test_every_command_that_can_run_runs_and_is_undone(room, monkeypatch) -> None:
    """On the example, with everything selected and with nothing."""
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("Other", True))
    skipped = {"file", "help", "view.palette", "view.palette_slash", "view.full_screen", "tool"}
    room.window.open_file(EXAMPLE)
    for board in room.document.boards():
        for selects in (False, True):
            for command in room.window.workspace.commands.registry:
                if command.id in skipped or command.id.split(".")[0] in skipped:
                    continue
                room.window.workspace.session.show_board(board.id)
                room.window.workspace.session.select(())
                if selects:
                    room.click_command("edit.select_all")
                before = native.dump(room.document)
                room.window.workspace.commands.run(command)
                room.window.workspace.board.finish_typing()
                while room.store.undo_steps:
                    room.store.undo()
                assert native.dump(room.document) == before, command.id
                room.store.redo_steps.clear()
    room.window.workspace.session.show_board(room.document.boards()[0].id)
