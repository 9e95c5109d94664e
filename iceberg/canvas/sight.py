"""The board's answers to a gesture."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from iceberg.canvas import hits
from iceberg.canvas.camera import Camera
from iceberg.canvas.typing import Typing
from iceberg.drawing.fonts import QtMeasurer
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.drawing.loop_scene import LoopScene
from iceberg.drawing.pair_scene import PairScene
from iceberg.drawing.scene import Scene
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import TextMeasurer
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.store.sides import Side
from iceberg.tools.gesture import NOTHING, Preview, Target

DRAG_THRESHOLD: Final = 4.0
"""Pixels that the pointer moves before a press becomes a drag."""
FARTHEST_NEIGHBOUR: Final = 900.0
"""Board units beyond which a variable is no neighbour to line up with."""


class BoardSight:
    """Implements ``tools.gesture.Sight`` for one board view.

    Bands and the place of things are those of the moment when the gesture began, so that nothing
    drifts while bands grow under the pointer.
    """

    def __init__(
        self,
        session: Session,
        typing: Typing,
        current: Callable[[], tuple[Scene, Camera, RecordId | None]],
        changed: Callable[[], None],
    ) -> None:
        self._session = session
        self._typing = typing
        self._current = current
        self._changed = changed
        self._at_start, self._camera, _ = current()
        self.preview = NOTHING

    @property
    def reach(self) -> float:
        """The drag threshold in board units."""
        return DRAG_THRESHOLD / self._camera.scale

    def under(self, point: Point) -> Target | None:
        """Return what lies under a point now."""
        scene, camera, pointed = self._current()
        return hits.target_at(scene, point, camera.scale, self._session.selection, pointed)

    def within(self, frame: Rect) -> tuple[RecordId, ...]:
        """Return the cards or variables that a frame touches."""
        return hits.things_within(self._at_start, frame)

    def rect_of(self, id_: RecordId) -> Rect | None:
        """Return where a card, a variable or a loop's badge stood when the gesture began."""
        rect = hits.rect_of(self._at_start, id_)
        return rect if rect is not None else hits.rect_of(self._current()[0], id_)

    def to_band(self, corner: Point, size: tuple[float, float]) -> tuple[str, float, float]:
        """Return level and place of a card dropped at `corner`: the band under its middle."""
        scene = self._at_start
        if not isinstance(scene, IcebergScene):
            raise TypeError("only icebergs have bands")
        level, _, _ = scene.to_band(corner.plus(size[0] / 2, size[1] / 2))
        return level, corner.x, max(0.0, corner.y - scene.band_of(level).top)

    def side_at(self, point: Point) -> Side:
        """Return the side of a point where two icebergs stand side by side."""
        scene = self._at_start
        if not isinstance(scene, PairScene):
            raise TypeError("only two icebergs have sides")
        return scene.side_at(point)

    def neighbours(self, of: Rect, without: Collection[RecordId]) -> list[Rect]:
        """Return the cards of the band under `of`, or the variables not far from it."""
        scene = self._at_start
        if isinstance(scene, IcebergScene):
            level, _, _ = scene.to_band(of.centre)
            ids = (card.id for card in scene.contents.on_level(level))
            return [scene.cards[i].rect for i in ids if i in scene.cards and i not in without]
        if not isinstance(scene, LoopScene):
            return []
        near = of.grown(FARTHEST_NEIGHBOUR)
        pills = scene.pills.items()
        return [rect for id_, rect in pills if id_ not in without and rect.overlaps(near)]

    def drift(self, y: float) -> float:
        """Return how far down the band that was at `y` has moved since the gesture began."""
        before, now = self._at_start, self._current()[0]
        if not isinstance(before, IcebergScene) or not isinstance(now, IcebergScene):
            return 0.0
        band = before.band_at(y)
        return now.bands[band.index].top - band.top

    @property
    def measurer(self) -> TextMeasurer:
        """How wide texts are on this screen."""
        return QtMeasurer()

    def show(self, preview: Preview) -> None:
        """Show a preview over the board."""
        if preview != self.preview:
            self.preview = preview
            self._changed()

    def type_new(self, at: Point, done: Callable[[str], None]) -> None:
        """Open a field for a new card or variable."""
        self._typing.new(at, done)

    def type_over(self, id_: RecordId) -> None:
        """Open a field over a card or variable."""
        self._typing.over(id_)
