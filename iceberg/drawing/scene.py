"""One face for the boards of both kinds: laid out as a scene, painted by its painter."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from iceberg.drawing.brushes import colour, qrect
from iceberg.drawing.iceberg_paint import paint_iceberg
from iceberg.drawing.iceberg_scene import IcebergScene, iceberg_scene
from iceberg.drawing.loop_paint import paint_loops
from iceberg.drawing.loop_scene import LoopScene, loop_scene, marks_of
from iceberg.drawing.mood import Mood
from iceberg.drawing.pair_scene import pair_scene
from iceberg.drawing.theme import Theme
from iceberg.geometry.columns import SCREEN
from iceberg.geometry.shapes import Rect
from iceberg.geometry.text import TextMeasurer
from iceberg.model.contents import IcebergContents, LoopContents
from iceberg.model.document import Board, Document
from iceberg.model.iceberg_board import IcebergBoard
from iceberg.model.record import RecordId
from iceberg.store.loop_focus import FoundLoops
from iceberg.store.sides import Sides

NONE_FOUND: Final = FoundLoops()
Scene = IcebergScene | LoopScene
"""A board laid out."""


def scene_of(
    document: Document,
    board: Board,
    measurer: TextMeasurer,
    sides: Sides | None = None,
    screen: float = SCREEN,
    found: FoundLoops = NONE_FOUND,
) -> Scene:
    """Lay out a board of either kind, or two icebergs side by side to fill a screen.

    `found`: what is known of the loops of the board beside its records.
    """
    if sides is not None:
        return pair_scene(document, sides, measurer, screen)
    if isinstance(board, IcebergBoard):
        return iceberg_scene(IcebergContents.of(document, board), document, measurer)
    contents = LoopContents.of(document, board)
    return loop_scene(contents, marks_of(contents, found), measurer)


def paint_scene(
    painter: QPainter,
    scene: Scene,
    theme: Theme,
    mood: Mood,
    frame: Rect,
    *,
    only: frozenset[RecordId] | None = None,
    skip: frozenset[RecordId] = frozenset(),
    detail: float = 1.0,
    ground: bool = True,
) -> None:
    """Paint a board with a painter that takes board coordinates.

    `frame`: the part of the board that is seen; `only`: nothing but these records; `skip`: all but
    these; `detail`: pixels to a board unit; `ground`: fill the board, or the sky and the water.
    """
    if isinstance(scene, IcebergScene):
        paint_iceberg(
            painter,
            scene,
            theme,
            mood,
            frame,
            only=only,
            skip=skip,
            detail=detail,
            ground=ground,
        )
        return
    if ground and only is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.board))
        painter.drawRect(qrect(frame))
    paint_loops(painter, scene, theme, mood, only=only, skip=skip, detail=detail)
