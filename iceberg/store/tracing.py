"""What a window traces: from where, which way and how far, or the paths between two variables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from iceberg.model.record import RecordId

Way = Literal["both", "onward", "back"]
"""Onward: what it affects or gives rise to; back: what affects it or what it rests on."""


@dataclass(frozen=True, slots=True)
class Tracing:
    """Where a tracing began, and what of it is shown."""

    start: tuple[RecordId, ...]
    way: Way = "both"
    most: int | None = None
    """How many links away; ``None``: all."""
    between: bool = False
    """Whether it is the paths between two variables that are shown."""
