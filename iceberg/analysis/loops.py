"""Loops of a causal loop diagram: all simple cycles of its signed multigraph.

A loop reinforces when an even number of its links is negative (none is even) and balances when it
is odd; a link without a known sign leaves the loop undetermined, never guessed (Sterman, Business
Dynamics, 2000, section 5.2). Parallel links make loops of their own.
"""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from iceberg.analysis.graph import graph_of
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Link, Polarity
from iceberg.model.record import RecordId

if TYPE_CHECKING:
    from iceberg.analysis.graph import Graph

Letter = Literal["R", "B", "?"]


@dataclass(frozen=True, slots=True)
class Loop:
    """One loop; its links follow each other, the first one being that with the smallest id."""

    variables: tuple[RecordId, ...]
    """``variables[i]`` is where ``links[i]`` begins."""
    links: tuple[RecordId, ...]
    letter: Letter
    delays: int

    @property
    def key(self) -> tuple[RecordId, ...]:
        """The loop's identity, whatever its signs become."""
        return self.links


@dataclass(frozen=True, slots=True)
class LoopList:
    """The loops that were found, shortest first."""

    loops: tuple[Loop, ...] = ()
    complete: bool = True
    """Whether these are all there are."""


def letter_of(polarities: Iterable[Polarity]) -> Letter:
    """Return what a loop with these link polarities does.

    >>> letter_of(["-", "+", "-"]), letter_of(["-"]), letter_of(["+", "?"])
    ('R', 'B', '?')
    """
    signs = tuple(polarities)
    if not set(signs) <= {"+", "-"}:
        return "?"
    return "B" if signs.count("-") % 2 else "R"


def find_loops(
    contents: LoopContents,
    *,
    limit: int | None = None,
    seconds: float | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> LoopList:
    """Return the loops of a board, shortest first, ties in the order of their variables' names.

    Stops after `limit` loops or `seconds`, or when `should_stop` says so; the list then holds the
    shortest loops that were found and says that it is not complete. The number of loops can grow
    exponentially with that of links, so a limit is wise wherever somebody waits.
    """
    budget = _Budget(limit, seconds, should_stop)
    graph = graph_of(contents)
    found, complete = _within(budget, _all(graph), share=0.6 if limit is not None else 1.0)
    if not complete and limit is not None:
        # What was found so far is a chance collection: begin again with the shortest.
        found, complete = _within(budget, _shortest_first(graph))
    names = {id_: variable.name.casefold() for id_, variable in contents.variables.items()}
    found.sort(key=lambda loop: (len(loop.links), [names[v] for v in loop.variables], loop.links))
    return LoopList(tuple(found[:limit]), complete)


def _within(
    budget: _Budget, loops: Iterator[Loop], *, share: float = 1.0
) -> tuple[list[Loop], bool]:
    """Return the loops found within a share of the budget, and whether they are all."""
    found: list[Loop] = []
    for loop in loops:
        found.append(loop)
        if budget.is_spent(len(found), share):
            return found, False
    return found, True


class _Budget:
    """How many loops may be found, and how long that may take."""

    def __init__(
        self,
        limit: int | None,
        seconds: float | None,
        should_stop: Callable[[], bool] | None,
    ) -> None:
        self._limit = math.inf if limit is None else limit
        self._seconds = math.inf if seconds is None else seconds
        self._begun = time.monotonic()
        self._should_stop = should_stop

    def is_spent(self, count: int, share: float) -> bool:
        """Whether `count` loops are one too many, or the share of the time is up."""
        if count > self._limit:
            return True
        if count % 64:
            return False
        if time.monotonic() - self._begun > self._seconds * share:
            return True
        return self._should_stop is not None and self._should_stop()


def _all(graph: Graph) -> Iterator[Loop]:
    import networkx as nx

    for circle in nx.simple_cycles(graph):
        yield from _loops_along(graph, circle)


def _shortest_first(graph: Graph) -> Iterator[Loop]:
    """Yield all loops, those with fewer links before those with more.

    A length is searched only when all shorter loops are out; searching again up to each length
    costs less than all of the longest, of which there are most.
    """
    import networkx as nx

    parts = [
        graph.subgraph(part).copy()
        for part in nx.strongly_connected_components(graph)
        if len(part) > 1 or any(graph.has_edge(v, v) for v in part)
    ]
    longest = max((len(part) for part in parts), default=0)
    for length in range(1, longest + 1):
        for part in parts:
            if length > len(part):
                continue
            for circle in nx.simple_cycles(part, length_bound=length):
                if len(circle) == length:
                    yield from _loops_along(part, circle)


def _loops_along(graph: Graph, circle: list[RecordId]) -> Iterator[Loop]:
    """Yield the loops through these variables: one for each choice among parallel links."""
    after = [*circle[1:], circle[0]]
    choices = [graph.edges[ends]["links"] for ends in zip(circle, after, strict=True)]
    for links in itertools.product(*choices):
        yield loop_of(links)


def loop_of(links: tuple[Link, ...]) -> Loop:
    """Return the loop that links make which follow each other, begun at the smallest id."""
    start = min(range(len(links)), key=lambda at: links[at].id)
    turned = links[start:] + links[:start]
    return Loop(
        tuple(link.source for link in turned),
        tuple(link.id for link in turned),
        letter_of(link.polarity for link in turned),
        sum(link.delayed for link in turned),
    )
