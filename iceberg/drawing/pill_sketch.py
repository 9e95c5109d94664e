"""Painting the sketch over time that a variable brought along, within its pill."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtGui import QPainter

from iceberg.drawing.loop_scene import LoopScene
from iceberg.drawing.sketch_paint import paint_sketch
from iceberg.drawing.sketch_shape import has_times, sketch_shape
from iceberg.drawing.theme import Theme
from iceberg.geometry.cards import TIMES_HEIGHT
from iceberg.geometry.pills import SKETCH_ROOM
from iceberg.geometry.shapes import Rect
from iceberg.model.loop_board import Variable

_WORDLESS = ("", "", "")


def name_part(variable: Variable, pill: Rect) -> Rect:
    """Return the part of a pill in whose middle the name stands."""
    if variable.sketch is None:
        return pill
    return Rect(pill.left, pill.top, pill.right, pill.bottom - SKETCH_ROOM + 4.0)


def paint_pill_sketches(
    painter: QPainter, scene: LoopScene, theme: Theme, variables: Iterable[Variable]
) -> None:
    """Paint the sketches of those variables that have one, without the words below the axis."""
    for variable in variables:
        if variable.sketch is not None:
            # The room for words is left out: the lines begin where the pill's own padding ends.
            words = TIMES_HEIGHT if has_times(variable.sketch) else 0.0
            pill = scene.pills[variable.id]
            shape = sketch_shape(variable.sketch, pill, pill.bottom + words)
            paint_sketch(painter, replace(shape, words=_WORDLESS), theme)
