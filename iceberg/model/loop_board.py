"""The loop board: variables, the links between them, and the loops that people named.

Notation after Sterman, Business Dynamics (2000), chapter 5: a plus says that the effect ends above
what it would otherwise have been when the cause rises, a minus that it ends below.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from iceberg.model.order import OrderKey
from iceberg.model.record import Coordinate, Id, Record
from iceberg.model.sketch import Sketch
from iceberg.model.text import Name, Text

Polarity = Literal["+", "-", "?", "mixed"]
"""``?``: nobody has said; ``mixed``: plus in some range and minus in another."""
VariableRole = Literal["plain", "stock", "goal", "outside"]
"""A stock accumulates; a goal is wished for; outside lies beyond the boundary."""
Strength = Literal["thin", "normal", "thick"]
Notation = Literal["signs", "so"]
"""How polarity is written: ``+`` and ``−``, or S (same) and O (opposite)."""
Weight = Annotated[float, Field(ge=-1e9, le=1e9)]


class LoopBoard(Record):
    """A board that holds one causal loop diagram."""

    kind: Literal["loop_board"] = "loop_board"
    name: Name
    order: OrderKey = ""
    notation: Notation = "signs"
    badges: Literal["named", "all"] = "named"
    """Which loops have a badge: those named or pinned, or all."""


class Variable(Record):
    """A quantity that can rise and fall."""

    kind: Literal["variable"] = "variable"
    board: Id
    name: Name
    x: Coordinate
    """Centre."""
    y: Coordinate
    """Centre."""
    role: VariableRole = "plain"
    note: Text = ""
    shadow_of: Id | None = None
    """The variable of the same board that this one stands for in another place."""
    pinned: bool = False
    """Whether it keeps its place when the board is arranged."""
    sketch: Sketch | None = None
    card: Id | None = None
    """The card of an iceberg that it came from."""


class Link(Record):
    """A causal influence from one variable on another (or, rarely, on itself)."""

    kind: Literal["link"] = "link"
    board: Id
    source: Id
    target: Id
    polarity: Polarity = "?"
    delayed: bool = False
    bend: Annotated[float, Field(ge=-4.0, le=4.0)] | None = None
    """How far the arc bows to the left of the straight way, as a share of its length;
    ``None``: wherever it looks best."""
    weight: Weight | None = None
    """Strength as another program gave it; never negative meaning, the sign is in `polarity`."""
    note: Text = ""
    strength: Strength = "normal"
    evidence: Text = ""
    """How one knows: data, a document, what somebody saw."""
    perspectives: Annotated[tuple[Id, ...], Field(max_length=64)] = ()
    """Who says so."""
    belief: Id | None = None
    """The card with the belief that keeps it so."""


class NamedLoop(Record):
    """A loop that somebody named, numbered or told the story of."""

    kind: Literal["named_loop"] = "named_loop"
    board: Id
    links: Annotated[tuple[Id, ...], Field(min_length=1, max_length=500)]
    """In the order in which they follow each other."""
    letter: Literal["R", "B", "?"]
    """What the loop was when it was named; the analysis says what it is now."""
    number: Annotated[int, Field(ge=1, le=99_999)]
    name: Name | Literal[""] = ""
    story: Text = ""
    """In the group's own words; empty: told from the signs as they are."""
    pinned: bool = False
    badge_x: Coordinate | None = None
    """Centre of the badge where a hand put it; ``None``: wherever it fits."""
    badge_y: Coordinate | None = None


def shown_name(variable: Variable) -> str:
    """Return what a pill says: a shadow copy's name stands in angle brackets, as in Vensim."""
    return variable.name if variable.shadow_of is None else f"‹{variable.name}›"
