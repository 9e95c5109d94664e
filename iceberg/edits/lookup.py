"""Finding and making the records that an edit is about, or saying why it cannot be done."""

from __future__ import annotations

from typing import Final, TypeVar

from pydantic import ValidationError

from iceberg.errors import EditError
from iceberg.model.document import Board, Document
from iceberg.model.record import Record, RecordId, Value
from iceberg.words import tr

R = TypeVar("R", bound=Record)
V = TypeVar("V", bound=Value)
TEXTS: Final = (
    *("name", "title", "text", "note", "story", "is_what", "is_not"),
    *("what", "who", "when", "question", "response"),
)
"""Fields that hold what people write."""
PLACES: Final = ("x", "y", "badge_x", "badge_y")
"""Fields that say where a thing stands."""


def found(document: Document, id_: RecordId, kind: type[R]) -> R:
    """Return the record; raises EditError when it is not there any more."""
    record = document.get(id_, kind)
    if record is None:
        raise EditError(tr("That is not on the board any more; nothing was changed."))
    return record


def board_of(document: Document, id_: RecordId) -> Board:
    """Return the board; raises EditError when it is not there any more."""
    board = document.board(id_)
    if board is None:
        raise EditError(tr("That board is not there any more; nothing was changed."))
    return board


def checked(kind: type[R], **fields: object) -> R:
    """Return a record made of `fields`; raises EditError when they are not fit for it."""
    try:
        return kind.model_validate(fields)
    except ValidationError as error:
        raise refusal(error) from None


def changed(record: V, **fields: object) -> V:
    """Return it with some fields changed; raises EditError when they are not fit."""
    try:
        return record.replace(**fields)
    except ValidationError as error:
        raise refusal(error) from None


def refusal(error: ValidationError) -> EditError:
    """Return what to say when a value does not fit a record."""
    first = error.errors(include_url=False, include_input=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    match first["type"]:
        case "too_short" if field in ("name", "title", "what"):
            return EditError(tr("A name needs at least one letter; nothing was changed."))
        case "too_long" if field in TEXTS:
            most = first["ctx"]["max_length"]
            return EditError(tr("That text is too long; it may have up to {n} characters.", n=most))
        case "finite_number" | "less_than_equal" | "greater_than_equal" if field in PLACES:
            return EditError(tr("That is too far away; nothing was changed."))
    return EditError(tr("“{field}” does not take that value; nothing was changed.", field=field))
