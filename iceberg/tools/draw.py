"""Tools that draw: pulling an arrow, and making cards and variables where one presses."""

from __future__ import annotations

from iceberg.edits import add, connect
from iceberg.edits.future import replace_between
from iceberg.edits.groups import regrouped
from iceberg.edits.room import fitted
from iceberg.geometry.shapes import Point
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.loop_board import Variable
from iceberg.model.record import RecordId, new_id
from iceberg.store.patch import Patch
from iceberg.store.session import Session
from iceberg.tools.gesture import NOTHING, Gesture, Pointer, Preview, Sight
from iceberg.words import tr

NEW_CARD = (220.0, 64.0)
"""The size that a card is taken to have before it has a text."""


def holds_arrows(document: Document, id_: RecordId) -> bool:
    """Whether arrows can begin and end at a record: whether it is a card or a variable."""
    return isinstance(document.records.get(id_), (Card, Variable))


def press_with_add(session: Session, sight: Sight, press: Pointer) -> Gesture:
    """Make a card or variable where the button comes up, or type over the one that is there."""
    at = press
    while not at.released:
        at = yield
    target = sight.under(at.point)
    if target is not None and holds_arrows(session.store.document, target.id):
        session.select([target.id])
        sight.type_over(target.id)
    else:
        add_at(session, sight, at.point)


def press_with_link(session: Session, sight: Sight, press: Pointer) -> Gesture:
    """Pull an arrow from the card or variable under the pointer."""
    target = sight.under(press.point)
    if target is not None and holds_arrows(session.store.document, target.id):
        yield from pull_arrow(session, sight, target.id)


def pull_arrow(session: Session, sight: Sight, source: RecordId, *, grows: bool = True) -> Gesture:
    """Pull an arrow to a card or variable, or, where it `grows`, to a new one on empty board."""
    try:
        at = yield
        moved = False
        while True:
            target = sight.under(at.point)
            goal = target.id if target and holds_arrows(session.store.document, target.id) else None
            moved = moved or goal != source
            if at.released:
                break
            shown = goal if goal != source else None
            sight.show(Preview(arrow=(source, at.point), goal=shown))
            at = yield
    finally:
        sight.show(NOTHING)
    if goal is not None and (goal != source or moved):
        _join(session, source, goal)
    elif goal is None and grows:
        _grow(session, sight, source, at.point)


def _join(session: Session, source: RecordId, target: RecordId) -> None:
    id_ = new_id()
    document = session.store.document
    if source == target and isinstance(document.records[source], Card):
        return
    session.store.do(tr("Link"), arrow(document, source, target, id_))
    if id_ in session.store.document.records:
        session.select([id_])


def arrow(document: Document, source: RecordId, target: RecordId, id_: RecordId) -> Patch:
    """Return the patch that leads an arrow from one card or variable to another.

    Between a present and its future the card that is wanted replaces the other.
    """
    if document.get(source, Variable):
        return connect.connect(document, source, target, id_=id_)
    one, other = document.get(source, Card), document.get(target, Card)
    if one is not None and other is not None and one.board != other.board:
        return replace_between(document, source, target)
    return connect.give_rise(document, source, target, id_=id_)


def _grow(session: Session, sight: Sight, source: RecordId, at: Point) -> None:
    """Let the person name a new card or variable at the end of an arrow pulled to nowhere."""

    def done(text: str) -> None:
        new = new_id()
        with session.store.edit(tr("Add")) as edit:
            edit.apply(_made(session, sight, at, text, new))
            edit.apply(arrow(session.store.document, source, new, new_id()))
        session.select([new])

    sight.type_new(at, done)


def add_at(session: Session, sight: Sight, at: Point) -> None:
    """Let the person type a new card or variable at a point."""

    def done(text: str) -> None:
        new = new_id()
        session.store.do(tr("Add"), _made(session, sight, at, text, new))
        session.select([new])

    sight.type_new(at, done)


def _made(session: Session, sight: Sight, at: Point, text: str, id_: RecordId) -> Patch:
    document, board = session.store.document, session.board
    if isinstance(board, IcebergBoard):
        corner = Point(at.x - NEW_CARD[0] / 2, at.y - NEW_CARD[1] / 2)
        level, x, y = sight.to_band(corner, NEW_CARD)
        made = add.add_card(document, board.id, level, text, x, y, id_=id_)
        return fitted(
            document, regrouped(document, made, [id_], sight.measurer), id_, sight.measurer
        )
    assert board is not None
    return add.add_variable(document, board.id, text, at.x, at.y, id_=id_)
