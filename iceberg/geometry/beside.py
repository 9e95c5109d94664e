"""Places for new variables beside those that stand already, which stay where they are.

People type one link after the other, so a chain turns as it grows: its end comes near its
beginning, and the loop that is closed in the end looks round.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from iceberg.geometry.apart import nearest_clear, pushed_apart
from iceberg.geometry.rings import Neighbours, Pairs, around_each
from iceberg.geometry.stress import LINK_LENGTH, STRETCH, relaxed_beside, steps_between

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Mask = NDArray[np.bool_]

_TURN: Final = math.radians(58.0)
"""How far a growing chain turns at each variable, clockwise."""
_TURNING: Final = 95.0
"""Cost of growing the opposite way, as against a unit of distance that is not as wanted."""
_ROOM: Final = 90.0
"""Air about a new pill that is worth something."""
_LOCAL: Final = 500.0
"""How far away others may be that a new pill is pushed off from."""


def grow(at: Array, extent: Array, pairs: Pairs, known: Mask, new: Sequence[int]) -> None:
    """Write places for the `new` variables into `at`, and mark them as `known`.

    `extent` has the width and height of each; `known` says whose place stands.
    """
    around = around_each(len(at), pairs)
    waiting = list(new)
    while waiting:
        one = max(waiting, key=lambda w: (sum(bool(known[k]) for k in around[w]), -w))
        at[one] = _spot_near(one, at, extent, pairs, around, known)
        known[one] = True
        waiting.remove(one)
    if len(new) > 1:
        _settle_together(at, extent, around, new)


def _spot_near(
    one: int, at: Array, extent: Array, pairs: Pairs, around: Neighbours, known: Mask
) -> Array:
    """Return the best spot on rings about the neighbours of a variable that stand already."""
    import numpy as np

    kin = [k for k in around[one] if known[k]]
    flat = np.array([STRETCH, 1.0])
    angles = np.arange(36) * (math.pi / 18)
    unit = np.column_stack([np.cos(angles), np.sin(angles)]) * flat
    far = np.array([0.8, 1.0, 1.3])[:, None, None] * LINK_LENGTH
    tried = np.concatenate([(at[k] + unit * far).reshape(-1, 2) for k in kin])
    gaps = (tried[:, None, :] - at[kin][None]) / flat
    strain = np.abs(np.hypot(gaps[..., 0], gaps[..., 1]) - LINK_LENGTH).sum(axis=1)
    cost = strain + _crowding(tried, extent[one], at[known], extent[known])
    wish = _wished_way(one, kin, at, pairs, known)
    if wish is None:
        away = (tried - at[known].mean(axis=0)) / flat
        cost -= np.hypot(away[:, 0], away[:, 1]) * 0.12
    else:
        way = (tried - at[kin[0]]) / flat
        cost -= _TURNING * (way @ wish) / np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
    best = tried[int(np.argmin(np.round(cost, 3)))]
    return nearest_clear(np.round(best, 1), extent[one], at[known], extent[known])


def _crowding(tried: Array, size: Array, others: Array, sizes: Array) -> Array:
    """Return how crowded a pill of `size` would be at each of the spots tried."""
    import numpy as np

    free = np.abs(tried[:, None, :] - others[None]) - (size + sizes) / 2
    room = np.maximum(free[..., 0], free[..., 1])
    tight = np.where(room < 30, 5e3, 0.0).sum(axis=1)
    crowd: Array = np.maximum(0.0, _ROOM - room).sum(axis=1) * 2 + tight
    return crowd


def _wished_way(one: int, kin: list[int], at: Array, pairs: Pairs, known: Mask) -> Array | None:
    """Return the direction in which a chain goes on at its end, if `one` goes on with a chain."""
    import numpy as np

    if len(kin) != 1:
        return None
    end = kin[0]
    follows = (end, one) in pairs
    before = [s if follows else t for s, t in pairs if (t if follows else s) == end]
    beside = [t if follows else s for s, t in pairs if (s if follows else t) == end]
    before = [b for b in before if known[b] and b != one]
    if any(known[b] and b != one for b in beside) or len(before) > 1:
        return None
    if not before:
        return np.array([1.0 if follows else -1.0, 0.0])
    way = (at[end] - at[before[0]]) / np.array([STRETCH, 1.0])
    angle = math.atan2(way[1], way[0]) + (_TURN if follows else -_TURN)
    return np.array([math.cos(angle), math.sin(angle)])


def _settle_together(at: Array, extent: Array, around: Neighbours, new: Sequence[int]) -> None:
    """Let new variables that came together find places that suit them all."""
    import numpy as np

    flat = np.array([STRETCH, 1.0])
    wanted = steps_between(around, new) * LINK_LENGTH
    rounds = 60 if len(new) < 40 else 20
    at[:] = np.where(
        _mask(len(at), new)[:, None], relaxed_beside(at / flat, wanted, new, rounds) * flat, at
    )
    spots = at[list(new)]
    low, high = spots.min(axis=0) - _LOCAL, spots.max(axis=0) + _LOCAL
    near = np.nonzero(((at >= low) & (at <= high)).all(axis=1))[0]
    at[near] = np.round(pushed_apart(at[near], extent[near], _mask(len(at), new)[near]), 1)


def _mask(count: int, ones: Sequence[int]) -> Mask:
    import numpy as np

    mask = np.zeros(count, dtype=bool)
    mask[list(ones)] = True
    return mask
