"""Where variables go when nobody has said: loops round, new ones near their neighbours.

The same model always gets the same places.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from iceberg.geometry.apart import pushed_apart
from iceberg.geometry.beside import grow
from iceberg.geometry.packing import in_grid, in_rows, packed
from iceberg.geometry.rings import (
    Pairs,
    around_each,
    connected_groups,
    forward_of,
    long_loop,
    loop_groups,
)
from iceberg.geometry.shapes import Point
from iceberg.geometry.stress import (
    LINK_LENGTH,
    STRETCH,
    crossings,
    misfit,
    relaxed,
    seeds,
    steps_between,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

K = TypeVar("K", bound=Hashable)

_USUAL_DEGREE: Final = 3.6
"""Neighbours that a variable has on a board of usual density, about."""


CROWD: Final = 400
"""Variables in one connected group above which nobody would see that loops are round, and finding
such places would take minutes: they stand in a grid, neighbours near each other."""


def place(
    sizes: Mapping[K, tuple[float, float]],
    links: Sequence[tuple[K, K]],
    fixed: Mapping[K, Point],
) -> dict[K, Point]:
    """Return a centre for every variable in `sizes`, in board units; those `fixed` stay.

    No two pills overlap, unless two fixed ones already did. With nothing fixed the whole is
    centred on the origin.
    """
    import numpy as np

    keys = list(sizes)
    if not keys:
        return {}
    number = {key: place for place, key in enumerate(keys)}
    pairs = _pairs(links, number)
    extent = np.array([sizes[key] for key in keys], dtype=float)
    held = {number[key]: spot for key, spot in fixed.items() if key in number}
    at = _placed_beside(extent, pairs, held) if held else _placed_afresh(extent, pairs)
    return {
        key: fixed[key] if key in fixed else Point(float(at[n, 0]), float(at[n, 1]))
        for key, n in number.items()
    }


def _pairs(links: Sequence[tuple[K, K]], number: Mapping[K, int]) -> list[tuple[int, int]]:
    """Return the links as numbers, each once, without those that lead nowhere or to themselves."""
    found = {
        (number[a], number[b]): None for a, b in links if a != b and a in number and b in number
    }
    return list(found)


def _placed_afresh(extent: Array, pairs: Pairs) -> Array:
    """Place everything: each group on its own, the groups side by side, loners in rows below."""
    import numpy as np

    groups = connected_groups(around_each(len(extent), pairs))
    blocks = sorted((g for g in groups if len(g) > 1), key=lambda g: (-len(g), g))
    loners = [g[0] for g in groups if len(g) == 1]
    at = np.zeros_like(extent)
    for group in blocks:
        at[group] = _group_placed(extent[group], _within(group, pairs))
    packed(at, extent, blocks)
    in_rows(at, extent, loners, [one for group in blocks for one in group])
    low, high = (at - extent / 2).min(axis=0), (at + extent / 2).max(axis=0)
    centred: Array = np.round(at - (low + high) / 2, 1)
    return centred


def _within(group: Sequence[int], pairs: Pairs) -> list[tuple[int, int]]:
    """Return the links inside `group`, numbered as in it."""
    number = {one: place for place, one in enumerate(group)}
    return [(number[a], number[b]) for a, b in pairs if a in number and b in number]


def _group_placed(extent: Array, pairs: Pairs) -> Array:
    """Return good places for one connected group: the best of several beginnings."""
    import numpy as np

    count = len(extent)
    around, forward = around_each(count, pairs), forward_of(count, pairs)
    if count > CROWD:
        return in_grid(extent, around)
    length = LINK_LENGTH * _room(count, around)
    wanted = steps_between(around) * length
    rounds = 150 if count <= 120 else 50
    tries = [relaxed(seed, wanted, rounds) for seed in seeds(forward, around, length)]
    best = min(tries, key=lambda at: crossings(at, pairs) + 0.02 * misfit(at, wanted))
    at = _clockwise(_laid_wide(best), forward) * np.array([STRETCH, 1.0])
    return pushed_apart(at, extent, np.ones(count, dtype=bool))


def _room(count: int, around: Sequence[Sequence[int]]) -> float:
    """Return how much longer links get where there are so many that they would lie too close."""
    degree = sum(len(found) for found in around) / count
    return max(1.0, math.sqrt(degree / _USUAL_DEGREE))


def _clockwise(at: Array, forward: Sequence[Sequence[int]]) -> Array:
    """Return the places, mirrored if the longest loop would run anticlockwise."""
    import numpy as np

    groups = loop_groups(forward)
    loop = long_loop(forward, groups[0]) if groups else []
    x, y = at[loop].T
    area = float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum())
    return at * np.array([-1.0, 1.0]) if area < 0 else at


def _laid_wide(at: Array) -> Array:
    """Return the places turned so that the longer extent runs across the board."""
    import numpy as np

    if len(at) < 3:
        flat = at[-1] - at[0]
        angle = math.atan2(flat[1], flat[0])
    else:
        values, ways = np.linalg.eigh(np.cov(at.T))
        if values[1] < values[0] * 1.15:
            return at
        angle = math.atan2(ways[1, 1], ways[0, 1])
        angle -= math.pi * round(angle / math.pi)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    return np.asarray(at @ turn)


def _placed_beside(extent: Array, pairs: Pairs, held: Mapping[int, Point]) -> Array:
    """Place the rest around those that are `held` where they are."""
    import numpy as np

    at = np.zeros_like(extent)
    known = np.zeros(len(extent), dtype=bool)
    for one, spot in held.items():
        at[one], known[one] = spot, True
    groups = connected_groups(around_each(len(extent), pairs))
    loose = [one for g in groups if not any(one in held for one in g) for one in g]
    lost = set(loose)
    grow(
        at, extent, pairs, known, [o for o in range(len(extent)) if not known[o] and o not in lost]
    )
    if loose:
        _placed_below(at, extent, pairs, sorted(loose), known)
    return at


def _placed_below(
    at: Array, extent: Array, pairs: Pairs, loose: list[int], known: NDArray[np.bool_]
) -> None:
    """Place what is tied to nothing as a whole of its own below what stands."""
    import numpy as np

    block = _placed_afresh(extent[loose], _within(loose, pairs))
    floor = (at[known] + extent[known] / 2).max(axis=0)[1]
    left = (at[known] - extent[known] / 2).min(axis=0)[0]
    corner = (block - extent[loose] / 2).min(axis=0)
    at[loose] = block + np.array([left, floor + 80.0]) - corner
