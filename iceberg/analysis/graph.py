"""The signed multigraph of a loop board: what loops are looked for in."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Link
from iceberg.model.record import RecordId

if TYPE_CHECKING:
    import networkx as nx

Circle = list[int]
"""The numbers of the variables that a loop passes, in order, from the smallest."""


def steps(circle: Circle) -> Iterator[tuple[int, int]]:
    """Yield the ends of the links that lead round a circle."""
    return zip(circle, [*circle[1:], circle[0]], strict=True)


@dataclass(frozen=True, slots=True)
class SignedGraph:
    """The variables of a board, numbered by name, and all links from one number to another.

    Numbers instead of ids make what is found independent of the ids, which differ each time that
    a file of another program is read.
    """

    variables: tuple[RecordId, ...]
    links: dict[tuple[int, int], tuple[Link, ...]]
    """Links side by side stand together, those alike in meaning in the order of their ids."""
    has_parallels: bool

    @classmethod
    def of(cls, contents: LoopContents) -> SignedGraph:
        """Return the graph of what stands on a board; a shadow copy is its variable."""
        originals = [v for v in contents.variables.values() if v.shadow_of is None]
        named = sorted(originals, key=lambda v: (v.name.casefold(), v.name, v.id))
        numbers = {variable.id: number for number, variable in enumerate(named)}
        stands_for = {id_: v.shadow_of or id_ for id_, v in contents.variables.items()}
        links: dict[tuple[int, int], list[Link]] = defaultdict(list)
        for link in sorted(
            contents.links.values(), key=lambda ln: (ln.polarity, ln.delayed, ln.id)
        ):
            ends = numbers[stands_for[link.source]], numbers[stands_for[link.target]]
            links[ends].append(link)
        return cls(
            tuple(numbers),
            {ends: tuple(side_by_side) for ends, side_by_side in sorted(links.items())},
            has_parallels=len(links) < len(contents.links),
        )

    def choices_along(self, circle: Circle) -> int:
        """Return in how many ways links lead round a circle."""
        return math.prod([len(self.links[ends]) for ends in steps(circle)])

    def drawn(self) -> nx.DiGraph[int]:
        """Return the variables' numbers with one arrow for all links from one to another."""
        # Imported here so that the window opens before networkx is read.
        import networkx as nx

        graph: nx.DiGraph[int] = nx.DiGraph()
        graph.add_nodes_from(range(len(self.variables)))
        graph.add_edges_from(self.links)
        return graph


def shape_of(contents: LoopContents) -> Hashable:
    """Return all that the loops of a board depend on: not places, not names, not notes."""
    return (
        frozenset((v.id, v.shadow_of) for v in contents.variables.values()),
        frozenset(
            (link.id, link.source, link.target, link.polarity, link.delayed)
            for link in contents.links.values()
        ),
    )
