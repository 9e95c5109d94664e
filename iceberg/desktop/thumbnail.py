"""A small picture of a document's first board."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from iceberg.canvas.camera import Camera
from iceberg.drawing.fonts import QtMeasurer
from iceberg.drawing.mood import PLAIN
from iceberg.drawing.scene import paint_scene, scene_of
from iceberg.drawing.theme import Theme
from iceberg.errors import IcebergError
from iceberg.geometry.shapes import Rect
from iceberg.library.catalogue import open_document
from iceberg.model.document import Document


def thumbnail(path: Path, size: QSize, ratio: float, theme: Theme) -> QPixmap | None:
    """Return a picture of the document at `path`; ``None`` when it cannot be read."""
    try:
        document = open_document(path).document
    except IcebergError:
        return None
    return picture_of(document, size, ratio, theme)


def picture_of(document: Document, size: QSize, ratio: float, theme: Theme) -> QPixmap | None:
    """Return a picture of a document's first board; ``None`` when it has none."""
    board = next(iter(document.boards()), None)
    if board is None:
        return None
    scene = scene_of(document, board, QtMeasurer())
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(theme.board))
    area = Rect(0, 0, size.width(), size.height())
    camera = Camera.showing(scene.bounds, area, 1.0)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(camera.transform())
        paint_scene(painter, scene, theme, PLAIN, camera.rect_to_board(area))
    return picture
