"""Loops that somebody pinned or told keep what was said of them."""

from __future__ import annotations

from iceberg.edits.loops import call_anew, pin_loop, put_badge, record_of, show_badges, tell_loop
from iceberg.geometry.shapes import Point
from iceberg.model.document import Document
from iceberg.model.loop_board import LoopBoard, NamedLoop
from iceberg.model.record import RecordId
from iceberg.store.loop_focus import FoundLoop
from tests.analysis.boards import BOARD, board

TWO = board("A -> B +", "B -> A +", "B -> C -", "C -> B +")
FIRST = FoundLoop((RecordId("A-B"), RecordId("B-A")), "R", 1)
TURNED = FoundLoop((RecordId("B-A"), RecordId("A-B")), "R", 1)
START = Document.titled("Loops").with_records(
    {
        **Document.titled("Loops").records,
        BOARD.id: BOARD,
        **TWO.variables,
        **TWO.links,
    }
)


def test_pinning_records_the_loop_once_wherever_it_is_begun() -> None:
    pinned = pin_loop(START, BOARD.id, FIRST, pinned=True).apply_to(START)
    (record,) = pinned.all(NamedLoop)
    assert (record.pinned, record.letter, record.number, record.name) == (True, "R", 1, "")
    freed = pin_loop(pinned, BOARD.id, TURNED, pinned=False).apply_to(pinned)
    assert [one.pinned for one in freed.all(NamedLoop)] == [False]


def test_a_story_is_kept_beside_name_and_pin_and_can_be_let_go() -> None:
    pinned = pin_loop(START, BOARD.id, FIRST, pinned=True).apply_to(START)
    told = tell_loop(pinned, BOARD.id, TURNED, "It grows.").apply_to(pinned)
    (record,) = told.all(NamedLoop)
    assert (record.story, record.pinned) == ("It grows.", True)
    anew = tell_loop(told, BOARD.id, FIRST, "").apply_to(told)
    assert [(one.story, one.pinned) for one in anew.all(NamedLoop)] == [("", True)]


def test_a_badge_that_is_moved_keeps_its_loop_under_the_id_it_was_given() -> None:
    patch = put_badge(START, BOARD.id, FIRST, Point(3, 4), new=RecordId("mine"))
    record = patch.apply_to(START).get(RecordId("mine"), NamedLoop)
    assert record is not None
    assert (record.badge_x, record.badge_y) == (3, 4)
    assert patch.then(patch.inverted()).is_empty


def test_a_turned_loop_is_called_after_what_it_is_now() -> None:
    pinned = pin_loop(START, BOARD.id, FIRST, pinned=True).apply_to(START)
    record = record_of(pinned, BOARD.id, TURNED.links)
    assert record is not None
    (now,) = call_anew(pinned, record.id, "B", 7).apply_to(pinned).all(NamedLoop)
    assert (now.letter, now.number, now.pinned) == ("B", 7, True)


def test_the_board_remembers_which_badges_it_shows() -> None:
    after = show_badges(START, BOARD.id, "all").apply_to(START)
    shown = after.board(BOARD.id)
    assert isinstance(shown, LoopBoard)
    assert shown.badges == "all"
