"""What a line can say, and the mistake that it can hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from iceberg.errors import IcebergError

SaidPolarity = Literal["+", "-", "?", "mixed"]


@dataclass(frozen=True, slots=True)
class VariableSaid:
    """A variable that is named and nothing more."""

    name: str


@dataclass(frozen=True, slots=True)
class LinkSaid:
    """A link from one variable to another."""

    source: str
    target: str
    polarity: SaidPolarity = "?"
    delayed: bool = False


Statement = VariableSaid | LinkSaid


@dataclass(frozen=True, slots=True)
class CardSaid:
    """A card, with its level's word and the perspectives that hold it, if said."""

    text: str
    level: str | None = None
    perspectives: tuple[str, ...] = ()


class LineError(IcebergError):
    """A line that cannot be understood; `column` counts characters from 0 in the whole text."""

    def __init__(self, sentence: str, column: int) -> None:
        super().__init__(sentence)
        self.column = column
