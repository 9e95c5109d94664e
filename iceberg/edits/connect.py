"""Edits that lead arrows: links between variables, causes between cards."""

from __future__ import annotations

from typing import Literal

from iceberg.edits.lookup import changed, checked, found
from iceberg.errors import EditError
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, Cause
from iceberg.model.loop_board import Link, Polarity, Variable
from iceberg.model.record import RecordId, new_id
from iceberg.store.patch import Patch
from iceberg.words import tr


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
    sense: Literal["gives_rise_to", "reinforces"] = "gives_rise_to",
    id_: RecordId | None = None,
) -> Patch:
    """Lead an arrow from card to card; one that is there already only changes its sense."""
    one, other = found(document, source, Card), found(document, target, Card)
    if one.board != other.board:
        raise EditError(tr("An arrow joins two cards of the same board."))
    if source == target:
        raise EditError(tr("A card cannot give rise to itself; pull the arrow to another card."))
    for cause in document.all(Cause):
        if (cause.source, cause.target) == (source, target):
            return Patch.between([cause], [changed(cause, sense=sense)])
    cause = checked(
        Cause, id=id_ or new_id(), board=one.board, source=source, target=target, sense=sense
    )
    return Patch.between(new=[cause])
