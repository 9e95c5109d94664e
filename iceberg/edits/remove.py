"""Taking things away, with all that cannot stand without them."""

from __future__ import annotations

from collections.abc import Iterable

from iceberg.edits.lookup import changed
from iceberg.model.about import ABOUT_ID
from iceberg.model.document import Document, Element, OnBoard
from iceberg.model.iceberg_board import Card, Cause
from iceberg.model.loop_board import Link
from iceberg.model.record import RecordId
from iceberg.store.patch import Patch


def remove(document: Document, ids: Iterable[RecordId]) -> Patch:
    """Take records away: boards with all that is on them, variables and cards with their arrows.

    Cards let go of perspectives and loops that are gone. A named loop that loses a link stays: it
    is broken then, and can tell where.
    """
    gone = {id_ for id_ in ids if id_ in document.records and id_ != ABOUT_ID}
    for record in document.records.values():
        if isinstance(record, OnBoard) and record.board in gone:
            gone.add(record.id)
    for record in document.records.values():
        if isinstance(record, Link | Cause) and (record.source in gone or record.target in gone):
            gone.add(record.id)
    old: list[Element] = [document.records[id_] for id_ in sorted(gone)]
    new: list[Element] = []
    for card in document.all(Card):
        if card.id not in gone and (kept := _without(card, gone)) != card:
            old.append(card)
            new.append(kept)
    return Patch.between(old, new)


def _without(card: Card, gone: set[RecordId]) -> Card:
    """Return the card without what it refers to among `gone`."""
    perspectives = tuple(held for held in card.perspectives if held not in gone)
    loop = None if card.loop in gone else card.loop
    if perspectives == card.perspectives and loop == card.loop:
        return card
    return changed(card, perspectives=perspectives, loop=loop)
