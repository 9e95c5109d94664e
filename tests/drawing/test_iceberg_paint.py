"""What is seen: compared by colour at places, since letters differ between machines."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from iceberg.drawing.fonts import QtMeasurer
from iceberg.drawing.iceberg_paint import paint_iceberg
from iceberg.drawing.iceberg_scene import IcebergScene, iceberg_scene
from iceberg.drawing.mood import PLAIN, Mood
from iceberg.drawing.theme import theme_named
from iceberg.drawing.title_paint import shown_titles
from iceberg.drawing.water import paint_water
from iceberg.geometry.shapes import Point, Rect
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, Cause, IcebergBoard, Level
from iceberg.model.people import Perspective

pytestmark = pytest.mark.usefixtures("qapp")

LIGHT = theme_named("light")
BOARD = IcebergBoard(
    id="board",
    name="Iceberg",
    levels=(
        Level(kind="event", title="Events", question="What just happened?", response="React"),
        Level(kind="pattern", title="Patterns"),
        Level(kind="structure", title="Structures"),
    ),
)
RECORDS = [
    BOARD,
    Perspective(id="p", name="P", colour="#E69F00"),
    Card(id="upper", board="board", level="event", text="A queue", x=-90.0, y=140.0, dots=2),
    Card(
        id="lower",
        board="board",
        level="pattern",
        text="Waits climb",
        x=40.0,
        y=70.0,
        perspectives=("p",),
    ),
    Cause(id="cause", board="board", source="lower", target="upper"),
]


@pytest.fixture
def scene() -> IcebergScene:
    document = Document.of([*Document.titled("T").records.values(), *RECORDS])
    return iceberg_scene(IcebergContents.of(document, BOARD), document, QtMeasurer())


class Seen:
    """A picture of a board, asked for colours by board coordinates."""

    def __init__(self, scene: IcebergScene, mood: Mood = PLAIN, **how) -> None:
        self.frame = how.pop("frame", scene.bounds)
        size = round(self.frame.width), round(self.frame.height)
        self.image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
        self.image.fill(QColor(0, 0, 0, 0))
        with QPainter(self.image) as painter:
            painter.translate(-self.frame.left, -self.frame.top)
            paint_iceberg(painter, scene, LIGHT, mood, self.frame, **how)

    def at(self, point: Point) -> QColor:
        x, y = round(point.x - self.frame.left), round(point.y - self.frame.top)
        return self.image.pixelColor(x, y)


def inside(scene: IcebergScene, card: str) -> Point:
    """A place on a card without text."""
    rect = scene.cards[card].rect
    return Point(rect.right - 12, rect.top + 12)


def close(one: QColor, other: QColor, by: int = 3) -> bool:
    pairs = zip(one.getRgb(), other.getRgb(), strict=True)
    return all(abs(a - b) <= by for a, b in pairs)


def test_the_board_shows_sky_water_ice_cards_and_their_colours(scene: IcebergScene):
    seen = Seen(scene)
    surface, left = scene.bands[0].bottom, scene.bounds.left + 8
    assert close(seen.at(Point(left, 2)), QColor(LIGHT.sky[0]), 6)
    assert close(seen.at(Point(left, surface + 9)), QColor(LIGHT.water[0]), 10)
    assert close(seen.at(Point(left, scene.bands[-1].bottom - 2)), QColor(LIGHT.water[-1]), 10)
    assert seen.at(inside(scene, "upper")) == QColor(LIGHT.card)
    lower = scene.cards["lower"].rect
    assert close(seen.at(Point(lower.left + 3, lower.centre.y)), QColor("#E69F00"))
    assert (
        seen.at(Point(0, surface + 200)).lightnessF()
        > seen.at(Point(left, surface + 200)).lightnessF()
    )


def test_below_the_deepest_band_the_deepest_water_goes_on(scene: IcebergScene):
    far = Rect.at(-200, scene.bands[-1].bottom + 3000, 100, 100)
    seen = Seen(scene, frame=far)
    assert close(seen.at(far.centre), QColor(LIGHT.water[-1]))


def test_water_does_not_swim_when_the_view_moves(scene: IcebergScene):
    frame = Rect.at(-700, 0, 300, 500)
    moved = frame.moved(37, 12)
    here = [Seen(scene, frame=f).at(Point(-600, y)) for f in (frame, moved) for y in (243, 300)]
    assert all(close(a, b, 2) for a, b in zip(here[:2], here[2:], strict=True))


def test_without_ground_the_ice_remains_on_nothing(scene: IcebergScene):
    seen = Seen(scene, ground=False)
    assert seen.at(Point(scene.bounds.left + 4, scene.bands[2].top + 130)).alpha() == 0
    assert seen.at(Point(0, scene.bands[2].top + 100)).alpha() > 240


def test_what_is_hidden_or_skipped_is_not_painted(scene: IcebergScene):
    for seen in (Seen(scene, Mood(hidden=frozenset({"upper"}))), Seen(scene, skip={"upper"})):
        assert seen.at(inside(scene, "upper")) != QColor(LIGHT.card)
        assert seen.at(inside(scene, "lower")) == QColor(LIGHT.card)


def test_only_some_cards_are_painted_on_nothing(scene: IcebergScene):
    seen = Seen(scene, only=frozenset({"upper"}))
    assert seen.at(inside(scene, "upper")) == QColor(LIGHT.card)
    assert seen.at(inside(scene, "lower")).alpha() == 0
    assert seen.at(Point(0, scene.bands[2].top + 100)).alpha() == 0


def test_while_something_is_lit_the_rest_steps_back(scene: IcebergScene):
    seen = Seen(scene, Mood(lit=frozenset({"lower"})), only=frozenset({"lower", "upper"}))
    assert seen.at(inside(scene, "lower")).alpha() == 255
    assert 50 < seen.at(inside(scene, "upper")).alpha() < 100


def test_a_selected_card_has_an_outline_in_the_accent(scene: IcebergScene):
    rect = scene.cards["upper"].rect
    edge = Point(rect.centre.x, rect.bottom)
    plain, selected = Seen(scene), Seen(scene, Mood(selected=frozenset({"upper"})))
    assert close(selected.at(edge), QColor(LIGHT.accent), 60)
    assert not close(plain.at(edge), QColor(LIGHT.accent), 60)


def test_an_arrow_is_painted_along_its_way(scene: IcebergScene):
    points = scene.causes["cause"].points
    middle = points[len(points) // 2]
    with_arrow, without = Seen(scene), Seen(scene, skip=frozenset({"cause"}))
    assert with_arrow.at(middle).lightnessF() < without.at(middle).lightnessF() - 0.2


def test_the_painter_is_left_as_it_was(scene: IcebergScene):
    image = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(image) as painter:
        before = painter.pen(), painter.brush(), painter.opacity(), painter.transform()
        paint_iceberg(painter, scene, LIGHT, Mood(lit=frozenset({"x"})), scene.bounds)
        assert (painter.pen(), painter.brush(), painter.opacity(), painter.transform()) == before


@pytest.mark.parametrize("detail", [0.01, 0.1, 0.5, 4.0])
def test_a_board_is_painted_at_every_zoom(scene: IcebergScene, detail: float):
    half = 60 / detail
    frame = Rect(-half, -half, half, half)
    image = QImage(120, 120, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    with QPainter(image) as painter:
        painter.scale(detail, detail)
        painter.translate(half, half)
        paint_iceberg(painter, scene, LIGHT, PLAIN, frame, detail=detail)
    assert all(image.pixelColor(x, y).alpha() == 255 for x in (1, 118) for y in (1, 118))


def test_water_can_be_painted_alone(scene: IcebergScene):
    image = QImage(50, 50, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(image) as painter:
        paint_water(painter, scene.bands, LIGHT, Rect(0, 0, 50, 50))
    assert close(image.pixelColor(25, 1), QColor(LIGHT.sky[0]), 4)


def test_titles_are_written_in_capitals_and_shortened_to_their_room(scene: IcebergScene):
    assert shown_titles(scene) == {"EVENTS", "PATTERNS", "STRUCTURES"}
