"""Painting variables as soft pills."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from iceberg.drawing.fonts import QtMeasurer, qt_font
from iceberg.drawing.loop_scene import LoopScene
from iceberg.drawing.pill_sketch import name_part, paint_pill_sketches
from iceberg.drawing.strokes import faded
from iceberg.drawing.theme import Theme
from iceberg.geometry.pills import PILL_FONT
from iceberg.geometry.shapes import Rect
from iceberg.geometry.text import Font
from iceberg.geometry.ways import ROUNDNESS
from iceberg.model.loop_board import Variable
from iceberg.model.record import RecordId

NO_TEXT: Final = 0.35
"""Below this zoom names are too small to be read."""
_PLAIN: Final = 0.15
"""Below this zoom a pill is a mark."""
_LIT_FONT: Final = Font(PILL_FONT.size, "semibold")
_STOCK_ROUNDNESS: Final = 7.0
_OUTLINE: Final = 1.2


def paint_pills(
    painter: QPainter,
    scene: LoopScene,
    theme: Theme,
    ids: Iterable[RecordId],
    selected: frozenset[RecordId],
    hovered: RecordId | None,
    lit: bool,
    detail: float,
) -> None:
    """Paint the variables `ids`; those `lit` are the ones looked at."""
    variables = [v for id_ in ids if (v := scene.contents.variables.get(id_))]
    if detail < _PLAIN:
        _paint_marks(painter, theme, [scene.pills[v.id] for v in variables], detail)
        return
    for variable in variables:
        rect = scene.pills[variable.id]
        painter.setBrush(_fill(variable, theme))
        painter.setPen(_outline(variable, theme, selected, hovered, detail))
        radius = _STOCK_ROUNDNESS if variable.role == "stock" else ROUNDNESS
        radius = min(radius, rect.height / 2)
        painter.drawRoundedRect(
            QRectF(rect.left, rect.top, rect.width, rect.height), radius, radius
        )
    paint_pill_sketches(painter, scene, theme, variables)
    if detail >= NO_TEXT:
        _paint_names(painter, scene, theme, variables, _LIT_FONT if lit else PILL_FONT)


def _paint_marks(painter: QPainter, theme: Theme, rects: Iterable[Rect], detail: float) -> None:
    """Paint pills so small that neither corners nor roles can be seen."""
    painter.setPen(QPen(QColor(theme.pill_line), 0.8 / detail))
    painter.setBrush(QColor(theme.pill))
    painter.drawRects([QRectF(rect.left, rect.top, rect.width, rect.height) for rect in rects])


def _fill(variable: Variable, theme: Theme) -> QColor:
    is_soft = variable.role == "outside" or variable.shadow_of is not None
    return faded(theme.pill, 0.55) if is_soft else QColor(theme.pill)


def _outline(
    variable: Variable,
    theme: Theme,
    selected: frozenset[RecordId],
    hovered: RecordId | None,
    detail: float,
) -> QPen:
    """Return the pen of a pill's outline, which says its role unless it is selected."""
    if variable.id in selected:
        pen = QPen(QColor(theme.accent), 2.4)
    elif variable.id == hovered:
        pen = QPen(faded(theme.accent, 0.7), 1.6)
    elif variable.role == "stock":
        pen = QPen(QColor(theme.quiet_ink), 1.6)
    elif variable.role == "goal":
        pen = QPen(QColor(theme.quiet_ink), 1.4)
    else:
        pen = QPen(QColor(theme.pill_line), _OUTLINE)
    if variable.role == "goal":
        pen.setDashPattern([3.6, 2.6])
    pen.setWidthF(max(pen.widthF(), 0.7 / detail))
    return pen


def _paint_names(
    painter: QPainter, scene: LoopScene, theme: Theme, variables: Iterable[Variable], font: Font
) -> None:
    painter.setFont(qt_font(font))
    for variable in variables:
        is_quiet = variable.role == "outside" or variable.shadow_of is not None
        painter.setPen(QColor(theme.quiet_ink if is_quiet else theme.ink))
        pill = scene.pills[variable.id]
        paint_centred(painter, scene.lines[variable.id], name_part(variable, pill), font)


def paint_centred(painter: QPainter, lines: tuple[str, ...], rect: Rect, font: Font) -> None:
    """Write lines in the middle of `rect`, in the painter's font and pen."""
    measurer = QtMeasurer()
    middle = rect.centre
    # Capitals, not the whole height of the letters, are what the eye centres.
    capital = _capital_height(font)
    first = middle.y - (len(lines) - 1) * font.line_height / 2 + capital / 2
    for number, line in enumerate(lines):
        x = middle.x - measurer.width(line, font) / 2
        painter.drawText(QPointF(x, first + number * font.line_height), line)


def _capital_height(font: Font) -> float:
    return font.size * 0.727
