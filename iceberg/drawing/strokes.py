"""How links are stroked: the pen of each polarity, and arcs as Qt's shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from iceberg.drawing.theme import Theme
from iceberg.geometry.curves import Arc
from iceberg.model.loop_board import Polarity, Strength

THIN: Final = 2.4
BROAD: Final = 4.2
"""Width of a link that is lit or selected."""
POINTED: Final = 3.3
"""Width of a link that is pointed at."""
DELAY_WIDTH: Final = 2.6
_DASHES: Final[dict[Polarity, tuple[float, float]]] = {"-": (9.0, 6.0), "?": (2.6, 4.6)}
"""Length of dashes and gaps in board units; polarities not named are drawn solid."""
_BROADER_HEAD: Final = 1.22
"""How much larger the head of a broad line is."""

Emphasis = Literal["rest", "plain", "pointed", "strong"]
"""How much a thing stands out, the least first."""
EMPHASES: Final[tuple[Emphasis, ...]] = ("rest", "plain", "pointed", "strong")
_WIDTHS: Final[dict[Emphasis, float]] = {
    "rest": THIN,
    "plain": THIN,
    "pointed": POINTED,
    "strong": BROAD,
}

_STRENGTHS: Final[dict[Strength, float]] = {"thin": 0.62, "normal": 1.0, "thick": 1.75}


@dataclass(frozen=True, slots=True)
class Strokes:
    """An arc as Qt draws it."""

    line: QPolygonF
    head: QPolygonF
    broad_head: QPolygonF
    delay: tuple[QLineF, QLineF]

    @classmethod
    def of(cls, arc: Arc) -> Strokes:
        """Make the shapes of an arc."""
        line = QPolygonF([QPointF(*point) for point in arc.points])
        tip, *base = (QPointF(*corner) for corner in arc.head)
        broad = [tip, *(tip + (corner - tip) * _BROADER_HEAD for corner in base)]
        one, two = (QLineF(QPointF(*a), QPointF(*b)) for a, b in arc.delay)
        return cls(line, QPolygonF([tip, *base]), QPolygonF(broad), (one, two))


def link_colour(polarity: Polarity, theme: Theme) -> QColor:
    """Return the colour of a link."""
    return QColor({"+": theme.plus, "-": theme.minus}.get(polarity, theme.unknown))


def link_pen(polarity: Polarity, emphasis: Emphasis, theme: Theme, strength: Strength) -> QPen:
    """Return the pen of a link's line: its dashes say the polarity without the colour."""
    width = _WIDTHS[emphasis] * _STRENGTHS[strength]
    pen = QPen(link_colour(polarity, theme), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if polarity in _DASHES:
        # Qt measures dashes in widths of the pen; flat ends keep the gaps open.
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        longer = 1.15 if emphasis == "strong" else 1.0
        pen.setDashPattern([length * longer / width for length in _DASHES[polarity]])
    return pen


def faded(colour: str | QColor, share: float) -> QColor:
    """Return a colour let through in part."""
    soft = QColor(colour)
    soft.setAlphaF(soft.alphaF() * share)
    return soft
