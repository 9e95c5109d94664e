"""A badge of a loop that nobody named: a click chooses the loop, a drag keeps it and its place."""

from __future__ import annotations

from iceberg.edits.loops import pin_loop, put_badge
from iceberg.model.record import RecordId, new_id
from iceberg.store.loop_focus import FoundLoop
from iceberg.store.session import Session
from iceberg.tools.gesture import Gesture, Pointer, Sight
from iceberg.words import tr


def found_loop(session: Session, id_: RecordId) -> FoundLoop | None:
    """Return the loop whose badge has this id, if it is not on record."""
    if id_ in session.store.document.records:
        return None
    return next((loop for loop in session.loops.found.loops if loop.id == id_), None)


def kept(session: Session, id_: RecordId) -> RecordId:
    """Return the record with this id; a loop that was only found is pinned, as one to be named."""
    board, loop = session.board, found_loop(session, id_)
    if board is None or loop is None:
        return id_
    patch = pin_loop(session.store.document, board.id, loop, pinned=True)
    session.store.do(tr("Pin the loop"), patch)
    (record,) = patch.after
    return record


def select_under(session: Session, id_: RecordId) -> None:
    """Select what is pressed, unless it is; a loop that was only found is chosen."""
    if loop := found_loop(session, id_):
        session.loops.choose(loop)
    elif id_ not in session.selection:
        session.select([id_])


def press_on_found(
    session: Session, sight: Sight, press: Pointer, id_: RecordId, loop: FoundLoop
) -> Gesture:
    """Choose the loop; once the pointer has moved, put its badge where the pointer goes."""
    board, rect, start = session.board, sight.rect_of(id_), session.store.document
    session.loops.choose(loop)
    at = yield
    while at.point.distance(press.point) < sight.reach:
        if at.released:
            return
        at = yield
    if board is None or rect is None:
        return
    new = new_id()
    with session.store.edit(tr("Move")) as edit:
        while True:
            place = rect.centre.plus(at.x - press.x, at.y - press.y)
            edit.become(put_badge(start, board.id, loop, place, new=new))
            if at.released:
                break
            at = yield
    session.select([new])
