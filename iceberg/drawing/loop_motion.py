"""A loop board on its way from one arrangement to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from iceberg.drawing.loop_scene import LoopScene
from iceberg.geometry.curves import Arc, arc_between
from iceberg.geometry.shapes import Rect
from iceberg.model.record import RecordId

_MOST: Final = 160
"""Variables of a board that moves; a larger one is simply there."""
_FEWEST: Final = 3
"""Variables that go elsewhere at once, when they are arranged and not dragged or nudged."""
_FAR: Final = 4.0


def is_rearranged(old: LoopScene, new: LoopScene) -> bool:
    """Whether several variables stand elsewhere, on a board small enough to show them going."""
    if len(new.pills) > _MOST:
        return False
    far = (
        old.pills[id_].centre.distance(pill.centre) > _FAR
        for id_, pill in new.pills.items()
        if id_ in old.pills
    )
    return sum(far) >= _FEWEST


def on_the_way(old: LoopScene, new: LoopScene, share: float) -> LoopScene:
    """Return what is seen when this `share` of the way is gone; badges come when all stand."""
    pills = {
        id_: _between(old.pills.get(id_, pill), pill, share) for id_, pill in new.pills.items()
    }
    return replace(new, pills=pills, arcs=_arcs(old, new, pills, share), badges={}, strokes={})


def _between(old: Rect, new: Rect, share: float) -> Rect:
    back = 1.0 - share
    start, end = old.centre, new.centre
    return new.moved((start.x - end.x) * back, (start.y - end.y) * back)


def _arcs(
    old: LoopScene, new: LoopScene, pills: dict[RecordId, Rect], share: float
) -> dict[RecordId, Arc]:
    arcs: dict[RecordId, Arc] = {}
    for id_, arc in new.arcs.items():
        link = new.contents.links[id_]
        before = old.arcs.get(id_, arc).bend
        bend = before + (arc.bend - before) * share
        arcs[id_] = arc_between(pills[link.source], pills[link.target], bend)
    return arcs
