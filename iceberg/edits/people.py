"""Edits about perspectives as such: their order, which is that of their keys."""

from __future__ import annotations

from iceberg.edits.lookup import changed, found
from iceberg.model.document import Document
from iceberg.model.order import key_between, keys_after
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId
from iceberg.store.patch import Patch


def step_perspective(document: Document, id_: RecordId, by: int) -> Patch:
    """Move a perspective up (-1) or down (1) in the list; nothing happens at its ends."""
    person = found(document, id_, Perspective)
    people = list(document.perspectives())
    at = people.index(person)
    to = max(0, min(len(people) - 1, at + by))
    if to == at:
        return Patch()
    people.insert(to, people.pop(at))
    before = people[to - 1].order if to else None
    after = people[to + 1].order if to + 1 < len(people) else None
    others = [other.order for other in people if other is not person]
    if "" in others or len(set(others)) < len(others):
        # Orders that do not part them, as from joined files, are given anew.
        orders = keys_after((), len(people))
        new = [changed(p, order=key) for p, key in zip(people, orders, strict=True)]
        return Patch.between(document.perspectives(), new)
    return Patch.between([person], [changed(person, order=key_between(before, after))])
