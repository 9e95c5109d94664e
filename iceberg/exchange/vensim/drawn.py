"""Variables and links as they are drawn on the views of a Vensim sketch, joined by name."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from iceberg.exchange.imported import Diagram, FoundLink, FoundVariable, repeated_links, skipped
from iceberg.exchange.vensim.equations import Equation
from iceberg.exchange.vensim.names import RESERVED, name_key
from iceberg.exchange.vensim.sketch import Arrow, View, Word
from iceberg.geometry.shapes import Point
from iceberg.model.loop_board import Polarity
from iceberg.model.text import quoted
from iceberg.words import tr

SCALE: Final = 2.0
"""Board units to one unit of a sketch, whose words are smaller than our pills."""
GAP: Final = 150.0
"""Sketch units between two views laid side by side."""

_SIGNS: Final[dict[str, Polarity]] = {
    **dict.fromkeys("+sS", "+"),
    **dict.fromkeys("-oO−–", "-"),
}
_INTO_STOCK: Final = 4
_OUT_OF_STOCK: Final = 100
_STRAIGHT: Final = 0


class Drawn:
    """Goes through the views and gathers what they show."""

    def __init__(self, equations: dict[str, Equation]) -> None:
        self._equations = equations
        self._found = Diagram()
        self._place: dict[str, int] = {}
        self._word_of: dict[int, Word] = {}
        """The word that gives a variable its place."""
        self._negative = {
            (name_key(cause), key)
            for key, equation in equations.items()
            for cause, negative in equation.causes
            if negative
        }
        self._links: dict[tuple[int, int], list[FoundLink]] = {}
        self._loose = self._labelled = 0

    def diagram(self, views: list[View]) -> Diagram:
        """Return the diagram that `views` show together."""
        for view in views:
            self._take_words(view)
        self._put_in_place(views)
        for view in views:
            for arrow in view.arrows:
                self._take_arrow(view, arrow)
        self._found.links = [link for links in self._links.values() for link in links]
        self._bend_straight_pairs()
        self._note(views)
        return self._found

    def _take_words(self, view: View) -> None:
        for word in view.words.values():
            key = name_key(word.name)
            if not key or key in RESERVED:
                continue
            if key not in self._place:
                self._place[key] = len(self._found.variables)
                self._found.variables.append(self._variable(word, key))
            place = self._place[key]
            first = self._word_of.setdefault(place, word)
            if first.is_ghost and not word.is_ghost:
                self._word_of[place] = word
            if word.is_box and not word.is_ghost:
                variable = self._found.variables[place]
                self._found.variables[place] = replace(variable, role="stock")

    def _variable(self, word: Word, key: str) -> FoundVariable:
        equation = self._equations.get(key)
        if equation is None:
            return FoundVariable(word.name)
        return FoundVariable(word.name, role=equation.role, note=equation.comment)

    def _put_in_place(self, views: list[View]) -> None:
        """Lay the views side by side, and each variable where the view of its word lies."""
        placing = {id(word): place for place, word in self._word_of.items()}
        shift = 0.0
        for view in views:
            words = [word for word in view.words.values() if id(word) in placing]
            if not words:
                continue
            left, right = min(w.at.x for w in words), max(w.at.x for w in words)
            for word in words:
                at = Point((word.at.x - left + shift) * SCALE, word.at.y * SCALE)
                place = placing[id(word)]
                self._found.variables[place] = replace(self._found.variables[place], at=at)
            shift += right - left + GAP

    def _take_arrow(self, view: View, arrow: Arrow) -> None:
        ends = [self._end(view, id_) for id_ in (arrow.source, arrow.target)]
        source, target = (self._place.get(name_key(word.name)) if word else None for word in ends)
        if source is None or target is None:
            self._loose += self._is_loose(view, arrow)
            return
        link = FoundLink(
            source,
            target,
            self._polarity(arrow, source, target),
            delayed=arrow.delayed,
            bend=self._bend(arrow, source, target, ends),
        )
        self._add(link)

    @staticmethod
    def _end(view: View, id_: int) -> Word | None:
        """Return the word at the end of an arrow; a valve stands for the word that names it."""
        return view.words.get(view.valves.get(id_) or id_)

    @staticmethod
    def _is_loose(view: View, arrow: Arrow) -> bool:
        """Whether an arrow is lost that should lead somewhere: not from a cloud, not from Time."""
        for id_ in (arrow.source, arrow.target):
            comment, word = view.comments.get(id_), view.words.get(id_)
            if (comment and comment.is_cloud) or (word and name_key(word.name) in RESERVED):
                return False
        return not arrow.is_pipe

    def _polarity(self, arrow: Arrow, source: int, target: int) -> Polarity:
        sign = _SIGNS.get(chr(arrow.polarity)) if 0 < arrow.polarity < 0x10000 else None
        if sign:
            return sign
        if arrow.polarity:
            self._labelled += 1
        if arrow.is_pipe and arrow.shape in (_INTO_STOCK, _OUT_OF_STOCK):
            return "+" if arrow.shape == _INTO_STOCK else "-"
        names = [name_key(self._found.variables[n].name) for n in (source, target)]
        return "-" if (names[0], names[1]) in self._negative else "?"

    def _bend(
        self, arrow: Arrow, source: int, target: int, ends: list[Word | None]
    ) -> float | None:
        """Return how far the arrow bows, where both of its ends are where the variables lie."""
        from_, to = self._word_of[source], self._word_of[target]
        if ends != [from_, to] or from_ is to:
            return None
        if arrow.shape == _STRAIGHT:
            return 0.0
        if arrow.is_pipe or arrow.through is None:
            return None
        return bow(from_.at, to.at, arrow.through)

    def _add(self, link: FoundLink) -> None:
        """Add a link, or join it with one that says the same in another view."""
        known = self._links.setdefault((link.source, link.target), [])
        for n, other in enumerate(known):
            if "?" in (link.polarity, other.polarity) or link.polarity == other.polarity:
                polarity = other.polarity if link.polarity == "?" else link.polarity
                delayed = link.delayed or other.delayed
                bend = link.bend if other.bend is None else other.bend
                known[n] = replace(other, polarity=polarity, delayed=delayed, bend=bend)
                return
        known.append(link)

    def _bend_straight_pairs(self) -> None:
        """Let two straight arrows to and fro bow apart, else one would hide the other."""
        straight = {(ln.source, ln.target) for ln in self._found.links if ln.bend == 0.0}
        self._found.links = [
            replace(link, bend=None)
            if link.bend == 0.0 and (link.target, link.source) in straight
            else link
            for link in self._found.links
        ]

    def _note(self, views: list[View]) -> None:
        comments = [c for view in views for c in view.comments.values()]
        loops = [comment.text for comment in comments if comment.is_loop]
        signs = sum(comment.text in ("+", "-") for comment in comments if not comment.is_loop)
        notes = self._found.notes
        notes += repeated_links(self._found)
        if loops:
            notes.append(
                tr(
                    "Loop symbols were left out ({names}): the program finds the loops itself.",
                    names=quoted(", ".join(dict.fromkeys(filter(None, loops))), 200),
                )
            )
        notes += skipped(
            signs,
            "One sign is written as free text and belongs to no link; set it by hand.",
            "{n} signs are written as free text and belong to no link; set them by hand.",
        )
        notes += skipped(
            self._loose,
            "One arrow begins or ends at no variable; it was left out.",
            "{n} arrows begin or end at no variable; they were left out.",
        )
        notes += skipped(
            self._labelled,
            "One arrow has a mark that is no sign; its sign is unknown.",
            "{n} arrows have marks that are no signs; their signs are unknown.",
        )
        notes += skipped(
            sum(view.unread for view in views),
            "One line of the sketch is damaged; it was left out.",
            "{n} lines of the sketch are damaged; they were left out.",
        )


def bow(start: Point, end: Point, through: Point) -> float | None:
    """Return how far the circle through three points bows left of the way from start to end.

    As a share of the way, left as seen in going, with y down; ``None`` where there is no circle.

    >>> bow(Point(0, 0), Point(10, 0), Point(5, -2))
    0.2
    """
    length = start.distance(end)
    if length < 1.0 or through == Point(0, 0):
        return None
    dx, dy = (end.x - start.x) / length, (end.y - start.y) / length
    off_x, off_y = through.x - (start.x + end.x) / 2, through.y - (start.y + end.y) / 2
    along, aside = off_x * dx + off_y * dy, off_x * dy - off_y * dx
    if abs(aside) < 0.005 * length:
        return 0.0
    half = length / 2
    centre = (along**2 + aside**2 - half**2) / (2 * aside)
    apex = centre + math.copysign(math.hypot(half, centre), aside)
    return round(apex / length, 3)
