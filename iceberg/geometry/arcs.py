"""The arcs of a whole board: each bowed so that loops look round and nothing lies on a pill."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from iceberg.geometry.bends import best_bend, middle_of
from iceberg.geometry.curves import Arc, arc_between, with_sign
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.signs import best_sign
from iceberg.geometry.spots import Spots
from iceberg.geometry.turning import Turn, turns

K = TypeVar("K", bound=Hashable)
L = TypeVar("L", bound=Hashable)
Ends = tuple[K, K, float | None]
"""Source, target, and the bend that a hand gave, if any."""

_NEIGHBOURHOOD: Final = 520.0
"""Side of the square about a tip in which its sign stands."""


def route(pills: Mapping[K, Rect], links: Mapping[L, Ends[K]]) -> dict[L, Arc]:
    """Return the arc of every link; links that lead to no pill have none.

    A bend given by hand is kept. The bends depend on the pills and links alone, not on the order
    of the links; where signs would overlap, the shorter arc's has the better place.
    """
    return reroute({}, pills, links, frozenset(pills))


def reroute(
    previous: Mapping[L, Arc],
    pills: Mapping[K, Rect],
    links: Mapping[L, Ends[K]],
    moved: Iterable[K],
) -> dict[L, Arc]:
    """Return the arcs after some pills moved: only links that touch these, or that have no arc
    in `previous`, are drawn anew.
    """
    moved = frozenset(moved)
    drawn = {id_: ends for id_, ends in links.items() if ends[0] in pills and ends[1] in pills}
    stale = [
        id_
        for id_, (source, target, _) in drawn.items()
        if id_ not in previous or source in moved or target in moved
    ]
    arcs = {id_: previous[id_] for id_ in drawn if id_ in previous}
    if not stale:
        return arcs
    turning = dict(zip(drawn, turns(tuple((s, t) for s, t, _ in drawn.values())), strict=True))
    spots: Spots[K, L] = Spots(_pills_about(pills, drawn, stale))
    middles: dict[tuple[K, ...], Point] = {}
    for id_ in stale:
        ring = turning[id_].ring
        if ring not in middles:
            middles[ring] = middle_of(ring, pills)
        arcs[id_] = _bowed(drawn[id_], pills, turning[id_], middles[ring], spots)
    _place_signs(arcs, stale, spots)
    return {id_: arcs[id_] for id_ in drawn}


def _bowed(
    ends: Ends[K],
    pills: Mapping[K, Rect],
    turn: Turn[K],
    middle: Point,
    spots: Spots[K, L],
) -> Arc:
    source, target, by_hand = ends
    if by_hand is not None:
        bend = by_hand
    elif source == target:
        # On top and below in turn, each pair larger than the one before.
        bend = math.copysign(0.3 + 1.2 * (turn.rank // 2), -1.0 if turn.rank % 2 else 1.0)
    else:
        bend = best_bend((source, target), pills, turn, middle, spots)
    return arc_between(pills[source], pills[target], bend)


def _pills_about(
    pills: Mapping[K, Rect], links: Mapping[L, Ends[K]], stale: list[L]
) -> Mapping[K, Rect]:
    """Return the pills that may be in the way of the links to draw."""
    if len(stale) * 8 > len(links):
        return pills
    box = Rect.enclosing(pills[end] for id_ in stale for end in links[id_][:2])
    assert box is not None
    return pills_in(pills, box.grown(_NEIGHBOURHOOD / 2 + max(box.width, box.height) / 2))


def pills_in(pills: Mapping[K, Rect], zone: Rect) -> dict[K, Rect]:
    """Return the pills that reach into `zone`."""
    return {key: rect for key, rect in pills.items() if zone.overlaps(rect)}


def arcs_in(arcs: Mapping[L, Arc], zones: Sequence[Rect]) -> list[tuple[L, Arc]]:
    """Return the arcs that may reach into one of the `zones`."""
    whole = Rect.enclosing(zones)
    if whole is None:
        return []
    left, top, right, bottom = whole
    near = [
        (id_, arc)
        for id_, arc in arcs.items()
        if arc.box[0] < right and left < arc.box[2] and arc.box[1] < bottom and top < arc.box[3]
    ]
    return [(id_, arc) for id_, arc in near if any(arc.box.overlaps(zone) for zone in zones)]


def _span(arc: Arc) -> float:
    return arc.points[0].distance(arc.tip)


def _place_signs(arcs: dict[L, Arc], stale: list[L], spots: Spots[K, L]) -> None:
    """Give each stale arc's sign a clear place, beside all other lines and signs that stand."""
    fresh = frozenset(stale)
    zones = [Rect.around(arcs[id_].tip, _NEIGHBOURHOOD, _NEIGHBOURHOOD) for id_ in stale]
    zone = Rect.enclosing(zones)
    assert zone is not None
    near = arcs.items() if len(stale) * 8 > len(arcs) else arcs_in(arcs, zones)
    for id_, arc in near:
        spots.add_line(id_, (*arc.points, arc.tip), zone)
        if id_ not in fresh:
            spots.add_sign(id_, arc.sign)
    # Short ones first: a long arc has more places for its sign.
    for id_ in sorted(stale, key=lambda one: (round(_span(arcs[one])), arcs[one].tip)):
        sign = best_sign(id_, arcs[id_], spots)
        if sign != arcs[id_].sign:
            arcs[id_] = with_sign(arcs[id_], sign)
        spots.add_sign(id_, sign)
