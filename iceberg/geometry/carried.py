"""Arrows while cards are moved: what lies aside stays as it is, also where bands grow below it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from iceberg.geometry.arrow_lines import CauseRoute
from iceberg.geometry.bands import Band, band_at
from iceberg.geometry.causes import cause_routes
from iceberg.geometry.shapes import Point, Rect

_K = TypeVar("_K", bound=str)
_SAME: Final = 1e-6
"""Places that differ by less are one."""


class Laid(NamedTuple, Generic[_K]):
    """Cards in their bands, and the arrows between them."""

    bands: Sequence[Band]
    cards: Mapping[_K, Rect]
    routes: Mapping[_K, CauseRoute]


def carried_routes(
    before: Laid[_K],
    bands: Sequence[Band],
    cards: Mapping[_K, Rect],
    causes: Mapping[_K, tuple[_K, _K]],
) -> dict[_K, CauseRoute]:
    """Return the ways of arrows after some cards were moved, changing as few as can be.

    Arrows of cards that moved are laid as ``cause_routes`` lays them; all others stay, and go down
    with their bands. They do not step aside for a card that is carried over them, nor run where
    it stood, so that the board is calm until it is put down.
    """
    shifts = [now.top - was.top for was, now in zip(before.bands, bands, strict=True)]
    stays = {id_ for id_, rect in cards.items() if _stays(before, shifts, id_, rect)}
    kept = {
        id_: _lowered(before.routes[id_], before.bands, shifts)
        for id_, ends in causes.items()
        if id_ in before.routes and stays.issuperset(ends)
    }
    return cause_routes(cards, causes, kept)


def _stays(before: Laid[_K], shifts: Sequence[float], id_: _K, rect: Rect) -> bool:
    """Whether a card stands where it did in its band."""
    was = before.cards.get(id_)
    if was is None:
        return False
    if was == rect and not any(shifts):
        return True
    lowered = was.moved(0.0, _shift_at(was.centre.y, before.bands, shifts))
    return all(abs(one - other) < _SAME for one, other in zip(rect, lowered, strict=True))


def _lowered(route: CauseRoute, bands: Sequence[Band], shifts: Sequence[float]) -> CauseRoute:
    """Return an arrow gone down with its bands; the same one where nothing moved."""
    first, last = band_at(bands, route.box.top).index, band_at(bands, route.box.bottom).index
    if not any(shifts[first : last + 1]):
        return route
    bottoms = [band.bottom for band in bands[:-1]]

    def down(point: Point) -> Point:
        return Point(point.x, point.y + shifts[bisect_right(bottoms, point.y)])

    a, b, c = route.head
    points, head = tuple([down(point) for point in route.points]), (down(a), down(b), down(c))
    xs, ys = zip(*points, *head, strict=True)
    return CauseRoute(points, head, Rect(min(xs), min(ys), max(xs), max(ys)))


def _shift_at(y: float, bands: Sequence[Band], shifts: Sequence[float]) -> float:
    return shifts[band_at(bands, y).index]
