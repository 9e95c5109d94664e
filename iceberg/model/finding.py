"""Hints that somebody looked at and put away for good."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from iceberg.model.record import Id, Record
from iceberg.model.text import Name


class Dismissal(Record):
    """One hint about some things, put away: it is not shown again for these."""

    kind: Literal["dismissal"] = "dismissal"
    rule: Name
    """The rule's name, as ICE-01."""
    on: Annotated[tuple[Id, ...], Field(min_length=1, max_length=64)]
    """The cards, boards or perspectives that the hint was about."""
