"""The signed multigraph of a loop board; the one place that knows networkx's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from typing import TYPE_CHECKING

from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Link
from iceberg.model.record import RecordId

if TYPE_CHECKING:
    import networkx as nx

    Graph = nx.DiGraph[RecordId]


def graph_of(contents: LoopContents) -> Graph:
    """Return the variables and, once for each pair, the links of a board.

    Each edge holds its parallel links in ``links``, in the order of their ids.
    """
    # Imported here so that the window opens before networkx is read.
    import networkx as nx

    graph: Graph = nx.DiGraph()
    graph.add_nodes_from(contents.variables)
    side_by_side: dict[tuple[RecordId, RecordId], list[Link]] = defaultdict(list)
    for link in sorted(contents.links.values(), key=lambda link: link.id):
        side_by_side[link.source, link.target].append(link)
    for (source, target), links in side_by_side.items():
        graph.add_edge(source, target, links=tuple(links))
    return graph


def shape_of(contents: LoopContents) -> Hashable:
    """Return all that the loops of a board depend on: not places, not names, not notes."""
    return (
        frozenset(contents.variables),
        frozenset(
            (link.id, link.source, link.target, link.polarity, link.delayed)
            for link in contents.links.values()
        ),
    )
