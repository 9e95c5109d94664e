"""Round what a link turns: the loop or group whose middle its arc bows away from.

This depends on the links alone, not on places, so that it is worked out once for a whole drag.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, TypeVar

from iceberg.geometry.rings import (
    Neighbours,
    Pairs,
    around_each,
    connected_groups,
    forward_of,
    loop_groups,
)

K = TypeVar("K", bound=Hashable)

_SMALL: Final = 14
"""Up to so many variables, a group of joined loops is drawn as one round whole."""
_SEARCH: Final = 80
"""Variables looked at to find the shortest loop through a link."""


@dataclass(frozen=True, slots=True)
class Turn(Generic[K]):
    """How a link lies among the others."""

    ring: tuple[K, ...]
    """The variables round whose middle it turns."""
    paired: bool
    """Whether another link leads the opposite way between the same two."""
    outer: bool
    """Of a pair, whether it takes the outer side."""
    rank: int
    """Its number among links with the same source and target."""


@lru_cache(maxsize=8)
def turns(pairs: tuple[tuple[K, K], ...]) -> tuple[Turn[K], ...]:
    """Return the turn of each link, given as source and target."""
    keys = list(dict.fromkeys(key for pair in pairs for key in pair))
    number = {key: place for place, key in enumerate(keys)}
    ends = [(number[source], number[target]) for source, target in pairs]
    forward = forward_of(len(keys), ends)
    around = around_each(len(keys), ends)
    rings = _rings(forward, around, ends)
    known = set(ends)
    degree = [len(found) for found in around]
    outer = _outer_ones(ends, degree)
    ranks = _ranks(ends)
    # Links of one group share one ring, which may hold a thousand keys.
    named = {ring: tuple(keys[one] for one in ring) for ring in dict.fromkeys(rings)}
    return tuple(
        Turn(
            named[rings[place]],
            pair[0] != pair[1] and (pair[1], pair[0]) in known,
            pair in outer,
            ranks[place],
        )
        for place, pair in enumerate(ends)
    )


def _outer_ones(ends: Pairs, degree: Sequence[int]) -> set[tuple[int, int]]:
    """Return of each opposite pair the link that takes the outer side.

    It is the one that leaves the busier variable: there the inner side is the more crowded.
    """
    outer: set[tuple[int, int]] = set()
    for source, target in ends:
        if (target, source) not in outer and degree[source] >= degree[target]:
            outer.add((source, target))
    return outer


def _ranks(ends: Pairs) -> list[int]:
    seen: dict[tuple[int, int], int] = {}
    ranks = []
    for pair in ends:
        ranks.append(seen.get(pair, 0))
        seen[pair] = ranks[-1] + 1
    return ranks


def _rings(forward: Neighbours, around: Neighbours, ends: Pairs) -> list[tuple[int, ...]]:
    """Return for each link the variables round which it turns."""
    whole = _by_member(connected_groups(around))
    group = _by_member(loop_groups(forward))
    found: list[tuple[int, ...]] = []
    for source, target in ends:
        ring = group[source] if group[source] is group[target] else ()
        # Opposite links must agree about what is outward, else they would lie on each other.
        if len(ring) > _SMALL and source not in forward[target]:
            ring = _shortest_loop(forward, source, target) or ring
        found.append(ring if len(ring) > 2 else whole[source])
    return found


def _by_member(groups: Sequence[Sequence[int]]) -> dict[int, tuple[int, ...]]:
    return {one: shared for shared in map(tuple, groups) for one in shared}


def _shortest_loop(forward: Neighbours, source: int, target: int) -> tuple[int, ...]:
    """Return the variables of a short loop of three or more through a link, if one is near."""
    before = {target: target}
    queue = deque([target])
    while queue and len(before) < _SEARCH:
        one = queue.popleft()
        for other in forward[one]:
            if other == source and one != target:
                return (source, *_back(before, one))
            if other not in before and other != source:
                before[other] = one
                queue.append(other)
    return ()


def _back(before: dict[int, int], one: int) -> list[int]:
    path = [one]
    while before[path[-1]] != path[-1]:
        path.append(before[path[-1]])
    return path
