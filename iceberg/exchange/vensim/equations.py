"""The equations of a Vensim model, as far as a causal loop diagram needs them.

An equation is ``name = expression ~ units ~ comment |``. Wanted are the comment, which is the note
on the variable, whether it is a stock, and the causes that ``A FUNCTION OF`` lists: a minus before
one says that its link is negative (Vensim Reference Manual, "Sketch information").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from iceberg.exchange.vensim.names import QUOTED, name_key, unquoted
from iceberg.model.loop_board import VariableRole

_IN_EXPRESSION: Final = re.compile(QUOTED.pattern + r"|[~|{]")
_IN_WORDS: Final = re.compile(r"[~|]")
_END_OF_NAME: Final = re.compile(QUOTED.pattern + r"|[=(:\[]")
_CAUSE_PART: Final = re.compile(QUOTED.pattern + r"|,")


@dataclass(frozen=True, slots=True)
class Equation:
    """What an equation says about its variable."""

    name: str
    causes: tuple[tuple[str, bool], ...]
    """Name and whether it is negative, from ``A FUNCTION OF``."""
    role: VariableRole
    comment: str


def equations_in(text: str) -> dict[str, Equation]:
    """Return the equations in a text with line ends as newlines, by the keys of their names."""
    found: dict[str, Equation] = {}
    for fields in _fields(_joined(text)):
        equation = _equation(fields)
        if equation is None:
            continue
        key = name_key(equation.name)
        # A variable with subscripts has several equations; the one with the comment says more.
        if key not in found or (equation.comment and not found[key].comment):
            found[key] = equation
    return found


def _joined(text: str) -> str:
    """Return the text with continued lines in one piece; continuations are indented by tabs."""
    lines: list[str] = []
    continued = False
    for line in text.split("\n"):
        piece = line.lstrip("\t") if continued else line
        ends_open = piece.endswith("\\")
        piece = piece[:-1] if ends_open else piece
        if continued:
            lines.append(piece)
        else:
            lines.append(f"\n{piece}")
        continued = ends_open
    return "".join(lines)


def _fields(text: str) -> Iterator[list[str]]:
    """Yield the fields of each equation: expression, units, comment."""
    fields: list[str] = []
    piece: list[str] = []
    place, closes = 0, True
    while mark := (_IN_WORDS if fields else _IN_EXPRESSION).search(text, place):
        piece.append(text[place : mark.start()])
        place = mark.end()
        match mark[0]:
            case "~":
                fields.append("".join(piece))
                piece = []
            case "|":
                yield [*fields, "".join(piece)]
                fields, piece = [], []
            case "{":
                # A remark between braces, such as the {UTF-8} at the top.
                end = text.find("}", place) if closes else -1
                closes = end >= 0
                place = end + 1 if closes else place
            case quoted_name:
                piece.append(quoted_name)


def _equation(fields: list[str]) -> Equation | None:
    expression = fields[0].strip()
    if not expression or expression.startswith(("*", ":")):
        return None  # the banner of a group, or a macro
    end = _name_end(expression)
    right = expression[end:].lstrip("=: ").strip()
    if right.startswith("["):
        right = right.partition("=")[2].strip()
    return Equation(
        name=unquoted(expression[:end]),
        causes=_causes(right),
        role="stock" if right.upper().startswith("INTEG") else "plain",
        comment=_comment(fields[2]) if len(fields) > 2 else "",
    )


def _name_end(expression: str) -> int:
    for mark in _END_OF_NAME.finditer(expression):
        if not mark[0].startswith('"'):
            return mark.start()
    return len(expression)


def _causes(right: str) -> tuple[tuple[str, bool], ...]:
    opening = right.find("(")
    if opening < 0 or right[:opening].strip().upper() != "A FUNCTION OF":
        return ()
    inside = right[opening + 1 :].rstrip().removesuffix(")")
    causes = [_cause(part) for part in _parts(inside)]
    return tuple(cause for cause in causes if cause[0])


def _parts(text: str) -> Iterator[str]:
    start = 0
    for mark in _CAUSE_PART.finditer(text):
        if mark[0] == ",":
            yield text[start : mark.start()]
            start = mark.end()
    yield text[start:]


def _cause(part: str) -> tuple[str, bool]:
    part = part.strip()
    return unquoted(part.removeprefix("-")), part.startswith("-")


def _comment(field: str) -> str:
    lines = [line.lstrip("\t").rstrip() for line in field.split("\n")]
    return "\n".join(lines).strip("\n ")
