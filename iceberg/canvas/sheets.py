"""An iceberg as pictures over each other, each painted anew only where it changed.

Ground (water, ice, titles), lines (groups and arrows), lines that stand out, and cards. What a
step of a drag changed is found by comparing what is to be seen with what was painted, so that
nothing must be told what moves, and the board looks at every moment as if painted in one go.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from iceberg.canvas.camera import Camera
from iceberg.drawing.ice_paint import ice_changes
from iceberg.drawing.iceberg_paint import (
    Wanted,
    emphasis_of,
    paint_cards,
    paint_lines,
    paint_raised,
    paint_surroundings,
    stands_out,
)
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.drawing.mood import Mood
from iceberg.drawing.theme import Theme
from iceberg.drawing.title_paint import title_places
from iceberg.geometry.berg import Ice
from iceberg.geometry.shapes import Rect
from iceberg.model.record import RecordId

_REACH: Final = 16.0
"""Board units that shadow, halo or stroke go beyond a card, a panel or an arrow, at most."""
_MOST_SPOTS: Final = 6
"""More changed spots than these are painted anew together with all between them."""
_WATER, _ICE = RecordId("water"), RecordId("ice")

Things = Mapping[RecordId, tuple[Rect, object]]
"""What a picture shows: for each record its rectangle, and all that its looks depend on."""


class Look(NamedTuple):
    """A scene, and how it is looked at."""

    scene: IcebergScene
    theme: Theme
    mood: Mood
    camera: Camera
    frame: Rect


class _Layer(NamedTuple):
    """What one of the pictures shows, where it changed, and how it is painted."""

    things: Callable[[Look], Things]
    changes: Callable[[Things, Things], list[Rect] | None]
    """Where two differ, in board units; ``None``: perhaps everywhere."""
    paint: Callable[[QPainter, Look, Wanted], None]


class Sheets:
    """The board of an iceberg, as it was painted last."""

    def __init__(self) -> None:
        self._sheets = [_Sheet() for _ in _LAYERS]
        self._whole = _Sheet()
        self._view: object = None

    def paint(self, painter: QPainter, look: Look) -> None:
        """Paint the whole board."""
        device = painter.device()
        size = (device.width(), device.height(), device.devicePixelRatio())
        view = (look.theme.name, look.camera, size)
        if view != self._view:
            self._view = view
            for sheet in (self._whole, *self._sheets):
                sheet.begin(*size)
        spots = [
            spot
            for sheet, layer in zip(self._sheets, _LAYERS, strict=True)
            for spot in sheet.renew(look, layer)
        ]
        self._whole.lay(self._sheets, _gathered(spots))
        painter.drawPixmap(0, 0, self._whole.picture)


class _Sheet:
    """One of the pictures."""

    def __init__(self) -> None:
        self.picture = QPixmap()
        self._shown: Things | None = None

    def begin(self, width: int, height: int, ratio: float) -> None:
        """Take a picture of a size, in logical pixels, to be painted as a whole."""
        size = QSize(round(width * ratio), round(height * ratio))
        if self.picture.size() != size or self.picture.devicePixelRatio() != ratio:
            self.picture = QPixmap(size)
            self.picture.setDevicePixelRatio(ratio)
            self.picture.fill(Qt.GlobalColor.transparent)
        self._shown = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing is seen on it."""
        return not self._shown

    def lay(self, sheets: Sequence[_Sheet], spots: Sequence[QRect]) -> None:
        """Lay pictures over each other in these spots of this one."""
        if spots:
            with QPainter(self.picture) as painter:
                for spot in spots:
                    painter.setClipRect(spot)
                    for sheet in sheets:
                        if not sheet.is_blank:
                            painter.drawPixmap(0, 0, sheet.picture)

    def renew(self, look: Look, layer: _Layer) -> list[QRect]:
        """Paint anew where something changed, and return where, in pixels."""
        hidden = look.mood.hidden
        things = {id_: it for id_, it in layer.things(look).items() if id_ not in hidden}
        was, self._shown = self._shown, things
        changes = layer.changes(was, things) if was is not None else None
        size = self.picture.deviceIndependentSize().toSize()
        whole = QRect(0, 0, size.width(), size.height())
        spots = [whole] if changes is None else _gathered(_pixels(changes, look.camera, whole))
        if spots:
            with QPainter(self.picture) as painter:
                for spot in spots:
                    _paint_spot(painter, spot, look, layer, things)
        return spots


def _paint_spot(painter: QPainter, spot: QRect, look: Look, layer: _Layer, things: Things) -> None:
    """Paint a spot as if all were painted: what reaches into it, in the order of all."""
    painter.resetTransform()
    painter.setClipRect(spot)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.fillRect(spot, QColor(Qt.GlobalColor.transparent))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    prepare(painter, look.camera)
    at = Rect.at(spot.x(), spot.y(), spot.width(), spot.height())
    seen = look.camera.rect_to_board(at).grown(_REACH)
    layer.paint(painter, look, lambda id_, rect: id_ in things and rect.overlaps(seen))


def prepare(painter: QPainter, camera: Camera) -> None:
    """Let a painter take board coordinates."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setTransform(camera.transform(), False)


def _pixels(changes: Iterable[Rect], camera: Camera, whole: QRect) -> list[QRect]:
    """Return the pixels that rectangles of the board touch."""
    spots: list[QRect] = []
    for rect in changes:
        left, top, right, bottom = camera.rect_to_screen(rect)
        left, top = max(-1.0, left), max(-1.0, top)
        right, bottom = min(whole.width() + 1.0, right), min(whole.height() + 1.0, bottom)
        corner = QPoint(math.floor(left) - 1, math.floor(top) - 1)
        spots.append(QRect(corner, QPoint(math.ceil(right), math.ceil(bottom))) & whole)
    return spots


def _gathered(spots: Iterable[QRect]) -> list[QRect]:
    """Return spots that do not overlap and hold all of these; one, where they were many.

    One after the other is painted: to clip by many rectangles at once costs more than it spares.
    """
    apart: list[QRect] = []
    for spot in spots:
        grown = spot
        while near := [one for one in apart if one.intersects(grown)]:
            apart = [one for one in apart if one not in near]
            for one in near:
                grown = grown | one
        if not grown.isEmpty():
            apart.append(grown)
    if len(apart) <= _MOST_SPOTS:
        return apart
    whole = QRect()
    for one in apart:
        whole = whole | one
    return [whole]


def _changes(was: Things, now: Things) -> list[Rect] | None:
    """Return where two pictures differ; ``None``: perhaps everywhere."""
    if [id_ for id_ in was if id_ in now] != [id_ for id_ in now if id_ in was]:
        return None
    ids = (id_ for id_ in {**was, **now} if was.get(id_) != now.get(id_))
    return [side[id_][0].grown(_REACH) for id_ in ids for side in (was, now) if id_ in side]


# The layers


def _ground(look: Look) -> Things:
    scene, frame = look.scene, look.frame
    whole = scene.contents.board, scene.bands, title_places(scene, frame, look.camera.scale)
    return {_WATER: (frame, whole), _ICE: (scene.ice.box, scene.ice)}


def _ground_changes(was: Things, now: Things) -> list[Rect] | None:
    """Return where water, ice or titles differ; ``None``: perhaps everywhere."""
    if was[_WATER] != now[_WATER]:
        return None
    one, other = was[_ICE][1], now[_ICE][1]
    assert isinstance(one, Ice)
    assert isinstance(other, Ice)
    return ice_changes(one, other) if one != other else []


def _lines(look: Look) -> Things:
    scene, mood = look.scene, look.mood
    groups: Things = {
        id_: (group.rect, (group, id_ in mood.selected, id_ == mood.hovered, mood.rests(id_)))
        for id_, group in scene.groups.items()
    }
    return {**groups, **_arrows(look, stand_out=False)}


def _raised(look: Look) -> Things:
    headings: Things = {
        id_: (group.rect, (group, look.mood.rests(id_))) for id_, group in look.scene.groups.items()
    }
    return {**_arrows(look, stand_out=True), **headings}


def _arrows(look: Look, *, stand_out: bool) -> Things:
    causes, mood = look.scene.contents.causes, look.mood
    return {
        id_: (route.box, (route, causes[id_].sense, mood.rests(id_)))
        for id_, route in look.scene.causes.items()
        if stands_out(mood, id_) is stand_out
    }


def _cards(look: Look) -> Things:
    mood = look.mood
    return {
        id_: (card.rect, (card, emphasis_of(mood, id_), mood.rests(id_)))
        for id_, card in look.scene.cards.items()
    }


def _paint_ground(painter: QPainter, look: Look, _wanted: Wanted) -> None:
    scale = look.camera.scale
    paint_surroundings(painter, look.scene, look.theme, look.mood, look.frame, scale, ground=True)


def _paint_lines(painter: QPainter, look: Look, wanted: Wanted) -> None:
    paint_lines(painter, look.scene, look.theme, look.mood, wanted)


def _paint_raised(painter: QPainter, look: Look, wanted: Wanted) -> None:
    paint_raised(painter, look.scene, look.theme, look.mood, wanted)


def _paint_cards(painter: QPainter, look: Look, wanted: Wanted) -> None:
    paint_cards(painter, look.scene, look.theme, look.mood, wanted, look.camera.scale)


_LAYERS: Final = (
    _Layer(_ground, _ground_changes, _paint_ground),
    _Layer(_lines, _changes, _paint_lines),
    _Layer(_raised, _changes, _paint_raised),
    _Layer(_cards, _changes, _paint_cards),
)
"""From the lowest up."""
