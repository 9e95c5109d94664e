"""Themes: the named colours that everything is drawn with, read from data files."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Final

from pydantic import Field

from iceberg import resources
from iceberg.errors import FormatError
from iceberg.model.record import Colour, Value
from iceberg.words import tr

THEMES: Final = ("light", "dark", "projector")
"""The themes a person can choose from, in the order of the menu."""

Stops = Annotated[tuple[Colour, ...], Field(min_length=2, max_length=8, strict=False)]
"""Colours of a gradient, from top to bottom."""

Share = Annotated[float, Field(ge=0.0, le=4.0)]


class Theme(Value):
    """Colours by role; text on its ground has a contrast of at least 4.5:1 (projector 7:1)."""

    name: str
    title: str
    dark: bool
    scale: float
    """How much larger than in the light theme a board is at 100 %."""
    ink: Colour
    quiet_ink: Colour
    hairline: Colour
    paper: Colour
    board: Colour
    accent: Colour
    accent_soft: Colour
    on_accent: Colour
    danger: Colour
    warning_paper: Colour
    warning_line: Colour
    plus: Colour
    minus: Colour
    unknown: Colour
    reinforcing: Colour
    balancing: Colour
    reinforcing_soft: Colour
    balancing_soft: Colour
    pill: Colour
    pill_line: Colour
    card: Colour
    card_line: Colour
    card_ink: Colour
    sketch: Colour
    cause: Colour
    dot: Colour
    shadow: Colour
    stroke: Share
    """How much thicker than in the light theme lines are."""
    sky: Stops
    water: Stops
    ice: Stops
    ice_line: Colour
    ice_light: Colour
    """Laid over the faces of the ice that are turned to the light."""
    ice_shade: Colour
    """Laid over those that are turned away."""
    ice_relief: Share
    """How strongly."""
    wave: Colour
    separator_strength: Share
    band_ink: Stops
    """Ink of the band titles, from the tip down; the last one serves all deeper bands."""


@cache
def theme_named(name: str) -> Theme:
    """Return a theme by name; raises FormatError for a name that is not in ``THEMES``."""
    if name not in THEMES:
        raise FormatError(
            tr(
                "There is no theme “{name}”. Choose one of: {themes}.",
                name=name,
                themes=", ".join(THEMES),
            )
        )
    return Theme.model_validate_json(resources.path(f"themes/{name}.json").read_bytes())
