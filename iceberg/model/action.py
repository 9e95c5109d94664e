"""Actions: what somebody will do about a thing on a board.

A 15 % solution is what one can do without more money or authority (Liberating Structures, after
Gareth Morgan).
"""

from __future__ import annotations

from typing import Literal

from iceberg.model.order import OrderKey
from iceberg.model.record import Id, Record
from iceberg.model.text import Line, Name, Text


class Action(Record):
    """What somebody will do, pinned to the thing it is about."""

    kind: Literal["action"] = "action"
    on: Id
    """The card, variable, link or named loop that it is about."""
    what: Name
    who: Line = ""
    when: Line = ""
    fifteen: bool = False
    """Whether it is a 15 % solution: possible now, without more money or authority."""
    done: bool = False
    note: Text = ""
    order: OrderKey = ""
