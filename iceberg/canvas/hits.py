"""What lies under a point of the board, nearest to the hand first."""

from __future__ import annotations

from typing import Final

from iceberg.canvas.stage import things_of
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.drawing.loop_scene import LoopScene
from iceberg.drawing.scene import Scene
from iceberg.drawing.title_paint import title_places
from iceberg.geometry.shapes import Point, Rect
from iceberg.model.record import RecordId
from iceberg.tools.gesture import Target

RIM_REACH: Final = 11.0
"""How near, in pixels, the pointer must be to a handle."""
ARROW_REACH: Final = 8.0
"""How near, in pixels, the pointer must be to an arrow."""


def rim_handles(rect: Rect) -> tuple[Point, ...]:
    """Return the handles from which arrows are pulled: the middle of each side."""
    middle = rect.centre
    return (
        Point(rect.right, middle.y),
        Point(rect.left, middle.y),
        Point(middle.x, rect.top),
        Point(middle.x, rect.bottom),
    )


def bend_handle(scene: Scene, selection: tuple[RecordId, ...]) -> tuple[RecordId, Point] | None:
    """Return the handle by which the one selected arc is bent."""
    if isinstance(scene, LoopScene) and len(selection) == 1:
        arc = scene.arcs.get(selection[0])
        if arc is not None:
            return selection[0], arc.middle
    return None


def target_at(
    scene: Scene,
    point: Point,
    scale: float,
    selection: tuple[RecordId, ...],
    pointed: RecordId | None,
) -> Target | None:
    """Return what lies under `point`; `pointed` is the thing whose handles are shown."""
    handle = bend_handle(scene, selection)
    if handle and handle[1].distance(point) * scale <= RIM_REACH:
        return Target(handle[0], "bend")
    rect = things_of(scene).get(pointed) if pointed else None
    if pointed and rect:
        # On a card that is seen small there must be room between its handles to take hold of it.
        reach = min(RIM_REACH, min(rect.width, rect.height) * scale / 3)
        for rim in rim_handles(rect):
            if rim.distance(point) * scale <= reach:
                return Target(pointed, "rim")
    return _body_at(scene, point, ARROW_REACH / scale, selection)


def _body_at(
    scene: Scene, point: Point, reach: float, selection: tuple[RecordId, ...]
) -> Target | None:
    if isinstance(scene, IcebergScene):
        id_ = (
            scene.card_at(point, selection) or scene.cause_at(point, reach) or scene.group_at(point)
        )
        return Target(id_) if id_ else None
    if id_ := scene.pill_at(point):
        return Target(id_)
    if id_ := scene.badge_at(point):
        return Target(id_, "badge")
    if id_ := scene.sign_at(point) or scene.link_at(point, reach):
        return Target(id_)
    return None


def title_at(scene: Scene, point: Point, frame: Rect, scale: float) -> tuple[str, Rect] | None:
    """Return the level whose title is written at a point, as seen in `frame`, and where."""
    if not isinstance(scene, IcebergScene):
        return None
    places = title_places(scene, frame, scale)
    return next(((kind, rect) for kind, rect in places if rect.contains(point)), None)


def things_within(scene: Scene, frame: Rect) -> tuple[RecordId, ...]:
    """Return the cards or variables that a frame touches."""
    return tuple(id_ for id_, rect in things_of(scene).items() if rect.overlaps(frame))


def rect_of(scene: Scene, id_: RecordId) -> Rect | None:
    """Return where a card, a group, a variable or a loop's badge stands."""
    rect = things_of(scene).get(id_)
    if rect is None and isinstance(scene, IcebergScene) and id_ in scene.groups:
        return scene.groups[id_].rect
    if rect is None and isinstance(scene, LoopScene) and id_ in scene.badges:
        badge = scene.badges[id_].badge
        return Rect.around(badge.centre, 2 * badge.radius, 2 * badge.radius)
    return rect
