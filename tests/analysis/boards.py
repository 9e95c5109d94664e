"""Small boards, written as the typed line would have them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from iceberg.analysis.loops import Loop, letter_of
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Polarity, Variable
from iceberg.model.record import RecordId

BOARD = LoopBoard(id=RecordId("board"), name="Loops")


def board(*links: str, alone: Iterable[str] = ()) -> LoopContents:
    """Return a board with links such as ``A -> B +`` or ``A -> B - delay``.

    A variable's id is its name with ``_`` for blanks; a link's id is ``A-B``, with a number from
    the second one between the same variables on.
    """
    made: dict[RecordId, Link] = {}
    names: dict[str, None] = dict.fromkeys(alone)
    for text in links:
        ends, _, _ = text.partition(" delay")
        (source, target), sign = ends[:-1].rstrip().split(" -> "), ends[-1]
        names |= {source: None, target: None}
        plain = f"{id_of(source)}-{id_of(target)}"
        ids = (plain, *(f"{plain}{number}" for number in range(2, 9)))
        id_ = next(id_ for id_ in ids if id_ not in made)
        polarity = "mixed" if sign == "~" else sign
        made[RecordId(id_)] = link(id_, source, target, polarity, delayed=text != ends)
    variables = {
        id_of(name): Variable(id=id_of(name), board=BOARD.id, name=name, x=0.0, y=0.0)
        for name in names
    }
    return LoopContents(BOARD, variables, made, {})


def id_of(name: str) -> RecordId:
    """Return the id that a variable of this name has here."""
    return RecordId(name.replace(" ", "_"))


def link(id_: str, source: str, target: str, polarity: Polarity, *, delayed: bool = False) -> Link:
    return Link(
        id=RecordId(id_),
        board=BOARD.id,
        source=id_of(source),
        target=id_of(target),
        polarity=polarity,
        delayed=delayed,
    )


def named(
    letter: str, number: int, *links: str, name: str = "", id_: str | None = None
) -> NamedLoop:
    """Return a named loop through these links, which its board may have lost."""
    return NamedLoop(
        id=RecordId(id_ or f"{letter}{number}"),
        board=BOARD.id,
        links=tuple(RecordId(one) for one in links),
        letter=letter,
        number=number,
        name=name,
    )


def complete(count: int) -> LoopContents:
    """Return a board on which every variable influences every other."""
    names = "ABCDEFGHIJKLMNOP"[:count]
    return board(*(f"{a} -> {b} +" for a, b in itertools.permutations(names, 2)))


def by_definition(contents: LoopContents) -> set[tuple[tuple[RecordId, ...], str, int]]:
    """Return every loop as (key, letter, delays), found by trying all rows of links there are.

    A loop is a row of links, each beginning where the one before ends, the last leading back to
    the first, that passes no variable twice.
    """
    found = set()
    links = contents.links.values()
    for length in range(1, len(contents.variables) + 1):
        for row in itertools.permutations(links, length):
            if row[0].id != min(link.id for link in row):
                continue
            joined = all(a.target == b.source for a, b in zip(row, row[1:] + row[:1], strict=True))
            if joined and len({link.source for link in row}) == length:
                letter = letter_of([link.polarity for link in row])
                found.add((tuple(ln.id for ln in row), letter, sum(ln.delayed for ln in row)))
    return found


def letters(loops: Iterable[Loop]) -> str:
    """Return the letters of loops, sorted: ``BBR``."""
    return "".join(sorted(loop.letter for loop in loops))
