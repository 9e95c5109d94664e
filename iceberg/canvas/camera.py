"""Which part of the board is seen: a scale and a shift, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QTransform

from iceberg.geometry.shapes import Point, Rect

SMALLEST: Final = 0.05
LARGEST: Final = 8.0


@dataclass(frozen=True, slots=True)
class Camera:
    """Screen = board * scale + shift, in logical pixels of the widget."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    @classmethod
    def showing(cls, bounds: Rect, area: Rect, largest: float) -> Camera:
        """Return the camera that shows `bounds` as large as fits into `area` of the widget."""
        scale = min(area.width / max(1.0, bounds.width), area.height / max(1.0, bounds.height))
        scale = max(SMALLEST, min(scale, largest, LARGEST))
        return cls(
            scale,
            area.centre.x - bounds.centre.x * scale,
            area.centre.y - bounds.centre.y * scale,
        )

    def to_board(self, x: float, y: float) -> Point:
        """Return the place on the board under a place in the widget."""
        return Point((x - self.dx) / self.scale, (y - self.dy) / self.scale)

    def to_screen(self, point: Point) -> Point:
        """Return the place in the widget of a place on the board."""
        return Point(point.x * self.scale + self.dx, point.y * self.scale + self.dy)

    def rect_to_screen(self, rect: Rect) -> Rect:
        """Return where a rectangle of the board lies in the widget."""
        a = self.to_screen(Point(rect.left, rect.top))
        b = self.to_screen(Point(rect.right, rect.bottom))
        return Rect(a.x, a.y, b.x, b.y)

    def rect_to_board(self, rect: Rect) -> Rect:
        """Return the part of the board under a rectangle of the widget."""
        a, b = self.to_board(rect.left, rect.top), self.to_board(rect.right, rect.bottom)
        return Rect(a.x, a.y, b.x, b.y)

    def panned(self, dx: float, dy: float) -> Camera:
        """Return the camera after the board was pushed by this many pixels."""
        return Camera(self.scale, self.dx + dx, self.dy + dy)

    def zoomed(self, factor: float, x: float, y: float) -> Camera:
        """Return the camera after zooming; what lies under ``x, y`` stays there."""
        scale = max(SMALLEST, min(LARGEST, self.scale * factor))
        factor = scale / self.scale
        return Camera(scale, x - (x - self.dx) * factor, y - (y - self.dy) * factor)

    def transform(self) -> QTransform:
        """Return the same as Qt's transform."""
        return QTransform(self.scale, 0, 0, self.scale, self.dx, self.dy)
