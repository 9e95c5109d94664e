"""A loop board worked out for painting and pointing: pills, arcs and badges in their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from iceberg.drawing.loop_marks import LoopMark, PlacedBadge, marks_of, placed_badges
from iceberg.drawing.strokes import Strokes
from iceberg.geometry.arcs import reroute, route
from iceberg.geometry.curves import SIGN_RADIUS, Arc, distance_to_line
from iceberg.geometry.pills import pill_lines, size_of_lines
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import TextMeasurer
from iceberg.geometry.ways import outline_distance
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Link, Variable, shown_name
from iceberg.model.record import RecordId

__all__ = ["LoopMark", "LoopScene", "PlacedBadge", "loop_scene", "marks_of"]

_Ends = tuple[RecordId, RecordId, float | None]
_ALL_ANEW: Final = 400
"""Up to so many links, a link that comes or goes lets all arcs find their best way again."""


@dataclass(frozen=True)
class LoopScene:
    """What is drawn where on one loop board."""

    contents: LoopContents
    pills: dict[RecordId, Rect]
    lines: dict[RecordId, tuple[str, ...]]
    """The name of each variable, in lines."""
    arcs: dict[RecordId, Arc]
    badges: dict[RecordId, PlacedBadge]
    """By the id of what is on record of their loop, or of what was found."""
    strokes: dict[RecordId, Strokes] = field(default_factory=dict, compare=False, repr=False)
    """What the painter made of an arc; kept while the arc stays."""

    @cached_property
    def bounds(self) -> Rect:
        """Around everything; of no size when the board is empty."""
        boxes = [*self.pills.values()]
        boxes += [arc.box for arc in self.arcs.values()]
        boxes += [placed.badge.box for placed in self.badges.values()]
        return Rect.enclosing(boxes) or Rect(0.0, 0.0, 0.0, 0.0)

    def pill_at(self, point: Point) -> RecordId | None:
        """Return the variable under a point of the board."""
        for id_, rect in reversed(self.pills.items()):
            if rect.contains(point) and outline_distance(rect, point) <= 0.5:
                return id_
        return None

    def link_at(self, point: Point, reach: float) -> RecordId | None:
        """Return the link whose line passes nearest, if it passes within `reach`."""
        near = (
            (distance_to_line((*arc.points, arc.tip), point), id_)
            for id_, arc in self.arcs.items()
            if arc.box.grown(reach).contains(point)
        )
        distance, nearest = min(near, default=(reach, None))
        return nearest if distance < reach else None

    def sign_at(self, point: Point) -> RecordId | None:
        """Return the link whose polarity sign is under a point."""
        for id_, arc in reversed(self.arcs.items()):
            if arc.sign.distance(point) <= SIGN_RADIUS:
                return id_
        return None

    def badge_at(self, point: Point) -> RecordId | None:
        """Return the loop whose badge is under a point."""
        for id_, placed in reversed(self.badges.items()):
            badge = placed.badge
            if badge.centre.distance(point) <= badge.radius + 4 or badge.label.contains(point):
                return id_
        return None

    def along_badge(self, id_: RecordId) -> frozenset[RecordId]:
        """Return a badge with the links and the variables of its loop."""
        known = self.contents.links
        links = [known[one] for one in self.badges[id_].mark.links if one in known]
        return frozenset(
            {id_, *(one for link in links for one in (link.id, link.source, link.target))}
        )

    def along_with(self, ids: Iterable[RecordId]) -> frozenset[RecordId]:
        """Return `ids` and what is drawn anew with them: links of variables, badges of links."""
        moved = set(ids)
        moved.update(link.id for link in self.contents.touching(moved))
        moved.update(
            id_ for id_, placed in self.badges.items() if not moved.isdisjoint(placed.mark.links)
        )
        return frozenset(moved)

    def changed(
        self,
        contents: LoopContents,
        marks: Sequence[LoopMark],
        touched: frozenset[RecordId],
        measurer: TextMeasurer,
    ) -> LoopScene:
        """Return the scene after the `touched` records changed; all others stay as they are.

        Only what touches them is drawn anew, so that a drag on a big board stays quick. Where
        links come or go on a board of usual size, all arcs are laid anew, since loops may have
        closed or opened.
        """
        pills, lines = _pills_after(self, contents, touched, measurer)
        moved = {id_ for id_ in touched if pills.get(id_) != self.pills.get(id_)}
        ends = _ends_of(contents)
        if _is_rewired(self.contents.links, contents.links, touched) and len(ends) <= _ALL_ANEW:
            arcs = route(pills, ends)
        else:
            stale = _stale_links(self.contents.links, contents.links, touched)
            kept = {id_: arc for id_, arc in self.arcs.items() if id_ not in stale}
            arcs = reroute(kept, pills, ends, moved)
        badges = placed_badges(marks, arcs, pills, measurer, self.badges, self.arcs)
        strokes = {id_: s for id_, s in self.strokes.items() if arcs.get(id_) is self.arcs[id_]}
        return LoopScene(contents, pills, lines, arcs, badges, strokes)


def loop_scene(
    contents: LoopContents, marks: Sequence[LoopMark], measurer: TextMeasurer
) -> LoopScene:
    """Return the scene of a loop board."""
    lines = {id_: pill_lines(shown_name(v), measurer) for id_, v in contents.variables.items()}
    pills = {
        id_: Rect.around(Point(v.x, v.y), *_size(v, lines[id_], measurer))
        for id_, v in contents.variables.items()
    }
    arcs = route(pills, _ends_of(contents))
    badges = placed_badges(marks, arcs, pills, measurer, {}, {})
    return LoopScene(contents, pills, lines, arcs, badges)


def _size(
    variable: Variable, lines: tuple[str, ...], measurer: TextMeasurer
) -> tuple[float, float]:
    return size_of_lines(lines, measurer, has_sketch=variable.sketch is not None)


def _ends_of(contents: LoopContents) -> dict[RecordId, _Ends]:
    # By id, not in the order in which they last changed: else arcs would swap sides on edits.
    links = contents.links
    return {id_: (links[id_].source, links[id_].target, links[id_].bend) for id_ in sorted(links)}


def _pills_after(
    scene: LoopScene, contents: LoopContents, touched: Iterable[RecordId], measurer: TextMeasurer
) -> tuple[dict[RecordId, Rect], dict[RecordId, tuple[str, ...]]]:
    """Return the pills and lines with those of the touched variables made anew."""
    pills, lines = dict(scene.pills), dict(scene.lines)
    for id_ in touched:
        pills.pop(id_, None)
        old_lines = lines.pop(id_, None)
        variable, old = contents.variables.get(id_), scene.contents.variables.get(id_)
        if variable is None:
            continue
        same = old is not None and old_lines is not None and old.name == variable.name
        lines[id_] = old_lines if same and old_lines else pill_lines(shown_name(variable), measurer)
        size = _size(variable, lines[id_], measurer)
        pills[id_] = Rect.around(Point(variable.x, variable.y), *size)
    return pills, lines


def _is_rewired(
    before: Mapping[RecordId, Link], after: Mapping[RecordId, Link], touched: Iterable[RecordId]
) -> bool:
    """Whether a link came or went or has other ends."""
    return any(_wire(before.get(id_)) != _wire(after.get(id_)) for id_ in touched)


def _wire(link: Link | None) -> tuple[RecordId, RecordId] | None:
    return (link.source, link.target) if link else None


def _stale_links(
    before: Mapping[RecordId, Link], after: Mapping[RecordId, Link], touched: Iterable[RecordId]
) -> set[RecordId]:
    """Return the links to draw anew since they or one between the same two changed its way."""
    changed = [
        link
        for id_ in touched
        for link in (before.get(id_), after.get(id_))
        if link and _way(before.get(id_)) != _way(after.get(id_))
    ]
    if not changed:
        return set()
    twos = {frozenset((link.source, link.target)) for link in changed}
    return {id_ for id_, ln in after.items() if frozenset((ln.source, ln.target)) in twos}


def _way(link: Link | None) -> _Ends | None:
    return (link.source, link.target, link.bend) if link else None
