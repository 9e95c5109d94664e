"""What is wrong with a record in a file, said in one sentence."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from iceberg.errors import FormatError
from iceberg.model.integrity import Problem
from iceberg.model.text import quoted
from iceberg.words import tr


def record_refused(name: str, plain: object, place: int, error: ValidationError) -> FormatError:
    """Return the refusal of one record, which stands at `place` (from 0) in its file."""
    return FormatError(
        tr(
            "{name} can't be opened: in {record}, {wrong}; mend it or open an earlier copy.",
            name=name,
            record=_record(plain, place),
            wrong=_wrong(error.errors(include_url=False)[0]),
        )
    )


def title_refused(name: str, error: ValidationError) -> FormatError:
    """Return the refusal of a title."""
    return FormatError(
        tr(
            "{name} can't be opened: {wrong}; mend it or open an earlier copy.",
            name=name,
            wrong=_wrong(error.errors(include_url=False)[0]),
        )
    )


def problem_refused(name: str, kind: str, problem: Problem) -> FormatError:
    """Return the refusal of a file in which one record does not fit the others."""
    sentence = problem.sentence[:1].lower() + problem.sentence[1:].rstrip(".")
    return FormatError(
        tr(
            "{name} can't be opened: in the {kind} “{id}”, {problem}; "
            "mend it or open an earlier copy.",
            name=name,
            kind=kind,
            id=quoted(problem.record),
            problem=sentence,
        )
    )


def _record(plain: object, place: int) -> str:
    if isinstance(plain, Mapping):
        id_, kind = plain.get("id"), plain.get("kind")
        if isinstance(id_, str) and isinstance(kind, str):
            return tr("the {kind} “{id}”", kind=quoted(kind), id=quoted(id_))
        if isinstance(id_, str):
            return tr("the record “{id}”", id=quoted(id_))
    return tr("record number {number}", number=place + 1)


def _wrong(error: ErrorDetails) -> str:
    # The first part of the place is the kind, which the sentence names already.
    place = error["loc"][1:] if len(error["loc"]) > 1 else error["loc"]
    field = quoted(".".join(str(part) for part in place))
    match error["type"]:
        case "missing":
            return tr("the field “{field}” is missing", field=field)
        case "extra_forbidden":
            return tr("the field “{field}” is not one that Iceberg knows", field=field)
        case "too_short" | "string_too_short":
            return tr("the field “{field}” is too short or empty", field=field)
        case "too_long" | "string_too_long":
            return tr("the field “{field}” is too long", field=field)
        case "union_tag_not_found":
            return tr("the field “kind” is missing")
        case "union_tag_invalid":
            return tr("the field “kind” names no kind of record that Iceberg knows")
        case "model_attributes_type":
            return tr("there is no record but something else")
        case _:
            fault = error["msg"].removeprefix("Input ").removeprefix("String ")
            return tr("the field “{field}” {fault}", field=field, fault=quoted(fault, 200))
