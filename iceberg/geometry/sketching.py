"""Lines over time: named shapes, strokes of a hand, and how a line bends under it.

A line is a sequence of points whose first number, the time, rises; both run from 0 to 1.
The shapes are the common modes of behaviour (Sterman, Business Dynamics, 2000, ch. 4).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Final

Line = tuple[tuple[float, float], ...]

STEPS: Final = 50
"""Points of a named shape, less one."""
_BINS: Final = 100
"""Places along the axis of time at which a stroke is kept."""
REACH: Final = 0.16
"""How far, in time, the line follows a point that is pulled."""

NEAR_END: Final = 0.07
"""A line that ends this near, in time, to where it may end, is led on to there."""


def _wave(t: float, count: float) -> float:
    return math.sin(2 * math.pi * count * t)


def _ringing(t: float) -> float:
    """Return the answer of a second-order system to a step: it passes 1 and rings down."""
    return 1 - math.exp(-4.2 * t) * (math.cos(13 * t) + 0.32 * math.sin(13 * t))


def _ever_faster(t: float) -> float:
    return math.expm1(3.2 * t) / math.expm1(3.2)


def _boom(t: float) -> float:
    return math.pow(t / 0.45 * math.exp(1 - t / 0.45), 3.2)


SHAPES: Final[Mapping[str, Callable[[float], float]]] = {
    "constant": lambda _t: 0.5,
    "linear_growth": lambda t: 0.15 + 0.7 * t,
    "linear_decline": lambda t: 0.85 - 0.7 * t,
    "exponential_growth": lambda t: 0.1 + 0.8 * _ever_faster(t),
    "collapse": lambda t: 0.9 - 0.8 * _ever_faster(t),
    "goal_seeking_up": lambda t: 0.12 + 0.7 * (1 - math.exp(-4.5 * t)),
    "decay": lambda t: 0.14 + 0.74 * math.exp(-4.5 * t),
    "s_shape": lambda t: 0.1 + 0.78 / (1 + math.exp(-12 * (t - 0.48))),
    "s_overshoot": lambda t: 0.1 + 0.58 * _ringing(t),
    "overshoot_collapse": lambda t: 0.1 + 0.78 * _boom(t),
    "oscillation": lambda t: 0.5 + 0.32 * _wave(t, 3),
    "damped": lambda t: 0.5 + 0.38 * math.exp(-2.4 * t) * _wave(t, 3.5),
    "growing": lambda t: 0.5 + 0.38 * math.exp(2.4 * (t - 1)) * _wave(t, 3.5),
    "rising_waves": lambda t: 0.16 + 0.6 * t + 0.1 * _wave(t, 4),
    "better_worse": lambda t: 0.5 + 0.32 * math.sin(math.pi * t / 0.6),
    "worse_better": lambda t: 0.45 - 0.3 * math.sin(math.pi * t / 0.6),
    "step": lambda t: 0.5 + 0.26 * math.tanh(28 * (t - 0.5)),
}
"""By their ids; each gives the height at a time."""


def shape(name: str, start: float = 0.0, end: float = 1.0) -> Line:
    """Return a named shape, drawn from one time to another; KeyError for a name unknown."""
    height = SHAPES[name]
    shares = [i / STEPS for i in range(STEPS + 1)]
    return tuple((_rounded(start + (end - start) * t), _rounded(height(t))) for t in shares)


def drawn(line: Line, stroke: Sequence[tuple[float, float]]) -> Line:
    """Return the line after a hand drew over a part of it.

    A stroke may run to and fro: at each time its last height counts, so that time never runs
    backwards. Outside the stroke the line stays.
    """
    heights = _heights(stroke)
    if not heights:
        return line
    first, last = min(heights), max(heights)
    kept = [(t, y) for t, y in line if not first / _BINS <= t <= last / _BINS]
    return tuple(sorted([*kept, *((n / _BINS, y) for n, y in heights.items())]))


def reaching(line: Line, low: float, high: float, near: float = NEAR_END) -> Line:
    """Return the line led on to times that it nearly reaches: a hand stops a little early."""
    if not line:
        return line
    (first, y), (last, z) = line[0], line[-1]
    before = ((low, y),) if low < first <= low + near else ()
    after = ((high, z),) if high - near <= last < high else ()
    return (*before, *line, *after)


def _heights(stroke: Sequence[tuple[float, float]]) -> dict[int, float]:
    """Return the last height drawn at each place along the axis, without gaps."""
    heights: dict[int, float] = {}
    before: tuple[float, float] | None = None
    for t, y in stroke:
        at, height = _clamped(t) * _BINS, _clamped(y)
        here = round(at)
        if before is not None and here != round(before[0]):
            step = 1 if here > round(before[0]) else -1
            for n in range(round(before[0]) + step, here, step):
                share = (n - before[0]) / (at - before[0])
                heights[n] = _rounded(before[1] + (height - before[1]) * share)
        heights[here] = _rounded(height)
        before = (at, height)
    return heights


def bent(line: Line, at: float, height: float, reach: float = REACH) -> Line:
    """Return the line bent so that it passes a point; what is near follows smoothly."""
    by = _clamped(height) - height_at(line, at)
    bent_points = []
    for t, y in line:
        away = abs(t - at) / reach
        share = 0.5 + 0.5 * math.cos(math.pi * away) if away < 1 else 0.0
        bent_points.append((t, _rounded(_clamped(y + by * share))))
    return tuple(bent_points)


def height_at(line: Line, t: float) -> float:
    """Return the height of the line at a time; beyond its ends that of the nearer end."""
    before = None
    for point in line:
        if point[0] >= t:
            if before is None or point[0] == before[0]:
                return point[1]
            share = (t - before[0]) / (point[0] - before[0])
            return before[1] + (point[1] - before[1]) * share
        before = point
    return before[1] if before else 0.5


def spread(values: Sequence[float], end: float = 1.0) -> Line:
    """Return measured values as points at even steps from 0 to `end`, the least at the bottom."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    span = high - low
    steps = max(1, len(values) - 1)
    return tuple(
        (_rounded(end * i / steps), _rounded(0.08 + 0.84 * (value / span - low / span)))
        if span and math.isfinite(span)
        else (_rounded(end * i / steps), 0.5)
        for i, value in enumerate(values)
    )


def _clamped(value: float) -> float:
    return min(1.0, max(0.0, value))


def _rounded(value: float) -> float:
    return round(_clamped(value), 4)
