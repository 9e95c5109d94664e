"""Numbers as people paste them: a column, a row, or a part of a table with headings."""

from __future__ import annotations

import csv
import io
import math
import re
from typing import Final

from iceberg.errors import FormatError
from iceberg.words import tr

MOST_NUMBERS: Final = 2000
_GREATEST: Final = 1e15
_COMMA_DECIMALS: Final = re.compile(r"[-+−]?\d[\d '’\u00a0\u2009\u202f]*(?:,\d+)?\s?%?")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[,.' \u00a0\u2009\u202f]\d{3})+")
_SPACED: Final = re.compile(r"\d{1,3}(?:[ '’\u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?")
_BLANKS: Final = re.compile(r"[\s'’\u00a0\u2009\u202f]")


def numbers_in(text: str) -> tuple[float, ...]:
    """Return the numbers of the column that holds the most, else of the row that does.

    Headings, empty cells and words are passed over. Commas may part cells, thousands or decimals,
    whatever fits all of the text. Raises FormatError when there are not two numbers.
    """
    rows = _rows(text)
    width = max((len(row) for row in rows), default=0)
    columns = [[row[i] for row in rows if i < len(row)] for i in range(width)]
    read = [_numbers(cells) for cells in (*columns, *rows)]
    # Of columns with as many numbers the last one: the first is often the year.
    best = max(reversed(read[:width]), key=len, default=[])
    best = max([best, *read[width:]], key=len)
    if len(best) < 2:
        raise FormatError(tr("There are no two numbers in this text; paste a column of a table."))
    if len(best) > MOST_NUMBERS:
        raise FormatError(tr("These are more than {n} numbers; paste fewer.", n=MOST_NUMBERS))
    return tuple(best)


def _rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.strip()]
    delimiter = _delimiter(lines)
    if delimiter is None:
        return [line.split() for line in lines]
    try:
        return list(csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter))
    except csv.Error:
        return [line.split(delimiter) for line in lines]


def _delimiter(lines: list[str]) -> str | None:
    """Return what parts the cells of a row; ``None``: blanks do."""
    for mark in ("\t", ";"):
        if any(mark in line for line in lines):
            return mark
    with_commas = [line for line in lines if "," in line]
    alone = all(_COMMA_DECIMALS.fullmatch(line.strip()) for line in lines[1:] or lines)
    if with_commas and not (alone and len(lines) > 1):
        return ","
    # A column of numbers that may hold blanks between their thousands.
    return "\t" if all(_number(line) is not None for line in lines) else None


def _numbers(cells: list[str]) -> list[float]:
    return [number for cell in cells if (number := _number(cell)) is not None]


def _number(cell: str) -> float | None:
    """Return the number in a cell, in the way of writing of whatever country."""
    plain = cell.strip().replace("−", "-").rstrip("%").strip()
    sign = -1.0 if plain.startswith("-") else 1.0
    plain = plain.lstrip("+-")
    if _THOUSANDS.fullmatch(plain) and not plain.replace(".", "", 1).isdigit():
        plain = re.sub(r"\D", "", plain)
    if _SPACED.fullmatch(plain):
        plain = _BLANKS.sub("", plain)
    if "," in plain and "." in plain:
        decimal = max(",.", key=plain.rfind)
        plain = plain.replace("," if decimal == "." else ".", "").replace(decimal, ".")
    plain = plain.replace(",", ".")
    if not re.fullmatch(r"(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", plain):
        return None
    number = sign * float(plain)
    return number if math.isfinite(number) and abs(number) <= _GREATEST else None
