"""The registry of other programs' formats: what can be read, what can be written.

A format is declared here once; its code is imported when a file of it is read or written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from iceberg.model.document import Document
from iceberg.model.record import RecordId

if TYPE_CHECKING:
    from iceberg.exchange.imported import Imported

Read = Callable[[bytes, str], "Imported"]
"""From the bytes of a file and its name to a document and notes; raises FormatError."""
Write = Callable[[Document, RecordId | None], bytes]
"""From a document and one of its boards (``None``: the first that fits) to the bytes of a file."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way to keep a diagram in a file."""

    id: str
    title: str
    """English words, translated where they are shown."""
    endings: tuple[str, ...]
    """In lower case, with the dot; the first is the usual one."""
    read: Read | None = None
    write: Write | None = None


def _read_table(data: bytes, name: str) -> Imported:
    from iceberg.exchange.tables.reading import read

    return read(data, name)


def _write_edge_list(document: Document, board: RecordId | None) -> bytes:
    from iceberg.exchange.tables.edge_list import write

    return write(document, board)


def _write_matrix(document: Document, board: RecordId | None) -> bytes:
    from iceberg.exchange.tables.matrix import write

    return write(document, board)


def _read_vensim(data: bytes, name: str) -> Imported:
    from iceberg.exchange.vensim.reader import read

    return read(data, name)


def _write_vensim(document: Document, board: RecordId | None) -> bytes:
    from iceberg.exchange.vensim.writer import write

    return write(document, board)


FORMATS: Final = (
    Format("edge_list", "List of links", (".csv",), _read_table, _write_edge_list),
    Format("edge_list_tabs", "List of links, tabs", (".tsv",), _read_table),
    Format("matrix", "Adjacency matrix", (".matrix.csv",), _read_table, _write_matrix),
    Format("vensim", "Vensim model", (".mdl",), _read_vensim, _write_vensim),
)
"""A longer ending comes before a shorter one that it ends in, whatever the order here."""
