"""The iceberg board: levels, cards and the causes between them.

The four levels follow Senge et al., The Fifth Discipline Fieldbook (1994); other presets name
other levels but keep the stable kinds, so that a relabelled board is still understood.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from iceberg.model.order import OrderKey
from iceberg.model.record import Coordinate, Id, Record, Value
from iceberg.model.sketch import Sketch
from iceberg.model.text import Line, Name, Text

LevelKind = Literal[
    "event", "pattern", "structure", "relation", "mental_model", "vision", "goal", "artifact"
]
"""What a level is about, whatever its title says."""


class Level(Value):
    """One band of an iceberg."""

    kind: LevelKind
    title: Name
    question: Line = ""
    response: Line = ""


class IcebergBoard(Record):
    """A board on which a group stacks what happened over what keeps it so."""

    kind: Literal["iceberg_board"] = "iceberg_board"
    name: Name
    order: OrderKey = ""
    levels: Annotated[tuple[Level, ...], Field(min_length=1, max_length=8)]
    """From the tip down; each kind at most once."""
    future_of: Id | None = None
    """The board of the present whose desired future this one is."""


class CardGroup(Record):
    """A heading over some cards of one level, which are moved and tidied together."""

    kind: Literal["card_group"] = "card_group"
    board: Id
    level: LevelKind
    name: Name
    order: OrderKey = ""


class Card(Record):
    """One thing the group said, on one level, held by any number of perspectives."""

    kind: Literal["card"] = "card"
    board: Id
    level: LevelKind
    text: Text
    x: Coordinate
    """Left edge, in board units from the middle of the board."""
    y: Annotated[Coordinate, Field(ge=0.0)]
    """Top edge, in board units below the top of its level's band."""
    order: OrderKey = ""
    perspectives: Annotated[tuple[Id, ...], Field(max_length=64)] = ()
    note: Text = ""
    is_what: Text = ""
    """What it is, in the group's words (a distinction)."""
    is_not: Text = ""
    """What it is not."""
    sketch: Sketch | None = None
    dots: Annotated[int, Field(ge=0, le=9999)] = 0
    """Votes given to it."""
    loop: Id | None = None
    """The named loop that this card stands for."""
    loop_board: Id | None = None
    """The loop board that shows how this works."""
    group: Id | None = None
    """The heading it stands under, of the same board and level."""
    replaces: Id | None = None
    """The card of the present that this card of the desired future takes the place of."""


class Cause(Record):
    """An arrow between two cards of one board: the source gives rise to the target."""

    kind: Literal["cause"] = "cause"
    board: Id
    source: Id
    target: Id
    sense: Literal["gives_rise_to", "reinforces"] = "gives_rise_to"
    note: Text = ""
