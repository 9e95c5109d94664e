"""Taking things away, with all that cannot stand without them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from iceberg.edits.lookup import changed
from iceberg.model.about import ABOUT_ID
from iceberg.model.action import Action
from iceberg.model.document import Document, Element, OnBoard
from iceberg.model.finding import Dismissal
from iceberg.model.iceberg_board import Card, CardGroup, Cause, IcebergBoard
from iceberg.model.loop_board import Link, Variable
from iceberg.model.record import RecordId
from iceberg.store.patch import Patch

_LOOSE: Final = ("loop", "loop_board", "group", "replaces", "card", "belief")
"""Fields that tell of a record which may go; what tells of it stays."""


def remove(document: Document, ids: Iterable[RecordId]) -> Patch:
    """Take records away: boards with all that is on them, variables and cards with their arrows.

    Cards, links and variables let go of whatever else they tell of: perspectives, loops, headings,
    cards. A heading goes with its last card, a shadow copy with its variable, an action with what
    it is about. A named loop that loses a link stays: it
    is broken then, and can tell where.
    """
    gone = {id_ for id_ in ids if id_ in document.records and id_ != ABOUT_ID}
    for record in document.records.values():
        if isinstance(record, OnBoard) and record.board in gone:
            gone.add(record.id)
    gone |= {v.id for v in document.all(Variable) if v.shadow_of in gone}
    for record in document.records.values():
        if isinstance(record, Link | Cause) and (record.source in gone or record.target in gone):
            gone.add(record.id)
    gone |= {action.id for action in document.all(Action) if action.on in gone}
    gone |= {hint.id for hint in document.all(Dismissal) if not gone.isdisjoint(hint.on)}
    gone |= _left_empty(document, gone)
    old: list[Element] = [document.records[id_] for id_ in sorted(gone)]
    new: list[Element] = []
    for record in document.records.values():
        if record.id not in gone and (kept := _without(record, gone)) is not record:
            old.append(record)
            new.append(kept)
    return Patch.between(old, new)


def without_empty_groups(document: Document, patch: Patch) -> Patch:
    """Return `patch` and, with it, the end of every heading that it leaves without cards."""
    after = patch.apply_to(document)
    kept = {card.group for card in after.all(Card)}
    empty = [group for group in after.all(CardGroup) if group.id not in kept]
    return patch.then(Patch.between(empty)) if empty else patch


def _left_empty(document: Document, gone: set[RecordId]) -> set[RecordId]:
    """Return the headings all of whose cards are gone."""
    lost = {card.group for card in document.all(Card) if card.id in gone and card.group}
    kept = {card.group for card in document.all(Card) if card.id not in gone}
    return {id_ for id_ in lost if id_ not in kept}


def _without(record: Element, gone: set[RecordId]) -> Element:
    """Return the record without what it refers to among `gone`; itself when there is nothing."""
    if isinstance(record, IcebergBoard) and record.future_of in gone:
        return changed(record, future_of=None)
    if not isinstance(record, Card | Link | Variable):
        return record
    fields: dict[str, object] = {
        name: None for name in _LOOSE if getattr(record, name, None) in gone
    }
    if isinstance(record, Card | Link):
        perspectives = tuple(held for held in record.perspectives if held not in gone)
        if perspectives != record.perspectives:
            fields["perspectives"] = perspectives
    return changed(record, **fields) if fields else record
