"""Themes: the named colours that everything is drawn with, read from data files."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Final

from iceberg import resources
from iceberg.errors import FormatError
from iceberg.words import tr

THEMES: Final = ("light", "dark", "projector")
"""The themes a person can choose from, in the order of the menu."""

Colour = str
"""A colour as #RRGGBB."""
Stops = tuple[str, ...]
"""Colours of a gradient, from top to bottom."""
Share = float
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_WORDS: Final = ("name", "title")


@dataclass(frozen=True, slots=True)
class Theme:
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
    return read_theme(resources.path(f"themes/{name}.json").read_bytes())


def read_theme(data: bytes) -> Theme:
    """Return the theme in a data file; raises FormatError naming the role that does not fit.

    Not a record: the first page is painted before records are known to the program.
    """
    found = json.loads(data)
    roles = {role.name: role.type for role in fields(Theme)}
    if set(found) != set(roles):
        odd = sorted(set(found) ^ set(roles))
        raise FormatError(tr("A theme has other roles than it should: {roles}.", roles=odd))
    values: dict[str, Any] = {
        role: tuple(v) if isinstance(v, list) else v for role, v in found.items()
    }
    for role, value in values.items():
        if not _fits(role, roles[role], value):
            raise FormatError(tr("The role “{role}” of a theme has no fit value.", role=role))
    return Theme(**values)


def _fits(role: str, kind: object, value: object) -> bool:
    if kind in ("Share", "float"):
        return isinstance(value, float | int) and 0 <= value <= 4
    if kind == "bool":
        return isinstance(value, bool)
    if kind == "Stops":
        return isinstance(value, tuple) and 2 <= len(value) <= 8 and all(map(_is_colour, value))
    return isinstance(value, str) if role in _WORDS else _is_colour(value)


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and _COLOUR.fullmatch(value) is not None
