"""How large a card is, how its text breaks into lines, and where a card finds room in its band."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import Font, TextMeasurer, wrapped

CARD_FONT: Final = Font(16, "medium")
LINE_STEP: Final = 21.0
"""From baseline to baseline."""
TEXT_LEFT: Final = 18.0
"""From the card's left edge to its text; the colours of its perspectives stand before it."""
FIRST_BASELINE: Final = 27.0
"""From the card's top to the baseline of its first line."""
SKETCH_HEIGHT: Final = 44.0
TIMES_HEIGHT: Final = 14.0
"""The line of words below a sketch: start, present, horizon."""
MARKS_HEIGHT: Final = 20.0
GAP: Final = 20.0
"""Air between two cards that are placed for somebody."""
FIRST_ROW: Final = 62.0
"""From the top of a band to its first row of cards, below the title's line."""
TIP_ROW: Final = 130.0
"""The same in the topmost band, where the ice rises to its peaks above the cards."""
WIDEST_ROW: Final = 1108.0
"""Four ordinary cards beside each other."""
_SCREEN: Final = 1.6
"""Width to height."""
_BETWEEN_BANDS: Final = 316.0
_FOUR_CARDS: Final = 4 * 270.0 * 130.0
"""The room that one more card in each of four bands takes."""

_TEXT_RIGHT: Final = 38.0
_AROUND_LINES: Final = 22.0
_LEAST_WIDTH: Final = 170.0
_LEAST_WIDTH_WITH_MARKS: Final = 210.0
_LEAST_WIDTH_WITH_SKETCH: Final = 230.0
_LINE_WIDTHS: Final = ((135.0, 2), (206.0, 5), (304.0, 7), (420.0, 24))
"""Widths of text to try, each good for so many lines."""
_WHERE_WORDS_BREAK: Final = 2
"""The width from which on words may be broken."""

_K = TypeVar("_K")


@dataclass(frozen=True, slots=True)
class CardLayout:
    """The size of a card in board units, and its text in lines."""

    width: float
    height: float
    lines: tuple[str, ...]


@lru_cache(maxsize=8192)
def card_layout(
    text: str,
    measurer: TextMeasurer,
    *,
    has_sketch: bool = False,
    has_times: bool = False,
    has_marks: bool = False,
) -> CardLayout:
    """Return how a card with this text is laid out.

    Short texts make small cards of two lines, long ones wider cards; what is longer than a card
    can show ends in an ellipsis. `has_times`: words stand below the sketch; `has_marks`: a line
    for dots, actions and the linked loop is added.
    """
    lines = _card_lines(text, measurer)
    longest = max(measurer.width(line, CARD_FONT) for line in lines)
    least = _LEAST_WIDTH
    if has_marks:
        least = max(least, _LEAST_WIDTH_WITH_MARKS)
    if has_sketch:
        least = max(least, _LEAST_WIDTH_WITH_SKETCH)
    height = _AROUND_LINES + len(lines) * LINE_STEP
    height += SKETCH_HEIGHT * has_sketch + TIMES_HEIGHT * has_times + MARKS_HEIGHT * has_marks
    return CardLayout(round(max(least, longest + TEXT_LEFT + _TEXT_RIGHT)), height, lines)


def _card_lines(text: str, measurer: TextMeasurer) -> tuple[str, ...]:
    """Return the lines at the least width that is good for them and breaks no word inside.

    A word too long for any card is broken, and gains nothing from the widest one.
    """
    tried = [(wrapped(text, CARD_FONT, width, measurer), most) for width, most in _LINE_WIDTHS]
    fitting = [lines for lines, most in tried if len(lines) <= most]
    whole = next((lines for lines in fitting if _keeps_words(text, lines)), None)
    if whole is not None:
        return whole
    wide = [lines for lines, most in tried[_WHERE_WORDS_BREAK:] if len(lines) <= most]
    lines, most = tried[-1]
    return wide[0] if wide else (*lines[: most - 1], lines[most - 1][:-1] + "…")


def _keeps_words(text: str, lines: Sequence[str]) -> bool:
    """Whether no word was broken inside."""
    return text.split() == " ".join(lines).split()


def first_row(level: int) -> float:
    """Return how far below the top of its band the first row of a level begins, from the tip."""
    return FIRST_ROW if level else TIP_ROW


def row_width(count: int) -> float:
    """Return how wide a band's rows may be.

    With many cards they grow about as fast as the band does downward, so that the berg keeps the
    shape of a screen and its texts stay as large as they can.
    """
    # The width of a screen with room for four such bands.
    return max(WIDEST_ROW, math.sqrt(_SCREEN * (_BETWEEN_BANDS**2 + _FOUR_CARDS * count)))


def free_place(
    taken: Sequence[Rect], width: float, height: float, *, top: float = FIRST_ROW
) -> Point:
    """Return the top left corner of the best free place for a card, in band coordinates.

    x is measured from the middle of the board, y from the top of the band. Rows fill from the
    middle outward, left and right in turn, then the next row begins. Never overlaps `taken`.
    """
    rows = sorted({top, *(rect.bottom + GAP for rect in taken if rect.bottom + GAP > top)})
    places = ((_free_in_row(taken, y, width, height), y) for y in rows)
    return next(Point(x, y) for x, y in places if x is not None)


def _free_in_row(taken: Sequence[Rect], y: float, width: float, height: float) -> float | None:
    """Return the free left edge nearest to the middle, or ``None`` when the row is full."""
    beside = [r for r in taken if r.top - GAP < y + height and y < r.bottom + GAP]
    widest = max(row_width(len(taken)) / 2, width + GAP)
    lefts = {-width - GAP / 2, GAP / 2}
    lefts |= {rect.right + GAP for rect in beside} | {rect.left - GAP - width for rect in beside}
    free = [
        left
        for left in lefts
        if max(-left, left + width) <= widest
        and not any(r.left - GAP < left + width and left < r.right + GAP for r in beside)
    ]
    return min(free, key=lambda left: (round(abs(left + width / 2)), left), default=None)


def nearest_free(taken: Sequence[Rect], card: Rect, *, top: float = FIRST_ROW) -> Point:
    """Return the corner of the free place nearest to where a card stands, in its band."""
    width, height = card.width, card.height
    lefts = {card.left, *(r.right + GAP for r in taken), *(r.left - GAP - width for r in taken)}
    tops = {max(top, card.top), *(r.bottom + GAP for r in taken)}
    tops |= {r.top - GAP - height for r in taken if r.top - GAP - height >= top}
    spots = sorted(
        (math.hypot(left - card.left, y - card.top), left, y) for left in lefts for y in tops
    )
    for _, left, y in spots:
        # A hair less than the gap, so that a place found beside a card counts as free of it.
        rect = Rect.at(left, y, width, height).grown(GAP - 0.5)
        if not any(rect.overlaps(other) for other in taken):
            return Point(left, y)
    return free_place(taken, width, height, top=top)


def tidy(cards: Sequence[tuple[_K, Rect]], *, top: float = FIRST_ROW) -> dict[_K, Point]:
    """Return new top left corners that bring the cards of one band into centred rows.

    They keep their reading order: row by row, each from left to right.
    """
    places: dict[_K, Point] = {}
    y = top
    for row in _even_rows(reading_order(cards)):
        x = -(sum(rect.width for _, rect in row) + GAP * (len(row) - 1)) / 2
        for key, rect in row:
            places[key] = Point(round(x), round(y))
            x += rect.width + GAP
        y += max(rect.height for _, rect in row) + GAP
    return places


def reading_order(cards: Sequence[tuple[_K, Rect]]) -> list[tuple[_K, Rect]]:
    """Return what stands in a band row by row, each row from left to right."""
    ordered: list[tuple[_K, Rect]] = []
    row: list[tuple[_K, Rect]] = []
    for card in sorted(cards, key=lambda card: (card[1].top, card[1].left)):
        if row and card[1].top >= row[0][1].centre.y:
            ordered += sorted(row, key=lambda one: one[1].left)
            row = []
        row.append(card)
    return ordered + sorted(row, key=lambda one: one[1].left)


def _even_rows(cards: Sequence[tuple[_K, Rect]]) -> list[list[tuple[_K, Rect]]]:
    """Return the cards in as few rows as they need, about equally long."""
    steps = [rect.width + GAP for _, rect in cards]
    limit = sum(steps) / max(1, math.ceil(sum(steps) / (row_width(len(cards)) + GAP)))
    rows: dict[int, list[tuple[_K, Rect]]] = {}
    before = 0.0
    for card, step in zip(cards, steps, strict=True):
        # A hair more, so that a card just between two rows goes to the same one each time.
        rows.setdefault(int((before + step / 2) / limit + 1e-6), []).append(card)
        before += step
    return list(rows.values())
