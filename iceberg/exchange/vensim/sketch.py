"""The sketch of a Vensim model: words, valves, comments and arrows, view by view.

Records are lines of fields between commas; the fields are described in the Vensim Reference Manual
("Sketch information"), and confirmed on real files. Ids begin anew in every view.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from iceberg.exchange.vensim.names import QUOTED, unquoted
from iceberg.geometry.shapes import Point

VIEW_MARK: Final = "\\\\\\---///"
END_MARK: Final = "///---\\\\\\"

_ATTACHED: Final = 32
"""Bit of a word's shape: it is the name of the valve before it."""
_TEXT_FOLLOWS: Final = 4
"""Bit of a comment: its text is the whole next line."""
_LOOP_SYMBOLS: Final = (4, 5)
_FARTHEST: Final = 1e9
"""Beyond this no sum of places keeps its meaning."""
_WIDEST_ARROW: Final = 20
"""What is drawn wider than this is the pipe of a flow."""


@dataclass(frozen=True, slots=True)
class Word:
    """A name on the sketch, where its variable is drawn or drawn once more."""

    name: str
    at: Point
    is_box: bool
    is_ghost: bool


@dataclass(frozen=True, slots=True)
class Comment:
    """Free text, a cloud or a loop symbol."""

    text: str
    is_cloud: bool
    is_loop: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """A causal arrow, or one end of a flow's pipe."""

    source: int
    target: int
    shape: int
    polarity: int
    """Code of one character; 0: none."""
    delayed: bool
    is_pipe: bool
    through: Point | None
    """The point that a curve passes; ``None``: a polyline, or not told."""


@dataclass(slots=True)
class View:
    """One page of the sketch, things by their ids."""

    words: dict[int, Word] = field(default_factory=dict)
    valves: dict[int, int | None] = field(default_factory=dict)
    """The word that names each valve."""
    comments: dict[int, Comment] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    unread: int = 0
    """Lines that could not be understood."""


def views_in(lines: list[str]) -> list[View]:
    """Return the views of the sketch; `lines` begin where it begins."""
    views: list[View] = []
    rest = iter(lines)
    for line in rest:
        if line.startswith(END_MARK):
            break
        if line.startswith(VIEW_MARK):
            views.append(View())
        elif views and line[:1].isdigit():
            _take(views[-1], line, rest)
    return views


def _take(view: View, line: str, rest: Iterator[str]) -> None:
    kind, _, record = line.partition(",")
    text = ""
    try:
        match kind:
            case "1":
                view.arrows.append(_arrow(record))
            case "10":
                _take_word(view, record)
            case "11":
                view.valves[int(record.partition(",")[0])] = None
            case "12":
                id_, text, numbers = _split(record)
                if _number(numbers, 5) & _TEXT_FOLLOWS:
                    text = next(rest, "")
                shape = _number(numbers, 4)
                is_loop = shape in _LOOP_SYMBOLS
                view.comments[id_] = Comment(text.strip(), text == "48", is_loop)
    except (ValueError, IndexError):
        view.unread += 1


def _split(record: str) -> tuple[int, str, list[str]]:
    """Return id, name and the fields behind the name, which may hold commas in quotes."""
    id_, _, rest = record.partition(",")
    mark = QUOTED.match(rest)
    end = mark.end() if mark else rest.find(",")
    end = len(rest) if end < 0 else end
    return int(id_), rest[:end], rest[end:].removeprefix(",").split(",")


def _number(fields: list[str], place: int) -> int:
    """Return a field as a whole number; 0 where the record is shorter."""
    return int(fields[place]) if place < len(fields) and fields[place].strip() else 0


def _take_word(view: View, record: str) -> None:
    id_, name, numbers = _split(record)
    shape, bits = _number(numbers, 4), _number(numbers, 5)
    at = Point(_coordinate(numbers[0]), _coordinate(numbers[1] if len(numbers) > 1 else ""))
    view.words[id_] = Word(unquoted(name), at, is_box=shape & 15 == 3, is_ghost=not bits & 1)
    if shape & _ATTACHED:
        unnamed = [valve for valve, word in view.valves.items() if word is None]
        if unnamed:
            view.valves[unnamed[-1]] = id_


def _arrow(record: str) -> Arrow:
    # The last field holds commas of its own.
    fields = record.split(",", 12)
    shape, thickness = _number(fields, 3), _number(fields, 6)
    return Arrow(
        source=int(fields[1]),
        target=int(fields[2]),
        shape=shape,
        polarity=_number(fields, 5),
        delayed=bool(_number(fields, 8) & 1),
        is_pipe=thickness > _WIDEST_ARROW,
        through=_through(fields[12] if len(fields) > 12 else ""),
    )


def _through(points: str) -> Point | None:
    count, _, rest = points.partition("|")
    place = rest.strip().removesuffix("|").removeprefix("(").removesuffix(")")
    x, comma, y = place.partition(",")
    if count.strip() != "1" or not comma:
        return None
    return Point(_coordinate(x), _coordinate(y))


def _coordinate(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return min(max(value, -_FARTHEST), _FARTHEST)
