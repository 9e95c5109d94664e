"""The shipped typeface, so that a picture looks the same everywhere, and how wide its text is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from iceberg import resources
from iceberg.geometry.text import Font, Weight

FAMILY: Final = "Inter"
FALLBACKS: Final = ("Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans", "sans-serif")

_WEIGHTS: Final[dict[Weight, QFont.Weight]] = {
    "regular": QFont.Weight.Normal,
    "medium": QFont.Weight.Medium,
    "semibold": QFont.Weight.DemiBold,
    "bold": QFont.Weight.Bold,
}


@cache
def load_fonts() -> None:
    """Make the shipped fonts known to Qt; needs a running QGuiApplication, works once."""
    for file in sorted(resources.path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


@cache
def qt_font(font: Font) -> QFont:
    """Return Qt's font for one of ours; never change what this returns."""
    load_fonts()
    made = QFont([FAMILY, *FALLBACKS])
    made.setPixelSize(max(1, round(font.size)))
    made.setWeight(_WEIGHTS[font.weight])
    # Unhinted outlines have the same widths at every zoom and in every picture.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made


@cache
def _metrics(font: Font) -> QFontMetricsF:
    return QFontMetricsF(qt_font(font))


@dataclass(frozen=True)
class QtMeasurer:
    """Measures text with the shipped typeface; one is as good as another, also to caches."""

    def width(self, text: str, font: Font) -> float:
        """Return the width of one line, in board units."""
        return _metrics(font).horizontalAdvance(text)

    def ascent(self, font: Font) -> float:
        """Return how far the letters rise above the baseline."""
        return _metrics(font).ascent()
