"""One loop: its links and variables, whether it reinforces or balances, and its identity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Link, Polarity
from iceberg.model.record import RecordId

Letter = Literal["R", "B", "?"]


@dataclass(frozen=True, slots=True)
class Loop:
    """One loop; its links follow each other, from the variable whose name comes first."""

    variables: tuple[RecordId, ...]
    """``variables[i]`` is where ``links[i]`` begins."""
    links: tuple[RecordId, ...]
    letter: Letter
    delays: int

    key: tuple[RecordId, ...] = field(init=False, compare=False, repr=False)
    """The loop's identity: wherever it is begun, and whatever its signs and names become."""

    def __post_init__(self) -> None:
        # Worked out once, where loops are looked for, since the screen asks for it again and again.
        object.__setattr__(self, "key", key_of(self.links))

    def begun_with(self, link: RecordId) -> Loop:
        """Return the same loop told from the start of another of its links."""
        at = self.links.index(link)
        variables = self.variables[at:] + self.variables[:at]
        return Loop(variables, self.links[at:] + self.links[:at], self.letter, self.delays)


@dataclass(frozen=True, slots=True)
class LoopList:
    """The loops that were found, shortest first."""

    loops: tuple[Loop, ...] = ()
    complete: bool = True
    """Whether these are all there are."""
    rank: int = 0
    """How many independent loops there are, if only such are listed since there are too many."""


def key_of(links: tuple[RecordId, ...]) -> tuple[RecordId, ...]:
    """Return the links of a loop from the smallest id on, its identity."""
    start = links.index(min(links))
    return links[start:] + links[:start]


def letter_of(polarities: Iterable[Polarity]) -> Letter:
    """Return what a loop with these link polarities does.

    >>> letter_of(["-", "+", "-"]), letter_of(["-"]), letter_of(["+", "?"])
    ('R', 'B', '?')
    """
    negative = 0
    for polarity in polarities:
        if polarity == "-":
            negative += 1
        elif polarity != "+":
            return "?"
    return "B" if negative % 2 else "R"


def loop_through(contents: LoopContents, links: Sequence[RecordId]) -> Loop | None:
    """Return the loop that these links make in this order; ``None`` when they make none."""
    there = [link for id_ in links if (link := contents.links.get(id_))]
    starts = tuple(contents.original(link.source) for link in there)
    ends = tuple(contents.original(link.target) for link in there)
    is_whole = len(there) == len(links) and ends == (*starts[1:], *starts[:1])
    return loop_along(starts, there) if is_whole and len(set(starts)) == len(starts) else None


def loop_along(variables: tuple[RecordId, ...], links: Sequence[Link]) -> Loop:
    """Return the loop along these links, which begin at these variables."""
    # Made hundreds of thousands of times for a dense board, hence lists, not generators.
    return Loop(
        variables,
        tuple([link.id for link in links]),
        letter_of([link.polarity for link in links]),
        sum([link.delayed for link in links]),
    )
