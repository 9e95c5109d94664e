"""Pictures of a board as PNG, SVG or PDF, made by the painters of the screen, without a window."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final, Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from iceberg.drawing import pdf
from iceberg.drawing.fonts import QtMeasurer
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.drawing.mood import PLAIN
from iceberg.drawing.offscreen import ensure_application
from iceberg.drawing.scene import NONE_FOUND, Scene, paint_scene, scene_of
from iceberg.drawing.svg import Setting, tidied
from iceberg.drawing.theme import Theme, theme_named
from iceberg.drawing.title_paint import FROM_SIDE, shown_responses, shown_titles
from iceberg.errors import IcebergError
from iceberg.geometry.shapes import Rect
from iceberg.model.document import Document
from iceberg.model.iceberg_board import IcebergBoard
from iceberg.model.loop_board import LoopBoard
from iceberg.model.record import RecordId
from iceberg.store.loop_focus import FoundLoops
from iceberg.store.sides import Sides
from iceberg.words import tr

PictureKind = Literal["png", "svg", "pdf"]
KINDS: Final[tuple[PictureKind, ...]] = ("png", "svg", "pdf")
UNITS_PER_INCH: Final = 96.0
MOST_MEGAPIXELS: Final = 150.0
LONGEST_SIDE: Final = 32_000
"""In pixels; beyond it Qt does not paint."""
MOST_UNITS: Final = 100_000.0
"""A board wider or higher than this would be a blank sheet with specks in its corners."""
_LONGEST_PAGE: Final = 14_400.0
"""In points; readers of PDF accept no longer page (ISO 32000-1, annex C)."""
_MARGIN: Final = 36.0
_LEAST: Final = (480.0, 320.0)


class PictureError(IcebergError):
    """A picture cannot be made as it was asked for."""


@dataclass(frozen=True, slots=True)
class PictureOptions:
    """How a picture is made.

    `scale`: pixels to a board unit in a PNG; `dpi` gives it as pixels per inch instead, a board
    having 96 units to the inch. SVG and PDF have no pixels, they take neither. `transparent`: the
    board's ground, or the sky and the water, are left out.
    """

    scale: float = 2.0
    dpi: float | None = None
    theme: str = "light"
    transparent: bool = False
    sides: Sides | None = None
    """Two icebergs side by side instead of the board."""
    found: FoundLoops = NONE_FOUND
    """The loops of the board, where all are to have badges."""

    @property
    def pixels_per_unit(self) -> float:
        """The scale that `dpi` or `scale` ask for."""
        return self.scale if self.dpi is None else self.dpi / UNITS_PER_INCH


@dataclass(frozen=True, slots=True)
class _Picture:
    """A board laid out, and the part of it that is shown."""

    scene: Scene
    frame: Rect
    theme: Theme
    title: str
    description: str
    ground: bool

    def paint(self, painter: QPainter, scale: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        painter.translate(-self.frame.left, -self.frame.top)
        # Never less detail than at actual size: a small picture may be printed large.
        detail = max(1.0, scale)
        paint_scene(
            painter, self.scene, self.theme, PLAIN, self.frame, detail=detail, ground=self.ground
        )


def render(
    document: Document, board_id: RecordId, kind: PictureKind, options: PictureOptions
) -> bytes:
    """Return the content of a picture file of one board.

    The same board and options give the same bytes. Raises PictureError when the picture would be
    too large, FormatError for an unknown theme.
    """
    ensure_application()
    picture = _picture(document, board_id, options)
    if kind == "png":
        return _png(picture, options.pixels_per_unit)
    return _svg(picture) if kind == "svg" else _pdf(picture)


def _picture(document: Document, board_id: RecordId, options: PictureOptions) -> _Picture:
    board = document.records.get(board_id)
    if not isinstance(board, IcebergBoard | LoopBoard):
        raise PictureError(tr("There is no board “{id}” to draw.", id=board_id))
    theme = theme_named(options.theme)
    scene = scene_of(document, board, QtMeasurer(), options.sides, found=options.found)
    frame = _frame(scene)
    if max(frame.width, frame.height) > MOST_UNITS:
        raise PictureError(
            tr(
                "Things on the board “{board}” lie too far apart for a picture; "
                "bring them closer or tidy the board first.",
                board=board.name,
            )
        )
    title = f"{document.about.title} – {board.name}"
    return _Picture(scene, frame, theme, title, _described(scene), ground=not options.transparent)


def _described(scene: Scene) -> str:
    if isinstance(scene, IcebergScene):
        return tr(
            "Iceberg with {cards} cards on {levels} levels",
            cards=len(scene.cards),
            levels=len(scene.bands),
        )
    return tr(
        "Causal loop diagram with {variables} variables and {links} links",
        variables=len(scene.pills),
        links=len(scene.arcs),
    )


def _frame(scene: Scene) -> Rect:
    """Return the part of the board that the picture shows, in whole units."""
    bounds = scene.bounds
    if not isinstance(scene, IcebergScene):
        bounds = bounds.grown(_MARGIN)
        width, height = max(bounds.width, _LEAST[0]), max(bounds.height, _LEAST[1])
        bounds = Rect.around(bounds.centre, width, height)
    return Rect.at(
        float(round(bounds.left)),
        float(round(bounds.top)),
        float(round(bounds.width)),
        float(round(bounds.height)),
    )


def _png(picture: _Picture, scale: float) -> bytes:
    _check_size(picture.frame, scale)
    # Up to the next whole pixel, so that no edge is half clear.
    width, height = (
        math.ceil(side * scale) for side in (picture.frame.width, picture.frame.height)
    )
    picture = replace(picture, frame=Rect.at(*picture.frame[:2], width / scale, height / scale))
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    if image.isNull():
        raise PictureError(tr("There is not enough memory for this picture; take a smaller scale."))
    image.fill(0)
    with QPainter(image) as painter:
        picture.paint(painter, scale)
    per_metre = round(scale * UNITS_PER_INCH / 0.0254)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    image.setText("Title", picture.title)
    image.setText("Description", picture.description)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def _check_size(frame: Rect, scale: float) -> None:
    if not 0.01 <= scale <= 100:
        raise PictureError(
            tr(
                "A picture cannot be drawn at scale {scale:g}; take one from 0.01 to 100.",
                scale=scale,
            )
        )
    megapixels = frame.width * frame.height * scale * scale / 1e6
    longest = max(frame.width, frame.height) * scale
    if megapixels > MOST_MEGAPIXELS or longest > LONGEST_SIDE:
        largest = scale * min((MOST_MEGAPIXELS / megapixels) ** 0.5, LONGEST_SIDE / longest)
        raise PictureError(
            tr(
                "The picture would have {megapixels:,.0f} megapixels; take a scale of at most "
                "{scale:.2f}, or make an SVG or PDF.",
                megapixels=megapixels,
                scale=int(largest * 100) / 100,
            )
        )


def _svg(picture: _Picture) -> bytes:
    # Loaded only here: a window that never exports must not pay for it.
    from PySide6.QtSvg import QSvgGenerator

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(round(UNITS_PER_INCH))
    width, height = picture.frame.width, picture.frame.height
    generator.setSize(QSize(round(width), round(height)))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setTitle(picture.title)
    generator.setDescription(picture.description)
    with QPainter(generator) as painter:
        picture.paint(painter, 1.0)
    return tidied(bytes(data.data()), width, height, _setting(picture))


def _setting(picture: _Picture) -> Setting:
    scene = picture.scene
    if not isinstance(scene, IcebergScene):
        return Setting()
    right = picture.frame.right - FROM_SIDE
    return Setting(shown_titles(scene), shown_responses(scene), right)


def _pdf(picture: _Picture) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    points = 72.0 / UNITS_PER_INCH
    points *= min(1.0, _LONGEST_PAGE / (points * max(picture.frame.width, picture.frame.height)))
    size = QSizeF(picture.frame.width * points, picture.frame.height * points)
    writer.setPageSize(
        QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    writer.setPageMargins(QMarginsF())
    writer.setResolution(pdf.RESOLUTION)
    writer.setTitle(picture.title)
    writer.setCreator("Iceberg")
    with pdf.no_chance(), QPainter(writer) as painter:
        picture.paint(painter, points * pdf.RESOLUTION / 72.0)
    return pdf.without_chance(bytes(data.data()))
