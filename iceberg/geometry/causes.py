"""The ways of arrows between cards: up in an S, and around cards that stand in between.

A deeper card gives rise to a shallower one, so most arrows leave a card at its top edge and reach
the next at its bottom edge; arrows along a level or downward leave at the sides.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final, NamedTuple, TypeVar

from iceberg.geometry.shapes import Point, Rect

HEAD_LENGTH: Final = 10.0
HEAD_WIDTH: Final = 10.0
_AIR: Final = 2.0
"""Between an arrow's point and the card it reaches."""
_LEAST_RISE: Final = 26.0
"""Air between two levels' cards that lets an arrow run straight up."""
_PORTS_APART: Final = 24.0
_PORT_INSET: Final = 26.0
_MIDDLE: Final = 0.36
"""A single arrow keeps this share of the edge away from the corners."""
_CLEAR: Final = 9.0
"""Air between an arrow and a card it passes."""
_COLUMN: Final = 14.0
"""From a card's side to an arrow that runs along it."""
_MOST_COLUMNS: Final = 6
_FARTHEST_DETOUR: Final = 420.0
"""An arrow rather passes behind a card than make a detour wider than this."""
_STEPS: Final = 24
_WEIGHTS: Final = tuple(
    ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    for t in (i / _STEPS for i in range(1, _STEPS + 1))
)
"""Shares of the four points of a cubic curve (Bernstein's polynomials) along it."""
_UP: Final = Point(0.0, -1.0)

_K = TypeVar("_K", bound=str)


@dataclass(frozen=True, slots=True)
class CauseRoute:
    """The line of an arrow, its head, and the rectangle around both."""

    points: tuple[Point, ...]
    head: tuple[Point, Point, Point]
    box: Rect


class _Way(NamedTuple):
    """Cubic curves that follow each other, and the direction in which the arrow arrives."""

    curves: tuple[tuple[Point, Point, Point, Point], ...]
    arrives: Point


def cause_routes(
    cards: Mapping[_K, Rect], causes: Mapping[_K, tuple[_K, _K]]
) -> dict[_K, CauseRoute]:
    """Return the way of every arrow, given the source and target of each.

    Arrows that share an edge of a card fan out; an arrow runs around other cards where it finds a
    free way. Arrows whose ends are not among `cards` are left out.
    """
    known = {id_: ends for id_, ends in causes.items() if all(end in cards for end in ends)}
    rising = {id_: ends for id_, ends in known.items() if _rises(*(cards[end] for end in ends))}
    leaving = _ports(cards, rising)
    reaching = _ports(cards, {id_: (b, a) for id_, (a, b) in rising.items()})
    routes: dict[_K, CauseRoute] = {}
    for id_, (source, target) in known.items():
        one, other = cards[source], cards[target]
        obstacles = [rect for key, rect in cards.items() if key not in (source, target)]
        if id_ in rising:
            x, to = _straightened(leaving[id_], reaching[id_])
            ways = _ways_up(Point(x, one.top), Point(to, other.bottom + _AIR), obstacles)
        else:
            ways = _ways_beside(one, other)
        routes[id_] = _freest(ways, obstacles)
    return routes


def _rises(source: Rect, target: Rect) -> bool:
    return target.bottom + _LEAST_RISE <= source.top


# Where arrows meet an edge


def _ports(cards: Mapping[_K, Rect], ends: Mapping[_K, tuple[_K, _K]]) -> dict[_K, float]:
    """Return the x at which each arrow meets the edge of the first of its two cards."""
    by_card: dict[_K, list[tuple[float, float, _K]]] = {}
    for id_, (here, there) in ends.items():
        wanted = _wanted(cards[here], cards[there])
        by_card.setdefault(here, []).append((wanted, cards[there].centre.x, id_))
    found: dict[_K, float] = {}
    for card, arrows in by_card.items():
        arrows.sort()
        spread = _spread(cards[card], [wanted for wanted, _, _ in arrows])
        found |= {id_: x for (_, _, id_), x in zip(arrows, spread, strict=True)}
    return found


def _wanted(here: Rect, there: Rect) -> float:
    """Return the x in the middle part of a card's edge that lies best for reaching another."""
    low, high = here.left + _MIDDLE * here.width, here.right - _MIDDLE * here.width
    between = (here.centre.x + there.centre.x) / 2
    return min(max(between, low), high)


def _spread(card: Rect, wanted: Sequence[float]) -> list[float]:
    """Return rising places near the wanted ones, apart from each other and from the corners."""
    low, high = card.left + _PORT_INSET, card.right - _PORT_INSET
    apart = min(_PORTS_APART, (high - low) / max(1, len(wanted) - 1))
    places: list[float] = []
    for x in wanted:
        places.append(max(x, places[-1] + apart) if places else x)
    shift = sum(wanted) / len(wanted) - sum(places) / len(places)
    shift = min(max(shift, low - places[0]), high - places[-1])
    return [x + shift for x in places]


def _straightened(x: float, to: float) -> tuple[float, float]:
    """Return both ends upright over each other where they nearly are."""
    return ((x + to) / 2,) * 2 if abs(x - to) < 12 else (x, to)


# Ways to choose from, the best first


def _ways_up(start: Point, tip: Point, obstacles: Sequence[Rect]) -> Iterator[_Way]:
    """Yield the direct way, then ways through the gaps between the cards in between."""
    end = tip.plus(0, HEAD_LENGTH)
    yield _Way((_s_curve(start, end),), _UP)
    between = [r for r in obstacles if r.bottom > end.y and r.top < start.y]
    for x in _free_columns(start.x, end.x, between):
        beside = [r for r in between if r.left - _COLUMN <= x <= r.right + _COLUMN]
        low = min(start.y - 2, max(r.bottom for r in beside) + _CLEAR)
        high = max(end.y + 2, min(r.top for r in beside) - _CLEAR)
        if low > high:
            below, above = Point(x, low), Point(x, high)
            upright = (below, below, above, above)
            yield _Way((_s_curve(start, below), upright, _s_curve(above, end)), _UP)


def _free_columns(x: float, to: float, between: Sequence[Rect]) -> list[float]:
    """Return the upright lines beside a card that cross none, those with small detours first."""
    edges = {edge for r in between for edge in (r.left - _COLUMN, r.right + _COLUMN)}
    detours = sorted((max(abs(edge - x), abs(edge - to)), edge) for edge in edges)
    near = [edge for detour, edge in detours if detour <= _FARTHEST_DETOUR]
    free = (
        edge for edge in near if not any(r.left - _CLEAR < edge < r.right + _CLEAR for r in between)
    )
    return list(islice(free, _MOST_COLUMNS))


def _s_curve(start: Point, end: Point) -> tuple[Point, Point, Point, Point]:
    middle = (start.y + end.y) / 2
    return start, Point(start.x, middle), Point(end.x, middle), end


def _ways_beside(source: Rect, target: Rect) -> Iterator[_Way]:
    """Yield ways between the sides of two cards, around them, and below both."""
    a, b = source.centre, target.centre
    for side in (1, -1) if b.x >= a.x else (-1, 1):
        start, facing = _side(source, side), _side(target, -side)
        if (facing.x - start.x) * side >= _LEAST_RISE + HEAD_LENGTH:
            end = facing.plus(-side * (HEAD_LENGTH + _AIR), 0)
            middle = (start.x + end.x) / 2
            curve = (start, Point(middle, start.y), Point(middle, end.y), end)
            yield _Way((curve,), Point(side, 0))
    for side in (1, -1) if b.x >= a.x else (-1, 1):
        start, end = _side(source, side), _side(target, side)
        end = end.plus(side * (HEAD_LENGTH + _AIR), 0)
        for out in (56.0, 130.0):
            far = max(start.x * side, end.x * side) + out + 0.08 * abs(end.y - start.y)
            curve = (start, Point(far * side, start.y), Point(far * side, end.y), end)
            yield _Way((curve,), Point(-side, 0))
    start, end = Point(a.x, source.bottom), Point(b.x, target.bottom + HEAD_LENGTH + _AIR)
    for down in (60.0, 150.0):
        deep = max(start.y, end.y) + down
        yield _Way(((start, Point(start.x, deep), Point(end.x, deep), end),), _UP)


def _side(card: Rect, side: int) -> Point:
    return Point(card.right if side > 0 else card.left, card.centre.y)


# Choosing


def _freest(ways: Iterator[_Way], obstacles: Sequence[Rect]) -> CauseRoute:
    """Return the first way that meets no card, else the one that meets the fewest."""
    best: CauseRoute | None = None
    fewest = math.inf
    for way in ways:
        route = _route(way)
        hits = _hits(route, obstacles)
        if hits < fewest:
            best, fewest = route, hits
        if not hits:
            break
    assert best is not None
    return best


def _hits(route: CauseRoute, obstacles: Iterable[Rect]) -> int:
    box = route.box.grown(_CLEAR)
    near = [rect.grown(_CLEAR) for rect in obstacles if rect.overlaps(box)]
    return sum(_meets(route.points, *rect) for rect in near)


def _meets(points: Sequence[Point], left: float, top: float, right: float, bottom: float) -> bool:
    return any(left <= x <= right and top <= y <= bottom for x, y in points)


def _route(way: _Way) -> CauseRoute:
    points = [way.curves[0][0]]
    for curve in way.curves:
        points += _along(*curve)
    base, (dx, dy) = points[-1], way.arrives
    half = HEAD_WIDTH / 2
    tip = base.plus(dx * HEAD_LENGTH, dy * HEAD_LENGTH)
    head = (tip, base.plus(-dy * half, dx * half), base.plus(dy * half, -dx * half))
    xs, ys = zip(*points, *head, strict=True)
    return CauseRoute(tuple(points), head, Rect(min(xs), min(ys), max(xs), max(ys)))


def _along(a: Point, b: Point, c: Point, d: Point) -> list[Point]:
    """Return points along a cubic curve, without its first one."""
    if a == b and c == d:
        return [d]
    return [
        Point(
            e * a.x + f * b.x + g * c.x + h * d.x,
            e * a.y + f * b.y + g * c.y + h * d.y,
        )
        for e, f, g, h in _WEIGHTS
    ]


def nearness(route: CauseRoute, point: Point) -> float:
    """Return the distance from a point to the line of an arrow."""
    return min(_to_segment(point, a, b) for a, b in pairwise((*route.points, route.head[0])))


def _to_segment(point: Point, a: Point, b: Point) -> float:
    dx, dy = b.x - a.x, b.y - a.y
    length = dx * dx + dy * dy
    share = ((point.x - a.x) * dx + (point.y - a.y) * dy) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return point.distance(Point(a.x + share * dx, a.y + share * dy))
