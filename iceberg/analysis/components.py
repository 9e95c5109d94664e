"""Loops looked for in the touched parts of a board only; what an edit left alone is remembered.

Every loop lies in one strongly connected component. A component is known by its links and by what
its variables are called; as long as these stay, so do its loops.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Final

from iceberg.analysis.graph import SignedGraph
from iceberg.analysis.independent import IndependentLoops, independent_loops
from iceberg.analysis.loop import Loop, LoopList
from iceberg.analysis.loops import Budget, find_all
from iceberg.model.contents import LoopContents
from iceberg.model.record import RecordId

INDEPENDENT_SECONDS: Final = 2.0
"""How long the independent loops may take where there are too many to list."""


class ComponentSearch:
    """Finds all loops of a board, or the shortest independent ones where there are too many."""

    def __init__(self, limit: int, seconds: float) -> None:
        self._limit = limit
        self._seconds = seconds
        self._all: dict[Hashable, tuple[Loop, ...] | None] = {}
        """All loops of a component, shortest first; ``None``: there are too many."""
        self._independent: dict[Hashable, IndependentLoops] = {}
        self.looked_at: int = 0
        """In how many components the last search looked anew."""

    def find(
        self, contents: LoopContents, should_stop: Callable[[], bool] = lambda: False
    ) -> LoopList | None:
        """Return the loops of a board, as a full search would; ``None``: it was stopped."""
        graph = SignedGraph.of(contents)
        parts = {_identity(part): part for part in components(contents, graph)}
        self._all = {key: loops for key, loops in self._all.items() if key in parts}
        self._independent = {key: one for key, one in self._independent.items() if key in parts}
        every = self._look(parts, should_stop)
        if every is not None:
            return LoopList(_in_order(graph, every))
        if not should_stop():
            self._look_for_independent(parts, should_stop)
        if should_stop():
            return None
        found = [self._independent[key] for key in parts]
        loops = _in_order(graph, [one.loops for one in found])
        return LoopList(loops, complete=False, rank=sum(one.rank for one in found))

    def _look(
        self, parts: dict[Hashable, LoopContents], should_stop: Callable[[], bool]
    ) -> list[tuple[Loop, ...]] | None:
        """Look in the components that are not known; return all loops if there are not too many."""
        self.looked_at = count = 0
        every: list[tuple[Loop, ...]] = []
        for key, part in parts.items():
            if key not in self._all:
                self.looked_at += 1
                found = find_all(part, Budget(self._limit, self._seconds, should_stop))
                if should_stop():
                    return None
                self._all[key] = found
            loops = self._all[key]
            if loops is None or (count := count + len(loops)) > self._limit:
                return None
            every.append(loops)
        return every

    def _look_for_independent(
        self, parts: dict[Hashable, LoopContents], should_stop: Callable[[], bool]
    ) -> None:
        clock = Budget(None, INDEPENDENT_SECONDS, should_stop)
        for key, part in parts.items():
            if key not in self._independent:
                self._independent[key] = independent_loops(part, lambda: clock.is_over(1.0))


def components(contents: LoopContents, graph: SignedGraph) -> Iterator[LoopContents]:
    """Yield the strongly connected components of a board that have a link inside."""
    # Imported here so that the window opens before networkx is read.
    import networkx as nx

    part_of: dict[RecordId, int] = {}
    for at, numbers in enumerate(nx.strongly_connected_components(graph.drawn())):
        part_of |= {graph.variables[number]: at for number in numbers}
    links: dict[int, dict[RecordId, None]] = {}
    for link in contents.links.values():
        at, end = part_of[contents.original(link.source)], part_of[contents.original(link.target)]
        if at == end:
            links.setdefault(at, {})[link.id] = None
    for ids in links.values():
        yield _part(contents, ids)


def _part(contents: LoopContents, ids: dict[RecordId, None]) -> LoopContents:
    links = {id_: contents.links[id_] for id_ in ids}
    ends = {end for link in links.values() for end in (link.source, link.target)}
    ends |= {contents.original(end) for end in ends}
    variables = {end: contents.variables[end] for end in sorted(ends)}
    return LoopContents(contents.board, variables, links, {})


def _identity(part: LoopContents) -> Hashable:
    return (
        frozenset((v.id, v.name, v.shadow_of) for v in part.variables.values()),
        frozenset(
            (link.id, link.source, link.target, link.polarity, link.delayed)
            for link in part.links.values()
        ),
    )


def _in_order(graph: SignedGraph, parts: list[tuple[Loop, ...]]) -> tuple[Loop, ...]:
    """Return the loops of all components, shortest first, then by their variables' names."""
    if len(parts) == 1:
        return parts[0]
    numbers = {id_: number for number, id_ in enumerate(graph.variables)}
    every = [loop for loops in parts for loop in loops]
    # The order of loops along the same variables stays.
    every.sort(key=lambda lp: (len(lp.links), [numbers[id_] for id_ in lp.variables]))
    return tuple(every)
