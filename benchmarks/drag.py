"""One frame of dragging one variable on a large board, as a ratio to a plain QGraphicsScene."""

from __future__ import annotations

import os
import random
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

from iceberg.canvas.view import BoardView
from iceberg.desktop.application import make_application
from iceberg.drawing.theme import theme_named
from iceberg.geometry.shapes import Point
from iceberg.model.about import About
from iceberg.model.document import Document, Element
from iceberg.model.loop_board import Link, LoopBoard, Variable
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.store.store import DocumentStore

VARIABLES, LINKS, FRAMES = 1000, 1600, 60


def large_document() -> Document:
    """Return a board with short links, as real ones have, the same at every run."""
    chance = random.Random(7)
    columns = 40
    board = LoopBoard(id=RecordId("board"), name="Large")
    records: list[Element] = [About(title="Large"), board]
    for n in range(VARIABLES):
        x, y = (n % columns) * 220.0, (n // columns) * 130.0
        records.append(
            Variable(id=RecordId(f"v{n}"), board=board.id, name=f"Variable {n}", x=x, y=y)
        )
    for n in range(LINKS):
        source = chance.randrange(VARIABLES)
        step = chance.choice([1, -1, columns, -columns, columns + 1, 2])
        target = (source + step) % VARIABLES
        records.append(
            Link(
                id=RecordId(f"l{n}"),
                board=board.id,
                source=RecordId(f"v{source}"),
                target=RecordId(f"v{target}"),
                polarity=chance.choice("+-"),
                delayed=chance.random() < 0.1,
            )
        )
    return Document.of(records)


def ours(scale: float) -> list[float]:
    """Return the seconds of each frame on our board."""
    session = Session(DocumentStore(large_document()))
    view = BoardView(session, theme_named("light"))
    view.resize(1400, 900)
    view.show()
    QApplication.processEvents()
    view.look(view.camera.zoomed(scale / view.camera.scale, 700, 450))
    centre = view.camera.to_board(700, 450)
    nearest = min(
        session.store.document.all(Variable),
        key=lambda v: Point(v.x, v.y).distance(centre),
    )
    at = view.camera.to_screen(Point(nearest.x, nearest.y))
    start = QPointF(at.x, at.y).toPoint()
    view.repaint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    frames = []
    for n in range(FRAMES + 5):
        begun = time.perf_counter()
        QTest.mouseMove(view, start + QPointF(10 + n, 5 + n // 2).toPoint())
        view.repaint()
        frames.append(time.perf_counter() - begun)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start)
    view.close()
    return frames[5:]


def plain_scene(scale: float) -> list[float]:
    """Return the seconds of each frame of a graphics scene with boxes, texts and straight lines."""
    document = large_document()
    scene = QGraphicsScene()
    boxes = {}
    for variable in document.all(Variable):
        box = scene.addRect(-60, -17, 120, 34)
        box.setPos(variable.x, variable.y)
        scene.addSimpleText(variable.name).setParentItem(box)
        boxes[variable.id] = box
    lines = []
    for link in document.all(Link):
        a, b = boxes[link.source].pos(), boxes[link.target].pos()
        lines.append((scene.addLine(a.x(), a.y(), b.x(), b.y()), link))
    view = QGraphicsView(scene)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.resize(1400, 900)
    view.show()
    view.scale(scale, scale)
    QApplication.processEvents()
    middle = view.mapToScene(700, 450)
    moved = min(boxes, key=lambda id_: (boxes[id_].pos() - middle).manhattanLength())
    attached = [(line, ln) for line, ln in lines if moved in (ln.source, ln.target)]
    frames = []
    for _ in range(FRAMES + 5):
        begun = time.perf_counter()
        boxes[moved].moveBy(1, 0.5)
        for line, link in attached:
            a, b = boxes[link.source].pos(), boxes[link.target].pos()
            line.setLine(a.x(), a.y(), b.x(), b.y())
        QApplication.processEvents()
        view.viewport().repaint()
        frames.append(time.perf_counter() - begun)
    view.close()
    return frames[5:]


def main() -> None:
    """Print the medians and their ratio at two zooms."""
    make_application()
    for scale in (1.0, 0.15):
        a, b = ours(scale), plain_scene(scale)
        mine, reference = statistics.median(a), statistics.median(b)
        print(
            f"zoom {scale:4.0%}: ours {mine * 1000:6.2f} ms (worst {max(a) * 1000:.1f}), "
            f"plain scene {reference * 1000:6.2f} ms, ratio {mine / reference:.2f}"
        )


if __name__ == "__main__":
    main()
