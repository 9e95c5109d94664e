"""A hint: what seems odd, about which things, and what one could do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from iceberg.model.record import RecordId

Remedy = Literal[
    "move_down", "move_up", "split_cause", "sketch", "hold", "ask", "connect", "merge", "act"
]
"""What a button beside the hint does: move the card to the next level, part it at its “because”,
draw it over time, say who holds it, put the question up, lead an arrow, make one card of two, add
an action."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Never a verdict: a question that a good facilitator might ask."""

    rule: str
    """As ICE-01; for ever, since dismissals name it."""
    on: tuple[RecordId, ...]
    """The cards it is about; the board when it is about all of them."""
    sentence: str
    remedy: Remedy | None = None
    is_warning: bool = False
