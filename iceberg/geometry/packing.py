"""Laying finished groups side by side, and loners in tidy rows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

BETWEEN: Final = 110.0
"""Air between two groups."""
GRID_AIR: Final = (60.0, 70.0)
"""Air between those in a grid, for arcs to pass."""
ROW_AIR: Final = (36.0, 28.0)
"""Air between loners, across and down."""
_WIDE: Final = 1.7


def packed(at: Array, extent: Array, groups: Sequence[Sequence[int]]) -> None:
    """Move each group as a whole so that they stand in rows, in the given order."""
    import numpy as np

    if not groups:
        return
    boxes = [_box(at, extent, group) for group in groups]
    area = sum((b[1][0] - b[0][0] + BETWEEN) * (b[1][1] - b[0][1] + BETWEEN) for b in boxes)
    widest = max(float(box[1][0] - box[0][0]) for box in boxes)
    limit = max(widest, math.sqrt(area * _WIDE)) + 1
    x = y = deepest = 0.0
    for group, (low, high) in zip(groups, boxes, strict=True):
        width, height = high - low
        if x and x + width > limit:
            x, y, deepest = 0.0, y + deepest + BETWEEN, 0.0
        at[list(group)] += np.array([x, y]) - low
        x, deepest = x + float(width) + BETWEEN, max(deepest, float(height))


def in_rows(at: Array, extent: Array, loners: Sequence[int], above: Sequence[int]) -> None:
    """Place `loners` in rows below those `above`, or about the origin when there are none."""
    if not loners:
        return
    low, high = _box(at, extent, above) if above else ((0.0, 0.0), (0.0, -BETWEEN))
    total = sum(float(extent[one, 0]) + ROW_AIR[0] for one in loners)
    limit = max(float(high[0] - low[0]), math.sqrt(total * 64 * _WIDE * 1.6))
    x, y, tallest = float(low[0]), float(high[1]) + BETWEEN, 0.0
    for one in loners:
        width, height = float(extent[one, 0]), float(extent[one, 1])
        if x > low[0] and x + width > low[0] + limit:
            x, y, tallest = float(low[0]), y + tallest + ROW_AIR[1], 0.0
        at[one] = x + width / 2, y + height / 2
        x, tallest = x + width + ROW_AIR[0], max(tallest, height)


def in_grid(extent: Array, around: Sequence[Sequence[int]]) -> Array:
    """Return places in a grid, filled to and fro in the order in which links lead on."""
    import numpy as np

    cell = extent.max(axis=0) + np.array(GRID_AIR)
    columns = max(1, math.ceil(math.sqrt(len(extent) * _WIDE * cell[1] / cell[0])))
    at = np.zeros_like(extent)
    for n, one in enumerate(_led_on(around)):
        row, column = divmod(n, columns)
        column = columns - 1 - column if row % 2 else column
        at[one] = column * cell[0], row * cell[1]
    return at


def _led_on(around: Sequence[Sequence[int]]) -> list[int]:
    """Return everything in the order in which links lead on from the most linked one."""
    first = max(range(len(around)), key=lambda one: len(around[one]))
    order, seen = [first], {first}
    for one in order:
        for other in around[one]:
            if other not in seen:
                seen.add(other)
                order.append(other)
    return order


def _box(at: Array, extent: Array, group: Sequence[int]) -> tuple[Array, Array]:
    members = list(group)
    half = extent[members] / 2
    return (at[members] - half).min(axis=0), (at[members] + half).max(axis=0)
