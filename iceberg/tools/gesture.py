"""Gestures: what a press, the moves after it and the release mean.

A gesture is a generator. It is started by a press, sent every move, and ends with the release;
Escape is thrown in as ``Cancelled``, so the ``with`` block around its edit takes everything back.
No Qt here: the board turns its events into these values, and answers what lies where.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.snapping import Guide
from iceberg.geometry.text import TextMeasurer
from iceberg.model.record import RecordId
from iceberg.store.sides import Side


class Cancelled(Exception):  # noqa: N818  (not an error: a person changed their mind)
    """The person pressed Escape, or the window lost the pointer."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """One event of mouse, pen or finger, in board coordinates."""

    x: float
    y: float
    released: bool = False
    add: bool = False
    """Shift or Ctrl: add to the selection instead of replacing it."""
    copy: bool = False
    """Alt: drag a copy."""
    free: bool = False
    """Ctrl: line up with nothing."""

    @property
    def point(self) -> Point:
        """Where it is."""
        return Point(self.x, self.y)


Gesture = Generator[None, Pointer, None]

Part = Literal["body", "rim", "bend", "badge"]
"""What of a record lies under the pointer: itself, the handle to pull an arrow from, the handle to
bend an arc by, or a loop's badge."""


@dataclass(frozen=True, slots=True)
class Target:
    """What lies under a point."""

    id: RecordId
    part: Part = "body"


@dataclass(frozen=True, slots=True)
class Preview:
    """What a running gesture shows over the board."""

    frame: Rect | None = None
    """A selection frame being drawn."""
    arrow: tuple[RecordId, Point] | None = None
    """An arrow being pulled from a record to a point."""
    goal: RecordId | None = None
    """The record on which it would land."""
    guides: tuple[Guide, ...] = ()
    """Lines along which what is dragged lines up with others."""


NOTHING: Final = Preview()


class Sight(Protocol):
    """What the board can tell a gesture, and show for it."""

    @property
    def reach(self) -> float:
        """How far the pointer must move before a press becomes a drag, in board units."""
        ...

    def under(self, point: Point) -> Target | None:
        """Return what lies under a point."""
        ...

    def within(self, frame: Rect) -> tuple[RecordId, ...]:
        """Return the cards or variables that a frame touches."""
        ...

    def rect_of(self, id_: RecordId) -> Rect | None:
        """Return where a card, a variable or a loop's badge stands."""
        ...

    def to_band(self, corner: Point, size: tuple[float, float]) -> tuple[str, float, float]:
        """Return level and place of a card whose top left corner is dropped at `corner`."""
        ...

    def side_at(self, point: Point) -> Side:
        """Return the side of a point where two icebergs stand side by side."""
        ...

    def neighbours(self, of: Rect, without: Collection[RecordId]) -> list[Rect]:
        """Return what a dragged thing can line up with, as it stood when the gesture began."""
        ...

    def drift(self, y: float) -> float:
        """Return how far down the band that was at `y` has moved since the gesture began."""
        ...

    @property
    def measurer(self) -> TextMeasurer:
        """How wide texts are on this board."""
        ...

    def show(self, preview: Preview) -> None:
        """Show this over the board until told otherwise."""
        ...

    def type_new(self, at: Point, done: Callable[[str], None]) -> None:
        """Let the person type a new card or variable; `done` gets a text that is not empty."""
        ...

    def type_over(self, id_: RecordId) -> None:
        """Let the person type over the text of a card or variable."""
        ...
