"""The base of all records, and their identity."""

from __future__ import annotations

import secrets
from typing import Annotated, Final, NewType, Self

from pydantic import BaseModel, ConfigDict, Field

RecordId = NewType("RecordId", str)
Id = Annotated[RecordId, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
"""An id as it may stand in a file."""

FARTHEST: Final = 1_000_000.0
"""The farthest a thing may lie from the origin of its board; beyond it a picture would be blank."""
Coordinate = Annotated[float, Field(ge=-FARTHEST, le=FARTHEST)]
"""A place on a board, in board units (pixels at 100 %), x to the right and y down."""
Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""A colour as #RRGGBB."""


class Value(BaseModel):
    """A frozen, validated value without an identity of its own."""

    # Built at first use: the window opens before most kinds of record are needed.
    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, strict=True, defer_build=True
    )

    def replace(self, **changes: object) -> Self:
        """Return a validated copy with some fields changed.

        Use this, never ``model_copy(update=...)``, which skips validation.
        """
        return self.model_validate({**self.__dict__, **changes})


class Record(Value):
    """One identified thing in a document. Never changed, only replaced."""

    id: Id


def new_id() -> RecordId:
    """Return a fresh random id.

    Random, not counted, so that the work of two laptops can be joined without clashes.
    """
    return RecordId(secrets.token_hex(8))
