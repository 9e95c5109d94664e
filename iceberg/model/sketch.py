"""Sketches over time: how a pattern moved, and where it may lead.

What a sketch holds follows the conventions of behaviour-over-time graphs: labelled axes, start and
end, a mark at the present, hoped and feared futures (Scriptapedia, "Graphs over Time"; Sterman,
Business Dynamics, 2000, ch. 3).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from iceberg.model.record import Value
from iceberg.model.text import Line

MOST_POINTS = 2000
"""Points that one line may have."""

Fraction = Annotated[float, Field(ge=0.0, le=1.0)]
Finite = Annotated[float, Field(ge=-1e15, le=1e15)]


class SketchPoint(Value):
    """One point of a sketch over time: both axes run from 0 to 1."""

    t: Fraction
    y: Fraction


Curve = Annotated[tuple[SketchPoint, ...], Field(max_length=MOST_POINTS)]
"""A line from earliest to latest; empty: not drawn."""


class Sketch(Value):
    """How a pattern moved over time, as the group remembers it."""

    points: Annotated[tuple[SketchPoint, ...], Field(min_length=2, max_length=MOST_POINTS)]
    """What happened, from earliest to latest."""
    expected: Curve = ()
    """What comes if nothing is changed."""
    hoped: Curve = ()
    feared: Curve = ()
    now: Fraction = 1.0
    """Where on the axis of time the present is; at 1 the sketch shows no future."""
    quantity: Line = ""
    """What the upright axis measures, with its unit if it has one."""
    start: Line = ""
    """What is written at the begin of the axis of time, as a year."""
    present: Line = ""
    """What is written at the present."""
    horizon: Line = ""
    """What is written at the end of the axis."""
    shape: Line = ""
    """The named shape it was begun with, if any."""
    data: Annotated[tuple[Finite, ...], Field(max_length=MOST_POINTS)] = ()
    """Measured values at even steps from the start to the present, in their own unit; drawn as
    points behind the line, their least and greatest at the bottom and the top."""
