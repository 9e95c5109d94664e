"""How a whole board is fitted into the part of a view that nothing covers."""

from __future__ import annotations

from typing import Final

from iceberg.canvas.camera import Camera
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.drawing.pair_scene import PairScene
from iceberg.drawing.scene import Scene
from iceberg.geometry.shapes import Rect

MARGIN: Final = 24.0
"""Pixels left free around a board that is fitted into the view."""
LARGEST_FIT: Final = 1.4
"""How far a small board is enlarged when it is fitted."""
_SLACK: Final = 4.0
_AROUND_ICE: Final = 8.0
_BESIDE: Final = 30.0
"""Of the room for titles beside the ice, what the free edge of the view is good for."""


def free_area(width: float, height: float, top: float, bottom: float) -> Rect:
    """Return the part of a view that nothing covers, given what is covered above and below."""
    low = height - bottom - MARGIN / 2
    high = top + MARGIN / 2
    return Rect(MARGIN, high, max(MARGIN + 50, width - MARGIN), max(high + 50.0, low))


def fitted(scene: Scene, area: Rect) -> Camera:
    """Return the camera that shows a whole board."""
    return Camera.showing(_needed(scene), area, LARGEST_FIT)


def _needed(scene: Scene) -> Rect:
    """Return what must be seen of a board; sky, depth and titles of an iceberg reach farther."""
    bounds = scene.bounds
    if isinstance(scene, PairScene) or not isinstance(scene, IcebergScene):
        return bounds
    return Rect(
        bounds.left + _BESIDE,
        max(bounds.top, scene.ice.box.top - _AROUND_ICE),
        bounds.right - _BESIDE,
        min(bounds.bottom, scene.ice.box.bottom + _AROUND_ICE),
    )


def is_outgrown(scene: Scene, seen: Rect) -> bool:
    """Whether a board has grown beyond what is seen."""
    bounds = _needed(scene)
    return (
        bounds.left < seen.left - _SLACK
        or bounds.right > seen.right + _SLACK
        or bounds.top < seen.top - _SLACK
        or bounds.bottom > seen.bottom + _SLACK
    )
