"""Over the bridge and back: cards open loop boards, become variables, and keep links so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton

from iceberg.desktop.card_arrows import WayTo
from iceberg.model.iceberg_board import Card
from iceberg.model.loop_board import LoopBoard, NamedLoop, Variable
from iceberg.model.record import RecordId
from iceberg.model.sketch import Sketch, SketchPoint

WARDS = "Temporary wards open each winter and stay"
RISING = Sketch(points=(SketchPoint(t=0, y=0.2), SketchPoint(t=1, y=0.9)))


@pytest.fixture
def cards(room):
    room.click_command("file.new_iceberg")
    room.paste_into_line(
        f"pattern: Waits rise\nstructure: {WARDS}\nstructure: One target\n"
        "mental model: A full bed is a good bed"
    )
    room.window.workspace.board.setFocus()
    return room


def _session(room):
    return room.window.workspace.session


def _card(room, text: str) -> Card:
    return next(card for card in room.document.all(Card) if card.text == text)


def _select(room, *ids: RecordId) -> None:
    _session(room).select(ids)
    room.window.workspace.board.setFocus()


def _sheet(room) -> QListWidget:
    (sheet,) = [w for w in room.window.findChildren(QListWidget, "chooseList") if w.isVisible()]
    return sheet


def _rows(room) -> list[str]:
    sheet = _sheet(room)
    return [sheet.item(row).text() for row in range(sheet.count())]


def _choose(room, words: str) -> None:
    """Choose the row with these words by its number."""
    (row,) = [n for n, text in enumerate(_rows(room)) if words in text]
    room.press_key(str(row + 1))


def _shown(room) -> str:
    return _session(room).board.name


def _selected(room) -> list[str]:
    records = [room.document.records[id_] for id_ in _session(room).selection]
    return [getattr(record, "name", "") or getattr(record, "text", "") for record in records]


def _with_loop_board(room) -> None:
    """Open a new loop board from the card about wards, and stay there."""
    _select(room, _card(room, WARDS).id)
    room.press_key("o")
    _choose(room, "New loop board")


def test_a_card_without_a_loop_board_gets_one_named_after_it(cards) -> None:
    steps = len(cards.store.undo_steps)
    _with_loop_board(cards)
    assert isinstance(_session(cards).board, LoopBoard)
    assert _shown(cards) == WARDS
    assert _selected(cards) == [WARDS]
    assert cards.variable(WARDS).card == _card(cards, WARDS).id
    assert len(cards.store.undo_steps) == steps + 1
    cards.click_command("edit.undo")
    assert not list(cards.document.all(LoopBoard))
    assert _card(cards, WARDS).loop_board is None


@pytest.mark.parametrize("key", ["o", Qt.Key.Key_F4])
def test_one_key_goes_over_and_back(cards, key) -> None:
    _with_loop_board(cards)
    cards.press_key(key)
    assert (_shown(cards), _selected(cards)) == ("Iceberg", [WARDS])
    cards.press_key(key)
    assert (_shown(cards), _selected(cards)) == (WARDS, [WARDS])


def test_with_nothing_selected_the_key_goes_back_to_the_card_and_letters_to_the_line(cards) -> None:
    _with_loop_board(cards)
    _select(cards)
    cards.press_key("o")
    assert _shown(cards) == WARDS
    assert cards.window.workspace.line.field.text() == "o"
    cards.press_key(Qt.Key.Key_F4)
    assert _selected(cards) == [WARDS]


def test_a_board_can_come_from_many_cards_and_asks_to_which_to_go_back(cards) -> None:
    _with_loop_board(cards)
    cards.click_command("view.previous_board")
    _select(cards, _card(cards, "One target").id)
    cards.press_key("o")
    assert "New loop board" in _rows(cards)[0]
    _choose(cards, WARDS)
    assert _shown(cards) == WARDS
    cards.press_key(Qt.Key.Key_F4)
    assert len(_rows(cards)) == 2
    _choose(cards, "One target")
    assert (_shown(cards), _selected(cards)) == ("Iceberg", ["One target"])


def test_several_cards_become_variables_by_one_key(cards) -> None:
    _with_loop_board(cards)
    cards.click_command("view.previous_board")
    waits = _card(cards, "Waits rise")
    cards.window.workspace.commands.describe("Sketch", waits.id, sketch=RISING)
    _select(cards, waits.id, _card(cards, "One target").id)
    steps = len(cards.store.undo_steps)
    cards.press_key("v")
    assert len(cards.store.undo_steps) == steps + 1
    assert _shown(cards) == "Iceberg"
    assert cards.variable("Waits rise").sketch == RISING
    assert cards.variable("One target").card == _card(cards, "One target").id
    _select(cards, waits.id)
    cards.press_key("o")
    assert (_shown(cards), _selected(cards)) == (WARDS, ["Waits rise"])
    pills = cards.window.workspace.board.scene.pills
    rects = list(pills.values())
    assert len(rects) == 3
    assert not any(a.overlaps(b) for n, a in enumerate(rects) for b in rects[:n])


def test_cards_pasted_on_a_loop_board_become_variables(cards) -> None:
    _with_loop_board(cards)
    cards.click_command("view.previous_board")
    _select(cards, _card(cards, "Waits rise").id, _card(cards, "One target").id)
    cards.click_command("edit.copy")
    cards.click_command("view.next_board")
    cards.click_command("edit.paste")
    assert set(_selected(cards)) == {"Waits rise", "One target"}
    assert cards.variable("Waits rise").card == _card(cards, "Waits rise").id
    before = cards.document
    cards.click_command("edit.paste")
    assert cards.document == before


def test_a_link_is_kept_by_a_belief_and_leads_there_and_back(cards) -> None:
    _with_loop_board(cards)
    cards.type_line("Full beds -> Proud managers +")
    link = cards.link("Full beds", "Proud managers")
    _select(cards, link.id)
    cards.press_key("k")
    assert len(_rows(cards)) == 1
    cards.press_key(Qt.Key.Key_Return)
    belief = _card(cards, "A full bed is a good bed")
    assert cards.document.records[link.id].belief == belief.id
    _select(cards, link.id)
    cards.press_key("o")
    assert _selected(cards) == ["A full bed is a good bed"]
    cards.press_key("o")
    assert _session(cards).selection == (link.id,)


def test_a_loop_stands_on_a_card_and_each_leads_to_the_other(cards) -> None:
    _with_loop_board(cards)
    cards.type_line("Beds -> Patients + ; Patients -> Beds +")
    from iceberg.edits.describe import name_loop

    links = (cards.link("Beds", "Patients").id, cards.link("Patients", "Beds").id)
    board = _session(cards).board.id
    cards.store.do("Name", name_loop(cards.document, board, links, "R", 1, "Filling up"))
    (loop,) = cards.document.all(NamedLoop)
    _select(cards, loop.id)
    cards.click_command("bridge.card")
    _choose(cards, "One target")
    assert _card(cards, "One target").loop == loop.id
    _select(cards, loop.id)
    cards.press_key("o")
    assert _selected(cards) == ["One target"]
    cards.press_key("o")
    assert _session(cards).selection == (loop.id,)


def test_deleting_the_loop_board_keeps_the_card_and_the_other_way_round(cards) -> None:
    _with_loop_board(cards)
    whole = cards.document
    cards.click_command("board.delete")
    assert _card(cards, WARDS).loop_board is None
    cards.click_command("edit.undo")
    assert cards.document == whole
    _select(cards, _card(cards, WARDS).id)
    cards.press_key(Qt.Key.Key_Delete)
    assert cards.variable(WARDS).card is None
    assert isinstance(cards.variable(WARDS), Variable)


def _drag_to_tab(room, text: str, board: str, *, lets_go: bool = True) -> None:
    view, tabs = room.window.workspace.board, room.window.workspace.top_bar.tabs
    # A new tab has its place only when the bar has been laid out.
    QApplication.processEvents()
    (index,) = [n for n in range(tabs.count()) if tabs.tabText(n) == board]
    tab = view.mapFromGlobal(tabs.mapToGlobal(tabs.tabRect(index).center()))
    start = room.at(view.scene.cards[_card(room, text).id].rect.centre)
    left = Qt.MouseButton.LeftButton
    room.bot.mouseMove(view, start)
    room.bot.mousePress(view, left, pos=start)
    for way in (QPoint(start.x(), start.y() - 40), QPoint(tab.x(), 20), tab):
        room.bot.mouseMove(view, way)
    if lets_go:
        room.bot.mouseRelease(view, left, pos=tab)


def test_a_card_dropped_on_the_tab_of_a_loop_board_becomes_a_variable(cards) -> None:
    _with_loop_board(cards)
    cards.click_command("view.previous_board")
    waits = _card(cards, "Waits rise")
    cards.window.workspace.commands.describe("Sketch", waits.id, sketch=RISING)
    before, steps = cards.document, len(cards.store.undo_steps)
    _drag_to_tab(cards, "Waits rise", WARDS)
    assert cards.variable("Waits rise").sketch == RISING
    assert (_shown(cards), _selected(cards)) == ("Iceberg", ["Waits rise"])
    assert _card(cards, "Waits rise") == before.records[waits.id]
    assert len(cards.store.undo_steps) == steps + 1
    cards.click_command("edit.undo")
    assert cards.document == before


def test_all_selected_cards_are_dropped_together(cards) -> None:
    _with_loop_board(cards)
    cards.click_command("view.previous_board")
    _select(cards, _card(cards, "Waits rise").id, _card(cards, "One target").id)
    _drag_to_tab(cards, "One target", WARDS)
    assert cards.variable("Waits rise")
    assert cards.variable("One target")


def test_the_tab_is_marked_while_the_card_is_over_it_and_escape_takes_it_back(cards) -> None:
    _with_loop_board(cards)
    cards.click_command("view.previous_board")
    before, tabs = cards.document, cards.window.workspace.top_bar.tabs
    QApplication.processEvents()
    plain = tabs.grab().toImage()
    _drag_to_tab(cards, "Waits rise", WARDS, lets_go=False)
    assert tabs.grab().toImage() != plain
    cards.press_key(Qt.Key.Key_Escape)
    assert tabs.grab().toImage() == plain
    assert cards.document == before


def test_a_card_dropped_on_the_tab_of_an_iceberg_becomes_nothing(cards) -> None:
    _with_loop_board(cards)
    cards.click_command("view.previous_board")
    variables = list(cards.document.all(Variable))
    _drag_to_tab(cards, "Waits rise", "Iceberg")
    assert list(cards.document.all(Variable)) == variables


def _way(room, panel, words: str) -> WayTo:
    QApplication.processEvents()
    ways = [way for way in panel.findChildren(WayTo) if way.isVisible()]
    (found,) = [way for way in ways if words in way.accessibleName()]
    return found


def _click(room, widget) -> None:
    room.bot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_panels_tell_of_the_other_half_and_lead_there(cards) -> None:
    _with_loop_board(cards)
    panel = cards.window.workspace.inspector
    _click(cards, _way(cards, panel.variable, WARDS))
    assert (_shown(cards), _selected(cards)) == ("Iceberg", [WARDS])
    _click(cards, _way(cards, panel.card.halves.opens, WARDS))
    assert _shown(cards) == WARDS
    cards.press_key(Qt.Key.Key_F4)
    _click(cards, _way(cards, panel.card.halves.variables, WARDS))
    assert _selected(cards) == [WARDS]


def test_the_panel_of_a_link_chooses_its_belief_and_lets_go_of_it(cards) -> None:
    _with_loop_board(cards)
    cards.type_line("Full beds -> Proud managers +")
    link = cards.link("Full beds", "Proud managers")
    _select(cards, link.id)
    panel = cards.window.workspace.inspector.link
    button = panel.belief.findChildren(QPushButton)[-1]
    _click(cards, button)
    cards.press_key(Qt.Key.Key_Return)
    assert _way(cards, panel, "A full bed is a good bed")
    _click(cards, [b for b in panel.belief.findChildren(QPushButton) if b.isVisible()][-1])
    _choose(cards, "No belief")
    assert cards.document.records[link.id].belief is None
    assert not [way for way in panel.findChildren(WayTo) if way.isVisible()]


def test_a_card_is_marked_with_the_board_that_it_opens(cards) -> None:
    view = cards.window.workspace.board
    wards = _card(cards, "One target")
    assert not view.scene.cards[wards.id].loop
    _select(cards, wards.id)
    cards.press_key("o")
    _choose(cards, "New loop board")
    cards.press_key(Qt.Key.Key_F4)
    assert view.scene.cards[wards.id].loop == "One target"


def test_a_card_lets_go_of_its_loop_board(cards) -> None:
    _with_loop_board(cards)
    cards.press_key("o")
    cards.click_command("bridge.board")
    _choose(cards, "None")
    assert _card(cards, WARDS).loop_board is None
    assert cards.variable(WARDS).card == _card(cards, WARDS).id


def test_a_loop_that_nobody_named_yet_stands_on_a_card_from_its_story(cards) -> None:
    _with_loop_board(cards)
    cards.type_line("Beds -> Patients + ; Patients -> Beds +")
    story = cards.window.workspace.inspector.loops.story
    cards.bot.waitUntil(lambda: _session(cards).loops.chosen is not None, timeout=5000)
    steps = len(cards.store.undo_steps)
    QApplication.processEvents()
    _click(cards, story.cards.findChildren(QPushButton)[-1])
    _choose(cards, "One target")
    (loop,) = cards.document.all(NamedLoop)
    assert _card(cards, "One target").loop == loop.id
    assert len(cards.store.undo_steps) == steps + 1
    _click(cards, _way(cards, story, "One target"))
    assert _selected(cards) == ["One target"]
    cards.press_key("o")
    assert _session(cards).selection == (loop.id,)


def test_a_variable_lets_go_of_its_sketch_and_the_card_keeps_it(cards) -> None:
    _with_loop_board(cards)
    cards.press_key("o")
    waits = _card(cards, "Waits rise")
    cards.window.workspace.commands.describe("Sketch", waits.id, sketch=RISING)
    _select(cards, waits.id)
    cards.press_key("v")
    cards.press_key("o")
    pills, id_ = cards.window.workspace.board, cards.variable("Waits rise").id
    high = pills.scene.pills[id_].height
    cards.click_command("bridge.unsketch")
    assert cards.variable("Waits rise").sketch is None
    assert pills.scene.pills[id_].height < high
    assert _card(cards, "Waits rise").sketch == RISING


def test_a_clip_of_a_variable_with_a_sketch_comes_with_both_halves(cards) -> None:
    _with_loop_board(cards)
    cards.press_key("o")
    waits = _card(cards, "Waits rise")
    cards.window.workspace.commands.describe("Sketch", waits.id, sketch=RISING)
    _select(cards, waits.id)
    cards.press_key("v")
    cards.press_key("o")
    cards.click_command("edit.duplicate")
    copies = [v for v in cards.document.all(Variable) if v.name == "Waits rise"]
    assert [(v.card, v.sketch) for v in copies] == [(waits.id, RISING)] * 2
    assert set(_session(cards).selection) < {v.id for v in copies}


def test_going_over_says_what_to_do_where_there_is_no_way(cards) -> None:
    cards.press_key(Qt.Key.Key_Escape)
    cards.press_key(Qt.Key.Key_F4)
    assert "Select a card" in cards.window.workspace.messages.words.text()
    cards.click_command("board.add_loops")
    cards.press_key(Qt.Key.Key_F4)
    assert "No card" in cards.window.workspace.messages.words.text()


def test_what_was_said_about_a_board_covers_no_other(cards) -> None:
    _with_loop_board(cards)
    cards.press_key("o")
    _select(cards, _card(cards, "Waits rise").id)
    cards.press_key("v")
    messages = cards.window.workspace.messages
    assert messages.isVisible()
    cards.press_key("o")
    assert not messages.isVisible()
