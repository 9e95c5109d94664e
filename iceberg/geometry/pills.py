"""How large a variable's pill is, and how its name breaks into lines."""

from __future__ import annotations

from typing import Final

from iceberg.geometry.text import Font, TextMeasurer, wrapped

PILL_FONT: Final = Font(17, "medium")
PADDING: Final = (16.0, 7.0)
"""Air between the name and the outline, at the sides and above and below."""
WIDEST_LINE: Final = 240.0
"""A longer name goes on in a further line."""
SKETCH_ROOM: Final = 44.0
"""What a sketch over time adds to the height of a pill, below the name."""
_LEAST_WIDTH: Final = 56.0
_LEAST_WIDTH_WITH_SKETCH: Final = 150.0


def pill_lines(name: str, measurer: TextMeasurer) -> tuple[str, ...]:
    """Return the lines in which a variable's name is written.

    A name that needs several lines is broken so that they are about equally long.
    """
    lines = wrapped(name, PILL_FONT, WIDEST_LINE, measurer)
    if len(lines) == 1:
        return lines
    low, high = max(WIDEST_LINE / 3, _longest_word(name, measurer)), WIDEST_LINE
    while high - low > 4:
        middle = (low + high) / 2
        if len(wrapped(name, PILL_FONT, middle, measurer)) > len(lines):
            low = middle
        else:
            high = middle
    return wrapped(name, PILL_FONT, high, measurer)


def _longest_word(name: str, measurer: TextMeasurer) -> float:
    longest = max((measurer.width(word, PILL_FONT) for word in name.split()), default=0.0)
    return min(longest, WIDEST_LINE)


def size_of_lines(
    lines: tuple[str, ...], measurer: TextMeasurer, *, has_sketch: bool = False
) -> tuple[float, float]:
    """Return the width and height of the pill around these lines, and a sketch below them."""
    width = max(measurer.width(line, PILL_FONT) for line in lines) + 2 * PADDING[0]
    height = len(lines) * PILL_FONT.line_height + 2 * PADDING[1]
    if has_sketch:
        return max(width, _LEAST_WIDTH_WITH_SKETCH), height + SKETCH_ROOM
    return max(width, _LEAST_WIDTH), height


def pill_size(
    name: str, measurer: TextMeasurer, *, has_sketch: bool = False
) -> tuple[float, float]:
    """Return the width and height of the pill that carries `name`, in board units."""
    return size_of_lines(pill_lines(name, measurer), measurer, has_sketch=has_sketch)
