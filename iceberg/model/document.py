"""The document: everything that is saved, as one value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from iceberg.model.about import ABOUT_ID, About
from iceberg.model.action import Action
from iceberg.model.finding import Dismissal
from iceberg.model.iceberg_board import Card, CardGroup, Cause, IcebergBoard
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Variable
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId

SCHEMA_VERSION: Final = 1

Board = IcebergBoard | LoopBoard
Element = Annotated[
    About
    | Perspective
    | IcebergBoard
    | CardGroup
    | Card
    | Cause
    | LoopBoard
    | Variable
    | Link
    | NamedLoop
    | Action
    | Dismissal,
    Field(discriminator="kind"),
]
"""Any record, told apart by its ``kind``."""
OnBoard = Card | CardGroup | Cause | Variable | Link | NamedLoop
"""Records that belong to one board."""

_R = TypeVar("_R")


class Document(BaseModel):
    """A frozen dictionary of records by id."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    schema_version: Literal[1] = SCHEMA_VERSION
    records: dict[RecordId, Element]

    @classmethod
    def of(cls, records: Iterable[Element]) -> Document:
        """Return the document that holds `records`, which are valid already."""
        return cls.model_construct(
            schema_version=SCHEMA_VERSION, records={record.id: record for record in records}
        )

    @classmethod
    def titled(cls, title: str) -> Document:
        """Return a document with a title and nothing else."""
        return cls.of([About(title=title)])

    def with_records(self, records: dict[RecordId, Element]) -> Document:
        """Return a document with other records, which are valid already."""
        return type(self).model_construct(schema_version=self.schema_version, records=records)

    @property
    def about(self) -> About:
        """The record that every document has."""
        about = self.records[ABOUT_ID]
        assert isinstance(about, About)
        return about

    def all(self, kind: type[_R]) -> Iterator[_R]:
        """Yield the records of one class, in no particular order."""
        return (record for record in self.records.values() if isinstance(record, kind))

    def get(self, id_: RecordId, kind: type[_R]) -> _R | None:
        """Return the record with this id if it is there and of this class."""
        record = self.records.get(id_)
        return record if isinstance(record, kind) else None

    def boards(self) -> tuple[Board, ...]:
        """Return the boards in their order."""
        boards: list[Board] = [*self.all(IcebergBoard), *self.all(LoopBoard)]
        return tuple(sorted(boards, key=lambda board: (board.order, board.id)))

    def board(self, id_: RecordId) -> Board | None:
        """Return the board with this id if it is there."""
        record = self.records.get(id_)
        return record if isinstance(record, IcebergBoard | LoopBoard) else None

    def actions(self) -> tuple[Action, ...]:
        """Return the actions in their order."""
        return tuple(sorted(self.all(Action), key=lambda action: (action.order, action.id)))

    def perspectives(self) -> tuple[Perspective, ...]:
        """Return the perspectives in their order."""
        return tuple(sorted(self.all(Perspective), key=lambda p: (p.order, p.id)))
