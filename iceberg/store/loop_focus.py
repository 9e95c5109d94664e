"""Which loops a window knows of the board it shows, which is chosen, and how far it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from iceberg.model.record import RecordId


@dataclass(frozen=True, slots=True)
class FoundLoop:
    """A loop as it is called now; its links follow each other."""

    links: tuple[RecordId, ...]
    letter: Literal["R", "B", "?"]
    number: int

    @property
    def label(self) -> str:
        """As ``R1``."""
        return f"{self.letter}{self.number}"

    @property
    def id(self) -> RecordId:
        """What its badge is known by while no record tells of the loop."""
        return RecordId(f"found-{self.label}")


@dataclass(frozen=True, slots=True)
class FoundLoops:
    """What is known of the loops of a board beside its records."""

    loops: tuple[FoundLoop, ...] = ()
    """The shortest of those that are not on record: these may have a badge."""
    labels: Mapping[tuple[RecordId, ...], str] = field(default_factory=dict)
    """What all are called, by their links from the smallest id on."""
    taken: frozenset[str] = frozenset()
    """The labels of those that are not on record."""


class LoopFocus:
    """Tells its owner whenever the loops known, the one chosen, or the step of its story change."""

    def __init__(self, found: Callable[[], None], chosen: Callable[[], None]) -> None:
        self._tell_found = found
        self._tell_chosen = chosen
        self._found = FoundLoops()
        self._chosen: FoundLoop | None = None
        self._step: int | None = None

    @property
    def found(self) -> FoundLoops:
        """The loops found last."""
        return self._found

    @property
    def chosen(self) -> FoundLoop | None:
        """The loop whose story is told."""
        return self._chosen

    @property
    def step(self) -> int | None:
        """The link of the chosen loop that is being told, from 0; its length: all of them."""
        return self._step

    def know(self, found: FoundLoops) -> None:
        """Know of these loops."""
        if found != self._found:
            self._found = found
            self._tell_found()

    def choose(self, loop: FoundLoop | None) -> None:
        """Choose a loop; a story that is being told goes on while it is the same one."""
        if loop == self._chosen:
            return
        if loop is None or self._chosen is None or set(loop.links) != set(self._chosen.links):
            self._step = None
        self._chosen = loop
        self._tell_chosen()

    def tell(self, step: int | None) -> None:
        """Go to a step of the chosen loop's story; ``None``: to its beginning."""
        if step != self._step:
            self._step = step
            self._tell_chosen()

    def forget(self) -> None:
        """Know of none, as when another board is shown."""
        self.know(FoundLoops())
        self.choose(None)
