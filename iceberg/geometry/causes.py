"""The ways of arrows between cards: in an S, and around the cards that stand in between.

A deeper card gives rise to a shallower one, so most arrows leave a card at its top edge and reach
the next at its bottom edge; downward it is the other way round, and along a level arrows leave at
the sides.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from iceberg.geometry.arrow_lines import HEAD_LENGTH, CauseRoute, Way, route_along
from iceberg.geometry.passages import Move, Passages
from iceberg.geometry.ports import End, ports_of
from iceberg.geometry.shapes import Point, Rect

_AIR: Final = 2.0
"""Between an arrow's point and the card it reaches."""
_LEAST_RISE: Final = 18.0
"""Air between two cards that lets an arrow run straight up or down."""
_CLEAR: Final = 5.0
"""Less air than this between an arrow and a card counts as running through it."""
_ROUND: Final = 30.0
"""How far a way below a row of cards goes until it has turned along them."""
_FARTHEST_DETOUR: Final = 2400.0
"""An arrow rather passes behind a card than make a detour wider than this."""
_K = TypeVar("_K", bound=str)


def cause_routes(
    cards: Mapping[_K, Rect],
    causes: Mapping[_K, tuple[_K, _K]],
    kept: Mapping[_K, CauseRoute] | None = None,
) -> dict[_K, CauseRoute]:
    """Return the way of every arrow, given the source and target of each.

    Arrows that share an edge of a card fan out; an arrow runs around other cards where it finds a
    free way. Arrows whose ends are not among `cards` are left out. `kept`: arrows whose two cards
    have not moved, which stay as they are unless they must make room for others at a card.
    """
    known = {id_: ends for id_, ends in causes.items() if all(end in cards for end in ends)}
    senses = {id_: _sense(cards[a], cards[b]) for id_, (a, b) in known.items()}
    kept = kept or {}
    ports = _ports(cards, known, senses, kept)
    passages: Passages | None = None
    routes: dict[_K, CauseRoute] = {}
    for number, (id_, (source, target)) in enumerate(known.items()):
        route = kept.get(id_)
        if route is not None and ports.get(id_, _ends(route)) == _ends(route):
            routes[id_] = route
            continue
        one, other = cards[source], cards[target]
        obstacles = [rect for key, rect in cards.items() if key not in (source, target)]
        if senses[id_]:
            passages = passages or Passages(cards.values())
            ends = End(one, ports[id_][0]), End(other, ports[id_][1])
            routes[id_] = _upright(*ends, senses[id_], obstacles, passages, number)
        else:
            routes[id_] = _freest(_ways_beside(one, other, obstacles), obstacles)
    return routes


def _ports(
    cards: Mapping[_K, Rect],
    ends: Mapping[_K, tuple[_K, _K]],
    senses: Mapping[_K, int],
    kept: Mapping[_K, CauseRoute],
) -> dict[_K, tuple[float, float]]:
    """Return where arrows meet their cards: those that are not kept, and all on the same cards."""
    loose = {id_: two for id_, two in ends.items() if id_ not in kept}
    beside = _sharing(loose, ends)
    around = _sharing(beside, ends)
    found = ports_of(cards, {id_: (*ends[id_], senses[id_]) for id_ in around if senses[id_]})
    return {id_: ports for id_, ports in found.items() if id_ in beside}


def _sharing(
    arrows: Mapping[_K, tuple[_K, _K]], ends: Mapping[_K, tuple[_K, _K]]
) -> dict[_K, tuple[_K, _K]]:
    """Return all arrows that meet a card which some of `arrows` meet."""
    cards = {card for two in arrows.values() for card in two}
    return {id_: two for id_, two in ends.items() if not cards.isdisjoint(two)}


def _ends(route: CauseRoute) -> tuple[float, float]:
    """Return the x at which a way up or down leaves and reaches its cards."""
    return route.points[0].x, route.points[-1].x


def _sense(source: Rect, target: Rect) -> int:
    """Return -1 for an arrow that leads up, 1 for one that leads down, 0 for one to the side."""
    if target.bottom + _LEAST_RISE <= source.top:
        return -1
    return 1 if source.bottom + _LEAST_RISE <= target.top else 0


# Ways to choose from, the best first


def _upright(
    source: End,
    target: End,
    sense: int,
    obstacles: Sequence[Rect],
    passages: Passages,
    number: int,
) -> CauseRoute:
    """Return the direct way up (-1) or down (1), or else one through the gaps between cards."""
    arrives = Point(0.0, sense)
    start = Point(source.x, _edge(source.card, sense))
    end = Point(target.x, _edge(target.card, -sense) - sense * (HEAD_LENGTH + _AIR))
    direct = route_along(Way((_s_curve(start, end),), arrives))
    if not any(_hits(direct, obstacles)):
        return direct
    found = passages.way(source.card, source.x, target.card, target.x, number)
    if found is None or found[0] > abs(start.x - end.x) + _FARTHEST_DETOUR:
        return direct
    return route_along(Way(tuple(_along_moves(start, found[1], end, sense)), arrives))


def _along_moves(
    start: Point, moves: Sequence[Move], end: Point, sense: int
) -> Iterator[tuple[Point, Point, Point, Point]]:
    """Yield uprights, and an S for each move to the side; none goes on beyond the head."""
    here = start
    for move in moves:
        one, other = (
            Point(at.x, sense * min(sense * at.y, sense * end.y)) for at in (move.start, move.end)
        )
        yield here, here, one, one
        yield _s_curve(one, other)
        here = other
    yield here, here, end, end


def _s_curve(start: Point, end: Point) -> tuple[Point, Point, Point, Point]:
    middle = (start.y + end.y) / 2
    return start, Point(start.x, middle), Point(end.x, middle), end


def _ways_beside(source: Rect, target: Rect, obstacles: Sequence[Rect]) -> Iterator[Way]:
    """Yield ways between the sides of two cards, below and above both, and around them."""
    a, b = source.centre, target.centre
    for side in (1, -1) if b.x >= a.x else (-1, 1):
        start, facing = _side(source, side), _side(target, -side)
        if (facing.x - start.x) * side >= HEAD_LENGTH + _AIR + 4:
            end = facing.plus(-side * (HEAD_LENGTH + _AIR), 0)
            middle = (start.x + end.x) / 2
            curve = (start, Point(middle, start.y), Point(middle, end.y), end)
            yield Way((curve,), Point(side, 0))
    if abs(a.x - b.x) > min(source.width, target.width) / 2:
        for sense in (1, -1):
            yield _bridge(source, target, sense, obstacles)
    for side in (1, -1) if b.x >= a.x else (-1, 1):
        start, end = _side(source, side), _side(target, side)
        end = end.plus(side * (HEAD_LENGTH + _AIR), 0)
        for out in (56.0, 130.0):
            far = max(start.x * side, end.x * side) + out + 0.08 * abs(end.y - start.y)
            curve = (start, Point(far * side, start.y), Point(far * side, end.y), end)
            yield Way((curve,), Point(-side, 0))


def _bridge(source: Rect, target: Rect, sense: int, obstacles: Sequence[Rect]) -> Way:
    """Return the way below (1) or above (-1) two cards and those that stand between them."""
    left, right = sorted((source.centre.x, target.centre.x))
    top, bottom = min(source.top, target.top), max(source.bottom, target.bottom)
    row = [r for r in obstacles if r.right > left and r.left < right]
    row = [r for r in row if r.bottom > top and r.top < bottom]
    far = max(_edge(rect, sense) * sense for rect in (source, target, *row))
    lane = (far + HEAD_LENGTH + _AIR) * sense
    start = Point(source.centre.x, _edge(source, sense))
    end = Point(target.centre.x, _edge(target, sense) + sense * (HEAD_LENGTH + _AIR))
    round_ = min(_ROUND, (right - left) / 2) * (1 if end.x > start.x else -1)
    out, back = Point(start.x + round_, lane), Point(end.x - round_, lane)
    down, up = Point(start.x, lane), Point(end.x, lane)
    curves = ((start, down, down, out), (out, out, back, back), (back, up, up, end))
    return Way(curves, Point(0, -sense))


def _edge(card: Rect, sense: int) -> float:
    return card.bottom if sense > 0 else card.top


def _side(card: Rect, side: int) -> Point:
    return Point(card.right if side > 0 else card.left, card.centre.y)


# Choosing


def _freest(ways: Iterator[Way], obstacles: Sequence[Rect]) -> CauseRoute:
    """Return the first way that meets no card, else the one that meets the fewest."""
    best: CauseRoute | None = None
    fewest = math.inf
    for way in ways:
        route = route_along(way)
        hits = sum(_hits(route, obstacles))
        if hits < fewest:
            best, fewest = route, hits
        if not hits:
            break
    assert best is not None
    return best


def _hits(route: CauseRoute, obstacles: Iterable[Rect]) -> Iterator[bool]:
    """Yield for each card nearby whether the way runs through it."""
    left, top, right, bottom = route.box.grown(_CLEAR)
    near = (
        Rect(a - _CLEAR, b - _CLEAR, c + _CLEAR, d + _CLEAR)
        for a, b, c, d in obstacles
        if a < right and left < c and b < bottom and top < d
    )
    return (_meets(route.points, *rect) for rect in near)


def _meets(points: Sequence[Point], left: float, top: float, right: float, bottom: float) -> bool:
    return any(left <= x <= right and top <= y <= bottom for x, y in points)
