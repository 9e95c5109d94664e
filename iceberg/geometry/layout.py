"""Where variables go when nobody has said: loops round, new ones near their neighbours.

The same model always gets the same places.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from iceberg.geometry.apart import nearest_clear, pushed_apart
from iceberg.geometry.packing import in_rows, packed
from iceberg.geometry.rings import connected_groups
from iceberg.geometry.shapes import Point
from iceberg.geometry.stress import crossings, misfit, relaxed, seeds, steps_between

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

K = TypeVar("K", bound=Hashable)
Pairs = Sequence[tuple[int, int]]

LINK_LENGTH: Final = 235.0
"""Distance between the centres of two linked variables that a layout aims at."""
STRETCH: Final = 1.28
"""How much wider than high a layout gets: pills and screens are wide."""


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


def _forward(count: int, pairs: Pairs) -> list[list[int]]:
    forward: list[list[int]] = [[] for _ in range(count)]
    for source, target in pairs:
        forward[source].append(target)
    return forward


def _around(count: int, pairs: Pairs) -> list[list[int]]:
    around: list[dict[int, None]] = [{} for _ in range(count)]
    for source, target in pairs:
        around[source][target] = None
        around[target][source] = None
    return [list(found) for found in around]


def _placed_afresh(extent: Array, pairs: Pairs) -> Array:
    """Place everything: each group on its own, the groups side by side, loners in rows below."""
    import numpy as np

    groups = connected_groups(_around(len(extent), pairs))
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
    around, forward = _around(count, pairs), _forward(count, pairs)
    wanted = steps_between(around) * LINK_LENGTH
    rounds = 150 if count <= 120 else 50
    tries = [relaxed(s, wanted, rounds) for s in seeds(forward, around, LINK_LENGTH)]
    best = min(tries, key=lambda at: crossings(at, pairs) + 0.02 * misfit(at, wanted))
    at = _laid_wide(best) * np.array([STRETCH, 1.0])
    return pushed_apart(at, extent, np.ones(count, dtype=bool))


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

    count = len(extent)
    at = np.zeros_like(extent)
    known = np.zeros(count, dtype=bool)
    for one, spot in held.items():
        at[one], known[one] = spot, True
    around = _around(count, pairs)
    new = [one for one in range(count) if not known[one]]
    loose = _unattached(around, held, new)
    attached = [one for one in new if one not in loose]
    _grow(at, extent, around, known, attached)
    if loose:
        _placed_below(at, extent, pairs, sorted(loose), known)
    return at


def _unattached(
    around: Sequence[Sequence[int]], held: Mapping[int, Point], new: list[int]
) -> set[int]:
    """Return those of `new` that no chain of links ties to what is held."""
    loose: set[int] = set()
    for group in connected_groups(around):
        if not any(one in held for one in group):
            loose.update(group)
    return loose & set(new)


def _grow(
    at: Array,
    extent: Array,
    around: Sequence[Sequence[int]],
    known: NDArray[np.bool_],
    new: list[int],
) -> None:
    """Place `new` one by one, always the one with the most neighbours in place."""
    waiting = list(new)
    while waiting:
        one = max(waiting, key=lambda w: (sum(bool(known[k]) for k in around[w]), -w))
        kin = [k for k in around[one] if known[k]]
        at[one] = _spot_near(one, kin, at, extent, around, known)
        known[one] = True
        waiting.remove(one)


def _spot_near(
    one: int,
    kin: list[int],
    at: Array,
    extent: Array,
    around: Sequence[Sequence[int]],
    known: NDArray[np.bool_],
) -> Array:
    """Return the best spot on rings about the neighbours of a variable."""
    import numpy as np

    others, sizes = at[known], extent[known]
    angles = np.arange(32) * (math.pi / 16)
    unit = np.column_stack([np.cos(angles) * STRETCH, np.sin(angles)])
    tried = np.concatenate(
        [at[k] + unit * LINK_LENGTH * far for k in kin for far in (0.8, 1.0, 1.3)]
    )
    gaps = (tried[:, None, :] - at[kin][None]) / np.array([STRETCH, 1.0])
    strain = np.abs(np.hypot(gaps[..., 0], gaps[..., 1]) - LINK_LENGTH).sum(axis=1)
    free = np.abs(tried[:, None, :] - others[None]) - (extent[one] + sizes) / 2
    room = np.maximum(free[..., 0], free[..., 1])
    crowd = np.maximum(0.0, 90.0 - room).sum(axis=1) * 2 + np.where(room < 30, 5e3, 0).sum(axis=1)
    middle = at[known].mean(axis=0)
    inward = -np.hypot(*((tried - middle) / np.array([STRETCH, 1.0])).T) * 0.12
    best = tried[int(np.argmin(np.round(strain + crowd + inward, 3)))]
    return nearest_clear(np.round(best, 1), extent[one], others, sizes)


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
