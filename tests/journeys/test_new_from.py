"""A newcomer begins with an example, by keyboard alone, and never changes what is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from iceberg.desktop.choose_sheet import ChooseSheet
from iceberg.desktop.menus import main_menu
from iceberg.desktop.palette import Palette
from iceberg.desktop.settings import Settings
from iceberg.desktop.start_card import StartCard
from iceberg.desktop.welcome import WelcomePage
from iceberg.files import native
from iceberg.library.examples import Example, examples
from iceberg.model.iceberg_board import Card


def _named(name: str) -> Example:
    return next(one for one in examples() if one.name == name)


@pytest.fixture
def page(room) -> WelcomePage:
    """Return the first page when all of it is there; the examples come behind the first paint."""
    room.bot.waitUntil(lambda: room.window.welcome.examples is not None, timeout=5000)
    return room.window.welcome


def _focused_card() -> StartCard:
    card = QApplication.focusWidget()
    assert isinstance(card, StartCard)
    return card


def _is_in_view(page: WelcomePage, card: StartCard) -> bool:
    seen = page.viewport()
    top = card.mapTo(seen, card.rect().topLeft()).y()
    bottom = card.mapTo(seen, card.rect().bottomLeft()).y()
    return top >= 0 and bottom <= seen.height()


def _answer_where(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    asked: list[str] = []

    def answered(_parent: object, _title: str, start: str, _filters: str) -> tuple[str, str]:
        asked.append(start)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answered)
    return asked


def test_a_newcomer_changes_an_example_and_is_asked_where_it_shall_lie(
    room, page, monkeypatch, tmp_path
) -> None:
    room.window.resize(1280, 720)
    example = _named("fridays")
    before = example.path.read_bytes()
    room.press_key(Qt.Key.Key_Down)
    room.press_key(Qt.Key.Key_Right)
    assert _focused_card().accessibleName() == example.title
    assert _is_in_view(page, _focused_card())
    room.press_key(Qt.Key.Key_Return)
    assert room.document.about.title == example.title
    assert room.window.workspace.session.path is None
    assert not room.store.has_unsaved_changes

    room.press_key("mental model: We never asked them @Teachers")
    room.press_key(Qt.Key.Key_Return)
    assert "We never asked them" in {card.text for card in room.document.all(Card)}
    path = tmp_path / "ours.iceberg.json"
    asked = _answer_where(monkeypatch, path)
    room.press_key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 1
    assert "Year 9" in asked[0]
    assert native.load(path) == room.document
    assert room.window.workspace.session.path == path
    assert example.path.read_bytes() == before


def test_tab_comes_to_every_way_to_begin_and_brings_it_into_view(room, page) -> None:
    room.window.resize(1280, 720)
    seen = [_focused_card().accessibleName()]
    for _ in range(2 + len(examples())):
        room.press_key(Qt.Key.Key_Tab)
        assert _is_in_view(page, _focused_card())
        seen.append(_focused_card().accessibleName())
    assert seen[3:] == [one.title for one in examples()]


def test_down_and_up_lead_from_row_to_row(room, page) -> None:
    first, below = examples()[0], examples()[3]
    for name in (first.title, below.title, below.title):
        room.press_key(Qt.Key.Key_Down)
        assert _focused_card().accessibleName() == name
    room.press_key(Qt.Key.Key_Up)
    room.press_key(Qt.Key.Key_Up)
    assert _focused_card() is page.findChildren(StartCard)[0]


def test_every_example_gets_its_picture_and_another_one_in_another_theme(room, page) -> None:
    cards = page.examples
    room.bot.waitUntil(
        lambda: all(card.picture.is_drawn for card in cards.cards) and not cards.is_drawing,
        timeout=20_000,
    )
    light = cards.cards[0].picture.grab().toImage()
    room.window.set_theme("dark")
    room.bot.waitUntil(lambda: not cards.is_drawing, timeout=5000)
    assert cards.cards[0].picture.grab().toImage() != light
    room.window.set_theme("light")


@pytest.mark.parametrize(("width", "columns"), [(1920, 3), (1280, 3), (900, 2)])
def test_the_examples_stand_in_as_many_columns_as_there_is_room_for(
    room, page, width, columns
) -> None:
    room.window.resize(width, 720)
    cards = page.examples.cards
    room.bot.waitUntil(lambda: len({card.x() for card in cards}) == columns, timeout=2000)
    assert len({card.width() for card in cards}) <= 2
    assert page.horizontalScrollBar().maximum() == 0


def test_an_example_is_begun_from_inside_the_program_after_a_question_about_changes(
    room, monkeypatch
) -> None:
    room.click_command("file.new_loops")
    room.type_line("Overtime -> Fatigue +")
    asked: list[str] = []

    def discard(box: QMessageBox) -> QMessageBox.StandardButton:
        asked.append(box.text())
        return QMessageBox.StandardButton.Discard

    monkeypatch.setattr(QMessageBox, "exec", discard)
    room.window.workspace.board.setFocus()
    room.press_key("/")
    palette = room.window.findChild(Palette)
    room.bot.keyClicks(palette.field, "new from")
    room.bot.keyClick(palette.field, Qt.Key.Key_Return)
    sheet = room.window.findChild(ChooseSheet)
    assert [sheet.list.item(row).text()[4:] for row in range(sheet.list.count())] == [
        f"{one.title}  ·  {one.field}" for one in examples()
    ]
    room.bot.keyClicks(sheet.list, "4")
    assert len(asked) == 1
    assert room.document.about.title == _named("mill-lane").title
    assert room.window.workspace.session.path is None


def test_leaving_the_choice_leaves_the_work_alone(room) -> None:
    room.click_command("file.new_loops")
    room.type_line("Overtime -> Fatigue +")
    before = room.document
    room.click_command("file.new_from")
    sheet = room.window.findChild(ChooseSheet)
    room.bot.keyClick(sheet.list, Qt.Key.Key_Escape)
    assert room.document == before


def test_an_example_named_by_another_way_to_its_file_is_not_written_either(
    room, monkeypatch, tmp_path
) -> None:
    example = _named("kitchen")
    monkeypatch.chdir(example.path.parent)
    room.window.open_file(Path(example.path.name))
    assert room.document.about.title == example.title
    assert room.window.workspace.session.path is None


def test_recent_files_stand_on_the_page_with_long_names_cut(room, page, tmp_path) -> None:
    long = tmp_path / f"{'A long day with everybody from everywhere ' * 4}.iceberg.json"
    for path in (tmp_path / "Short.iceberg.json", long):
        path.write_text("{}", encoding="utf-8")
        Settings().remember_file(path)
    room.window.resize(900, 560)
    room.window.show_welcome()
    ways = [way for way in page.findChildren(QPushButton) if way.toolTip()]
    room.bot.waitUntil(lambda: all(way.isVisible() for way in ways), timeout=2000)
    assert {w.accessibleName() for w in ways} == {"Short", long.name.removesuffix(".iceberg.json")}
    assert all(w.width() < 400 for w in ways)
    assert page.horizontalScrollBar().maximum() == 0


def test_the_file_menu_has_what_is_new_first_and_recent_files_behind_open(room) -> None:
    work = room.window.workspace
    menu = main_menu(work, work.commands, tuple, work.open_file)
    titles = [action.text() for action in menu.actions()[0].menu().actions()]
    assert titles[:6] == [
        *("New iceberg", "New loop diagram", "New from an example…"),
        *("Open…", "Open recent", "Save"),
    ]
    menu.deleteLater()
