"""Following arrows between cards: what a card rests on, and what it gives rise to.

An event is traced down to the beliefs below it, or a belief up to what it leads to. Only arrows
that say 'gives rise to' are followed; one that reinforces leads back to where the tracing came
from, and is shown where both its ends are traced.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from iceberg.model.iceberg_board import Cause
from iceberg.model.record import RecordId


@dataclass(frozen=True, slots=True)
class Trace:
    """What is found from some cards, which are in none of the two sets of cards."""

    rests_on: frozenset[RecordId] = frozenset()
    gives_rise_to: frozenset[RecordId] = frozenset()
    arrows: frozenset[RecordId] = frozenset()

    @property
    def ids(self) -> frozenset[RecordId]:
        """All cards and arrows that were found."""
        return self.rests_on | self.gives_rise_to | self.arrows


NO_TRACE = Trace()


def trace(causes: Iterable[Cause], cards: Iterable[RecordId]) -> Trace:
    """Follow the arrows from some cards, both ways, to their ends."""
    import networkx as nx

    causes, start = list(causes), frozenset(cards)
    graph = nx.DiGraph(
        (cause.source, cause.target) for cause in causes if cause.sense == "gives_rise_to"
    )
    known = start.intersection(graph)
    below = frozenset().union(*(nx.ancestors(graph, card) for card in known))
    above = frozenset().union(*(nx.descendants(graph, card) for card in known))
    sides = (below | start, above | start)
    arrows = {
        cause.id for cause in causes if any({cause.source, cause.target} <= side for side in sides)
    }
    reinforcing = {
        cause.id
        for cause in causes
        if cause.sense == "reinforces" and {cause.source, cause.target} <= sides[0] | sides[1]
    }
    return Trace(below - start, above - start, frozenset(arrows | reinforcing))
