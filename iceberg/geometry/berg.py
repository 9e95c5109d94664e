"""The ice: a faceted silhouette that grows around its cards.

Each side of the berg is a row of corners at fixed shares of its height, each with a width at rest.
Cards push the corners outward, never inward, and every step of the computation is continuous, so
that a card moved a little changes the outline a little, and no corner ever jumps.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from iceberg.geometry.bands import Band, waterline
from iceberg.geometry.facets import Plane, Sides, facets, planes
from iceberg.geometry.shapes import Point, Rect

MARGIN: Final = 34.0
"""Ice seen around every card."""

_PEAK_AT_REST: Final = 206.0
"""Height of the peak above the water."""
_FOOT_ABOVE_BOTTOM: Final = 52.0
_LEAST_DEPTH: Final = 220.0
_MOST_RISE: Final = 210.0
"""Most ice above the cards of the tip: a wide one is a table rather than a steeple."""
_MOST_FOOT: Final = 420.0
_SLOPE: Final = 2.1
"""How fast the ice narrows beyond a card, sideways per unit of height."""


class _Corner(NamedTuple):
    """A corner of one side: its share of the height and its width at rest."""

    share: float
    width: float


# Above the water: shares of the way from the water up to the peak, from the peak down.
_TIP: Final = {
    -1: (_Corner(1.0, 48), _Corner(0.875, 112), _Corner(0.615, 186), _Corner(0.413, 254)),
    +1: (_Corner(0.923, 76), _Corner(0.625, 156), _Corner(0.5, 238), _Corner(0.18, 296)),
}
_AT_WATER: Final = {-1: 294.0, +1: 324.0}
# Below: shares of the way from the water down to the foot.
_BODY: Final = {
    -1: (
        *(_Corner(0.064, 384), _Corner(0.152, 454), _Corner(0.276, 502), _Corner(0.414, 538)),
        *(_Corner(0.539, 518), _Corner(0.663, 474)),
    ),
    +1: (
        *(_Corner(0.077, 408), _Corner(0.166, 462), _Corner(0.304, 506), _Corner(0.428, 538)),
        *(_Corner(0.552, 520), _Corner(0.677, 478)),
    ),
}
# The foot: heights above the lowest point.
_FOOT: Final = {
    -1: (_Corner(156, 408), _Corner(84, 300), _Corner(32, 164)),
    +1: (_Corner(145, 414), _Corner(74, 304), _Corner(24, 158)),
}
_FOOT_HEIGHT: Final = 724.0
# Between the peaks: share of the way across, depth below the peak, and how much it
# rises with a crest wider than at rest.
_CREST: Final = ((0.25, 17.0, 0.17), (0.5, 30.0, 0.05), (0.76, 22.0, 0.12))
_CREST_AT_REST: Final = 124.0
_LEAST_SPREAD: Final = 0.16
"""How fast the tip grows wider downward, at least."""
_BREAKS: Final = (0.31, 0.68)
_POINTS_PER_CORNER: Final = 1 + len(_BREAKS)
_DEEPEST_NOTCH: Final = 10.0
_ROUGHNESS: Final = (0.62, 0.18, 0.95, 0.4, 0.77, 0.08, 0.55, 1.0, 0.3, 0.86, 0.22, 0.68, 0.45)
"""A fixed table of chance, so that the same cards always make the same ice."""


@dataclass(frozen=True, slots=True)
class Ice:
    """The berg: its outline, the edges seen inside it, and the planes between them."""

    outline: tuple[Point, ...]
    facets: tuple[tuple[Point, Point], ...]
    planes: tuple[Plane, ...]
    """The faces that are lighter or darker than the rest."""
    waterline: float

    @property
    def box(self) -> Rect:
        """The rectangle around the ice."""
        xs, ys = [p.x for p in self.outline], [p.y for p in self.outline]
        return Rect(min(xs), min(ys), max(xs), max(ys))


def ice(
    cards: Sequence[Rect],
    bands: Sequence[Band],
    *,
    slim: tuple[float, float] = (1.0, 1.0),
    rise: float = _MOST_RISE,
) -> Ice:
    """Return the ice around `cards`, which stand in `bands`; at rest where there are none.

    All cards lie inside, the tip rises above the water and the cards, and the ice is wider below
    the water than above it. `slim`: how wide the left and the right side are at rest, as shares
    of the usual; `rise`: the most ice above the cards of the tip.
    """
    water = waterline(bands)
    peak = min([water - _PEAK_AT_REST, *(_peak_over(card, rise) for card in cards)])
    bottom = max(bands[-1].bottom - _FOOT_ABOVE_BOTTOM, water + _LEAST_DEPTH)
    foot = max([bottom, *(_foot_under(card) for card in cards)])
    demands = [_greatest(_Demand.of(card, side) for card in cards) for side in (-1, 1)]
    return _shaped(peak, water, foot, demands[0], demands[1], slim)


@lru_cache(maxsize=16)
def _shaped(
    peak: float,
    water: float,
    foot: float,
    to_left: tuple[_Demand, ...],
    to_right: tuple[_Demand, ...],
    slim: tuple[float, float],
) -> Ice:
    """Return the ice; kept, since most cards can be moved without changing it."""
    left = _side(-1, to_left, peak, water, foot, slim[0])
    right = _side(1, to_right, peak, water, foot, slim[1])
    lowest = Point(round(-12 + 0.1 * (right[-1].x + left[-1].x), 2), foot)
    crest = _crest(left[0], right[0], peak)
    sides = Sides(left, right, crest, lowest, water, _POINTS_PER_CORNER)
    outline = (*reversed(left), *crest, *right, lowest)
    return Ice(outline, facets(sides), planes(sides), water)


def _reach(card: Rect) -> float:
    return max(-card.left, card.right) + MARGIN


def _peak_over(card: Rect, rise: float) -> float:
    return card.top - max(84.0, min(rise, 30 + (_reach(card) - 60) / (_SLOPE + 0.3)))


def _foot_under(card: Rect) -> float:
    return card.bottom + 72 + min(_MOST_FOOT, 0.2 * max(0.0, _reach(card)))


def _side(
    side: int, demands: Sequence[_Demand], peak: float, water: float, foot: float, slim: float
) -> tuple[Point, ...]:
    """Return the corners of one side from the top down."""
    heights, usual = _heights_and_widths(side, peak, water, foot)
    at_rest = [width * slim for width in usual]
    above = sum(1 for y in heights if y <= water)
    widths = [
        max([rest, *(demand.at(y) for demand in demands)])
        for y, rest in zip(heights, at_rest, strict=True)
    ]
    _never_cut(heights, widths, demands)
    for i in range(len(widths)):
        widths[i] += _rough(i, widths[i] - at_rest[i])
    for i in range(1, above):
        least = widths[i - 1] + _LEAST_SPREAD * (heights[i] - heights[i - 1])
        widths[i] = max(widths[i], least)
    grown = widths[above - 1] - at_rest[above - 1]
    # The body keeps as much wider than the tip as it is at rest.
    for i in range(above, len(widths)):
        widths[i] = max(widths[i], at_rest[i] + grown * _share_of_tip(heights[i], water, foot))
    _fill_notches(heights, widths, above)
    corners = [Point(side * width, y) for y, width in zip(heights, widths, strict=True)]
    return tuple(_broken(corners, side))


def _heights_and_widths(
    side: int, peak: float, water: float, foot: float
) -> tuple[list[float], list[float]]:
    tip = [(water - share * (water - peak), width) for share, width in _TIP[side]]
    # However high the tip, its second peak stays near the first, above the cards.
    tip[0] = (min(tip[0][0], peak + 16), tip[0][1])
    depth = foot - water
    body = [(water + share * depth, width) for share, width in _BODY[side]]
    stretch = min(1.5, max(0.2, depth / _FOOT_HEIGHT))
    last = [(foot - share * stretch, width) for share, width in _FOOT[side]]
    corners = [*tip, (water, _AT_WATER[side]), *body, *last]
    return [y for y, _ in corners], [width for _, width in corners]


def _share_of_tip(y: float, water: float, foot: float) -> float:
    """Return how much of the growth of the tip the body shares: none at the foot."""
    down = (y - water) / (foot - water)
    return 1.0 if down < 0.5 else math.sqrt(max(0.0, 1 - (2 * down - 1) ** 2))


def _rough(i: int, grown: float) -> float:
    """Return how far a corner stands out of its place, so that walls of cards look like ice."""
    return _ROUGHNESS[i % len(_ROUGHNESS)] * min(44.0, 0.3 * max(0.0, grown))


class _Demand(NamedTuple):
    """The width that a card needs on one side, and from where to where."""

    width: float
    top: float
    bottom: float

    @classmethod
    def of(cls, card: Rect, side: int) -> _Demand:
        width = card.right if side > 0 else -card.left
        return cls(width + MARGIN, card.top - MARGIN / 2, card.bottom + MARGIN / 2)

    def at(self, y: float) -> float:
        """Return the width needed at a height, less the farther it is from the card."""
        return self.width - _SLOPE * max(0.0, self.top - y, y - self.bottom)


def _greatest(demands: Iterable[_Demand]) -> tuple[_Demand, ...]:
    """Return the demands that no other one includes; only these shape the ice."""
    kept: list[_Demand] = []
    for one in sorted(demands, reverse=True):
        if not any(by.top <= one.top and one.bottom <= by.bottom for by in kept):
            kept.append(one)
    return tuple(kept)


def _never_cut(heights: list[float], widths: list[float], demands: Sequence[_Demand]) -> None:
    """Push out both ends of every edge that would cut a card."""
    pushed = list(widths)
    for i in range(len(heights) - 1):
        top, bottom = heights[i], heights[i + 1]
        short = 0.0
        for demand in demands:
            if demand.bottom <= top or demand.top >= bottom or bottom <= top:
                continue
            for y in (max(top, demand.top), min(bottom, demand.bottom)):
                here = widths[i] + (widths[i + 1] - widths[i]) * (y - top) / (bottom - top)
                short = max(short, demand.width - here)
        for end in (i, i + 1):
            pushed[end] = max(pushed[end], widths[end] + short)
    widths[:] = pushed


def _fill_notches(heights: list[float], widths: list[float], first: int) -> None:
    """Leave no corner of the body far behind the straight line between two others."""
    count = len(widths)
    lines = [(a, b) for a in range(first, count) for b in range(a + 2, count)]
    for a, b in sorted(lines, key=lambda ends: ends[0] - ends[1]):
        for i in range(a + 1, b):
            share = (heights[i] - heights[a]) / max(1.0, heights[b] - heights[a])
            line = widths[a] + (widths[b] - widths[a]) * share
            widths[i] = max(widths[i], line - _DEEPEST_NOTCH)


def _broken(corners: list[Point], side: int) -> list[Point]:
    """Return the side with its long edges broken; at rest the new corners lie on the edges."""
    points = [corners[0]]
    for i, (one, other) in enumerate(pairwise(corners)):
        length = one.distance(other)
        for j, share in enumerate(_BREAKS):
            out = _ROUGHNESS[(3 * i + 5 * j) % len(_ROUGHNESS)] * min(
                36.0, 0.1 * max(0.0, length - 170)
            )
            x = one.x + (other.x - one.x) * share + side * out
            points.append(Point(round(x, 2), one.y + (other.y - one.y) * share))
        points.append(other)
    return points


def _crest(left: Point, right: Point, peak: float) -> list[Point]:
    """Return the corners between the two peaks."""
    extra = max(0.0, right.x - left.x - _CREST_AT_REST)
    return [
        Point(left.x + (right.x - left.x) * share, peak + depth - rise * min(extra, 900.0))
        for share, depth, rise in _CREST
    ]
