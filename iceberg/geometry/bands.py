"""How high the bands of an iceberg are: one grows with its lowest card, the others move down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_TIP: Final = 232.0
_MIDDLE: Final = (186.0, 192.0)
"""Least heights, in turn, of the bands between the first and the last."""
_DEEPEST: Final = 250.0
_BELOW_CARDS: Final = 38.0
_BELOW_DEEPEST_CARDS: Final = 132.0
"""In the deepest band the ice narrows to its foot below the cards."""


@dataclass(frozen=True, slots=True)
class Band:
    """One level's part of the board, from edge to edge, in board units."""

    index: int
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Extent in y."""
        return self.bottom - self.top


def bands(heights_needed: Sequence[float]) -> tuple[Band, ...]:
    """Return the bands from the tip down, the first one beginning at 0.

    `heights_needed` says for each level how far its lowest card reaches below the top of the
    band (0: no cards). The bottom of the first band is the waterline.
    """
    made: list[Band] = []
    top = 0.0
    for index, needed in enumerate(heights_needed):
        is_deepest = index == len(heights_needed) - 1 and index > 0
        room = _BELOW_DEEPEST_CARDS if is_deepest else _BELOW_CARDS
        height = max(_least_height(index, is_deepest=is_deepest), needed + room)
        made.append(Band(index, top, top + height))
        top += height
    return tuple(made)


def _least_height(index: int, *, is_deepest: bool) -> float:
    if index == 0:
        return _TIP
    return _DEEPEST if is_deepest else _MIDDLE[(index - 1) % len(_MIDDLE)]


def waterline(of: Sequence[Band]) -> float:
    """Return the height of the water: the bottom of the first band."""
    return of[0].bottom


def band_at(of: Sequence[Band], y: float) -> Band:
    """Return the band at a height; the first and the last go on without end."""
    return next((band for band in of if y < band.bottom), of[-1])
