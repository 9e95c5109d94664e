"""The marks of loops: letter, number and name, and where their badges stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from iceberg.analysis.labels import LabelledLoop, labels_of_named
from iceberg.analysis.loop import key_of, loop_through
from iceberg.geometry.arcs import arcs_in, pills_in
from iceberg.geometry.badges import Badge, badge_at, outline, place_badge
from iceberg.geometry.curves import Arc
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.spots import Spots
from iceberg.geometry.text import Font, TextMeasurer, wrapped
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import NamedLoop
from iceberg.model.record import RecordId
from iceberg.store.loop_focus import FoundLoop, FoundLoops

NAME_FONT: Final = Font(14, "semibold")
NAME_WIDTH: Final = 170.0
"""A longer name of a loop goes on in a further line."""
MOST_BADGES: Final = 60
"""So many of the shortest loops that nobody named have a badge if all are to have one."""
_NONE_FOUND: Final = FoundLoops()
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


def marks_of(contents: LoopContents, found: FoundLoops = _NONE_FOUND) -> tuple[LoopMark, ...]:
    """Return the marks of the board's loops whose links are all there, by letter and number.

    Those that were named, pinned or put in a place by hand; if the board shows the badges of all,
    also the others on record, and the shortest of those that were `found`.
    """
    shows_all = contents.board.badges == "all"
    ways = {
        id_: way
        for id_, loop in contents.loops.items()
        if (way := loop_through(contents, loop.links)) is not None
    }
    letters = {id_: way.letter for id_, way in ways.items()}
    labels = labels_of_named(contents.loops.values(), letters, found.labels, found.taken)
    whole = [contents.loops[id_] for id_ in ways if shows_all or _is_kept(contents.loops[id_])]
    whole.sort(key=lambda loop: (loop.letter, loop.number, loop.id))
    marks = [_mark(loop, labels[loop.id]) for loop in whole]
    if shows_all:
        marks += _found_marks(contents, found.loops)
    return tuple(marks)


def found_of(loops: Iterable[LabelledLoop]) -> FoundLoops:
    """Return what boards need to know of these loops beside their records."""
    every = tuple(loops)
    new = [one for one in every if not one.named]
    shortest = tuple(
        FoundLoop(one.loop.links, one.loop.letter, one.number) for one in new[:MOST_BADGES]
    )
    labels = {one.loop.key: one.label for one in every}
    return FoundLoops(shortest, labels, frozenset([one.label for one in new]))


def _is_kept(loop: NamedLoop) -> bool:
    return bool(loop.name) or loop.pinned or loop.badge_x is not None


def _mark(loop: NamedLoop, label: str) -> LoopMark:
    by_hand = loop.badge_x is not None and loop.badge_y is not None
    at = Point(loop.badge_x or 0.0, loop.badge_y or 0.0) if by_hand else None
    return LoopMark(loop.id, label, label[0], loop.name, loop.links, at)


def _found_marks(contents: LoopContents, found: Sequence[FoundLoop]) -> Iterator[LoopMark]:
    on_record = {key_of(loop.links) for loop in contents.loops.values()}
    for loop in found:
        # What was found may be older than the links: the next search is under way then.
        way = loop_through(contents, loop.links)
        if way is not None and way.letter == loop.letter and way.key not in on_record:
            yield LoopMark(loop.id, loop.label, loop.letter, "", loop.links, None)


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
