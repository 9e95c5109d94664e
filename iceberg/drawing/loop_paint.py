"""Painting a loop board: links, then variables, then badges, what is lit on top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from iceberg.drawing.badge_paint import paint_badge
from iceberg.drawing.link_paint import paint_links
from iceberg.drawing.loop_scene import LoopScene
from iceberg.drawing.mood import Mood
from iceberg.drawing.pill_paint import paint_pills
from iceberg.drawing.strokes import EMPHASES, Emphasis
from iceberg.drawing.theme import Theme
from iceberg.geometry.shapes import Rect
from iceberg.model.record import RecordId

_NOTHING: Final[frozenset[RecordId]] = frozenset()
_REST: Final = {"links": 0.34, "pills": 0.5, "badges": 0.36}
"""How much of what rests is seen, while something is lit."""
_NO_BADGES: Final = 0.15
_EDGE: Final = 8.0
"""How far paint reaches beyond the boxes of things, at most."""


def paint_loops(
    painter: QPainter,
    scene: LoopScene,
    theme: Theme,
    mood: Mood,
    *,
    only: frozenset[RecordId] | None = None,
    skip: frozenset[RecordId] = _NOTHING,
    detail: float = 1.0,
) -> None:
    """Paint a loop board; the painter takes board coordinates, the ground is there already.

    Paints `only` these records, if given, and never those to `skip`. `detail` is the zoom: what
    would be too small to see is left out.
    """
    visible = _visible(painter)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def shown(boxes: Mapping[RecordId, Rect]) -> list[RecordId]:
        return [
            id_
            for id_, box in boxes.items()
            if (only is None or id_ in only)
            and id_ not in skip
            and id_ not in mood.hidden
            and (visible is None or box.overlaps(visible))
        ]

    _paint_links(painter, scene, theme, mood, shown(_arc_boxes(scene)), detail)
    _paint_pills(painter, scene, theme, mood, shown(scene.pills), detail)
    if detail >= _NO_BADGES:
        _paint_badges(painter, scene, theme, mood, shown(_badge_boxes(scene)), detail)
    painter.restore()


def _visible(painter: QPainter) -> Rect | None:
    """Return the part of the board that the painter's device shows, if that is known."""
    back, can_go_back = painter.combinedTransform().inverted()
    box = back.mapRect(QRectF(painter.viewport()))
    if not can_go_back or box.isEmpty():
        return None
    return Rect.at(box.x(), box.y(), box.width(), box.height()).grown(_EDGE)


def _arc_boxes(scene: LoopScene) -> dict[RecordId, Rect]:
    return {id_: arc.box for id_, arc in scene.arcs.items()}


def _badge_boxes(scene: LoopScene) -> dict[RecordId, Rect]:
    return {id_: placed.badge.box for id_, placed in scene.badges.items()}


def _by_emphasis(mood: Mood, ids: Iterable[RecordId]) -> dict[Emphasis, list[RecordId]]:
    """Return the ids by how much they stand out, those at rest first."""
    groups: dict[Emphasis, list[RecordId]] = {emphasis: [] for emphasis in EMPHASES}
    for id_ in ids:
        groups[_emphasis(mood, id_)].append(id_)
    return {emphasis: group for emphasis, group in groups.items() if group}


def _emphasis(mood: Mood, id_: RecordId) -> Emphasis:
    if id_ in mood.lit or id_ in mood.selected:
        return "strong"
    if id_ == mood.hovered:
        return "pointed"
    return "rest" if mood.lit else "plain"


def _paint_links(
    painter: QPainter,
    scene: LoopScene,
    theme: Theme,
    mood: Mood,
    ids: Iterable[RecordId],
    detail: float,
) -> None:
    opacity = painter.opacity()
    for emphasis, group in _by_emphasis(mood, ids).items():
        painter.setOpacity(opacity * (_REST["links"] if emphasis == "rest" else 1.0))
        paint_links(painter, scene, theme, group, emphasis, detail)
    painter.setOpacity(opacity)


def _paint_pills(
    painter: QPainter,
    scene: LoopScene,
    theme: Theme,
    mood: Mood,
    ids: Iterable[RecordId],
    detail: float,
) -> None:
    opacity = painter.opacity()
    for emphasis, group in _by_emphasis(mood, ids).items():
        painter.setOpacity(opacity * (_REST["pills"] if emphasis == "rest" else 1.0))
        lit = emphasis == "strong" and bool(mood.lit)
        paint_pills(
            painter, scene, theme, group, mood.selected, mood.hovered, lit=lit, detail=detail
        )
    painter.setOpacity(opacity)


def _paint_badges(
    painter: QPainter,
    scene: LoopScene,
    theme: Theme,
    mood: Mood,
    ids: Iterable[RecordId],
    detail: float,
) -> None:
    opacity = painter.opacity()
    for emphasis, group in _by_emphasis(mood, ids).items():
        painter.setOpacity(opacity * (_REST["badges"] if emphasis == "rest" else 1.0))
        for id_ in group:
            chosen = id_ in mood.selected
            paint_badge(painter, scene.badges[id_], theme, emphasis, chosen, detail)
    painter.setOpacity(opacity)
