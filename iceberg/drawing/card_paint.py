"""Painting one card: paper, shadow, the colours of its perspectives, text, sketch and marks."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from iceberg.drawing.brushes import colour, qrect
from iceberg.drawing.card_shape import (
    MARK_FONT,
    MOST_DOTS,
    CardShape,
    actions_width,
    dots_width,
)
from iceberg.drawing.fonts import qt_font
from iceberg.drawing.sketch_paint import paint_sketch
from iceberg.drawing.theme import Theme
from iceberg.geometry.cards import CARD_FONT, FIRST_BASELINE, LINE_STEP, TEXT_LEFT

CORNER: Final = 8.0
_SHADOWS: Final = ((0.5, 0.6, 0.07), (1.5, 1.8, 0.05), (2.5, 3.0, 0.03))
"""How far each layer of the shadow reaches out, lies lower, and how strong it is."""
_EDGE: Final = 6.0
_MARKS_UP: Final = 12.0
"""From the card's bottom to the middle of its marks."""
_DOT: Final = 5.0
_FOLD: Final = 11.0
LEAST_TEXT: Final = 4.0
"""Letters smaller than this, in pixels, are drawn as bars."""
_LEAST_SHADOW: Final = 0.4
_HALO: Final = 5.0


class Emphasis(Enum):
    """How a card stands out."""

    PLAIN = "plain"
    HOVERED = "hovered"
    TRACED = "traced"
    SELECTED = "selected"


_HALOS: Final = {Emphasis.SELECTED: 0.42, Emphasis.TRACED: 0.16}
"""Strength of the light around a card."""


def paint_card(
    painter: QPainter,
    card: CardShape,
    theme: Theme,
    emphasis: Emphasis = Emphasis.PLAIN,
    *,
    detail: float = 1.0,
) -> None:
    """Paint a card; `detail` is the number of pixels to a board unit."""
    if detail >= _LEAST_SHADOW:
        _paint_shadow(painter, card, theme)
    if emphasis in _HALOS:
        _paint_halo(painter, card, theme, _HALOS[emphasis])
    painter.setBrush(colour(theme.card))
    painter.setPen(_outline(theme, emphasis))
    out = 0.0 if emphasis in (Emphasis.PLAIN, Emphasis.HOVERED) else 0.5
    painter.drawRoundedRect(qrect(card.rect.grown(out)), CORNER + out, CORNER + out)
    _paint_edges(painter, card)
    if CARD_FONT.size * detail < LEAST_TEXT:
        _paint_bars(painter, card, theme)
        return
    _paint_text(painter, card, theme)
    if card.sketch is not None:
        paint_sketch(painter, card.sketch, theme)
    _paint_loop(painter, card, theme)
    _paint_dots(painter, card, theme)
    _paint_actions(painter, card, theme)
    if card.has_note:
        _paint_fold(painter, card, theme)


def _outline(theme: Theme, emphasis: Emphasis) -> QPen:
    if emphasis in (Emphasis.SELECTED, Emphasis.TRACED):
        return QPen(colour(theme.accent), 2.0 * theme.stroke)
    is_plain = emphasis is Emphasis.PLAIN
    return QPen(colour(theme.card_line if is_plain else theme.accent), theme.stroke)


def _paint_halo(painter: QPainter, card: CardShape, theme: Theme, strength: float) -> None:
    """Set a selected card off from those traced from it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.accent, strength))
    painter.drawRoundedRect(qrect(card.rect.grown(_HALO)), CORNER + _HALO, CORNER + _HALO)


def _paint_shadow(painter: QPainter, card: CardShape, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for out, lower, strength in _SHADOWS:
        painter.setBrush(colour(theme.shadow, strength * (2.4 if theme.dark else 1.0)))
        rect = qrect(card.rect).adjusted(-out, lower, out, lower + 2 * out)
        painter.drawRoundedRect(rect, CORNER + out, CORNER + out)


def _paint_edges(painter: QPainter, card: CardShape) -> None:
    """Give each perspective an equal part of the left edge."""
    painter.setPen(Qt.PenStyle.NoPen)
    height = card.rect.height / max(1, len(card.edges))
    for i, value in enumerate(card.edges):
        painter.setBrush(colour(value))
        part = QRectF(card.rect.left, card.rect.top + i * height, _EDGE, height)
        round_ = min(_EDGE / 2, height / 2)
        painter.drawRoundedRect(part, round_, round_)


def _paint_text(painter: QPainter, card: CardShape, theme: Theme) -> None:
    painter.setPen(colour(theme.card_ink))
    painter.setFont(qt_font(CARD_FONT))
    x, y = card.rect.left + TEXT_LEFT, card.rect.top + FIRST_BASELINE
    for line in card.lines:
        painter.drawText(QPointF(x, y), line)
        y += LINE_STEP


def _paint_bars(painter: QPainter, card: CardShape, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.card_ink, 0.3))
    longest = max(1, *(len(line) for line in card.lines)) if len(card.lines) > 1 else 1
    width = card.rect.width - 2 * TEXT_LEFT
    for i, line in enumerate(card.lines):
        share = max(0.1, len(line) / longest) if len(card.lines) > 1 else 1.0
        top = card.rect.top + FIRST_BASELINE - 9 + i * LINE_STEP
        painter.drawRect(QRectF(card.rect.left + TEXT_LEFT, top, width * share, 7))


def _paint_loop(painter: QPainter, card: CardShape, theme: Theme) -> None:
    """Write which loop the card stands for, behind a small turning arrow."""
    if not card.loop:
        return
    accent = colour(theme.accent)
    middle = QPointF(card.rect.left + TEXT_LEFT + 5, card.rect.bottom - _MARKS_UP - 1)
    pen = QPen(accent, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ring = QPainterPath()
    around = QRectF(middle.x() - 4, middle.y() - 4, 8, 8)
    ring.arcMoveTo(around, 120)
    ring.arcTo(around, 120, 290)
    painter.drawPath(ring)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    tip = QPointF(middle.x() - 5.4, middle.y() - 1.2)
    painter.drawPolygon([tip, tip + QPointF(0.6, -4.6), tip + QPointF(4.4, -1.9)])
    painter.setPen(accent)
    painter.setFont(qt_font(MARK_FONT))
    painter.drawText(QPointF(middle.x() + 10, card.rect.bottom - _MARKS_UP + 3), card.loop)


def _paint_dots(painter: QPainter, card: CardShape, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.dot))
    x, y = card.rect.right - 16, card.rect.bottom - _MARKS_UP
    if card.dots > MOST_DOTS:
        painter.setFont(qt_font(MARK_FONT))
        number = str(card.dots)
        width = painter.fontMetrics().horizontalAdvance(number)
        painter.drawEllipse(QPointF(x - width - 4, y), _DOT, _DOT)
        painter.setPen(colour(theme.card_ink))
        painter.drawText(QPointF(x - width + 4, y + 4), number)
        return
    for i in range(card.dots):
        painter.drawEllipse(QPointF(x - i * 13, y), _DOT, _DOT)


def _paint_actions(painter: QPainter, card: CardShape, theme: Theme) -> None:
    """Plant a flag for the card's actions: a full one when one of them is a 15 % solution."""
    if not card.actions:
        return
    ink = colour(theme.balancing)
    left = card.rect.right - dots_width(card.dots) - actions_width(card.actions) + 10
    top, bottom = card.rect.bottom - _MARKS_UP - 7, card.rect.bottom - _MARKS_UP + 6
    pen = QPen(ink, 1.6)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(ink if card.has_fifteen else Qt.BrushStyle.NoBrush)
    painter.drawLine(QPointF(left, top), QPointF(left, bottom))
    flag = [QPointF(left, top), QPointF(left + 10, top + 3.6), QPointF(left, top + 7.2)]
    painter.drawPolygon(flag)
    if card.actions > 1:
        painter.setFont(qt_font(MARK_FONT))
        painter.drawText(QPointF(left + 13, card.rect.bottom - _MARKS_UP + 4), str(card.actions))


def _paint_fold(painter: QPainter, card: CardShape, theme: Theme) -> None:
    """Turn down the upper right corner of a card that has a note."""
    x, y = card.rect.right - 7, card.rect.top + 7
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.quiet_ink, 0.55))
    painter.drawPolygon([QPointF(x - _FOLD, y), QPointF(x, y), QPointF(x, y + _FOLD)])
