"""How a whole board is fitted into the part of a view that nothing covers."""

from __future__ import annotations

from typing import Final

from iceberg.canvas.camera import Camera
from iceberg.geometry.shapes import Rect

MARGIN: Final = 24.0
"""Pixels left free around a board that is fitted into the view."""
LARGEST_FIT: Final = 1.4
"""How far a small board is enlarged when it is fitted."""
_SLACK: Final = 4.0


def free_area(width: float, height: float, top: float, bottom: float) -> Rect:
    """Return the part of a view that nothing covers, given what is covered above and below."""
    low = height - bottom - MARGIN / 2
    high = top + MARGIN / 2
    return Rect(MARGIN, high, max(MARGIN + 50, width - MARGIN), max(high + 50.0, low))


def fitted(bounds: Rect, area: Rect) -> Camera:
    """Return the camera that shows a whole board."""
    return Camera.showing(bounds, area, LARGEST_FIT)


def is_outgrown(bounds: Rect, seen: Rect) -> bool:
    """Whether a board has grown beyond what is seen."""
    return (
        bounds.left < seen.left - _SLACK
        or bounds.right > seen.right + _SLACK
        or bounds.top < seen.top - _SLACK
        or bounds.bottom > seen.bottom + _SLACK
    )
