"""The marks of named loops: letter, number and name, and where their badges stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from iceberg.geometry.arcs import arcs_in, pills_in
from iceberg.geometry.badges import Badge, badge_at, outline, place_badge
from iceberg.geometry.curves import Arc
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.spots import Spots
from iceberg.geometry.text import Font, TextMeasurer, wrapped
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import NamedLoop, Polarity
from iceberg.model.record import RecordId

NAME_FONT: Final = Font(14, "semibold")
NAME_WIDTH: Final = 170.0
"""A longer name of a loop goes on in a further line."""
_NEAR: Final = 120.0
"""How far outside a loop things still matter to its badge."""


@dataclass(frozen=True, slots=True)
class LoopMark:
    """What the badge of one loop says."""

    id: RecordId
    label: str
    """As ``R1``."""
    letter: str
    """``R``, ``B``, or ``?`` while a sign is missing."""
    name: str
    links: tuple[RecordId, ...]
    at: Point | None
    """Where a hand put it."""


@dataclass(frozen=True, slots=True)
class PlacedBadge:
    """A mark in its place."""

    mark: LoopMark
    badge: Badge
    lines: tuple[str, ...]
    """The loop's name, in lines; none when it has no name."""


def marks_of(contents: LoopContents) -> tuple[LoopMark, ...]:
    """Return the marks of the named loops whose links are all there, by letter and number."""
    whole = [loop for loop in contents.loops.values() if not is_broken(contents, loop)]
    whole.sort(key=lambda loop: (loop.letter, loop.number, loop.id))
    return tuple(_mark(contents, loop) for loop in whole)


def is_broken(contents: LoopContents, loop: NamedLoop) -> bool:
    """Whether a link of a named loop is gone, or no longer follows the one before it."""
    links = [contents.links.get(id_) for id_ in loop.links]
    ends = [(link.source, link.target) for link in links if link is not None]
    if len(ends) < len(links):
        return True
    return any(a[1] != b[0] for a, b in zip(ends, (*ends[1:], ends[0]), strict=True))


def letter_of(signs: Sequence[Polarity]) -> str:
    """Return what kind of loop these signs make.

    ``R`` (reinforcing) when the number of minus signs is even, ``B`` (balancing) when it is odd,
    ``?`` when a sign is missing or mixed (Sterman, Business Dynamics, 2000, chapter 5).
    """
    if any(sign in ("?", "mixed") for sign in signs):
        return "?"
    return "B" if sum(sign == "-" for sign in signs) % 2 else "R"


def _mark(contents: LoopContents, loop: NamedLoop) -> LoopMark:
    letter = letter_of([contents.links[id_].polarity for id_ in loop.links])
    by_hand = loop.badge_x is not None and loop.badge_y is not None
    at = Point(loop.badge_x or 0.0, loop.badge_y or 0.0) if by_hand else None
    return LoopMark(loop.id, f"{letter}{loop.number}", letter, loop.name, loop.links, at)


def placed_badges(
    marks: Sequence[LoopMark],
    arcs: Mapping[RecordId, Arc],
    pills: Mapping[RecordId, Rect],
    measurer: TextMeasurer,
    before: Mapping[RecordId, PlacedBadge],
    arcs_before: Mapping[RecordId, Arc],
) -> dict[RecordId, PlacedBadge]:
    """Return the badges of `marks`; those stay in place whose loop is as it was `before`."""
    drawn = [mark for mark in marks if all(id_ in arcs for id_ in mark.links)]
    placed: dict[RecordId, PlacedBadge] = {}
    new: list[LoopMark] = []
    for mark in drawn:
        old = before.get(mark.id)
        same = old is not None and old.mark == mark
        if old and same and all(arcs[id_] is arcs_before.get(id_) for id_ in mark.links):
            placed[mark.id] = old
        else:
            new.append(mark)
    # Those placed by hand first, so that the others make way; then small loops, which have
    # less choice.
    for mark in sorted(new, key=lambda mark: (mark.at is None, len(mark.links))):
        others = [other.badge for other in placed.values()]
        placed[mark.id] = _placed(mark, arcs, pills, measurer, others)
    return {mark.id: placed[mark.id] for mark in drawn}


def _placed(
    mark: LoopMark,
    arcs: Mapping[RecordId, Arc],
    pills: Mapping[RecordId, Rect],
    measurer: TextMeasurer,
    others: Sequence[Badge],
) -> PlacedBadge:
    lines = wrapped(mark.name, NAME_FONT, NAME_WIDTH, measurer) if mark.name else ()
    width = max((measurer.width(line, NAME_FONT) for line in lines), default=0.0)
    room = (width + 8.0 if lines else 0.0, len(lines) * NAME_FONT.line_height)
    own = [arcs[id_] for id_ in mark.links]
    if mark.at is not None:
        return PlacedBadge(mark, badge_at(mark.at, own, room), lines)
    shape = outline(own)
    zone = Rect(
        min(p.x for p in shape),
        min(p.y for p in shape),
        max(p.x for p in shape),
        max(p.y for p in shape),
    ).grown(_NEAR)
    spots: Spots[RecordId, RecordId] = Spots(pills_in(pills, zone))
    for id_, arc in arcs_in(arcs, [zone]):
        spots.add_line(id_, (*arc.points, arc.tip), zone)
        spots.add_sign(id_, arc.sign)
    return PlacedBadge(mark, place_badge(own, room, spots, others), lines)
