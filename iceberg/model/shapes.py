"""The named shapes that a sketch over time can begin with, as data."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import Field

from iceberg import resources
from iceberg.model.record import Value


class NamedShape(Value):
    """One shape, with what it looks like in a sentence."""

    id: str
    title: str
    about: str


class ShapeData(Value):
    """The whole data file."""

    shapes: Annotated[tuple[NamedShape, ...], Field(min_length=1)]


@cache
def named_shapes() -> tuple[NamedShape, ...]:
    """Return the shapes, the simplest first."""
    path = resources.path("boards/shapes.json")
    return ShapeData.model_validate_json(path.read_bytes()).shapes
