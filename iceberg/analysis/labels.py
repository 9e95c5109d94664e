"""Letters and numbers of loops: those that people named keep theirs while the loop lives."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from iceberg.analysis.loops import Loop, key_of
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import NamedLoop, Variable


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
    records = [by_key.get(lp.key) if len(lp.links) in lengths else None for lp in loops]
    free = _free_numbers({_label(one) for one in by_key.values()})
    taken: set[str] = set()
    result: list[LabelledLoop] = []
    found = [(record, lp) for record, lp in zip(records, loops, strict=True) if record]
    for record, loop in sorted(found, key=lambda pair: _rank(pair[0])):
        old = _label(record)
        keeps = loop.letter == record.letter and old not in taken
        taken.add(old)
        result.append(
            LabelledLoop(
                old if keeps else free(loop.letter),
                loop.begun_with(record.links[0]),
                record.name,
                record.story,
                record,
                "" if keeps else old,
            )
        )
    others = [lp for record, lp in zip(records, loops, strict=True) if not record]
    result += [LabelledLoop(free(loop.letter), loop) for loop in others]
    return tuple(result)


def broken(named: Iterable[NamedLoop], contents: LoopContents) -> tuple[BrokenLoop, ...]:
    """Return the named loops whose links no longer make a loop, with where they broke."""
    every = sorted(named, key=_rank)
    return tuple(found for loop in every if (found := _break_of(loop, contents)) is not None)


def _rank(named: NamedLoop) -> tuple[int, int, str]:
    return named.number, "RB?".index(named.letter), named.id


def _label(named: NamedLoop) -> str:
    return f"{named.letter}{named.number}"


def _free_numbers(taken: set[str]) -> Callable[[str], str]:
    """Return a function that gives a letter's next label that is not taken."""
    counts = {letter: itertools.count(1) for letter in "RB?"}

    def free(letter: str) -> str:
        labels = (f"{letter}{number}" for number in counts[letter])
        return next(label for label in labels if label not in taken)

    return free


def _break_of(named: NamedLoop, contents: LoopContents) -> BrokenLoop | None:
    links = [contents.links.get(id_) for id_ in named.links]
    for at, link in enumerate(links):
        following = links[(at + 1) % len(links)]
        if link is None:
            before = links[at - 1]
            start = before.target if before else None
        elif following is None or link.target == following.source:
            continue
        else:
            start = link.target
        end = following.source if following else None
        known = contents.variables
        return BrokenLoop(
            named, known.get(start) if start else None, known.get(end) if end else None
        )
    return _twice_through_one(named, contents)


def _twice_through_one(named: NamedLoop, contents: LoopContents) -> BrokenLoop | None:
    """Return a break where a named loop passes one variable twice, as after relinking."""
    passed: set[str] = set()
    for id_ in named.links:
        variable = contents.variables[contents.links[id_].source]
        if variable.id in passed:
            return BrokenLoop(named, variable, variable)
        passed.add(variable.id)
    return None
