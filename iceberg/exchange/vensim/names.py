"""Names as Vensim spells and compares them."""

from __future__ import annotations

import re
from typing import Final

from iceberg.model.text import one_line

QUOTED: Final = re.compile(r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"?')
"""A quoted name, to the end of the line where the closing mark is missing; scans in linear time."""
_ESCAPE: Final = re.compile(r"\\(.)")
_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w '$]*[\w'$])?")

RESERVED: Final = frozenset({"time", "final time", "initial time", "saveper", "time step"})
"""Keys of the words that belong to the program."""


def name_key(name: str) -> str:
    """Return the form in which Vensim compares names: no case, and ``_`` is a blank.

    >>> name_key("Road_Works") == name_key("road works")
    True
    """
    # A name of nothing but underscores is still a name.
    return (one_line(name.replace("_", " ")) or one_line(name)).casefold()


def unquoted(text: str) -> str:
    r"""Return the name in a piece of a model, with or without quotation marks.

    >>> unquoted(r'"Say \"no\""'), unquoted(" Births ")
    ('Say "no"', 'Births')
    """
    text = text.strip()
    if text.startswith('"'):
        inner = text[1:-1] if len(text) > 1 and text.endswith('"') else text[1:]
        text = _ESCAPE.sub(lambda m: " " if m[1] == "n" else m[1], inner)
    return one_line(text)


def written(name: str) -> str:
    """Return a name as it stands in a model, in quotation marks where it needs them."""
    if _PLAIN.fullmatch(name) and "  " not in name:
        return name
    inner = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'
