"""What was done since a document was last saved, a line for each change, whole or not at all.

A generation is two files: ``N.base.iceberg.json``, the document as it was, and ``N.changes``, lines
of a checksum and JSON. A line that was not written to its end does not fit its checksum; it and
all behind it count as not written. The newest generation whose base can be read is the one that
holds.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from pydantic import ValidationError

from iceberg.errors import FileError, FormatError
from iceberg.files import native
from iceberg.files.atomic import write_whole
from iceberg.model.about import About
from iceberg.model.document import Document, Element
from iceberg.model.integrity import problems
from iceberg.model.record import RecordId

Changes = Mapping[RecordId, Element | None]
"""The records that a change touched as they are after it; ``None``: taken away."""
BASE: Final = ".base.iceberg.json"
CHANGES: Final = ".changes"
_LONGEST: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Journaled:
    """What a journal tells of a document."""

    document: Document
    last: datetime
    """When it was changed last, in local time."""
    path: Path | None
    """The file that it was opened from or saved to."""
    is_unsaved: bool
    """Whether it holds anything that this file does not."""


class Journal:
    """Writes the journal of one document into a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._generation = 0
        self._file: BinaryIO | None = None

    def begin(self, document: Document, path: Path | None, *, unsaved: bool) -> None:
        """Begin a new generation; what was written before goes once this one is on the disk."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._generation = max([0, *_generations(self.folder)]) + 1
        write_whole(self._named(BASE), native.dump(document))
        self.close()
        self._file = self._named(CHANGES).open("xb")
        told = {"path": str(path) if path else "", "unsaved": unsaved, "time": _now()}
        self._write(told)
        for old in _generations(self.folder):
            if old != self._generation:
                _forget(self.folder, old)

    def note(self, changes: Changes) -> None:
        """Write one change down; it is on the disk when this returns. Raises OSError."""
        after = {id_: record and native.plain_of(record) for id_, record in changes.items()}
        self._write({"time": _now(), "after": after})

    def close(self) -> None:
        """Write no more."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _write(self, told: Mapping[str, object]) -> None:
        if self._file is None:
            return
        payload = json.dumps(told, ensure_ascii=False, allow_nan=False).encode()
        self._file.write(b"%08x %s\n" % (zlib.crc32(payload), payload))
        self._file.flush()
        os.fsync(self._file.fileno())

    def _named(self, ending: str) -> Path:
        return self.folder / f"{self._generation}{ending}"


def read_journal(folder: Path) -> Journaled | None:
    """Return what the journal in a folder tells; ``None`` where nothing there can be read."""
    for generation in sorted(_generations(folder), reverse=True):
        try:
            document = native.load(folder / f"{generation}{BASE}")
        except (FileError, FormatError):
            continue
        return _replayed(document, folder / f"{generation}{CHANGES}")
    return None


def _replayed(document: Document, changes: Path) -> Journaled:
    lines = _lines(changes)
    head = next(lines, {})
    is_unsaved, time = bool(head.get("unsaved")), head.get("time")
    name = head.get("path")
    sound = document
    for line in lines:
        after = _after(line)
        if after is None:
            break
        document = _changed(document, after)
        if problems(document):
            break
        sound, time, is_unsaved = document, line.get("time", time), True
    path = Path(name) if isinstance(name, str) and name else None
    return Journaled(sound, _time_of(time, changes), path, is_unsaved)


def _changed(document: Document, after: Changes) -> Document:
    records = dict(document.records)
    for id_, record in after.items():
        if record is None:
            records.pop(id_, None)
        else:
            records[id_] = record
    return Document(records=records)


def _after(line: Mapping[str, Any]) -> Changes | None:
    """Return the records that a line tells of; ``None`` where it tells of none that can be."""
    told = line.get("after")
    if not isinstance(told, dict):
        return None
    try:
        return {
            RecordId(id_): None if plain is None else _record_of(_as_tuples(plain))
            for id_, plain in told.items()
        }
    except (FormatError, ValidationError):
        return None


def _record_of(plain: Any) -> Element:
    if isinstance(plain, dict) and plain.get("kind") == "about":
        return About.model_validate(plain)
    return native.record_of(plain, 0, "")


def _as_tuples(plain: Any) -> Any:
    """Return plain data with tuples for lists, as records take them."""
    if isinstance(plain, list):
        return tuple(_as_tuples(one) for one in plain)
    if isinstance(plain, dict):
        return {key: _as_tuples(one) for key, one in plain.items()}
    return plain


def _lines(changes: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines that are whole, up to the first that is not."""
    try:
        data = changes.read_bytes()[:_LONGEST]
    except OSError:
        return
    for line in data.split(b"\n")[:-1]:
        told = _told(line)
        if told is None:
            return
        yield told


def _told(line: bytes) -> dict[str, Any] | None:
    checksum, _, payload = line.partition(b" ")
    if checksum != b"%08x" % zlib.crc32(payload):
        return None
    try:
        told = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _time_of(text: object, file: Path) -> datetime:
    with contextlib.suppress(ValueError, TypeError):
        return datetime.fromisoformat(str(text)).astimezone()
    with contextlib.suppress(OSError):
        return datetime.fromtimestamp(file.stat().st_mtime).astimezone()
    return datetime.now().astimezone()


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _generations(folder: Path) -> list[int]:
    try:
        names = [path.name.removesuffix(BASE) for path in folder.glob(f"*{BASE}")]
    except OSError:
        return []
    return [int(name) for name in names if name.isdecimal() and len(name) < 12]


def _forget(folder: Path, generation: int) -> None:
    for ending in (BASE, CHANGES):
        with contextlib.suppress(OSError):
            (folder / f"{generation}{ending}").unlink(missing_ok=True)
