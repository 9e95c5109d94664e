"""Perspectives: the people or groups whose view a card is."""

from __future__ import annotations

from typing import Final, Literal

from iceberg.model.order import OrderKey
from iceberg.model.record import Colour, Record
from iceberg.model.text import Name, Text

PERSPECTIVE_COLOURS: Final = (
    "#E69F00",
    "#56B4E9",
    "#009E73",
    "#CC79A7",
    "#0072B2",
    "#D55E00",
    "#8C6BB1",
    "#6B7B8C",
)
"""Colours given to new perspectives in turn: the set of Okabe and Ito (2008), told apart by
colour-blind eyes, with yellow and black replaced since they vanish on paper and text."""


class Perspective(Record):
    """A person or group that holds cards, shown by name and colour."""

    kind: Literal["perspective"] = "perspective"
    name: Name
    colour: Colour
    note: Text = ""
    order: OrderKey = ""
