"""Loops put in the order that a question asks for, and only those that it asks about.

Plain keys, each with its own meaning, and no rank of importance: which loop matters can't be read
from a diagram without numbers (Schoenberg, Davidsen & Eberlein, "Understanding model behavior using
the Loops that Matter method", System Dynamics Review 36, 2020).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from iceberg.analysis.labels import LabelledLoop
from iceberg.model.contents import LoopContents
from iceberg.model.record import RecordId


class LoopOrder(Enum):
    """What loops are sorted by."""

    LABEL = "label"
    LENGTH = "length"
    DELAYS = "delays"
    GOAL = "goal"
    SHARED = "shared"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class LoopFacts:
    """What is known of one loop beside its length and its delays."""

    goals: tuple[RecordId, ...] = ()
    """Goals that it passes."""
    fed_by: tuple[RecordId, ...] = ()
    """Goals outside it that feed straight into it."""
    shared: int = 0
    """How many of its variables other loops pass too."""


_UNKNOWN: Final = LoopFacts()


class LoopBook:
    """The loops of one board, to be leafed through; facts are counted when first asked for."""

    def __init__(self, loops: Sequence[LabelledLoop], contents: LoopContents | None) -> None:
        self.loops = tuple(loops)
        self._contents = contents
        self._facts: dict[str, LoopFacts] | None = None

    def facts(self, loop: LabelledLoop) -> LoopFacts:
        """Return what is known of a loop."""
        if self._facts is None:
            self._facts = self._counted()
        return self._facts.get(loop.label, _UNKNOWN)

    def _counted(self) -> dict[str, LoopFacts]:
        contents = self._contents
        if contents is None:
            return {}
        goals = {id_ for id_, variable in contents.variables.items() if variable.role == "goal"}
        goals |= {contents.original(id_) for id_ in goals}
        feeding: dict[RecordId, set[RecordId]] = {}
        for link in contents.links.values():
            if contents.original(link.source) in goals:
                target = contents.original(link.target)
                feeding.setdefault(target, set()).add(contents.original(link.source))
        passing = Counter(id_ for one in self.loops for id_ in one.loop.variables)
        return {
            one.label: _facts(one.loop.variables, goals, feeding, passing) for one in self.loops
        }

    def sorted(self, order: LoopOrder) -> tuple[LabelledLoop, ...]:
        """Return the loops in an order; those that are alike stay in the order of their labels."""
        key: dict[LoopOrder, Callable[[LabelledLoop], tuple[object, ...]]] = {
            LoopOrder.LENGTH: lambda one: (len(one.loop.links),),
            LoopOrder.DELAYS: lambda one: (-one.loop.delays,),
            LoopOrder.GOAL: lambda one: _goal_rank(self.facts(one)),
            LoopOrder.SHARED: lambda one: (-self.facts(one).shared,),
            LoopOrder.NAME: lambda one: (not one.name, one.name.casefold()),
        }
        if order is LoopOrder.LABEL:
            return self.loops
        return tuple(sorted(self.loops, key=key[order]))

    def found(self, words: str) -> Callable[[LabelledLoop], bool]:
        """Return whether a loop has all of `words` in its label, name or variables' names."""
        wanted = words.casefold().split()
        contents = self._contents
        if not wanted or contents is None:
            return lambda _loop: True
        names = {id_: v.name.casefold() for id_, v in contents.variables.items()}

        def holds(one: LabelledLoop) -> bool:
            texts = [one.label.casefold(), one.name.casefold()]
            texts += [names.get(id_, "") for id_ in one.loop.variables]
            return all(any(word in text for text in texts) for word in wanted)

        return holds

    def through(self, ids: Iterable[RecordId]) -> Callable[[LabelledLoop], bool]:
        """Return whether a loop passes all of these variables and links."""
        contents = self._contents
        if contents is None:
            return lambda _loop: True
        wanted = tuple({contents.original(id_) for id_ in ids})
        return lambda one: all(id_ in one.loop.variables or id_ in one.loop.links for id_ in wanted)


def _facts(
    passed: Sequence[RecordId],
    goals: set[RecordId],
    feeding: dict[RecordId, set[RecordId]],
    passing: Counter[RecordId],
) -> LoopFacts:
    inside = tuple(id_ for id_ in passed if id_ in goals)
    around = {goal for id_ in passed for goal in feeding.get(id_, ())}.difference(passed)
    shared = sum(passing[id_] > 1 for id_ in passed)
    return LoopFacts(inside, tuple(sorted(around)), shared)


def _goal_rank(facts: LoopFacts) -> tuple[object, ...]:
    return (0, -len(facts.goals)) if facts.goals else (1 if facts.fed_by else 2, 0)
