"""SVG as Qt writes it, made fit for browsers and for comparing: same board, same bytes."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import Final

from iceberg.drawing.fonts import FALLBACKS, FAMILY
from iceberg.drawing.title_paint import LETTER_SPACING

_SVG: Final = "http://www.w3.org/2000/svg"
_FONT_ATTRIBUTES: Final = ("font-family", "font-size", "font-weight", "font-style")
_FAMILIES: Final = ", ".join(f"'{name}'" if " " in name else name for name in (FAMILY, *FALLBACKS))


@dataclass(frozen=True, slots=True)
class Setting:
    """What Qt does not write down about texts."""

    spaced: frozenset[str] = frozenset()
    """Those whose letters stand apart."""
    at_right: frozenset[str] = frozenset()
    """Those that end at the right edge, whatever font a reader has."""
    right: float = 0.0
    """Where that is."""


def tidied(data: bytes, width: float, height: float, setting: Setting) -> bytes:
    """Return a picture of Qt's SVG generator, sized in pixels.

    Groups without content go, and with them the names of this machine's fonts.
    """
    ET.register_namespace("", _SVG)
    root = ET.fromstring(data)
    view = root.get("viewBox", "")
    root.attrib = {"width": f"{width:g}", "height": f"{height:g}", "viewBox": view, "role": "img"}
    _without_empty_groups(root)
    for group in root.iter(f"{{{_SVG}}}g"):
        for name in _FONT_ATTRIBUTES:
            group.attrib.pop(name, None)
    for text in root.iter(f"{{{_SVG}}}text"):
        _set(text, setting)
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + ET.tostring(root, encoding="unicode").encode() + b"\n"


def _set(text: ET.Element, setting: Setting) -> None:
    words = (text.text or "").strip("\n")
    text.text = words
    text.set("font-family", _FAMILIES)
    if words in setting.spaced and text.get("font-weight") == "700":
        text.set("letter-spacing", f"{LETTER_SPACING:g}")
    if words in setting.at_right and text.get("font-weight") == "600":
        text.set("text-anchor", "end")
        text.set("x", f"{setting.right:g}")


def _without_empty_groups(parent: ET.Element) -> None:
    for child in list(parent):
        _without_empty_groups(child)
        if child.tag == f"{{{_SVG}}}g" and not len(child):
            parent.remove(child)
