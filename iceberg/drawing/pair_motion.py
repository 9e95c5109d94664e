"""What is seen on the way from one board to two icebergs side by side, and between such pairs.

The ice parts or flows together, and every card slides to its new place. On one iceberg, arrows
slide into their ways when a card that was carried over them is put down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from iceberg.drawing.card_shape import CardShape
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.drawing.pair_scene import PairScene
from iceberg.geometry.arrow_lines import CauseRoute
from iceberg.geometry.bands import Band
from iceberg.geometry.berg import Ice
from iceberg.geometry.facets import Plane
from iceberg.geometry.shapes import Point, Rect
from iceberg.model.record import RecordId


def between(old: IcebergScene, new: IcebergScene, share: float) -> PairScene | None:
    """Return what is seen when this `share` of the way is gone; ``None`` where nothing slides.

    One of the two, at least, must be a pair.
    """
    pair = new if isinstance(new, PairScene) else old
    if not isinstance(pair, PairScene) or len(old.bands) != len(new.bands):
        return None
    (old_left, old_right), (new_left, new_right) = _bergs(old), _bergs(new)
    routes = {
        id_: _route(old.causes[id_], route, share)
        for id_, route in new.causes.items()
        if id_ in old.causes
    }
    return replace(
        pair,
        contents=new.contents,
        bands=tuple(_band(a, b, share) for a, b in zip(old.bands, new.bands, strict=True)),
        cards=_cards(old.cards, new.cards, share),
        causes=routes,
        groups={},
        ice=_ice(old_left, new_left, share),
        right_ice=_ice(old_right, new_right, share),
        captions=pair.captions if pair is new else (),
        questions=pair.questions if pair is new else (),
        replaced=_lines(old, new, share),
    )


def settling(old: IcebergScene, new: IcebergScene, share: float) -> IcebergScene | None:
    """Return what is seen while arrows take their ways after a card was put down.

    ``None`` where bands have grown: then all is in its place at once.
    """
    if old.bands != new.bands:
        return None
    causes = {
        id_: route if old.causes.get(id_, route) == route else _route(old.causes[id_], route, share)
        for id_, route in new.causes.items()
    }
    return replace(new, cards=_cards(old.cards, new.cards, share), causes=causes)


def _bergs(scene: IcebergScene) -> tuple[Ice, Ice]:
    return scene.ice, scene.right_ice if isinstance(scene, PairScene) else scene.ice


def _cards(
    old: Mapping[RecordId, CardShape], new: Mapping[RecordId, CardShape], share: float
) -> dict[RecordId, CardShape]:
    cards = dict(new)
    for id_, shape in new.items():
        if id_ in old:
            start, end = old[id_].rect.centre, shape.rect.centre
            back = 1.0 - share
            cards[id_] = _moved(shape, (start.x - end.x) * back, (start.y - end.y) * back)
    return cards


def _moved(card: CardShape, dx: float, dy: float) -> CardShape:
    return replace(
        card,
        rect=card.rect.moved(dx, dy),
        sketch=card.sketch and card.sketch.moved(dx, dy),
    )


def _lines(old: IcebergScene, new: IcebergScene, share: float) -> dict[RecordId, tuple[Point, ...]]:
    if not (isinstance(old, PairScene) and isinstance(new, PairScene)):
        return {}
    return {
        id_: _along(old.replaced[id_], way, share)
        for id_, way in new.replaced.items()
        if id_ in old.replaced
    }


def _band(old: Band, new: Band, share: float) -> Band:
    top, bottom = _number(old.top, new.top, share), _number(old.bottom, new.bottom, share)
    return Band(new.index, top, bottom)


def _ice(old: Ice, new: Ice, share: float) -> Ice:
    """Return the ice on its way; every berg has as many corners as any other."""
    return Ice(
        _along(old.outline, new.outline, share),
        tuple(
            (_point(a, c, share), _point(b, d, share))
            for (a, b), (c, d) in zip(old.facets, new.facets, strict=True)
        ),
        tuple(
            Plane(_along(a.points, b.points, share), b.light)
            for a, b in zip(old.planes, new.planes, strict=True)
        ),
        _number(old.waterline, new.waterline, share),
    )


def _route(old: CauseRoute, new: CauseRoute, share: float) -> CauseRoute:
    a, b, c = _along(old.head, new.head, share)
    box = Rect(*(_number(x, y, share) for x, y in zip(old.box, new.box, strict=True)))
    return replace(new, points=_along(old.points, new.points, share), head=(a, b, c), box=box)


def _along(old: Sequence[Point], new: Sequence[Point], share: float) -> tuple[Point, ...]:
    """Return a line on its way; where it gains points, the old one's serve more than once."""
    count = len(new)
    return tuple(_point(old[i * len(old) // count], point, share) for i, point in enumerate(new))


def _point(old: Point, new: Point, share: float) -> Point:
    return Point(_number(old.x, new.x, share), _number(old.y, new.y, share))


def _number(old: float, new: float, share: float) -> float:
    return old * (1.0 - share) + new * share
