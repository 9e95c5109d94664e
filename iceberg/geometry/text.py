"""How wide text is, without knowing who draws it.

Geometry asks a ``TextMeasurer``; on the screen and in pictures Qt answers with the shipped font,
in tests and in edits without a screen ``RoughMeasurer`` is near enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

Weight = Literal["regular", "medium", "semibold", "bold"]


@dataclass(frozen=True, slots=True)
class Font:
    """A size in board units and a weight of the board's typeface."""

    size: float
    weight: Weight = "regular"

    @property
    def line_height(self) -> float:
        """Distance between two baselines."""
        return round(self.size * 1.32)


class TextMeasurer(Protocol):
    """Knows how wide a line of text is; hashable, so that what it measured can be kept."""

    def __hash__(self) -> int: ...

    def width(self, text: str, font: Font) -> float:
        """Return the width of one line, in board units."""
        ...


class RoughMeasurer:
    """Takes every letter to be of middling width; wide scripts count double."""

    def width(self, text: str, font: Font) -> float:
        """Return a width that is right within some ten per cent for Latin text."""
        letters = sum(1.75 if ord(letter) > 0x1100 else 1.0 for letter in text)
        return letters * font.size * (0.56 if font.weight in ("semibold", "bold") else 0.54)


def wrapped(text: str, font: Font, width: float, measurer: TextMeasurer) -> tuple[str, ...]:
    """Return `text` broken into lines no wider than `width`.

    Breaks at blanks; a word wider than a line is broken inside. Keeps the line ends of `text`;
    empty text gives one empty line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if measurer.width(longer, font) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _split_word(word, font, width, measurer)
            lines += full
        lines.append(line)
    return tuple(lines)


def _split_word(word: str, font: Font, width: float, measurer: TextMeasurer) -> list[str]:
    """Return `word` in pieces no wider than `width`, each of at least one letter."""
    pieces: list[str] = []
    while word and measurer.width(word, font) > width:
        fits = 1
        while fits < len(word) and measurer.width(word[: fits + 1], font) <= width:
            fits += 1
        if fits == len(word):
            break
        pieces.append(word[:fits])
        word = word[fits:]
    return [*pieces, word]
