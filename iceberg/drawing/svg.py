"""SVG as Qt writes it, made fit for browsers and for comparing: same board, same bytes."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Set
from typing import Final

from iceberg.drawing.fonts import FALLBACKS, FAMILY
from iceberg.drawing.iceberg_paint import LETTER_SPACING

_SVG: Final = "http://www.w3.org/2000/svg"
_FONT_ATTRIBUTES: Final = ("font-family", "font-size", "font-weight", "font-style")
_FAMILIES: Final = ", ".join(f"'{name}'" if " " in name else name for name in (FAMILY, *FALLBACKS))


def tidied(data: bytes, width: float, height: float, spaced: Set[str] = frozenset()) -> bytes:
    """Return a picture of Qt's SVG generator, sized in pixels.

    Groups without content go, and with them the names of this machine's fonts; `spaced` are the
    texts whose letters stand apart, which Qt does not write down.
    """
    ET.register_namespace("", _SVG)
    root = ET.fromstring(data)
    root.attrib = {
        "width": f"{width:g}",
        "height": f"{height:g}",
        "viewBox": root.get("viewBox", ""),
        "role": "img",
    }
    _without_empty_groups(root)
    for group in root.iter(f"{{{_SVG}}}g"):
        for name in _FONT_ATTRIBUTES:
            group.attrib.pop(name, None)
        if group.get("transform") == "matrix(1,0,0,1,0,0)":
            del group.attrib["transform"]
    for text in root.iter(f"{{{_SVG}}}text"):
        text.set("font-family", _FAMILIES)
        text.text = (text.text or "").strip("\n")
        if text.text in spaced:
            text.set("letter-spacing", f"{LETTER_SPACING:g}")
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + ET.tostring(root, encoding="unicode").encode() + b"\n"


def _without_empty_groups(parent: ET.Element) -> None:
    for child in list(parent):
        _without_empty_groups(child)
        if child.tag == f"{{{_SVG}}}g" and not len(child):
            parent.remove(child)
