"""Edits of loops that somebody cares about: pinned, told in their words, marked on the board."""

from __future__ import annotations

from typing import Literal

from iceberg.edits.describe import name_loop
from iceberg.edits.lookup import changed, found
from iceberg.geometry.shapes import Point
from iceberg.model.document import Document
from iceberg.model.loop_board import LoopBoard, NamedLoop
from iceberg.model.record import RecordId
from iceberg.store.loop_focus import FoundLoop
from iceberg.store.patch import Patch


def record_of(document: Document, board: RecordId, links: tuple[RecordId, ...]) -> NamedLoop | None:
    """Return what is recorded of the loop through these links, wherever it is begun."""
    alike = (
        loop
        for loop in document.all(NamedLoop)
        if loop.board == board and set(loop.links) == set(links)
    )
    return next((loop for loop in alike if _is_turned(loop.links, links)), None)


def pin_loop(document: Document, board: RecordId, loop: FoundLoop, *, pinned: bool) -> Patch:
    """Keep a loop in view, or let it go again; its name and its story stay."""
    return _with_record(document, board, loop, pinned=pinned)


def tell_loop(document: Document, board: RecordId, loop: FoundLoop, story: str) -> Patch:
    """Keep the story of a loop in the group's words; empty: it is told from the signs again."""
    return _with_record(document, board, loop, story=story)


def put_badge(
    document: Document, board: RecordId, loop: FoundLoop, at: Point, *, new: RecordId
) -> Patch:
    """Put the badge of a loop in a place; the loop is kept as the record `new` if it has none."""
    return _with_record(document, board, loop, new=new, badge_x=at.x, badge_y=at.y)


def call_anew(document: Document, id_: RecordId, letter: str, number: int) -> Patch:
    """Call a named loop after what it is now."""
    loop = found(document, id_, NamedLoop)
    return Patch.between([loop], [changed(loop, letter=letter, number=number)])


def show_badges(document: Document, board: RecordId, which: Literal["named", "all"]) -> Patch:
    """Show the badges of the loops that were named or pinned, or of all."""
    old = found(document, board, LoopBoard)
    return Patch.between([old], [changed(old, badges=which)])


def _with_record(
    document: Document,
    board: RecordId,
    loop: FoundLoop,
    *,
    new: RecordId | None = None,
    **fields: object,
) -> Patch:
    record = record_of(document, board, loop.links)
    if record is not None:
        return Patch.between([record], [changed(record, **fields)])
    made = name_loop(document, board, loop.links, loop.letter, loop.number, "", id_=new)
    record = record_of(made.apply_to(document), board, loop.links)
    assert record is not None
    return made.then(Patch.between([record], [changed(record, **fields)]))


def _is_turned(one: tuple[RecordId, ...], other: tuple[RecordId, ...]) -> bool:
    start = one.index(other[0])
    return one[start:] + one[:start] == other
