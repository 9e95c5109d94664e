"""Letters and numbers of loops: those that people named keep theirs while the loop lives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from iceberg.analysis.loops import Loop
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import NamedLoop, Variable
from iceberg.model.record import RecordId


@dataclass(frozen=True, slots=True)
class LabelledLoop:
    """A loop as it is shown: ``R1 The corridor trap``."""

    label: str
    loop: Loop
    name: str = ""
    story: str = ""
    named: NamedLoop | None = None
    was: str = ""
    """The label it had when it was named, if a sign has changed what it is since."""

    @property
    def number(self) -> int:
        """The number in its label."""
        return int(self.label[1:])


@dataclass(frozen=True, slots=True)
class BrokenLoop:
    """A named loop that is none any more, and between which variables it broke, if known."""

    named: NamedLoop
    before: Variable | None
    after: Variable | None


def labelled(loops: Sequence[Loop], named: Iterable[NamedLoop]) -> tuple[LabelledLoop, ...]:
    """Return the loops with their labels: the named ones first, by number, then the others.

    A loop that nobody named takes the next free number of its letter, in the order given.
    """
    by_key = {_from_smallest(loop.links): loop for loop in named}
    kept = [_kept(loop, by_key[loop.key]) for loop in loops if loop.key in by_key]
    # Two loops may end up with one label when signs changed: the one named earlier keeps it.
    taken: set[str] = set()
    result: list[LabelledLoop] = []
    changed: list[LabelledLoop] = []
    for loop in sorted(kept, key=lambda loop: (loop.number, loop.label)):
        is_free = loop.label not in taken and not loop.was
        (result if is_free else changed).append(loop)
        if is_free:
            taken.add(loop.label)
    others = [LabelledLoop("", loop) for loop in loops if loop.key not in by_key]
    for one in (*changed, *others):
        label = _next_free(one.loop.letter, taken)
        taken.add(label)
        result.append(LabelledLoop(label, one.loop, one.name, one.story, one.named, one.was))
    return tuple(result)


def broken(named: Iterable[NamedLoop], contents: LoopContents) -> tuple[BrokenLoop, ...]:
    """Return the named loops whose links no longer make a loop, with where they broke."""
    return tuple(found for loop in named if (found := _break_of(loop, contents)) is not None)


def _kept(loop: Loop, named: NamedLoop) -> LabelledLoop:
    old = f"{named.letter}{named.number}"
    is_same = loop.letter == named.letter
    label = old if is_same else f"{loop.letter}{named.number}"
    return LabelledLoop(label, loop, named.name, named.story, named, "" if is_same else old)


def _next_free(letter: str, taken: set[str]) -> str:
    number = 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


def _from_smallest(links: tuple[RecordId, ...]) -> tuple[RecordId, ...]:
    start = links.index(min(links))
    return links[start:] + links[:start]


def _break_of(named: NamedLoop, contents: LoopContents) -> BrokenLoop | None:
    links = [contents.links.get(id_) for id_ in named.links]
    for at, link in enumerate(links):
        following = links[(at + 1) % len(links)]
        if link is None:
            before = links[at - 1]
            return BrokenLoop(
                named,
                contents.variables.get(before.target) if before else None,
                contents.variables.get(following.source) if following else None,
            )
        if following is not None and link.target != following.source:
            ends = (contents.variables.get(link.target), contents.variables.get(following.source))
            return BrokenLoop(named, *ends)
    return None
