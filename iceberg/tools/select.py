"""The select tool: click, drag, frame, and the handles of arcs and badges."""

from __future__ import annotations

from collections.abc import Callable

from iceberg.edits import describe
from iceberg.geometry.shapes import Rect
from iceberg.geometry.ways import bend_through
from iceberg.model.loop_board import Link
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.tools.badge import found_loop, press_on_found
from iceberg.tools.drag import drag_selection
from iceberg.tools.draw import pull_arrow
from iceberg.tools.gesture import NOTHING, Gesture, Pointer, Preview, Sight, Target
from iceberg.words import tr

Drag = Callable[[Session, Sight, Pointer, Pointer], Gesture]
"""What goes on from where a press became a drag."""


def press_with_select(session: Session, sight: Sight, press: Pointer) -> Gesture:
    """Return what a press with the select tool begins."""
    target = sight.under(press.point)
    if target is None:
        return frame_selection(session, sight, press)
    if target.part == "rim":
        return press_on_rim(session, sight, press, target)
    if target.part == "bend":
        return bend_arc(session, sight, target.id)
    if loop := found_loop(session, target.id):
        return press_on_found(session, sight, press, target.id, loop)
    return press_on_record(session, sight, press, target)


def press_on_record(
    session: Session, sight: Sight, press: Pointer, target: Target, *, drag: Drag | None = None
) -> Gesture:
    """Select what is pressed; drag the selection once the pointer has moved."""
    was_selected = target.id in session.selection
    if press.add:
        if not was_selected:
            session.select([*session.selection, target.id])
    elif not was_selected:
        session.select([target.id])
    at = yield
    while at.point.distance(press.point) < sight.reach:
        if at.released:
            _settle_click(session, press, target, was_selected)
            return
        at = yield
    yield from (drag or drag_selection)(session, sight, press, at)


def press_on_rim(session: Session, sight: Sight, press: Pointer, target: Target) -> Gesture:
    """Pull an arrow from a handle; a click on it selects, as anywhere on the thing."""
    was_selected = target.id in session.selection
    at = yield
    while at.point.distance(press.point) < sight.reach:
        if at.released:
            if press.add and not was_selected:
                session.select([*session.selection, target.id])
            else:
                _settle_click(session, press, target, was_selected)
            return
        at = yield
    yield from pull_arrow(session, sight, target.id)


def _settle_click(session: Session, press: Pointer, target: Target, was_selected: bool) -> None:
    # A press on one of several selected things may begin a drag of all of them, so the selection
    # is narrowed only when the button comes up in the same place.
    if press.add and was_selected:
        session.select(id_ for id_ in session.selection if id_ != target.id)
    elif not press.add:
        session.select([target.id])


def frame_selection(session: Session, sight: Sight, press: Pointer) -> Gesture:
    """Select what a frame touches; a click on the empty board selects nothing."""
    before = session.selection if press.add else ()
    try:
        at = yield
        while not at.released:
            if at.point.distance(press.point) >= sight.reach:
                frame = Rect.between(press.point, at.point)
                sight.show(Preview(frame=frame))
                session.select([*before, *sight.within(frame)])
            at = yield
        if at.point.distance(press.point) < sight.reach:
            session.select(before)
    finally:
        sight.show(NOTHING)


def bend_arc(session: Session, sight: Sight, id_: RecordId) -> Gesture:
    """Bend a link's arc so that it passes under the pointer."""
    store = session.store
    start = store.document
    link = start.get(id_, Link)
    source = sight.rect_of(link.source) if link else None
    target = sight.rect_of(link.target) if link else None
    at = yield
    with store.edit(tr("Bend")) as edit:
        while True:
            if source and target:
                edit.become(describe.bend(start, id_, bend_through(source, target, at.point)))
            if at.released:
                return
            at = yield
