"""Icons: shipped drawings in the colour of the theme, crisp at every size."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from iceberg import resources

SIZES = (16, 20, 32, 40, 64, 128)


@cache
def icon(name: str, colour: str) -> QIcon:
    """Return the icon of this name drawn in one colour, as ``#RRGGBB``."""
    drawn = QIcon()
    text = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
    for size in SIZES:
        picture = QPixmap(QSize(size, size))
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            renderer.render(painter, QRectF(0, 0, size, size))
        drawn.addPixmap(picture)
    return drawn
