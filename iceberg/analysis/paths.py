"""All paths from one variable to another, with their signs and delays, and what they do together.

A path's sign is the product of its links' signs; one link of unknown or mixed sign leaves it
unknown. Paths that disagree leave the direction open (sign algebra: Wellman, Fundamental concepts
of qualitative probabilistic networks, Artificial Intelligence 44, 1990). All of it holds for what
is drawn, before feedback answers.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from iceberg.analysis.graph import SignedGraph
from iceberg.analysis.loop import letter_of
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Link
from iceberg.model.record import RecordId

Sign = Literal["+", "-", "?"]
_SIGNS: Final[dict[str, Sign]] = {"R": "+", "B": "-", "?": "?"}
MOST_PATHS: Final = 200
SECONDS: Final = 0.2


@dataclass(frozen=True, slots=True)
class Path:
    """One way along links that passes no variable twice; copies count as their originals."""

    variables: tuple[RecordId, ...]
    """From where it begins to where it ends: one more than links."""
    links: tuple[RecordId, ...]
    sign: Sign
    delays: int


@dataclass(frozen=True, slots=True)
class PathList:
    """The paths that were found, shortest first."""

    paths: tuple[Path, ...] = ()
    complete: bool = True
    """Whether these are all there are."""

    def count(self, sign: Sign) -> int:
        """Return how many of the paths have this sign."""
        return sum(path.sign == sign for path in self.paths)

    @property
    def net(self) -> Sign:
        """What all paths together say; ``?`` when they disagree or any says nothing."""
        signs = {path.sign for path in self.paths}
        return signs.pop() if len(signs) == 1 else "?"


def find_paths(
    contents: LoopContents,
    source: RecordId,
    target: RecordId,
    *,
    limit: int = MOST_PATHS,
    seconds: float = SECONDS,
) -> PathList:
    """Return the paths from one variable to another, shortest first, those at once before delayed.

    Past `limit` paths or about `seconds` the search ends, and the list says that there are more.
    """
    graph = SignedGraph.of(contents)
    numbers = {id_: number for number, id_ in enumerate(graph.variables)}
    ends = [numbers.get(contents.original(id_)) for id_ in (source, target)]
    if ends[0] is None or ends[1] is None or ends[0] == ends[1]:
        return PathList()
    found: list[Path] = []
    until = time.monotonic() + seconds
    for path in _along(graph, ends[0], ends[1]):
        # The first is always told, also when reading networkx took all the time.
        if len(found) >= limit or (found and time.monotonic() > until):
            return PathList(tuple(found), complete=False)
        found.append(path)
    found.sort(key=lambda path: (len(path.links), path.delays))
    return PathList(tuple(found))


def _along(graph: SignedGraph, source: int, target: int) -> Iterator[Path]:
    # Imported here so that the window opens before networkx is read.
    import networkx as nx

    drawn = graph.drawn()
    if not nx.has_path(drawn, source, target):
        return
    for row in nx.shortest_simple_paths(drawn, source, target):
        choices = [graph.links[step] for step in itertools.pairwise(row)]
        for links in itertools.product(*choices):
            yield _path([graph.variables[number] for number in row], links)


def _path(variables: Iterable[RecordId], links: tuple[Link, ...]) -> Path:
    letter = letter_of([link.polarity for link in links])
    ids = tuple(link.id for link in links)
    return Path(tuple(variables), ids, _SIGNS[letter], sum(link.delayed for link in links))
