"""What a hand does where two icebergs stand side by side: choose, give, say, join.

Their layout is computed, so that nothing is moved there. A card of two compared perspectives that
is dragged to another side is held by whoever stands for that side from then on.
"""

from __future__ import annotations

from collections.abc import Iterable

from iceberg.edits import hold
from iceberg.geometry.shapes import Point
from iceberg.geometry.text import RoughMeasurer
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card
from iceberg.model.record import RecordId
from iceberg.store.patch import Patch
from iceberg.store.session import Session, ToolName
from iceberg.store.sides import Compared, Side
from iceberg.tools.draw import pull_arrow
from iceberg.tools.gesture import NOTHING, Gesture, Pointer, Preview, Sight, Target
from iceberg.tools.select import frame_selection, press_on_record
from iceberg.words import tr


def press_on_pair(session: Session, sight: Sight, press: Pointer) -> Gesture:
    """Return what a press on two icebergs begins, with any tool."""
    target = sight.under(press.point)
    if session.tool is ToolName.ADD:
        return _say(session, sight, press)
    if target is None:
        return frame_selection(session, sight, press)
    if target.part == "rim" or session.tool is ToolName.LINK:
        return pull_arrow(session, sight, target.id, grows=False)
    return press_on_record(session, sight, press, target, drag=give_selection)


def give_selection(session: Session, sight: Sight, press: Pointer, at: Pointer) -> Gesture:
    """Show where the selection goes, and let the side it is dropped on hold it."""
    sides = session.sides
    rects = [rect for id_ in session.selection if (rect := sight.rect_of(id_)) is not None]
    try:
        while not at.released:
            moved = [rect.moved(at.x - press.x, at.y - press.y) for rect in rects]
            if isinstance(sides, Compared) and moved:
                sight.show(Preview(frame=moved[-1]))
            at = yield
    finally:
        sight.show(NOTHING)
    if isinstance(sides, Compared):
        patch = given(session.store.document, session.selection, sides, sight.side_at(at.point))
        session.store.do(tr("Perspective"), patch)


def given(document: Document, ids: Iterable[RecordId], sides: Compared, side: Side) -> Patch:
    """Return the patch that lets cards stand on a side of a comparison."""
    return hold.hold_by(document, ids, sides.holders(side), (sides.left, sides.right))


def say_at(session: Session, sight: Sight, at: Point) -> None:
    """Let the person type a new card of the perspectives that stand for a side."""
    sides = session.sides
    assert sides is not None
    level, _, _ = sight.to_band(at, (0.0, 0.0))
    side = sight.side_at(at)
    holders = sides.holders(side) if isinstance(sides, Compared) else ()
    where = sides.board_of(side)

    def done(text: str) -> None:
        document = session.store.document
        patch = hold.say_for(document, where, level, text, holders, RoughMeasurer())
        session.store.do(tr("Add"), patch)
        session.select(id_ for id_ in patch.after if document.get(id_, Card) is None)

    sight.type_new(at, done)


def _say(session: Session, sight: Sight, press: Pointer) -> Gesture:
    at = press
    while not at.released:
        at = yield
    target: Target | None = sight.under(at.point)
    if target is None:
        say_at(session, sight, at.point)
    else:
        session.select([target.id])
        sight.type_over(target.id)
