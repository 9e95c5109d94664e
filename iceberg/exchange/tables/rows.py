"""Rows of cells out of text, whatever the separator; and text out of rows.

``csv.Sniffer`` is not used: it guesses from letters as well as from separators, takes a blank or an
“e” for one in lists of plain names, and raises on a single column. Here a separator is the one
that cuts most rows into as many cells as the first.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from iceberg.errors import FormatError
from iceberg.exchange.tables.cells import unshielded
from iceberg.model.text import quoted
from iceberg.words import tr

_SEPARATORS: Final = ("\t", ";", ",")
_LOOKED_AT: Final = 50
"""Rows that choose the separator."""


def rows_in(text: str, name: str) -> list[list[str]]:
    """Return the rows that hold anything; raises FormatError about the file called `name`."""
    separator, text = _said_at_top(text)
    try:
        separator = separator or _best_separator(text)
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise FormatError(
            tr(
                "“{name}” can't be read as a table ({reason}); save it again as CSV.",
                name=quoted(name),
                reason=error,
            )
        ) from None
    return [[unshielded(cell) for cell in row] for row in rows if any(map(str.strip, row))]


def _said_at_top(text: str) -> tuple[str, str]:
    """Return the separator that a first line such as ``sep=;`` names, and the rest."""
    first, _, rest = text.partition("\n")
    first = first.strip().lower()
    if first.startswith("sep=") and len(first) == 5:
        return first[4], rest
    return "", text


def _best_separator(text: str) -> str:
    return max(_SEPARATORS, key=lambda separator: _fit(text, separator))


def _fit(text: str, separator: str) -> tuple[bool, bool, int, int]:
    """Return how well a separator cuts.

    It leaves quotation marks whole, gives several cells, the same count in many rows, many cells.
    """
    counts: list[int] = []
    whole = True
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in rows:
            if row:
                counts.append(len(row))
            if len(counts) == _LOOKED_AT:
                break
    except csv.Error:
        whole = False
    first = counts[0] if counts else 0
    return whole, first > 1, counts.count(first), first


def as_text(rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as the bytes of a file.

    Spreadsheets take UTF-8 for Windows-1252 unless a byte order mark says so, and other programs
    take the mark for a part of the first header: it is written only where letters need it.
    """
    cells = [list(row) for row in rows]
    # Quotation marks tell what is a separator and what stands in a name.
    unclear = any(";" in cell or "\t" in cell for row in cells for cell in row)
    out = io.StringIO(newline="")
    if unclear:
        writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    else:
        writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows(cells)
    text = out.getvalue()
    return text.encode("utf-8" if text.isascii() else "utf-8-sig")
