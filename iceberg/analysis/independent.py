"""The shortest independent loops: few and short, and every other loop is made of them.

In a strongly connected diagram with n variables and m links, every loop is a combination of
m - n + 1 independent ones. Candidates are the geodetic loops, made of a shortest way from one
variable to another and a shortest way back (Oliva, "Model structure analysis through graph
theory", System Dynamics Review 20, 2004). Those may not suffice, so longer loops complete them
(after Motamed & Middleton, 2024). Independence is taken over the field of two elements; signs
play no part. Short does not mean important.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from iceberg.analysis.graph import Circle, SignedGraph, steps
from iceberg.analysis.loop import Loop, loop_along
from iceberg.analysis.loops import circles_within
from iceberg.model.contents import LoopContents
from iceberg.model.record import RecordId

_MOST_TIES: Final = 200
"""Loops through one pair of variables that are looked at, where many ways are equally short."""
Ways = Mapping[int, tuple[Mapping[int, int], Mapping[int, list[int]]]]
"""From each variable: how far others are, and from which they are reached on a shortest way."""


@dataclass(frozen=True, slots=True)
class IndependentLoops:
    """Independent loops, shortest first."""

    loops: tuple[Loop, ...]
    rank: int
    """How many there are in all."""
    geodetic: int
    """How many of those found are geodetic."""


def independent_loops(
    contents: LoopContents, should_stop: Callable[[], bool] = lambda: False
) -> IndependentLoops:
    """Return the shortest independent loops of one strongly connected board.

    There are fewer than `rank` only if `should_stop` said so before all were found. The same board
    gives the same loops: among those alike in length, those with fewer links without a sign come
    first, then those whose variables come first by name.
    """
    graph = SignedGraph.of(contents)
    rank = sum(map(len, graph.links.values())) - len(graph.variables) + 1
    span = _Span(rank)
    for loops in _by_length(graph, _geodetic_circles(graph, should_stop)):
        if span.take(loops, should_stop):
            break
    geodetic = len(span.loops)
    if not span.is_full:
        _complete(graph, span, should_stop)
    found = sorted(span.loops, key=lambda loop: len(loop.links))
    return IndependentLoops(tuple(found), rank, geodetic)


class _Span:
    """What the loops taken so far span, by elimination over the field of two elements."""

    def __init__(self, rank: int) -> None:
        self.loops: list[Loop] = []
        self._rank = rank
        self._bits: dict[RecordId, int] = {}
        self._rows: dict[int, int] = {}
        """By the highest bit."""

    @property
    def is_full(self) -> bool:
        """Whether every loop is a combination of those taken."""
        return len(self.loops) >= self._rank

    def take(self, loops: Iterable[Loop], should_stop: Callable[[], bool]) -> bool:
        """Take those that are independent; whether to look at no more."""
        for loop in loops:
            if self.is_full or should_stop():
                return True
            row = self._reduced(self._row(loop))
            if row:
                self._rows[row.bit_length()] = row
                self.loops.append(loop)
        return self.is_full

    def _row(self, loop: Loop) -> int:
        row = 0
        for link in loop.links:
            row |= 1 << self._bits.setdefault(link, len(self._bits))
        return row

    def _reduced(self, row: int) -> int:
        while row and (taken := self._rows.get(row.bit_length())):
            row ^= taken
        return row


def _by_length(
    graph: SignedGraph, circles: Iterable[tuple[int, set[tuple[int, ...]]]]
) -> Iterator[list[Loop]]:
    """Yield the loops along circles of each length, in the order in which they are offered."""
    unsigned = {
        link.id
        for links in graph.links.values()
        for link in links
        if link.polarity not in ("+", "-")
    }
    for _, alike in circles:
        loops = [loop for circle in sorted(alike) for loop in _loops_along(graph, list(circle))]
        yield sorted(loops, key=lambda loop: len(unsigned.intersection(loop.links)))


def _loops_along(graph: SignedGraph, circle: Circle) -> Iterator[Loop]:
    """Yield a loop along a circle, and one more for each link that lies beside one of its links.

    All others along the same circle are combinations of these.
    """
    variables = tuple(graph.variables[number] for number in circle)
    choices = [graph.links[ends] for ends in steps(circle)]
    first = [links[0] for links in choices]
    yield loop_along(variables, first)
    for at, links in enumerate(choices):
        for link in links[1:]:
            yield loop_along(variables, [*first[:at], link, *first[at + 1 :]])


def _geodetic_circles(
    graph: SignedGraph, should_stop: Callable[[], bool]
) -> Iterator[tuple[int, set[tuple[int, ...]]]]:
    """Yield the geodetic circles of each length, the shortest first."""
    yield 1, {(one,) for one, other in graph.links if one == other}
    onward: dict[int, list[int]] = {number: [] for number in range(len(graph.variables))}
    for one, other in graph.links:
        if one != other:
            onward[one].append(other)
    ways = {one: _shortest_from(one, onward) for one in onward if not should_stop()}
    pairs: dict[int, list[tuple[int, int]]] = {}
    for one, (far, _) in ways.items():
        for other in far:
            if one < other and one in ways.get(other, ({}, {}))[0]:
                pairs.setdefault(far[other] + ways[other][0][one], []).append((one, other))
    for length in sorted(pairs):
        alike: set[tuple[int, ...]] = set()
        for pair in pairs[length]:
            if should_stop():
                return
            alike.update(_circles_through(pair, ways))
        yield length, alike


def _shortest_from(
    start: int, onward: Mapping[int, list[int]]
) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Return how far each variable is from one, and from which it is reached."""
    far, reached_from = {start: 0}, {start: list[int]()}
    waiting = deque([start])
    while waiting:
        one = waiting.popleft()
        for other in onward[one]:
            if other not in far:
                far[other], reached_from[other] = far[one] + 1, []
                waiting.append(other)
            if far[other] == far[one] + 1:
                reached_from[other].append(one)
    return far, reached_from


def _circles_through(pair: tuple[int, int], ways: Ways) -> Iterator[tuple[int, ...]]:
    one, other = pair
    there = list(itertools.islice(_paths(one, other, ways), _MOST_TIES))
    back = list(itertools.islice(_paths(other, one, ways), _MOST_TIES))
    for out, home in itertools.islice(itertools.product(there, back), _MOST_TIES):
        circle = out[:-1] + home[:-1]
        if len(set(circle)) == len(circle):
            start = circle.index(min(circle))
            yield circle[start:] + circle[:start]


def _paths(one: int, other: int, ways: Ways) -> Iterator[tuple[int, ...]]:
    """Yield the shortest ways from one variable to another."""
    reached_from = ways[one][1]
    waiting: list[tuple[int, ...]] = [(other,)]
    while waiting:
        path = waiting.pop()
        if path[0] == one:
            yield path
        else:
            waiting.extend((before, *path) for before in reversed(reached_from[path[0]]))


def _complete(graph: SignedGraph, span: _Span, should_stop: Callable[[], bool]) -> None:
    """Take longer loops too, until all others are made of those taken."""
    for length in range(3, len(graph.variables) + 1):
        alike: set[tuple[int, ...]] = set()
        for circle in circles_within(graph, length):
            if should_stop():
                return
            if len(circle) == length:
                alike.add(tuple(circle))
        for loops in _by_length(graph, [(length, alike)]):
            if span.take(loops, should_stop):
                return
