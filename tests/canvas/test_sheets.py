"""What is painted bit by bit looks as if it had been painted in one go."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from iceberg.canvas.camera import Camera
from iceberg.canvas.sheets import Look, Sheets, prepare
from iceberg.drawing.fonts import QtMeasurer
from iceberg.drawing.iceberg_paint import paint_iceberg
from iceberg.drawing.iceberg_scene import iceberg_scene
from iceberg.drawing.mood import Mood
from iceberg.drawing.theme import theme_named
from iceberg.edits import arrange
from iceberg.edits.groups import group_cards
from iceberg.geometry.shapes import Rect
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard
from tests.pictures.boards import an_iceberg_of

WIDTH, HEIGHT = 900, 560
PLAIN = Mood()
ROUNDING = 8
"""Of 255: what lies on a picture that is seen through is rounded once more."""
MEASURER = QtMeasurer()


@pytest.fixture
def document(qapp) -> Document:
    document = an_iceberg_of(24)
    ids = [card.id for card in document.all(Card) if card.level == "structure"][:3]
    return group_cards(document, ids, "What is counted", MEASURER).apply_to(document)


def a_look(document: Document, mood: Mood, zoom: float = 1.0) -> Look:
    board = document.boards()[0]
    assert isinstance(board, IcebergBoard)
    scene = iceberg_scene(IcebergContents.of(document, board), document, MEASURER)
    whole = Camera.showing(Rect(-1300, -220, 1300, 1600), Rect(0, 0, WIDTH, HEIGHT), 1.0)
    camera = whole.zoomed(zoom, WIDTH / 2, HEIGHT / 2)
    frame = camera.rect_to_board(Rect(0, 0, WIDTH, HEIGHT))
    return Look(scene, theme_named("light"), mood, camera, frame)


def painted(paint: Callable[[QPainter], None]) -> np.ndarray:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint(painter)
    pixels = np.frombuffer(image.constBits(), dtype=np.uint8)
    return pixels.reshape(HEIGHT, WIDTH, 4)[..., :3].astype(int)


def in_one_go(look: Look) -> np.ndarray:
    def paint(painter: QPainter) -> None:
        prepare(painter, look.camera)
        scene, theme, mood, camera, frame = look
        paint_iceberg(painter, scene, theme, mood, frame, detail=camera.scale)

    return painted(paint)


def steps(document: Document) -> list[tuple[Document, Mood]]:
    """Return documents and moods as they follow each other while somebody works."""
    cards = {level: [] for level in ("event", "pattern", "structure", "mental_model")}
    for card in document.all(Card):
        cards[card.level].append(card)
    one, edge = cards["pattern"][2], min(cards["structure"], key=lambda card: card.x)
    hand = Mood(selected=frozenset({one.id}))

    def put(card: Card, level: str, x: float, y: float) -> Document:
        return arrange.put_on_level(document, {card.id: (level, x, y)}).apply_to(document)

    return [
        (document, PLAIN),
        (document, hand),
        (put(one, "pattern", one.x + 12, one.y + 5), hand),
        (put(one, "pattern", one.x + 30, one.y + 60), hand),
        (put(one, "pattern", one.x, one.y + 400), hand),
        (put(one, "structure", one.x + 50, 20.0), hand),
        (put(edge, "structure", edge.x - 40, edge.y), PLAIN),
        (put(edge, "structure", edge.x - 900, edge.y), Mood(selected=frozenset({edge.id}))),
        (document, Mood(hidden=frozenset({one.id}))),
        (document, Mood(lit=frozenset({one.id}))),
        (document, Mood(traced=frozenset(card.id for card in cards["event"]))),
        (document, PLAIN),
    ]


@pytest.mark.parametrize("zoom", [1.0, 2.3])
def test_each_step_is_painted_as_if_it_were_the_first(document: Document, zoom: float) -> None:
    sheets = Sheets()
    for number, (now, mood) in enumerate(steps(document)):
        look = a_look(now, mood, zoom)
        seen = painted(lambda painter, look=look: sheets.paint(painter, look))
        anew = painted(lambda painter, look=look: Sheets().paint(painter, look))
        assert np.abs(seen - anew).max() == 0, f"step {number}"
        assert np.abs(seen - in_one_go(look)).max() <= ROUNDING, f"step {number}"


def test_another_view_is_painted_anew(document: Document) -> None:
    sheets = Sheets()
    for zoom in (1.0, 1.4, 1.0):
        look = a_look(document, PLAIN, zoom)
        seen = painted(lambda painter, look=look: sheets.paint(painter, look))
        assert np.abs(seen - in_one_go(look)).max() <= ROUNDING
