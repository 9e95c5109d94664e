"""Patches: what changed between two documents, as a value.

A patch lists every record it touches, before and after; ``None`` means "not there". Because it
keeps both sides, it can be taken back (undo), joined to the next one (a whole drag becomes one
step), written to a journal, and read by the board to learn what to paint again.

>>> old = About(title="Trust")
>>> rename = Patch.between([old], [old.replace(title="Mutual trust")])
>>> rename.apply_to(Document.of([old])).about.title
'Mutual trust'
>>> rename.then(rename.inverted()).is_empty
True
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from iceberg.model.about import About  # noqa: F401  (used by the example above)
from iceberg.model.document import Document, Element
from iceberg.model.record import RecordId

Side = Mapping[RecordId, Element | None]


class StalePatchError(Exception):
    """The document is no longer the one the patch was made from."""


@dataclass(frozen=True, slots=True)
class Patch:
    """The records a change touches, before and after."""

    before: Side = field(default_factory=dict)
    after: Side = field(default_factory=dict)

    @classmethod
    def between(cls, old: Iterable[Element] = (), new: Iterable[Element] = ()) -> Self:
        """Return the patch that turns the old records into the new ones."""
        before = {record.id: record for record in old}
        after = {record.id: record for record in new}
        ids = [id_ for id_ in before | after if before.get(id_) != after.get(id_)]
        return cls({id_: before.get(id_) for id_ in ids}, {id_: after.get(id_) for id_ in ids})

    @classmethod
    def from_documents(cls, old: Document, new: Document) -> Self:
        """Return the patch that turns one document into the other."""
        return cls.between(old.records.values(), new.records.values())

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not self.after

    @property
    def ids(self) -> frozenset[RecordId]:
        """The records that the patch touches."""
        return frozenset(self.after)

    def inverted(self) -> Self:
        """Return the patch that takes this one back."""
        return type(self)(self.after, self.before)

    def then(self, later: Self) -> Self:
        """Join two patches, dropping records that end as they began."""
        before = {**later.before, **self.before}
        after = {**self.after, **later.after}
        changed = [id_ for id_ in after if before[id_] != after[id_]]
        return type(self)(
            {id_: before[id_] for id_ in changed},
            {id_: after[id_] for id_ in changed},
        )

    def apply_to(self, document: Document) -> Document:
        """Return the document after this change.

        Raises StalePatchError if a record is not as the patch expects it: an
        edit made from an old copy must fail, never overwrite newer work.
        """
        records = dict(document.records)
        for id_, expected in self.before.items():
            if records.get(id_) != expected:
                raise StalePatchError(id_)
            record = self.after[id_]
            if record is None:
                del records[id_]
            else:
                records[id_] = record
        return document.with_records(records)
