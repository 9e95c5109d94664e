"""The short movement from one picture of a board to the next, where it shows cause and effect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QStyle, QWidget

from iceberg.canvas.camera import Camera
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.drawing.loop_motion import is_rearranged, on_the_way
from iceberg.drawing.loop_scene import LoopScene
from iceberg.drawing.pair_motion import between, settling
from iceberg.drawing.pair_scene import PairScene
from iceberg.drawing.scene import Scene
from iceberg.store.session import Session

MILLISECONDS: Final = 200


def goes_slowly(
    session: Session, before: Scene | None, scene: Scene | None, *, by_hand: bool
) -> bool:
    """Whether eyes should be able to follow what moved: what the program placed anew."""
    if isinstance(before, LoopScene) and isinstance(scene, LoopScene):
        return not by_hand and is_rearranged(before, scene)
    if scene is before or session.sides is not None:
        return scene is not before
    # A card was put down, and arrows take their ways around it.
    return by_hand and isinstance(scene, IcebergScene) and not session.store.is_editing


class Slide(QObject):
    """Shows what lies between two scenes; a hand deals with the new one already."""

    def __init__(self, view: QWidget, changed: Callable[[], None]) -> None:
        super().__init__(view)
        self._view = view
        self._old: tuple[Scene, Camera] | None = None
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
        if old is not None and self._view.isVisible() and _moves(self._view):
            self._old = (old, camera)
            self._motion.start()

    def seen(self, scene: Scene, camera: Camera) -> tuple[Scene, Camera]:
        """Return what is seen now on the way to this scene and camera."""
        if self._old is None:
            return scene, camera
        share = float(self._motion.currentValue())
        old, before = self._old
        on_way = _on_way(old, scene, share)
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


def _on_way(old: Scene, new: Scene, share: float) -> Scene | None:
    if isinstance(old, LoopScene) and isinstance(new, LoopScene):
        return on_the_way(old, new, share)
    if isinstance(old, IcebergScene) and isinstance(new, IcebergScene):
        pairs = isinstance(old, PairScene) or isinstance(new, PairScene)
        return between(old, new, share) if pairs else settling(old, new, share)
    return None


def _moves(view: QWidget) -> bool:
    """Whether the system lets things move."""
    return bool(view.style().styleHint(QStyle.StyleHint.SH_Widget_Animate, None, view))
