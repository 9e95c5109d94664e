"""Our own file: one JSON text that reads well in a diff.

``{"format": "iceberg", "schema_version": 1, "title": …, "records": […]}``, UTF-8, two blanks to a
level, records sorted by id, fields in the order of the records' classes, fields at their default
left out. The title is the document's one About record, lifted out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from iceberg.errors import FileError, FormatError
from iceberg.files import refusals
from iceberg.files.atomic import write_whole
from iceberg.files.migrations import up_to_date
from iceberg.files.plain import plain_data
from iceberg.files.reading import read_file
from iceberg.model.about import ABOUT_ID, About
from iceberg.model.document import SCHEMA_VERSION, Document, Element
from iceberg.model.integrity import problems
from iceberg.model.text import quoted
from iceberg.words import tr

FORMAT: Final = "iceberg"
ENDING: Final = ".iceberg.json"
MOST_RECORDS: Final = 200_000


def dump(document: Document) -> bytes:
    """Return the content of the file that holds `document`."""
    records = sorted(document.records.values(), key=lambda record: record.id)
    plain = {
        "format": FORMAT,
        "schema_version": SCHEMA_VERSION,
        "title": document.about.title,
        "records": [plain_of(record) for record in records if record.id != ABOUT_ID],
    }
    return (json.dumps(plain, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def parse(data: bytes, source: str = "") -> Document:
    """Return the document that `data` holds.

    Raises FormatError with one sentence about the file called `source`: what is wrong, where, and
    what to do.
    """
    name = f"“{quoted(source)}”" if source else tr("The file")
    plain = plain_data(data, name)
    _check_frame(plain, name)
    plain = up_to_date(plain)
    if len(plain["records"]) > MOST_RECORDS:
        raise FormatError(
            tr("{name} has more than {limit} records.", name=name, limit=f"{MOST_RECORDS:,}")
        )
    records = [record_of(record, n, name) for n, record in enumerate(plain["records"])]
    return _whole([_about(plain["title"], name), *records], name)


def save(document: Document, path: Path) -> None:
    """Write `document` to `path`, whole or not at all; raises FileError in words.

    The content is read back before the disk is touched: a file that could not be opened again must
    never take the place of one that can.
    """
    data = dump(document)
    try:
        same = parse(data, path.name) == document
        reason = tr("it would read back as something else")
    except FormatError as error:
        same, reason = False, str(error)
    if not same:
        raise FileError(
            tr(
                "“{name}” was not saved, and the file on the disk is as it was: {reason}",
                name=quoted(path.name),
                reason=reason,
            )
        )
    write_whole(path, data)


def load(path: Path) -> Document:
    """Return the document in the file at `path`; raises FileError or FormatError in words."""
    return parse(read_file(path), path.name)


def plain_of(record: Element) -> dict[str, Any]:
    """Return a record as the file holds it."""
    fields = record.model_dump(mode="json", exclude_defaults=True)
    return {"kind": record.kind, "id": record.id} | fields


@cache
def _element() -> TypeAdapter[Element]:
    # Built at first use: the window opens before it is needed.
    return TypeAdapter(Element)


def _check_frame(plain: object, name: str) -> None:
    if not isinstance(plain, Mapping) or plain.get("format") != FORMAT:
        raise FormatError(
            tr(
                "{name} is JSON, but not a file of Iceberg: it does not say “format”: “iceberg”.",
                name=name,
            )
        )
    version = plain.get("schema_version")
    if type(version) is not int or version < 1:
        raise FormatError(
            tr("{name} does not say which “schema_version” it has; it should be 1.", name=name)
        )
    if version > SCHEMA_VERSION:
        raise FormatError(
            tr(
                "{name} was written by a newer Iceberg (file version {newer}, this program reads "
                "{own}); open it with that one or update this one.",
                name=name,
                newer=quoted(version, 20),
                own=SCHEMA_VERSION,
            )
        )
    _check_fields(plain, name)


def _check_fields(plain: Mapping[str, object], name: str) -> None:
    if not isinstance(plain.get("title"), str):
        raise FormatError(tr("{name} has no “title”; give it one.", name=name))
    if not isinstance(plain.get("records"), tuple):
        raise FormatError(tr("{name} has no list of “records”; open an earlier copy.", name=name))
    for key in plain:
        if key not in ("format", "schema_version", "title", "records"):
            raise FormatError(
                tr(
                    "{name} has a field “{key}” that Iceberg does not know; remove it.",
                    name=name,
                    key=quoted(key),
                )
            )


def _about(title: str, name: str) -> About:
    try:
        return About(title=title)
    except ValidationError as error:
        raise refusals.title_refused(name, error) from None


def record_of(plain: object, place: int, name: str) -> Element:
    """Return the record that plain data hold; raises FormatError about the file called `name`."""
    try:
        record = _element().validate_python(plain)
    except ValidationError as error:
        raise refusals.record_refused(name, plain, place, error) from None
    if isinstance(record, About):
        raise FormatError(
            tr("{name} has a title among its records; write it at the top only.", name=name)
        )
    return record


def _whole(records: list[Element], name: str) -> Document:
    document = Document.of(records)
    if len(document.records) < len(records):
        raise _id_twice(records, name)
    for problem in problems(document):
        kind = document.records[problem.record].kind
        raise refusals.problem_refused(name, kind, problem)
    return document


def _id_twice(records: list[Element], name: str) -> FormatError:
    seen: set[str] = set()
    twice = next(r.id for r in records if r.id in seen or seen.add(r.id))  # type: ignore[func-returns-value]
    return FormatError(
        tr(
            "{name} has two records with the id “{id}”; give one of them another id.",
            name=name,
            id=quoted(twice),
        )
    )
