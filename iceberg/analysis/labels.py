"""Letters and numbers of loops: those that people named keep theirs while the loop lives."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from iceberg.analysis.loops import Loop, key_of
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Link, NamedLoop, Variable


@dataclass(frozen=True, slots=True)
class LabelledLoop:
    """A loop as it is shown: ``R1 The corridor trap``."""

    label: str
    loop: Loop
    name: str = ""
    story: str = ""
    named: NamedLoop | None = None
    was: str = ""
    """The label it had when it was named, if it can't have it any more: a sign has changed what
    it is, or another loop bears the same label."""

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

    A named loop is told from the link from which it was named. Any other loop takes the next
    number of its letter that no named loop has, broken ones included, in the order given.
    """
    by_key = {key_of(one.links): one for one in sorted(named, key=_rank, reverse=True)}
    lengths = {len(key) for key in by_key}
    pairs = [(lp, by_key.get(lp.key) if len(lp.links) in lengths else None) for lp in loops]
    free = _free_labels({_label(one) for one in by_key.values()})
    known = [(record, loop) for loop, record in pairs if record]
    known.sort(key=lambda pair: _rank(pair[0]))
    return (
        *_with_names(known, free),
        *(LabelledLoop(free(loop.letter), loop) for loop, record in pairs if not record),
    )


def broken(named: Iterable[NamedLoop], contents: LoopContents) -> tuple[BrokenLoop, ...]:
    """Return the named loops whose links no longer make a loop, with where they broke."""
    every = sorted(named, key=_rank)
    return tuple(found for loop in every if (found := _break_of(loop, contents)) is not None)


def _rank(named: NamedLoop) -> tuple[int, int, str]:
    return named.number, "RB?".index(named.letter), named.id


def _label(named: NamedLoop) -> str:
    return f"{named.letter}{named.number}"


def _with_names(
    known: list[tuple[NamedLoop, Loop]], free: Callable[[str], str]
) -> list[LabelledLoop]:
    taken: set[str] = set()
    result: list[LabelledLoop] = []
    for record, loop in known:
        old = _label(record)
        label = old if loop.letter == record.letter and old not in taken else free(loop.letter)
        taken.add(label)
        told = loop.begun_with(record.links[0])
        was = "" if label == old else old
        result.append(LabelledLoop(label, told, record.name, record.story, record, was))
    return result


def _free_labels(taken: set[str]) -> Callable[[str], str]:
    """Return a function that gives a letter's next label that is not taken."""
    counts = {letter: itertools.count(1) for letter in "RB?"}

    def free(letter: str) -> str:
        labels = (f"{letter}{number}" for number in counts[letter])
        return next(label for label in labels if label not in taken)

    return free


def _break_of(named: NamedLoop, contents: LoopContents) -> BrokenLoop | None:
    links = [contents.links.get(id_) for id_ in named.links]
    following = [*links[1:], links[0]]
    gaps = [(links[at - 1], following[at]) for at in range(len(links)) if links[at] is None] or [
        (one, other) for one, other in zip(links, following, strict=True) if _is_gap(one, other)
    ]
    if gaps:
        before, after = gaps[0]
        return BrokenLoop(
            named,
            contents.variables[before.target] if before else None,
            contents.variables[after.source] if after else None,
        )
    passed = [link.source for link in links if link]
    for id_ in passed:
        if passed.count(id_) > 1:  # a figure of eight, left by joining two variables
            return BrokenLoop(named, contents.variables[id_], contents.variables[id_])
    return None


def _is_gap(link: Link | None, following: Link | None) -> bool:
    return not link or not following or link.target != following.source
