"""Cells: how signs, numbers and names are spelled in other people's tables, and in ours."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from iceberg.model.loop_board import Polarity
from iceberg.model.text import one_line

_SIGNS: Final[dict[Polarity, str]] = {
    "+": "+ ++ s same pos positive plus +ve +?",
    "-": "- +- -+ o opposite neg negative minus -ve -?",
    "mixed": "mixed +/- -/+ ±",
    "?": "? unknown x",
}
_SIGN_OF: Final = {word: sign for sign, words in _SIGNS.items() for word in words.split()}
_NO: Final = {"", "no", "n", "false", "f", "0", "none", "off", "-"}

_NUMBER: Final = re.compile(r"[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d+)?")
_BARE_ONE: Final = re.compile(r"[+-]?1|[+-]")
_DASHES: Final = str.maketrans("−–—‐‑", "-----")

# What spreadsheets take for the beginning of a formula, also in their full-width forms
# (OWASP, "CSV Injection"; ASVS 1.2.10).
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def plain(cell: str) -> str:
    """Return a cell in the form in which signs and headers are compared."""
    return one_line(unicodedata.normalize("NFKC", cell)).translate(_DASHES).casefold()


def number(cell: str) -> float | None:
    """Return the number in a cell, with a decimal point or a decimal comma; else ``None``.

    >>> number("0,5"), number("−0.25"), number("s"), number("1e999")
    (0.5, -0.25, None, None)
    """
    text = plain(cell)
    if len(text) > 40 or not _NUMBER.fullmatch(text):
        return None
    value = float(text.replace(",", "."))
    return value if abs(value) < float("inf") else None


def polarity(cell: str) -> Polarity | None:
    """Return the sign that a cell names, as a word, a letter or a number; ``None``: it names none.

    >>> polarity("Opposite"), polarity("–"), polarity("0.5"), polarity("0"), polarity("often")
    ('-', '-', '+', None, None)
    """
    return _SIGN_OF.get(plain(cell)) or of_number(number(cell))


def of_number(value: float | None) -> Polarity | None:
    """Return the sign of a weight; nothing has none."""
    if not value:
        return None
    return "+" if value > 0 else "-"


def delayed(cell: str) -> bool:
    """Whether a cell says that there is a delay; “3 months” does."""
    return plain(cell) not in _NO and number(cell) != 0


def is_bare_one(cell: str) -> bool:
    """Whether a weight says no more than the sign: ``1``, ``-1``, ``+``."""
    return _BARE_ONE.fullmatch(plain(cell)) is not None


def shielded(cell: str) -> str:
    """Return text that no spreadsheet runs as a formula; ``unshielded`` takes it back.

    >>> shielded("=1+1"), unshielded("'=1+1"), shielded("'tis")
    ("'=1+1", '=1+1', "'tis")
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unshielded(cell: str) -> str:
    """Return the text that was meant."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
