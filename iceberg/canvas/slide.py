"""The short movement from one picture of a board to the next, where it shows cause and effect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QStyle, QWidget

from iceberg.canvas.camera import Camera
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.drawing.pair_motion import between
from iceberg.drawing.scene import Scene

MILLISECONDS: Final = 200


class Slide(QObject):
    """Shows what lies between two scenes; a hand deals with the new one already."""

    def __init__(self, view: QWidget, changed: Callable[[], None]) -> None:
        super().__init__(view)
        self._view = view
        self._old: tuple[IcebergScene, Camera] | None = None
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(MILLISECONDS)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(lambda _share: changed())
        self._motion.finished.connect(self._end)

    def begin(self, old: Scene | None, camera: Camera) -> None:
        """Slide from what was seen till now; at once where the system asks for no movement."""
        self._motion.stop()
        if isinstance(old, IcebergScene) and self._view.isVisible() and _moves(self._view):
            self._old = (old, camera)
            self._motion.start()

    def seen(self, scene: Scene, camera: Camera) -> tuple[Scene, Camera]:
        """Return what is seen now on the way to this scene and camera."""
        if self._old is None or not isinstance(scene, IcebergScene):
            return scene, camera
        share = float(self._motion.currentValue())
        old, before = self._old
        on_way = between(old, scene, share)
        if on_way is None:
            return scene, camera
        a, b = before, camera
        return on_way, Camera(
            a.scale + (b.scale - a.scale) * share,
            a.dx + (b.dx - a.dx) * share,
            a.dy + (b.dy - a.dy) * share,
        )

    def _end(self) -> None:
        self._old = None
        self._view.update()


def _moves(view: QWidget) -> bool:
    """Whether the system lets things move."""
    return bool(view.style().styleHint(QStyle.StyleHint.SH_Widget_Animate, None, view))
