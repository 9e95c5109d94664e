"""Completing the name under the cursor from the names that are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from iceberg.language.parse import quoted
from iceberg.language.tokens import tokens

MOST_CANDIDATES: Final = 8


@dataclass(frozen=True, slots=True)
class Completion:
    """What could stand in place of the text from `start` to `end`, likeliest first."""

    start: int
    end: int
    candidates: tuple[str, ...] = ()


def completions(text: str, cursor: int, names: Iterable[str]) -> Completion:
    """Return the known names that what stands before the cursor may be the beginning of.

    Names that begin so come before names in which a later word does; case does not matter. A name
    with an @ before it is a perspective, one with a colon behind it a level (both of an
    iceberg); others are variables, and come in quotes when the line needs them.
    """
    cursor = max(0, min(len(text), cursor))
    known = list(dict.fromkeys(names))
    line_start = text.rfind("\n", 0, cursor) + 1
    if known and all(name.startswith("@") or name.endswith(":") for name in known):
        return _in_card(text, line_start, cursor, known)
    start, end, begun = _name_at(text, line_start, cursor)
    # What the line itself says first can be said again at once: that is how a loop closes.
    said = (piece for piece in tokens(text) if piece.kind == "name" and piece.column != start)
    there = {_loosely(name) for name in known}
    known += dict.fromkeys(piece.text for piece in said if _loosely(piece.text) not in there)
    return Completion(start, end, tuple(quoted(name) for name in _matching(begun, known)))


def goes_on(text: str, cursor: int) -> bool:
    """Whether an arrow could stand next: the line is written up to a name or what is said of it."""
    if cursor < len(text) or text.endswith(" "):
        return False
    kinds = [piece.kind for piece in tokens(text)[:-1]]
    return bool(kinds) and kinds[-1] in ("name", "sign", "delay")


def _in_card(text: str, line_start: int, cursor: int, known: list[str]) -> Completion:
    """Complete a level at the beginning of a line, or a perspective behind an @."""
    before = text[line_start:cursor]
    mention = before.rfind("@")
    if mention < 0 or (mention and not before[mention - 1].isspace()):
        start = line_start + len(before) - len(before.lstrip())
        levels = [name for name in known if name.endswith(":")]
        return Completion(start, cursor, tuple(_matching(text[start:cursor], levels)))
    comma = before.rfind(",")
    start = mention if comma < mention else comma + 1
    start += len(before[start:]) - len(before[start:].lstrip())
    people = [name[1:] for name in known if name.startswith("@")]
    begun = before[start:].lstrip('@"')
    found = _matching(begun, people) or (people[:MOST_CANDIDATES] if not begun else [])
    return Completion(line_start + start, cursor, tuple(_mention_of(name) for name in found))


def _mention_of(name: str) -> str:
    """Return a perspective as the line reads it back."""
    needs_quotes = any(letter in name for letter in ',;@"')
    return '@"' + name.replace('"', '""') + '"' if needs_quotes else f"@{name}"


def _name_at(text: str, line_start: int, cursor: int) -> tuple[int, int, str]:
    """Return where the name that holds the cursor begins and ends, and its part before it."""
    for piece in tokens(text[line_start:]):
        start, end = line_start + piece.column, line_start + piece.end
        if piece.kind == "name" and start < cursor <= end:
            return start, end, text[start:cursor].lstrip('"')
    return cursor, cursor, ""


def _loosely(name: str) -> str:
    return "".join(name.casefold().split())


def _matching(begun: str, known: list[str]) -> list[str]:
    begun = begun.casefold()
    if not begun.strip():
        return []
    first = [name for name in known if name.casefold().startswith(begun)]
    later = [name for name in known if name not in first and f" {begun}" in name.casefold()]
    return (first + later)[:MOST_CANDIDATES]
