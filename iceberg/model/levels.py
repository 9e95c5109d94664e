"""The levels of an iceberg as data: presets, questions to the room, and other words for them.

Levels and responses after Senge et al., The Fifth Discipline Fieldbook (1994), and Kim, Vision
Deployment Matrix (1995); Action Scales after Nobles, Radley and Mytton, The Action Scales Model
(2021); six conditions after Kania, Kramer and Senge, The Water of Systems Change (2018), its three
rows as levels. The questions are our own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Annotated

from pydantic import Field

from iceberg import resources
from iceberg.model.iceberg_board import Level, LevelKind
from iceberg.model.record import Value
from iceberg.model.text import fold


class Preset(Value):
    """A set of levels to begin a board with."""

    name: str
    title: str
    about: str
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]


class LevelWords(Value):
    """What one kind of level is also called, and what to ask about it."""

    synonyms: tuple[str, ...]
    questions: tuple[str, ...]
    nearest: tuple[LevelKind, ...]
    """Kinds that are nearest in meaning, the nearest first."""
    future: str
    """The question to the room about the desired future."""


class LevelData(Value):
    """The whole data file."""

    presets: Annotated[tuple[Preset, ...], Field(min_length=1)]
    kinds: dict[LevelKind, LevelWords]


@cache
def _data() -> LevelData:
    return LevelData.model_validate_json(resources.path("boards/levels.json").read_bytes())


def presets() -> tuple[Preset, ...]:
    """Return the sets of levels that a board can begin with; the first one is usual."""
    return _data().presets


def default_levels() -> tuple[Level, ...]:
    """Return the four levels that most teaching uses."""
    return presets()[0].levels


def questions(kind: LevelKind) -> tuple[str, ...]:
    """Return more questions to put to the room about a level."""
    words = _data().kinds.get(kind)
    return words.questions if words else ()


def nearest(kind: LevelKind, among: Collection[LevelKind]) -> LevelKind:
    """Return the kind among these that is nearest in meaning to `kind`; there must be one."""
    words = _data().kinds.get(kind)
    near = (one for one in (kind, *(words.nearest if words else ())) if one in among)
    return next(near, next(iter(among)))


def future_levels(levels: Iterable[Level]) -> tuple[Level, ...]:
    """Return the levels with the questions that one asks about a desired future."""
    kinds = _data().kinds
    return tuple(level.replace(question=kinds[level.kind].future) for level in levels)


@cache
def synonyms() -> Mapping[str, LevelKind]:
    """Return the kind that each word for a level stands for; the words are folded."""
    return {fold(word): kind for kind, words in _data().kinds.items() for word in words.synonyms}
