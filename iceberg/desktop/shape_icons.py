"""Small pictures of the named shapes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from iceberg.geometry import sketching


def shape_icon(name: str, colour: str, size: QSize) -> QIcon:
    """Return a shape drawn as one line in a colour."""
    picture = QPixmap(size * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    pen = QPen(QColor(colour), 2.2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    width, height = size.width() - 8, size.height() - 8
    points = [QPointF(4 + t * width, 4 + (1 - y) * height) for t, y in sketching.shape(name)]
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(points))
    return QIcon(picture)
