"""One frame of dragging cards on an iceberg of 200, as a ratio to repainting an empty board."""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from iceberg.canvas.view import BoardView
from iceberg.desktop.application import make_application
from iceberg.desktop.main_window import MainWindow
from iceberg.desktop.settings import Settings
from iceberg.drawing.fonts import QtMeasurer
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.edits.groups import group_cards
from iceberg.edits.tidy import tidy_board
from iceberg.geometry.groups import heading_of
from iceberg.geometry.shapes import Point
from iceberg.model.about import About
from iceberg.model.document import Document, Element
from iceberg.model.iceberg_board import Card, Cause, IcebergBoard
from iceberg.model.levels import presets
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId

CARDS, CAUSES, GROUPED, FRAMES = 200, 120, 12, 60
TEXTS = (
    "14 ambulances queued outside A&E on Monday",
    "Waits climb every winter and never fully recover",
    "Discharge waits for a social care assessment",
    "Busy means valuable",
    "Nobody is thanked for an empty bed",
)
LEFT, NO = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def iceberg_of(cards: int) -> Document:
    """Return an iceberg with so many cards in rows, arrows and a heading; always the same."""
    chance = random.Random(7)
    board = IcebergBoard(id=RecordId("ice"), name="Large", levels=presets()[0].levels)
    levels = [level.kind for level in board.levels]
    person = Perspective(id=RecordId("p"), name="Ward teams", colour="#2f7d6b", order="a")
    records: list[Element] = [About(title="Large"), board, person]
    for n in range(cards):
        records.append(
            Card(
                id=RecordId(f"card{n}"),
                board=board.id,
                level=levels[n % len(levels)],
                text=f"{TEXTS[n % len(TEXTS)]}, {n}",
                perspectives=(person.id,),
                x=float(n),
                y=100.0,
                dots=3 if n % 7 == 3 else 0,
                order=f"a{n:03}",
            )
        )
    for n in range(CAUSES if cards else 0):
        deep = 4 * chance.randrange(3, cards // 4) + chance.randrange(1, 4)
        above = 4 * (deep // 4 - chance.randrange(3)) + chance.randrange(deep % 4)
        ends = {"source": RecordId(f"card{deep}"), "target": RecordId(f"card{above}")}
        records.append(Cause(id=RecordId(f"cause{n}"), board=board.id, **ends))
    document = Document.of(records)
    if cards:
        ids = [card.id for card in document.all(Card) if card.level == levels[2]][:GROUPED]
        patch = group_cards(document, ids, "What is counted", QtMeasurer())
        document = patch.apply_to(document)
    return tidy_board(document, board.id, QtMeasurer()).apply_to(document)


def window_with(document: Document) -> MainWindow:
    """Return the program's window, showing a document."""
    window = MainWindow(Settings())
    window.resize(1920, 1080)
    window.show()
    session = window.workspace.session
    session.store.load(document)
    session.show_board(document.boards()[0].id)
    window.show_workspace()
    window.workspace.board.fit()
    QTest.qWait(500)
    return window


def close(window: MainWindow) -> None:
    """Close a window without being asked."""
    store = window.workspace.session.store
    store.mark_saved(store.document)
    window.close()


def repaints(board: BoardView) -> list[float]:
    """Return the seconds of repainting all of a board."""
    seconds = []
    for n in range(FRAMES):
        board.look(board.camera.panned(1.0 if n % 2 else -1.0, 0.0))
        begun = time.perf_counter()
        board.repaint()
        seconds.append(time.perf_counter() - begun)
    return seconds


def ways(scene: IcebergScene) -> Iterator[tuple[str, Point, float, float]]:
    """Yield what is dragged: its name, where it is gripped, and the way of one move in pixels."""
    rects = {card.id: scene.cards[card.id].rect for card in scene.contents.on_level("pattern")}
    ends = [end for cause in scene.contents.causes.values() for end in (cause.source, cause.target)]
    linked = [rect for id_, rect in rects.items() if ends.count(id_) >= 3]
    middle = min(linked, key=lambda rect: abs(rect.centre.x))
    yield "a card within its band", middle.centre, 4.0, 0.4
    yield "a card across bands", middle.centre, 1.0, 5.0
    outermost = min(rects.values())
    yield "a card out of the ice", outermost.centre, -3.0, 0.2
    panel = heading_of(next(iter(scene.groups.values())).rect)
    grips = (Point(panel.left + x, panel.centre.y) for x in range(20, int(panel.width), 10))
    grip = next(at for at in grips if not scene.cause_at(at, 40.0))
    yield f"a heading with its {GROUPED} cards", grip, 2.0, 1.0


def send(board: BoardView, kind: QEvent.Type, at: QPointF, held: Qt.MouseButton) -> None:
    """Send a mouse event, and let everything happen that it causes."""
    button = NO if kind is QEvent.Type.MouseMove else LEFT
    place = QPointF(board.mapToGlobal(at.toPoint()))
    event = QMouseEvent(kind, at, place, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(board, event)
    QApplication.processEvents()


def drag(board: BoardView, grip: Point, dx: float, dy: float) -> tuple[list[float], float]:
    """Return the seconds of each move of a drag until it is painted, and of the release."""
    seen = board.camera.to_screen(grip)
    start = QPointF(seen.x, seen.y)
    send(board, QEvent.Type.MouseMove, start, NO)
    send(board, QEvent.Type.MouseButtonPress, start, LEFT)
    seconds = []
    at = start
    for n in range(FRAMES):
        at = start + QPointF(6 + n * dx, 4 + n * dy)
        begun = time.perf_counter()
        send(board, QEvent.Type.MouseMove, at, LEFT)
        seconds.append(time.perf_counter() - begun)
    begun = time.perf_counter()
    send(board, QEvent.Type.MouseButtonRelease, at, NO)
    released = time.perf_counter() - begun
    board.session.store.undo()
    board.session.select([])
    board.fit()
    QTest.qWait(300)
    return seconds, released


def main() -> None:
    """Print medians, the worst frames and the ratios."""
    make_application()
    empty = window_with(iceberg_of(0))
    reference = statistics.median(repaints(empty.workspace.board))
    close(empty)
    print(f"{'repainting an empty board':30} {reference * 1000:6.1f} ms")
    window = window_with(iceberg_of(CARDS))
    board = window.workspace.board
    assert isinstance(board.scene, IcebergScene)
    for name, grip, dx, dy in ways(board.scene):
        before = board.session.store.revision
        seconds, released = drag(board, grip, dx, dy)
        assert board.session.store.revision > before + FRAMES / 2, f"{name} was not dragged"
        middle = statistics.median(seconds)
        print(
            f"{name:30} {middle * 1000:6.1f} ms  ratio {middle / reference:.2f}  "
            f"(worst {max(seconds) * 1000:.0f} ms, release {released * 1000:.0f} ms)"
        )
    close(window)


if __name__ == "__main__":
    main()
