"""Dragging: what is selected follows the pointer, lines up with others, and lands in free sight."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from iceberg.edits import arrange, paste
from iceberg.edits.groups import regrouped
from iceberg.edits.room import not_hidden
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.snapping import Snap, snapped
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, CardGroup
from iceberg.model.loop_board import NamedLoop, Variable
from iceberg.model.record import RecordId
from iceberg.store.patch import Patch
from iceberg.store.session import Session
from iceberg.tools.draw import holds_arrows
from iceberg.tools.gesture import NOTHING, Gesture, Pointer, Preview, Sight
from iceberg.words import tr

SNAP: Final = 1.5
"""How near a thing must come to line up, in drag thresholds: six pixels."""
Rects = dict[RecordId, Rect | None]


def drag_selection(session: Session, sight: Sight, press: Pointer, at: Pointer) -> Gesture:
    """Move the selection with the pointer, as one undo step; with Alt move a copy of it."""
    store = session.store
    try:
        with store.edit(tr("Move")) as edit:
            if press.copy:
                copy = paste.duplicate(store.document, session.selection, 0.0, 0.0)
                edit.apply(copy)
                session.select(id_ for id_ in copy.after if holds_arrows(store.document, id_))
            start, made, ids = store.document, edit.patch, session.selection
            every = (*ids, *_under_headings(start, ids))
            rects = {id_: sight.rect_of(id_) for id_ in every}
            while True:
                dx, dy = at.x - press.x, at.y - press.y
                snap = Snap() if at.free else _snap(start, rects, dx, dy, sight)
                patch = moved(start, ids, rects, dx + snap.dx, dy + snap.dy, sight)
                edit.become(made.then(patch))
                if at.released:
                    edit.apply(not_hidden(store.document, every, sight.measurer))
                    return
                drifted = (guide.moved(0.0, sight.drift(guide.one.y)) for guide in snap.guides)
                sight.show(Preview(guides=tuple(drifted)))
                at = yield
    finally:
        sight.show(NOTHING)


def _snap(start: Document, rects: Rects, dx: float, dy: float, sight: Sight) -> Snap:
    """Return how what is dragged lines up where it has come to."""
    things = [
        rect
        for id_, rect in rects.items()
        if rect is not None and isinstance(start.records.get(id_), Card | CardGroup | Variable)
    ]
    whole = Rect.enclosing(things)
    if whole is None:
        return Snap()
    here = whole.moved(dx, dy)
    return snapped(here, sight.neighbours(here, rects.keys()), SNAP * sight.reach)


def moved(
    start: Document,
    ids: Iterable[RecordId],
    rects: Rects,
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
    patch = patch.then(regrouped(start, arrange.put_on_level(start, cards), cards, sight.measurer))
    patch = patch.then(arrange.move(start, variables, dx, dy))
    return patch.then(arrange.put(start, badges))


def _under_headings(document: Document, ids: Iterable[RecordId]) -> list[RecordId]:
    """Return the cards that stand under the headings among `ids`."""
    groups = {id_ for id_ in ids if document.get(id_, CardGroup)}
    return [card.id for card in document.all(Card) if card.group in groups] if groups else []


def _moved_group(
    start: Document,
    id_: RecordId,
    rects: Rects,
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
