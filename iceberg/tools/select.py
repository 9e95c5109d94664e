"""The select tool: click, drag, frame, and the handles of arcs and badges."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from iceberg.edits import arrange, describe, paste
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.ways import bend_through
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, CardGroup
from iceberg.model.loop_board import Link, NamedLoop, Variable
from iceberg.model.record import RecordId
from iceberg.store.patch import Patch
from iceberg.store.session import Session
from iceberg.tools.draw import holds_arrows, pull_arrow
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
        return pull_arrow(session, sight, target.id)
    if target.part == "bend":
        return bend_arc(session, sight, target.id)
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


def _settle_click(session: Session, press: Pointer, target: Target, was_selected: bool) -> None:
    # A press on one of several selected things may begin a drag of all of them, so the selection
    # is narrowed only when the button comes up in the same place.
    if press.add and was_selected:
        session.select(id_ for id_ in session.selection if id_ != target.id)
    elif not press.add:
        session.select([target.id])


def drag_selection(session: Session, sight: Sight, press: Pointer, at: Pointer) -> Gesture:
    """Move the selection with the pointer, as one undo step; with Alt move a copy of it."""
    store = session.store
    with store.edit(tr("Move")) as edit:
        if press.copy:
            copy = paste.duplicate(store.document, session.selection, 0.0, 0.0)
            edit.apply(copy)
            session.select(id_ for id_ in copy.after if holds_arrows(store.document, id_))
        start, made = store.document, edit.patch
        ids = (*session.selection, *_under_headings(start, session.selection))
        rects = {id_: sight.rect_of(id_) for id_ in ids}
        while True:
            dx, dy = at.x - press.x, at.y - press.y
            edit.become(made.then(moved(start, session.selection, rects, dx, dy, sight)))
            if at.released:
                return
            at = yield


def moved(
    start: Document,
    ids: Iterable[RecordId],
    rects: dict[RecordId, Rect | None],
    dx: float,
    dy: float,
    sight: Sight,
) -> Patch:
    """Return the patch that moves records; cards change their level where they come to lie.

    `rects`: where they stand, and the cards of groups among them.
    """
    patch = Patch()
    grouped = set(_under_headings(start, ids))
    cards: dict[RecordId, tuple[str, float, float]] = {}
    badges: dict[RecordId, Point] = {}
    variables: list[RecordId] = []
    for id_ in ids:
        rect, record = rects.get(id_), start.records.get(id_)
        if isinstance(record, Variable):
            variables.append(id_)
        elif rect is not None and isinstance(record, CardGroup):
            patch = patch.then(_moved_group(start, id_, rects, dx, dy, sight))
        elif rect is not None and isinstance(record, Card) and id_ not in grouped:
            corner = Point(rect.left + dx, rect.top + dy)
            cards[id_] = sight.to_band(corner, (rect.width, rect.height))
        elif rect is not None and isinstance(record, NamedLoop):
            badges[id_] = rect.centre.plus(dx, dy)
    patch = patch.then(arrange.put_on_level(start, cards))
    patch = patch.then(arrange.move(start, variables, dx, dy))
    return patch.then(arrange.put(start, badges))


def _under_headings(document: Document, ids: Iterable[RecordId]) -> list[RecordId]:
    """Return the cards that stand under the headings among `ids`."""
    groups = {id_ for id_ in ids if document.get(id_, CardGroup)}
    return [card.id for card in document.all(Card) if card.group in groups] if groups else []


def _moved_group(
    start: Document,
    id_: RecordId,
    rects: dict[RecordId, Rect | None],
    dx: float,
    dy: float,
    sight: Sight,
) -> Patch:
    """Return the patch that moves a group; its panel's middle says on which level."""
    whole = rects[id_]
    assert whole is not None
    corner = Point(whole.left + dx, whole.top + dy)
    level, x, y = sight.to_band(corner, (whole.width, whole.height))
    places = {
        one: Point(x + rect.left - whole.left, y + rect.top - whole.top)
        for one in _under_headings(start, [id_])
        if (rect := rects.get(one)) is not None
    }
    return arrange.put_group(start, id_, level, places)


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
