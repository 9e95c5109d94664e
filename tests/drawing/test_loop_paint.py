"""What is seen of a loop board: compared by colour at places, since letters differ by machine."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from iceberg.drawing.loop_paint import paint_loops
from iceberg.drawing.loop_scene import LoopScene, loop_scene, marks_of
from iceberg.drawing.mood import PLAIN, Mood
from iceberg.drawing.theme import THEMES, theme_named
from iceberg.geometry.shapes import Point
from iceberg.geometry.text import RoughMeasurer
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Polarity, Variable
from iceberg.model.record import RecordId

pytestmark = pytest.mark.usefixtures("qapp")

LIGHT = theme_named("light")
BOARD = LoopBoard(id="board", name="Flow")


def a_scene(polarity: Polarity = "+", delayed: bool = False) -> LoopScene:
    variables = {
        "a": Variable(id="a", board="board", name="Overtime", x=120.0, y=150.0),
        "b": Variable(id="b", board="board", name="Fatigue", x=520.0, y=150.0, role="stock"),
    }
    links = {
        "ab": Link(
            id="ab", board="board", source="a", target="b", polarity=polarity, delayed=delayed
        ),
        "ba": Link(id="ba", board="board", source="b", target="a", polarity="+"),
    }
    loop = NamedLoop(
        id="r",
        board="board",
        links=("ab", "ba"),
        letter="R",
        number=1,
        name="Tired",
        badge_x=320.0,
        badge_y=330.0,
    )
    contents = LoopContents(BOARD, dict(variables), dict(links), {loop.id: loop})
    return loop_scene(contents, marks_of(contents), RoughMeasurer())


def painted(scene: LoopScene, mood: Mood = PLAIN, theme: str = "light", **how: object) -> QImage:
    image = QImage(640, 420, QImage.Format.Format_RGB32)
    image.fill(QColor(theme_named(theme).board))
    with QPainter(image) as painter:
        paint_loops(painter, scene, theme_named(theme), mood, **how)  # type: ignore[arg-type]
    return image


def colour_at(image: QImage, at: Point) -> QColor:
    return image.pixelColor(round(at.x), round(at.y))


def is_near(one: QColor, other: str, within: int = 40) -> bool:
    two = QColor(other)
    return all(
        abs(a - b) <= within
        for a, b in ((one.red(), two.red()), (one.green(), two.green()), (one.blue(), two.blue()))
    )


def share_of(image: QImage, points: tuple[Point, ...], colour: str) -> float:
    """Return along how much of a line a colour is seen."""
    ways = [
        Point(a.x + (b.x - a.x) * t / 12, a.y + (b.y - a.y) * t / 12)
        for a, b in itertools.pairwise(points)
        for t in range(12)
    ]
    return sum(is_near(colour_at(image, at), colour, 60) for at in ways) / len(ways)


def middle_of_head(scene: LoopScene, id_: str) -> Point:
    head = scene.arcs[RecordId(id_)].head
    return Point(sum(p.x for p in head) / 3, sum(p.y for p in head) / 3)


@pytest.mark.parametrize(
    ("polarity", "colour"), [("+", LIGHT.plus), ("-", LIGHT.minus), ("?", LIGHT.unknown)]
)
def test_a_link_has_the_colour_of_its_sign(polarity: Polarity, colour: str) -> None:
    scene = a_scene(polarity)
    assert is_near(colour_at(painted(scene), middle_of_head(scene, "ab")), colour)


def test_a_plus_is_drawn_through_and_a_minus_is_dashed() -> None:
    plus, minus = a_scene("+"), a_scene("-")
    points = plus.arcs[RecordId("ab")].points
    assert share_of(painted(plus), points, LIGHT.plus) > 0.9
    assert 0.4 < share_of(painted(minus), points, LIGHT.minus) < 0.8


def test_a_delay_cuts_the_line_with_two_strokes() -> None:
    plain, late = a_scene(), a_scene(delayed=True)
    arc = late.arcs[RecordId("ab")]
    stroke = arc.delay[0][0]
    inward = Point(
        stroke.x + (arc.delay[0][1].x - stroke.x) * 0.15,
        stroke.y + (arc.delay[0][1].y - stroke.y) * 0.15,
    )
    assert is_near(colour_at(painted(plain), inward), LIGHT.board)
    assert is_near(colour_at(painted(late), inward), LIGHT.plus, 70)


def test_what_is_not_lit_rests() -> None:
    scene = a_scene()
    image = painted(scene, Mood(lit=frozenset({RecordId("ab")})))
    lit, rests = middle_of_head(scene, "ab"), middle_of_head(scene, "ba")
    assert is_near(colour_at(image, lit), LIGHT.plus)
    assert colour_at(image, rests).lightnessF() > colour_at(image, lit).lightnessF() + 0.2


def test_a_selected_variable_has_an_accent_outline() -> None:
    scene = a_scene()
    image = painted(scene, Mood(selected=frozenset({RecordId("a")})))
    top = Point(120, scene.pills[RecordId("a")].top)
    assert is_near(colour_at(image, top), LIGHT.accent, 60)
    assert is_near(colour_at(painted(scene), top), LIGHT.pill_line, 40)


def test_only_what_is_asked_for_is_painted() -> None:
    scene = a_scene()
    inside, head = Point(scene.pills[RecordId("a")].left + 8, 150), middle_of_head(scene, "ab")
    only = painted(scene, only=frozenset({RecordId("ab")}))
    assert is_near(colour_at(only, inside), LIGHT.board, 2)
    assert is_near(colour_at(only, head), LIGHT.plus)
    without = painted(scene, skip=frozenset({RecordId("ab")}))
    assert is_near(colour_at(without, inside), LIGHT.pill, 2)
    assert is_near(colour_at(without, head), LIGHT.board)
    hidden = painted(scene, Mood(hidden=frozenset({RecordId("a")})))
    assert is_near(colour_at(hidden, inside), LIGHT.board, 2)


def test_the_two_layers_of_a_drag_make_the_whole_picture() -> None:
    scene, moving = a_scene("-"), frozenset({RecordId("a"), RecordId("ab"), RecordId("ba")})
    image = painted(scene, skip=moving)
    with QPainter(image) as painter:
        paint_loops(painter, scene, LIGHT, PLAIN, only=moving)
    whole = painted(scene)
    for at in (middle_of_head(scene, "ab"), middle_of_head(scene, "ba"), Point(60, 150)):
        assert is_near(colour_at(image, at), colour_at(whole, at).name(), 3)


def test_a_ghost_stays_faint() -> None:
    scene = a_scene()
    image = QImage(640, 420, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.board))
    with QPainter(image) as painter:
        painter.setOpacity(0.4)
        paint_loops(painter, scene, LIGHT, PLAIN)
        assert painter.opacity() == pytest.approx(0.4)
    assert not is_near(colour_at(image, middle_of_head(scene, "ab")), LIGHT.plus)


@pytest.mark.parametrize("detail", [1.0, 0.3, 0.1])
def test_every_zoom_shows_pills_and_lines(detail: float) -> None:
    scene = a_scene()
    image = QImage(640, 420, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.board))
    with QPainter(image) as painter:
        painter.scale(detail, detail)
        paint_loops(painter, scene, LIGHT, PLAIN, detail=detail)
    pill = scene.pills[RecordId("a")]
    inside = Point((pill.left + 10) * detail, 150 * detail)
    assert not is_near(colour_at(image, inside), LIGHT.board, 4)
    line = middle_of_head(scene, "ab") if detail == 1 else scene.arcs[RecordId("ab")].tip
    about = [
        Point(line.x * detail + x, line.y * detail + y) for x in (-2, -1, 0, 1) for y in (-1, 0, 1)
    ]
    assert any(is_near(colour_at(image, at), LIGHT.plus, 90) for at in about)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_paints_with_its_own_colours(theme: str) -> None:
    scene = a_scene()
    head = middle_of_head(scene, "ab")
    assert is_near(colour_at(painted(scene, theme=theme), head), theme_named(theme).plus)


def test_a_badge_stands_where_it_was_put_in_the_colour_of_its_kind() -> None:
    scene = a_scene()
    badge = scene.badges[RecordId("r")].badge
    right = badge.centre.plus(badge.radius, 0)
    assert is_near(colour_at(painted(scene), right), LIGHT.reinforcing, 60)
