"""The board's paint in layers: a still one kept as a picture, and what moves painted over it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from iceberg.canvas import hits
from iceberg.canvas.camera import Camera
from iceberg.canvas.sheets import Look, Sheets, prepare
from iceberg.canvas.stage import things_of
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.drawing.loop_scene import LoopScene
from iceberg.drawing.mood import Mood
from iceberg.drawing.pair_scene import PairScene
from iceberg.drawing.scene import Scene, paint_scene
from iceberg.drawing.theme import Theme
from iceberg.geometry.curves import arc_between
from iceberg.geometry.shapes import Point, Rect
from iceberg.model.record import RecordId
from iceberg.tools.gesture import Preview

HANDLE = 5.0
"""Radius of a handle, in pixels."""
GHOST_OPACITY = 0.45


__all__ = ["BoardPictures", "prepare"]


class BoardPictures:
    """What was painted last, kept to paint the next frame quickly."""

    def __init__(self) -> None:
        self._still = StillLayer()
        self._sheets = Sheets()

    def paint(
        self,
        painter: QPainter,
        scene: Scene,
        theme: Theme,
        camera: Camera,
        mood: Mood,
        frame: Rect,
        moving: frozenset[RecordId],
    ) -> None:
        """Paint everything but what moves apart from the rest, as it does on a loop board."""
        if isinstance(scene, IcebergScene) and not isinstance(scene, PairScene):
            self._sheets.paint(painter, Look(scene, theme, mood, camera, frame))
        else:
            self._still.paint(painter, scene, theme, camera, mood, frame, moving)


class StillLayer:
    """The whole board as a picture, painted anew only when something about it changed."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._key: object = None
        self._scene: Scene | None = None

    def paint(
        self,
        painter: QPainter,
        scene: Scene,
        theme: Theme,
        camera: Camera,
        mood: Mood,
        frame: Rect,
        moving: frozenset[RecordId],
    ) -> None:
        """Paint everything but what moves."""
        device = painter.device()
        ratio = device.devicePixelRatio()
        size = (device.width(), device.height(), ratio)
        key = (theme.name, camera, mood, size, moving)
        # A scene is a value: while things move it changes, yet what lies still does not.
        if key != self._key or (scene is not self._scene and not moving):
            self._key, self._scene = key, scene
            self._picture = QPixmap(round(size[0] * ratio), round(size[1] * ratio))
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(QColor(theme.board))
            with QPainter(self._picture) as still:
                prepare(still, camera)
                detail = camera.scale
                paint_scene(still, scene, theme, mood, frame, skip=moving, detail=detail)
        painter.drawPixmap(0, 0, self._picture)


def that_move_alone(scene: Scene | None, ids: frozenset[RecordId]) -> frozenset[RecordId]:
    """Return which of `ids` are painted over a still layer while they move.

    An iceberg needs none: its pictures are painted anew where they changed.
    """
    return ids if isinstance(scene, LoopScene) else frozenset()


def paint_moving(
    painter: QPainter,
    scene: Scene,
    theme: Theme,
    mood: Mood,
    frame: Rect,
    moving: frozenset[RecordId],
    detail: float,
) -> None:
    """Paint what moves over the still layer."""
    paint_scene(painter, scene, theme, mood, frame, only=moving, detail=detail, ground=False)


def rects_of(scene: Scene, ids: Iterable[RecordId]) -> list[Rect]:
    """Return where records stand; arrows count with all of their way."""
    arrows = scene.arcs if isinstance(scene, LoopScene) else scene.causes
    boxes = {id_: arrow.box for id_, arrow in arrows.items()}
    rects = (hits.rect_of(scene, id_) or boxes.get(id_) for id_ in ids)
    return [rect for rect in rects if rect is not None]


def paint_ghost(
    painter: QPainter, scene: Scene, theme: Theme, frame: Rect, ids: frozenset[RecordId]
) -> None:
    """Paint what Enter would draw."""
    painter.setOpacity(GHOST_OPACITY)
    paint_scene(painter, scene, theme, Mood(), frame, only=ids, ground=False)
    painter.setOpacity(1.0)


def paint_handles(
    painter: QPainter,
    scene: Scene,
    theme: Theme,
    scale: float,
    selection: tuple[RecordId, ...],
    pointed: RecordId | None,
) -> None:
    """Paint the handles of what is pointed at, and of the one selected arc."""
    painter.setPen(QPen(QColor(theme.accent), 1.6 / scale))
    painter.setBrush(QColor(theme.paper))
    radius = HANDLE / scale
    rect = things_of(scene).get(pointed) if pointed else None
    if rect is not None:
        for rim in hits.rim_handles(rect):
            painter.drawEllipse(QPointF(rim.x, rim.y), radius, radius)
    handle = hits.bend_handle(scene, selection)
    if handle is not None:
        painter.drawEllipse(QPointF(handle[1].x, handle[1].y), radius, radius)


def paint_preview(
    painter: QPainter, scene: Scene, theme: Theme, scale: float, preview: Preview
) -> None:
    """Paint the selection frame, the arrow that is being pulled, or the guides of a drag."""
    accent = QColor(theme.accent)
    if preview.guides:
        painter.setPen(QPen(accent, 1.2 / scale))
        for guide in preview.guides:
            painter.drawLine(QPointF(*guide.one), QPointF(*guide.other))
    if preview.frame is not None:
        painter.setPen(QPen(accent, 1.2 / scale, Qt.PenStyle.DashLine))
        soft = QColor(accent)
        soft.setAlphaF(0.08)
        painter.setBrush(soft)
        painter.drawRect(QRectF(*_corner_and_size(preview.frame)))
    if preview.arrow is not None:
        _paint_pulled(painter, scene, accent, preview)


def _paint_pulled(painter: QPainter, scene: Scene, accent: QColor, preview: Preview) -> None:
    assert preview.arrow is not None
    source, at = preview.arrow
    start = hits.rect_of(scene, source)
    if start is None:
        return
    goal = hits.rect_of(scene, preview.goal) if preview.goal else None
    if goal is not None:
        painter.setPen(QPen(accent, 2.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(*_corner_and_size(goal.grown(4))), 12, 12)
    elif start.contains(at):
        return
    arc = arc_between(start, goal or Rect.around(at, 2, 2), 0.12 if goal else 0.0)
    painter.setPen(QPen(accent, 2.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(_polygon(arc.points))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    painter.drawPolygon(_polygon(arc.head))


def _polygon(points: tuple[Point, ...]) -> QPolygonF:
    return QPolygonF([QPointF(point.x, point.y) for point in points])


def _corner_and_size(rect: Rect) -> tuple[float, float, float, float]:
    return rect.left, rect.top, rect.width, rect.height
