"""Opening and writing a file by its ending, in our own or another program's format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from iceberg.errors import FormatError
from iceberg.exchange.formats import FORMATS, Format
from iceberg.files import native
from iceberg.files.atomic import write_whole
from iceberg.files.reading import read_file
from iceberg.model.document import Document
from iceberg.model.loop_board import LoopBoard
from iceberg.model.record import RecordId
from iceberg.model.text import quoted
from iceberg.words import tr

NATIVE: Final = Format("iceberg", "Iceberg", (native.ENDING, ".json"))
"""Our own format; the catalogue reads and writes it without the registry's functions."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as it came from a file."""

    document: Document
    is_native: bool
    """Whether Save may write the file again without losing anything."""
    notes: tuple[str, ...] = ()
    """Sentences about what was odd in another program's file."""


def format_for(path: Path) -> Format:
    """Return the format that the ending of `path` names; raises FormatError in words."""
    return _by_ending(path, (NATIVE, *FORMATS), readable_endings())


def open_document(path: Path) -> Opened:
    """Return the document in the file at `path`; raises FileError or FormatError in words."""
    form = _by_ending(path, _readable(), readable_endings())
    data = read_file(path)
    if form is NATIVE:
        return Opened(native.parse(data, path.name), is_native=True)
    assert form.read is not None
    found = form.read(data, path.name)
    return Opened(found.document, is_native=False, notes=found.notes)


def write_document(
    document: Document, path: Path, board: RecordId | None = None
) -> tuple[str, ...]:
    """Write `document`, or one of its boards, in the format that the ending of `path` names.

    Returns sentences about what the file does not hold; raises FileError or FormatError in words.
    """
    form = _by_ending(path, _writable(), writable_endings())
    if form is NATIVE:
        native.save(document, path)
        return ()
    assert form.write is not None
    write_whole(path, form.write(document, board))
    return _left_out(document, board)


def readable_endings() -> tuple[str, ...]:
    """Return the endings of files that can be opened, our own first."""
    return _endings(_readable())


def writable_endings() -> tuple[str, ...]:
    """Return the endings of files that can be written, our own first."""
    return _endings(_writable())


def _readable() -> tuple[Format, ...]:
    return (NATIVE, *(form for form in FORMATS if form.read))


def _writable() -> tuple[Format, ...]:
    return (NATIVE, *(form for form in FORMATS if form.write))


def _endings(formats: tuple[Format, ...]) -> tuple[str, ...]:
    return tuple(ending for form in formats for ending in form.endings)


def _by_ending(path: Path, formats: tuple[Format, ...], known: tuple[str, ...]) -> Format:
    fitting = [form for form in formats if _ending(path, form)]
    if fitting:
        return max(fitting, key=lambda form: len(_ending(path, form)))
    raise FormatError(
        tr(
            "The ending of “{name}” is not one that Iceberg knows here; use one of {known}.",
            name=quoted(path.name or path),
            known=", ".join(known),
        )
    )


def _ending(path: Path, form: Format) -> str:
    """Return the longest ending of `form` that the name has, or nothing."""
    name = path.name.lower()
    return max((end for end in form.endings if name.endswith(end)), key=len, default="")


def _left_out(document: Document, board: RecordId | None) -> tuple[str, ...]:
    written = board or next(b.id for b in document.boards() if isinstance(b, LoopBoard))
    others = [found.name for found in document.boards() if found.id != written]
    if not others:
        return ()
    return (
        tr(
            "This format holds one board; {names} stayed out.",
            names=", ".join(f"“{quoted(name)}”" for name in others),
        ),
    )
