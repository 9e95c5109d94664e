"""What is lit, selected and pointed at while a board is painted; pictures use the plain mood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from iceberg.model.record import RecordId

_NONE: Final[frozenset[RecordId]] = frozenset()


@dataclass(frozen=True, slots=True)
class Mood:
    """How records stand out from the plain drawing."""

    selected: frozenset[RecordId] = field(default=_NONE)
    hovered: RecordId | None = None
    lit: frozenset[RecordId] = field(default=_NONE)
    """Records shown in full while all others rest (fade); empty: nothing rests."""
    traced: frozenset[RecordId] = field(default=_NONE)
    """Cards and arrows that what is selected rests on or gives rise to."""
    hidden: frozenset[RecordId] = field(default=_NONE)
    """Records not painted, as a card whose text is being typed over."""

    def rests(self, id_: RecordId) -> bool:
        """Whether a record steps back behind what is lit."""
        return bool(self.lit) and id_ not in self.lit


PLAIN: Final = Mood()
