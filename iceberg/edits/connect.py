"""Edits that lead arrows: links between variables, causes between cards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from iceberg.edits.lookup import changed, checked, found
from iceberg.errors import EditError
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, Cause, IcebergBoard
from iceberg.model.loop_board import Link, Polarity, Variable
from iceberg.model.record import RecordId, new_id
from iceberg.store.patch import Patch
from iceberg.words import tr

Sense = Literal["gives_rise_to", "reinforces"]


def connect(
    document: Document,
    source: RecordId,
    target: RecordId,
    *,
    polarity: Polarity = "?",
    delayed: bool = False,
    id_: RecordId | None = None,
) -> Patch:
    """Add a link between two variables of one board; parallel links may stand side by side."""
    one, other = found(document, source, Variable), found(document, target, Variable)
    if one.board != other.board:
        raise EditError(tr("A link joins two variables of the same board."))
    link = checked(
        Link,
        id=id_ or new_id(),
        board=one.board,
        source=source,
        target=target,
        polarity=polarity,
        delayed=delayed,
    )
    return Patch.between(new=[link])


def give_rise(
    document: Document,
    source: RecordId,
    target: RecordId,
    *,
    sense: Sense | None = None,
    id_: RecordId | None = None,
) -> Patch:
    """Lead an arrow from card to card; one that is there already only takes on the sense, if given.

    Without a `sense` an arrow gives rise to what is at its end, unless it leads down to a deeper
    level: what happens there reinforces what shapes it or is believed.
    """
    one, other = found(document, source, Card), found(document, target, Card)
    if one.board != other.board:
        raise EditError(tr("An arrow joins two cards of the same board."))
    if source == target:
        raise EditError(tr("A card cannot give rise to itself; pull the arrow to another card."))
    for cause in document.all(Cause):
        if (cause.source, cause.target) == (source, target):
            return change_sense(document, [cause.id], sense or cause.sense)
    sense = sense or _usual_sense(document, one, other)
    cause = checked(
        Cause, id=id_ or new_id(), board=one.board, source=source, target=target, sense=sense
    )
    return Patch.between(new=[cause])


def change_sense(document: Document, ids: Iterable[RecordId], sense: Sense) -> Patch:
    """Let arrows between cards say that one gives rise to the other, or reinforces it."""
    causes = [cause for id_ in ids if (cause := document.get(id_, Cause))]
    return Patch.between(causes, [changed(cause, sense=sense) for cause in causes])


def _usual_sense(document: Document, source: Card, target: Card) -> Sense:
    board = found(document, source.board, IcebergBoard)
    depth = {level.kind: n for n, level in enumerate(board.levels)}
    leads_down = depth.get(source.level, 0) < depth.get(target.level, 0)
    return "reinforces" if leads_down else "gives_rise_to"
