"""Where arrows meet the upper and lower edges of cards: apart from each other, and in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

from iceberg.geometry.shapes import Rect

_PORTS_APART: Final = 24.0
_PORT_INSET: Final = 26.0
_MIDDLE: Final = 0.36
"""A single arrow keeps this share of the edge away from the corners."""

_K = TypeVar("_K", bound=str)


class End(NamedTuple):
    """A card, and where along its edge an arrow meets it."""

    card: Rect
    x: float


def ports_of(
    cards: Mapping[_K, Rect], arrows: Mapping[_K, tuple[_K, _K, int]]
) -> dict[_K, tuple[float, float]]:
    """Return the x at which each arrow leaves and reaches, given source, target and sense."""
    edges: dict[tuple[_K, int], list[tuple[float, float, _K, int]]] = {}
    for id_, (source, target, sense) in arrows.items():
        for end, (here, there, edge) in enumerate(
            ((source, target, sense), (target, source, -sense))
        ):
            wanted = _wanted(cards[here], cards[there])
            ranked = (wanted, cards[there].centre.x, id_, end)
            edges.setdefault((here, edge), []).append(ranked)
    found: dict[tuple[_K, int], float] = {}
    for (card, _), meeting in edges.items():
        meeting.sort()
        spread = _spread(cards[card], [wanted for wanted, *_ in meeting])
        found |= {(id_, end): x for (_, _, id_, end), x in zip(meeting, spread, strict=True)}
    return {id_: _straightened(found[id_, 0], found[id_, 1]) for id_ in arrows}


def _wanted(here: Rect, there: Rect) -> float:
    """Return the x in the middle part of a card's edge that lies best for reaching another."""
    low, high = here.left + _MIDDLE * here.width, here.right - _MIDDLE * here.width
    between = (here.centre.x + there.centre.x) / 2
    return min(max(between, low), high)


def _spread(card: Rect, wanted: Sequence[float]) -> list[float]:
    """Return rising places near the wanted ones, apart from each other and from the corners."""
    low, high = card.left + _PORT_INSET, card.right - _PORT_INSET
    apart = min(_PORTS_APART, (high - low) / max(1, len(wanted) - 1))
    places: list[float] = []
    for x in wanted:
        places.append(max(x, places[-1] + apart) if places else x)
    shift = sum(wanted) / len(wanted) - sum(places) / len(places)
    shift = min(max(shift, low - places[0]), high - places[-1])
    return [x + shift for x in places]


def _straightened(x: float, to: float) -> tuple[float, float]:
    """Return both ends upright over each other where they nearly are."""
    return ((x + to) / 2,) * 2 if abs(x - to) < 12 else (x, to)
