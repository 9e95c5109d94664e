"""Completing the name under the cursor from the names that are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class Completion:
    """What could stand in place of the text from `start` to `end`, likeliest first."""

    start: int
    end: int
    candidates: tuple[str, ...] = ()


def completions(text: str, cursor: int, names: Iterable[str]) -> Completion:
    """Return the known names that the words before the cursor may be the beginning of.

    Names that begin so come before names in which a later word does; case does not matter.
    """
    cursor = max(0, min(len(text), cursor))
    start = _begin_of_name(text, cursor)
    begun = text[start:cursor].casefold()
    if not begun.strip():
        return Completion(cursor, cursor)
    known = list(dict.fromkeys(names))
    first = [name for name in known if name.casefold().startswith(begun)]
    later = [name for name in known if name not in first and f" {begun}" in name.casefold()]
    return Completion(start, cursor, tuple((first + later)[:MOST_CANDIDATES]))


def _begin_of_name(text: str, cursor: int) -> int:
    """Return where the name that holds the cursor begins: behind an arrow, a sign, or a comma."""
    start = 0
    for at in range(cursor):
        letter = text[at]
        if letter in ';,→\n"' or (letter == ">" and at and text[at - 1] in "-="):
            start = at + 1
        elif letter == "@" and (at == 0 or text[at - 1].isspace()):
            start = at
    while start < cursor and text[start].isspace():
        start += 1
    return start
