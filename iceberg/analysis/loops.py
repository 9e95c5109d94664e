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
from typing import Final

from iceberg.analysis.graph import Circle, SignedGraph, steps
from iceberg.analysis.loop import (
    Letter,
    Loop,
    LoopList,
    key_of,
    letter_of,
    loop_along,
    loop_through,
)
from iceberg.model.contents import LoopContents

__all__ = ["Letter", "Loop", "LoopList", "find_loops", "key_of", "letter_of", "loop_through"]

_TIES: Final = 50_000
"""Loops of one length that are looked at beyond the limit, so that names decide which are in."""
_ORDER: Final = {"R": 0, "B": 1, "?": 2}


def find_loops(
    contents: LoopContents,
    *,
    limit: int | None = None,
    seconds: float | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> LoopList:
    """Return the loops of a board, shortest first, ties in the order of their variables' names.

    With more than `limit` loops, the list holds the shortest and says that it is not complete.
    The same holds after about `seconds`, or as soon as `should_stop` says so; the longest ones in
    the list are then a chance selection. The number of loops can grow exponentially with that of
    links, so a limit is wise wherever somebody waits.
    """
    budget = Budget(limit, seconds, should_stop)
    graph = SignedGraph.of(contents)
    circles, complete = _all_circles(graph, budget, _FOR_ALL)
    if not complete and budget.is_limited:
        # What was found so far is a chance selection: begin again with the shortest.
        circles = _shortest_circles(graph, budget)
    circles.sort(key=lambda circle: (len(circle), circle))
    loops, has_all = _loops_along(graph, circles, budget)
    return LoopList(tuple(loops[:limit]), complete and has_all)


def find_all(contents: LoopContents, budget: Budget) -> tuple[Loop, ...] | None:
    """Return all loops of a board in the same order; ``None``: they go beyond the budget."""
    graph = SignedGraph.of(contents)
    circles, has_all = _all_circles(graph, budget, share=0.7)
    if not has_all:
        return None
    circles.sort(key=lambda circle: (len(circle), circle))
    loops, has_all = _loops_along(graph, circles, budget)
    return tuple(loops) if has_all else None


class Budget:
    """How many loops may be found, and how long that may take."""

    def __init__(
        self,
        limit: int | None,
        seconds: float | None,
        should_stop: Callable[[], bool] | None,
    ) -> None:
        self.most = math.inf if limit is None else limit
        self._seconds = math.inf if seconds is None else seconds
        self._begun = time.monotonic()
        self._should_stop = should_stop

    @property
    def is_limited(self) -> bool:
        """Whether the search may end before all loops are found."""
        return math.isfinite(self.most) or math.isfinite(self._seconds)

    def is_over(self, share: float) -> bool:
        """Whether this share of the time is up, or nobody wants the result any more."""
        if time.monotonic() - self._begun > self._seconds * share:
            return True
        return self._should_stop is not None and self._should_stop()


# Shares of the time: looking for all loops, for the shortest if there are too many, making them.
_FOR_ALL, _FOR_SHORTEST, _FOR_MAKING = 0.4, 0.9, 1.5


def _all_circles(graph: SignedGraph, budget: Budget, share: float) -> tuple[list[Circle], bool]:
    """Return the circles found, and whether they are all and within the budget."""
    found: list[Circle] = []
    loops = 0
    for circle in circles_within(graph, None):
        found.append(circle)
        loops += graph.choices_along(circle) if graph.has_parallels else 1
        if loops > budget.most or (len(found) % 64 == 0 and budget.is_over(share)):
            return found, False
    return found, True


def _shortest_circles(graph: SignedGraph, budget: Budget) -> list[Circle]:
    """Return circles by rising length until there are enough or the time is up.

    Searching again up to each length costs less than all of the longest, of which there are most.
    """
    found: list[Circle] = []
    for length in range(1, len(graph.variables) + 1):
        for looked_at, circle in enumerate(circles_within(graph, length), start=1):
            if len(circle) == length:
                found.append(circle)
            has_enough = len(found) > budget.most + _TIES
            if has_enough or (looked_at % 64 == 0 and budget.is_over(_FOR_SHORTEST)):
                return found
        if len(found) > budget.most or budget.is_over(_FOR_SHORTEST):
            return found
    return found


def circles_within(graph: SignedGraph, longest: int | None) -> Iterator[Circle]:
    """Yield every circle of at most this length, begun at its smallest number."""
    import networkx as nx

    for circle in nx.simple_cycles(graph.drawn(), length_bound=longest):
        start = circle.index(min(circle))
        yield circle[start:] + circle[:start] if start else circle


def _loops_along(
    graph: SignedGraph, circles: list[Circle], budget: Budget
) -> tuple[list[Loop], bool]:
    """Return the loops along each circle, and whether they are all and within the budget."""
    made: list[Loop] = []
    for circle in circles:
        for loop in _side_by_side(graph, circle):
            made.append(loop)
            if len(made) > budget.most or (len(made) % 1024 == 0 and budget.is_over(_FOR_MAKING)):
                return made, False
    return made, True


def _side_by_side(graph: SignedGraph, circle: Circle) -> Iterable[Loop]:
    """Return a loop for each choice among parallel links."""
    choices = [graph.links[ends] for ends in steps(circle)]
    variables = tuple([graph.variables[number] for number in circle])
    if not graph.has_parallels:
        return (loop_along(variables, [links[0] for links in choices]),)
    made = (loop_along(variables, links) for links in itertools.product(*choices))
    if graph.choices_along(circle) > _TIES:
        return made
    return sorted(made, key=lambda loop: (_ORDER[loop.letter], loop.delays, loop.links))
