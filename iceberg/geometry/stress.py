"""Places whose distances on the board follow the number of links between them.

Stress majorization (Gansner, Koren and North, Graph drawing by stress majorization, 2004): a loop
comes out round, a chain straight, and whatever is far apart in the model lies far apart.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from iceberg.geometry.rings import Neighbours, long_loop, loop_groups

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.float64]
    Distances = NDArray[np.float64]


LINK_LENGTH: Final = 235.0
"""Distance between the centres of two linked variables that a layout aims at."""
STRETCH: Final = 1.28
"""How much wider than high a layout gets: pills and screens are wide."""


def steps_between(around: Neighbours, starts: Sequence[int] | None = None) -> Distances:
    """Return how many links lie between any two variables, or from `starts` to any.

    Those that no links join count as farther apart than any others.
    """
    import numpy as np

    count = len(around)
    rows = range(count) if starts is None else starts
    steps = np.full((len(rows), count), float(count))
    for place, start in enumerate(rows):
        row = {start: 0}
        queue = deque([start])
        while queue:
            one = queue.popleft()
            for other in around[one]:
                if other not in row:
                    row[other] = row[one] + 1
                    queue.append(other)
        steps[place, list(row)] = list(row.values())
    return steps


def relaxed(start: Places, wanted: Distances, rounds: int) -> Places:
    """Return places nearer to the wanted distances, beginning at `start`."""
    import numpy as np

    count = len(start)
    off = ~np.eye(count, dtype=bool)
    weights = np.zeros_like(wanted)
    weights[off] = wanted[off] ** -2.0
    laplacian = np.diag(weights.sum(axis=1)) - weights
    # Adding one everywhere pins the centre, so that the matrix can be inverted.
    inverse = np.linalg.inv(laplacian + np.ones_like(wanted) / count)
    pull = weights * wanted
    at: Places = start - start.mean(axis=0)
    for _ in range(rounds):
        gaps = np.hypot(*(at[:, None, :] - at[None, :, :]).transpose(2, 0, 1))
        ratio = pull / np.maximum(gaps, 1e-6)
        np.fill_diagonal(ratio, 0.0)
        after: Places = inverse @ (ratio.sum(axis=1)[:, None] * at - ratio @ at)
        moved = float(np.abs(after - at).max())
        at = after
        if moved < 0.3:
            break
    return at


def relaxed_beside(at: Places, wanted: Distances, free: Sequence[int], rounds: int) -> Places:
    """Return the places with the `free` ones moved nearer to their wanted distances.

    `wanted` has a row for each free one; others count only as far as three links away, since what
    a hand has placed seldom follows the distances.
    """
    import numpy as np

    at = at.copy()
    own = np.array(free)
    weights = np.where(wanted < wanted[wanted > 0].min() * 3.5, 1.0, 0.0)
    weights[np.arange(len(own)), own] = 0.0
    weights[weights > 0] *= wanted[weights > 0] ** -2.0
    total = np.maximum(weights.sum(axis=1, keepdims=True), 1e-12)
    for _ in range(rounds):
        way = at[own][:, None, :] - at[None, :, :]
        gaps = np.maximum(np.hypot(way[..., 0], way[..., 1]), 1e-6)
        aim = at[None, :, :] + way * (wanted / gaps)[..., None]
        at[own] = (weights[..., None] * aim).sum(axis=1) / total
    return at


def misfit(at: Places, wanted: Distances) -> float:
    """Return the stress of these places: how far their distances are from those wanted."""
    import numpy as np

    gaps = np.hypot(*(at[:, None, :] - at[None, :, :]).transpose(2, 0, 1))
    upper = np.triu_indices(len(at), 1)
    return float((((gaps - wanted)[upper] / wanted[upper]) ** 2).sum())


def crossings(at: Places, pairs: Sequence[tuple[int, int]]) -> int:
    """Return how many of the straight links between `pairs` cross."""
    import numpy as np

    if len(pairs) < 2:
        return 0
    ends = np.array(pairs)
    a, b = at[ends[:, 0]], at[ends[:, 1]]

    def side(p: Places, q: Places, r: Places) -> Places:
        signs: Places = np.sign(
            (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1])
            - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0])
        )
        return signs

    one, two = side(a[:, None], b[:, None], a[None]), side(a[:, None], b[:, None], b[None])
    parted = (one * two < 0) & ((one * two).T < 0)
    return int(parted.sum()) // 2


def seeds(forward: Neighbours, around: Neighbours, length: float) -> list[Places]:
    """Return places to begin from: long loops on circles, and all on one circle."""
    import numpy as np

    count = len(around)
    orders = [loop for g in loop_groups(forward)[:2] if len(loop := long_loop(forward, g)) > 2]
    result = [_round_loop(loop, around, length) for loop in orders]
    order = _walk(around)
    angles = np.empty(count)
    angles[order] = np.arange(count) * (2 * math.pi / count) - math.pi / 2
    radius = length * count / (2 * math.pi)
    result.append(radius * np.column_stack([np.cos(angles), np.sin(angles)]))
    return result


def _walk(around: Neighbours) -> list[int]:
    """Return all variables in the order of a walk that goes deep first."""
    order, seen, todo = list[int](), set[int](), [0]
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            order.append(one)
            todo += [other for other in reversed(around[one]) if other not in seen]
    return order


def _round_loop(loop: Sequence[int], around: Neighbours, length: float) -> Places:
    """Return places with `loop` on a circle, clockwise, and the others outside near their kin."""
    import numpy as np

    at = np.zeros((len(around), 2))
    radius = length * len(loop) / (2 * math.pi)
    for place, one in enumerate(loop):
        angle = 2 * math.pi * place / len(loop) - math.pi / 2
        at[one] = radius * math.cos(angle), radius * math.sin(angle)
    placed = list(loop)
    known = set(loop)
    for one in placed:
        new = [other for other in around[one] if other not in known]
        for place, other in enumerate(new):
            kin = [at[k] for k in around[other] if k in known]
            # Near the mean of its neighbours, pushed outward a little and fanned out.
            centre = np.mean(kin, axis=0)
            away = at[one] / max(float(np.hypot(*at[one])), 1.0)
            side = np.array([-away[1], away[0]]) * (place - (len(new) - 1) / 2) * 0.6
            at[other] = centre + (away + side) * length * (0.9 if len(kin) == 1 else 0.25)
            known.add(other)
            placed.append(other)
    return at
