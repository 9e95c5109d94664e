"""A room looks at its loops: sorts, searches, pins, tells and steps through them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from iceberg.analysis.ordering import LoopOrder
from iceberg.model.loop_board import LoopBoard, NamedLoop

LINES = (
    "Trust -> Talk + ; Talk -> Trust +",
    "Talk -> Rumours - ; Rumours -> Worry + delay ; Worry -> Trust -",
    "Worry -> Meetings + ; Meetings -> Worry - delay",
)


@pytest.fixture
def loops(room):
    """The panel of loops, with three of them found."""
    room.click_command("file.new_loops")
    for line in LINES:
        room.type_line(line)
    _wait_for(room, 3)
    return room.window.workspace.inspector.loops


def _wait_for(room, count):
    panel = room.window.workspace.inspector.loops
    room.bot.waitUntil(lambda: len(panel.rows.loops) == count, timeout=15_000)


def _labels(loops):
    return [one.label for one in loops.rows.loops]


def _choose(loops, label):
    loops.list.setFocus(Qt.FocusReason.OtherFocusReason)
    loops.list.setCurrentIndex(loops.rows.index(_labels(loops).index(label)))


def _detail(loops, label):
    return loops.rows.detail(loops.rows.loops[_labels(loops).index(label)])


def _records(room):
    return list(room.document.all(NamedLoop))


def _badges(room):
    return sorted(b.mark.label for b in room.window.workspace.board.scene.badges.values())


def test_loops_are_sorted_and_searched_with_the_keyboard(room, loops):
    assert _labels(loops) == ["B1", "R1", "R2"] or _labels(loops)[0] in ("R1", "B1")
    at = loops.filters.order.findData(LoopOrder.LENGTH)
    loops.filters.order.setFocus()
    for _ in range(at):
        room.press_key(Qt.Key.Key_Down)
    assert [len(one.loop.links) for one in loops.rows.loops] == [2, 2, 4]
    loops.filters.search.setFocus()
    room.press_key("rumours")
    assert [len(one.loop.links) for one in loops.rows.loops] == [4]
    assert loops.count.text() == "1 of 3"
    room.press_key(Qt.Key.Key_Escape)
    assert len(loops.rows.loops) == 3


def test_what_is_selected_narrows_the_list_when_asked_to(room, loops):
    assert not loops.filters.through.isVisible()
    room.click(room.centre_of("Meetings"))
    assert loops.filters.through.isVisible()
    assert len(loops.rows.loops) == 3
    loops.filters.through.setFocus()
    room.press_key(Qt.Key.Key_Space)
    assert [len(one.loop.links) for one in loops.rows.loops] == [2]
    room.click(room.centre_of("Talk"))
    assert [len(one.loop.links) for one in loops.rows.loops] == [2, 4]
    room.click(room.centre_of("Talk").plus(0, -150))
    assert len(loops.rows.loops) == 3


def test_a_pinned_loop_keeps_its_badge_and_number_and_says_when_it_turns(room, loops):
    _choose(loops, "R1")
    room.press_key("p")
    assert [(one.letter, one.number, one.pinned) for one in _records(room)] == [("R", 1, True)]
    assert _badges(room) == ["R1"]
    link = room.link("Talk", "Trust")
    room.window.workspace.session.select([link.id])
    room.window.workspace.board.setFocus()
    room.press_key("-")
    room.bot.waitUntil(lambda: "B2" in _labels(loops), timeout=5000)
    assert _detail(loops, "B2").startswith("was R1, is now balancing")
    assert _badges(room) == ["B2"]
    room.bot.mouseClick(loops.story.rename, Qt.MouseButton.LeftButton)
    assert [(one.letter, one.number) for one in _records(room)] == [("B", 2)]
    room.bot.waitUntil(lambda: not _detail(loops, "B2").startswith("was"), timeout=5000)


def test_a_broken_loop_says_between_which_variables_and_can_be_forgotten(room, loops):
    _choose(loops, "R1")
    room.press_key("p")
    room.window.workspace.session.select([room.link("Talk", "Trust").id])
    room.window.workspace.board.setFocus()
    room.press_key(Qt.Key.Key_Delete)
    room.bot.waitUntil(lambda: bool(loops.broken.sentences), timeout=5000)
    assert loops.broken.sentences == ["R1 is broken: no link leads from Talk to Trust any more."]
    room.click_command("edit.undo")
    room.bot.waitUntil(lambda: not loops.broken.sentences, timeout=5000)
    assert "R1" in _labels(loops)


def test_unnamed_loops_keep_their_labels_while_others_come_and_go(room, loops):
    before = {one.loop.key: one.label for one in loops.rows.loops}
    room.type_line("Errands -> Duties + ; Duties -> Errands +")
    _wait_for(room, 4)
    now = {one.loop.key: one.label for one in loops.rows.loops}
    assert before.items() <= now.items()


def test_a_story_is_typed_over_kept_and_told_anew(room, loops):
    _choose(loops, "R1")
    told = loops.story.text.toPlainText()
    assert told.startswith("The more ")
    loops.story.text.setFocus()
    loops.story.text.selectAll()
    room.press_key("Talking helps.")
    room.press_key(Qt.Key.Key_Return)
    assert [one.story for one in _records(room)] == ["Talking helps."]
    room.bot.waitUntil(loops.story.anew.isVisible, timeout=5000)
    room.window.workspace.session.select([room.link("Talk", "Trust").id])
    room.window.workspace.board.setFocus()
    room.press_key("d")
    room.bot.waitUntil(lambda: "1 delay" in _detail(loops, "R1"), timeout=5000)
    assert loops.story.text.toPlainText() == "Talking helps."
    loops.story.anew.setFocus()
    room.press_key(Qt.Key.Key_Space)
    room.bot.waitUntil(lambda: "in time" in loops.story.text.toPlainText(), timeout=5000)
    assert [one.story for one in _records(room)] == [""]


def test_the_arrow_keys_light_link_after_link(room, loops):
    _choose(loops, "R1")
    session, way = room.window.workspace.session, loops.rows.loops[_labels(loops).index("R1")].loop
    for link in way.links:
        room.press_key(Qt.Key.Key_Right)
        record = room.document.records[link]
        assert {link, record.source, record.target} <= session.lit
        assert not session.lit & (set(way.links) - {link})
        assert loops.story.sentence.text().startswith("The more ")
    room.press_key(Qt.Key.Key_Right)
    assert set(way.links) <= session.lit
    room.press_key(Qt.Key.Key_Left)
    assert way.links[-1] in session.lit
    assert way.links[0] not in session.lit


def test_the_story_goes_on_from_the_board_too(room, loops):
    _choose(loops, "R1")
    room.window.workspace.board.setFocus()
    room.press_key(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert room.window.workspace.session.loops.step == 0
    room.press_key(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert room.window.workspace.session.loops.step == len(loops.story._told.loop.links)


def test_all_loops_have_badges_when_asked_and_one_that_is_moved_is_kept(room, loops):
    assert _badges(room) == []
    room.click_command("loop.badges")
    room.bot.waitUntil(lambda: len(_badges(room)) == 3, timeout=5000)
    assert all(one.badges == "all" for one in room.document.boards() if isinstance(one, LoopBoard))
    placed = next(
        b for b in room.window.workspace.board.scene.badges.values() if b.mark.label == "R2"
    )
    start, steps = placed.badge.centre, len(room.store.undo_steps)
    room.drag(start, start.plus(10, 8), start.plus(40, 20))
    (record,) = _records(room)
    assert (record.letter, record.number) == ("R", 2)
    assert abs(record.badge_x - start.x - 40) < 2
    assert len(room.store.undo_steps) == steps + 1
    assert _badges(room) == sorted({*_labels(loops)})
    room.click_command("loop.badges")
    assert _badges(room) == ["R2"]


def test_a_click_on_a_badge_chooses_its_loop_and_p_unpins_it(room, loops):
    _choose(loops, "R1")
    room.press_key("p")
    (badge,) = room.window.workspace.board.scene.badges.values()
    _choose(loops, "B1")
    room.click(badge.badge.centre)
    assert loops.story.title.text() == "The story of R1"
    room.press_key("p")
    assert [one.pinned for one in _records(room)] == [False]


def test_where_there_are_too_many_loops_the_panel_says_so_and_shows_independent_ones(room):
    room.click_command("file.new_loops")
    names = [f"V{number}" for number in range(9)]
    links = [f"{one} -> {other} +" for one in names for other in names if one != other]
    room.type_line(" ; ".join(links))
    panel = room.window.workspace.inspector.loops
    room.bot.waitUntil(lambda: bool(panel.rows.loops), timeout=15_000)
    assert len(panel.rows.loops) == 9 * 8 - 9 + 1
    assert panel.note.text().startswith("Too many loops to list: over 20,000")
    assert panel.count.text() == "64 of very many"


def test_a_double_click_on_a_badge_names_its_loop(room, loops):
    room.click_command("loop.badges")
    room.bot.waitUntil(lambda: len(_badges(room)) == 3, timeout=5000)
    placed = next(
        b for b in room.window.workspace.board.scene.badges.values() if b.mark.label == "R2"
    )
    room.double_click(placed.badge.centre)
    room.press_key("Gossip")
    room.press_key(Qt.Key.Key_Return)
    assert [(one.number, one.name) for one in _records(room)] == [(2, "Gossip")]
    room.bot.waitUntil(lambda: "Gossip" in [one.name for one in loops.rows.loops], timeout=5000)
