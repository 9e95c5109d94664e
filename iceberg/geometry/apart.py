"""Pushing pills apart until none lies on another."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Mask = NDArray[np.bool_]

AIR: Final = (44.0, 40.0)
"""Air kept between two pills that a layout places, across and down."""
_ROUNDS: Final = 120


def pushed_apart(at: Array, sizes: Array, free: Mask) -> Array:
    """Return the places with the `free` ones moved so that none overlaps; the others stay."""
    at = _relaxed_apart(at, sizes, free)
    return _settled(at, sizes, free)


def _relaxed_apart(at: Array, sizes: Array, free: Mask) -> Array:
    """Push overlapping pairs along the shorter way out, a little at a time."""
    import numpy as np

    at = at.copy()
    reach = (sizes[:, None, :] + sizes[None, :, :]) / 2 + np.array(AIR)
    share = _shares(free)
    for _ in range(_ROUNDS):
        gap = at[:, None, :] - at[None, :, :]
        depth = reach - np.abs(gap)
        inside = (depth[..., 0] > 0.01) & (depth[..., 1] > 0.01)
        np.fill_diagonal(inside, False)
        if not (inside & (share > 0)).any():
            break
        # Of two in exactly the same place, the later one goes right and down.
        ways = np.where(
            gap == 0,
            np.sign(np.arange(len(at))[:, None] - np.arange(len(at)))[..., None],
            np.sign(gap),
        )
        across = (depth[..., 0] < depth[..., 1])[..., None] == np.array([True, False])
        push = np.where(across & inside[..., None], depth * ways, 0.0) * share[..., None]
        at += push.sum(axis=1) * 0.6
    return at


def _shares(free: Mask) -> Array:
    """Return which share of a push each of a pair takes: half, or all beside one that stays."""
    import numpy as np

    both = free[:, None] & free[None, :]
    return np.where(both, 0.5, np.where(free[:, None], 1.0, 0.0))


def _settled(at: Array, sizes: Array, free: Mask) -> Array:
    """Move what still overlaps to the nearest free spot, so that the result can be relied on."""
    import numpy as np

    at = at.copy()
    done = ~free
    order = np.nonzero(free)[0]
    for one in order:
        at[one] = nearest_clear(at[one], sizes[one], at[done], sizes[done])
        done[one] = True
    return at


def nearest_clear(spot: Array, size: Array, others: Array, sizes: Array) -> Array:
    """Return the place nearest to `spot` (of those tried) where a pill of `size` is clear."""
    import numpy as np

    if not len(others):
        return spot
    reach = (sizes + size) / 2 + np.array(AIR) * 0.5
    for ring in _rings():
        tried = spot + ring
        near = np.abs(tried[:, None, :] - others[None]) < reach
        hit = (near[..., 0] & near[..., 1]).any(axis=1)
        if not hit.all():
            return np.asarray(tried[np.argmin(hit)], dtype=float)
    raise AssertionError("the rings reach farther than any board")


def _rings() -> Iterator[Array]:
    """Yield offsets on ever wider rings, far beyond the edge of any board."""
    import numpy as np

    yield np.zeros((1, 2))
    radius = 24.0
    while radius < 1e9:
        angles = np.arange(24) * (2 * math.pi / 24)
        yield radius * np.column_stack([np.cos(angles), np.sin(angles)])
        radius *= 1.12
