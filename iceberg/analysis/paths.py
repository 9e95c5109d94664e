"""Paths through a loop board: what a variable affects, and how one reaches another.

The net sign of a path is the product of its signs, unknown where any of them is (Sterman, Business
Dynamics, 2000, section 5.2); a path passes no variable twice. Shadow copies are their variables.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Link, Polarity
from iceberg.model.record import RecordId

if TYPE_CHECKING:
    import networkx as nx

MOST_PATHS: Final = 200
LONGEST: Final = 12
"""Links of the longest path that is looked for."""
SECONDS: Final = 0.2


@dataclass(frozen=True, slots=True)
class Path:
    """One way from a variable to another."""

    links: tuple[RecordId, ...]
    variables: tuple[RecordId, ...]
    """Those it passes, ends included."""
    sign: Polarity
    """``+`` or ``-``, or ``?`` while a sign on the way is not known or mixed."""
    delays: int


@dataclass(frozen=True, slots=True)
class PathList:
    """The paths that were found, shortest first."""

    paths: tuple[Path, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Reach:
    """What lies within so many links of a variable, one way."""

    variables: frozenset[RecordId] = frozenset()
    links: frozenset[RecordId] = frozenset()


def originals(contents: LoopContents) -> dict[RecordId, RecordId]:
    """Return for each variable the one it stands for, mostly itself."""
    return {id_: v.shadow_of or id_ for id_, v in contents.variables.items()}


def affected_by(contents: LoopContents, start: RecordId, most: int | None = None) -> Reach:
    """Return what a variable affects, within `most` links; ``None``: however far."""
    return _reach(contents, start, most, backward=False)


def affecting(contents: LoopContents, start: RecordId, most: int | None = None) -> Reach:
    """Return what affects a variable, within `most` links; ``None``: however far."""
    return _reach(contents, start, most, backward=True)


def _reach(contents: LoopContents, start: RecordId, most: int | None, *, backward: bool) -> Reach:
    import networkx as nx

    stands_for = originals(contents)
    graph = _graph(contents)
    if backward:
        graph = graph.reverse(copy=False)
    here = stands_for.get(start, start)
    if here not in graph:
        return Reach()
    far = nx.single_source_shortest_path_length(graph, here, cutoff=most)
    links = {
        link.id
        for link in contents.links.values()
        for source in [stands_for[link.target if backward else link.source]]
        if source in far and (most is None or far[source] < most)
    }
    shown = {id_ for id_, original in stands_for.items() if original in far}
    return Reach(frozenset(shown - {start}), frozenset(links))


def paths_between(
    contents: LoopContents, source: RecordId, target: RecordId, seconds: float = SECONDS
) -> PathList:
    """Return all ways from one variable to another, up to a budget of number and time."""
    stands_for = originals(contents)
    one, other = stands_for.get(source, source), stands_for.get(target, target)
    graph = _graph(contents)
    if one == other or one not in graph or other not in graph:
        return PathList()
    found: list[Path] = []
    end = time.monotonic() + seconds
    for links in _by_length(graph, one, other):
        if len(found) >= MOST_PATHS or time.monotonic() > end:
            return PathList(tuple(found), complete=False)
        found.append(_path([contents.links[id_] for id_ in links], stands_for))
    return PathList(tuple(found))


def _by_length(
    graph: nx.MultiDiGraph[RecordId], source: RecordId, target: RecordId
) -> Iterator[tuple[RecordId, ...]]:
    """Yield the links of each path, those of the shorter ones first."""
    import networkx as nx

    if not nx.has_path(graph, source, target):
        return
    shortest = int(nx.shortest_path_length(graph, source, target))
    for length in range(shortest, min(LONGEST, len(graph)) + 1):
        for steps in nx.all_simple_edge_paths(graph, source, target, cutoff=length):
            if len(steps) == length:
                yield tuple(RecordId(step[-1]) for step in steps)


def _path(links: list[Link], stands_for: dict[RecordId, RecordId]) -> Path:
    signs = [link.polarity for link in links]
    is_known = all(sign in ("+", "-") for sign in signs)
    known: Polarity = "-" if signs.count("-") % 2 else "+"
    variables = [stands_for[links[0].source], *(stands_for[link.target] for link in links)]
    return Path(
        tuple(link.id for link in links),
        tuple(variables),
        known if is_known else "?",
        sum(link.delayed for link in links),
    )


def _graph(contents: LoopContents) -> nx.MultiDiGraph[RecordId]:
    # Imported here so that the window opens before networkx is read.
    import networkx as nx

    stands_for = originals(contents)
    graph: nx.MultiDiGraph[RecordId] = nx.MultiDiGraph()
    graph.add_nodes_from(sorted(set(stands_for.values())))
    for link in sorted(contents.links.values(), key=lambda link: link.id):
        graph.add_edge(stands_for[link.source], stands_for[link.target], key=link.id)
    return graph
