import pytest

from iceberg.drawing.fonts import QtMeasurer
from iceberg.drawing.iceberg_scene import IcebergScene, iceberg_scene
from iceberg.geometry.cards import CARD_FONT
from iceberg.geometry.shapes import Point
from iceberg.geometry.text import RoughMeasurer
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document, Element
from iceberg.model.iceberg_board import Card, Cause, IcebergBoard, Level
from iceberg.model.loop_board import LoopBoard, NamedLoop
from iceberg.model.people import Perspective
from iceberg.model.sketch import Sketch, SketchPoint

BOARD = IcebergBoard(
    id="board",
    name="Iceberg",
    levels=(Level(kind="event", title="Events"), Level(kind="pattern", title="Patterns")),
)
RISE = Sketch(points=(SketchPoint(t=0.0, y=0.0), SketchPoint(t=1.0, y=1.0)))
EVENT = Card(id="event", board="board", level="event", text="A queue", x=-90.0, y=140.0)
PATTERN = Card(id="pattern", board="board", level="pattern", text="Waits climb", x=0.0, y=70.0)
CAUSE = Cause(id="cause", board="board", source="pattern", target="event")
ROUGH = RoughMeasurer()


def a_document(*records: Element) -> Document:
    return Document.of([*Document.titled("T").records.values(), BOARD, *records])


def scene_of(document: Document) -> IcebergScene:
    board = document.get(BOARD.id, IcebergBoard)
    assert board is not None
    return iceberg_scene(IcebergContents.of(document, board), document, ROUGH)


def test_a_card_stands_in_the_band_of_its_level():
    scene = scene_of(a_document(EVENT, PATTERN))
    assert scene.cards["pattern"].rect.left == 0
    assert scene.cards["pattern"].rect.top == scene.bands[1].top + 70


def test_a_card_knows_the_colours_of_those_who_hold_it_in_their_order():
    people = [
        Perspective(id="p", name="P", colour="#111111"),
        Perspective(id="q", name="Q", colour="#222222"),
    ]
    held = EVENT.replace(perspectives=("q", "p"))
    assert scene_of(a_document(held, *people)).cards["event"].edges == ("#222222", "#111111")


def test_a_sketch_runs_inside_its_card_and_rises_on_the_board_where_it_rises_in_time():
    shape = scene_of(a_document(PATTERN.replace(sketch=RISE, dots=2))).cards["pattern"]
    assert shape.sketch is not None
    first, last = shape.sketch.past
    assert first.x < last.x
    assert first.y > last.y
    assert all(shape.rect.grown(-8).contains(point) for point in shape.sketch.past)
    assert first.y < shape.sketch.left.y < shape.rect.bottom - 20


def test_a_card_says_which_loop_it_stands_for():
    loops = LoopBoard(id="loops", name="Flow loops")
    loop = NamedLoop(id="loop", board="loops", links=("l",), letter="R", number=3)
    scene = scene_of(a_document(EVENT.replace(loop="loop"), loops, loop))
    assert scene.cards["event"].loop == "Flow loops · R3"


def test_the_name_of_a_board_too_long_for_the_card_is_shortened_but_not_the_number():
    loops = LoopBoard(id="loops", name="The loops of everything that flows in and out")
    loop = NamedLoop(id="loop", board="loops", links=("l",), letter="R", number=3)
    card = scene_of(a_document(EVENT.replace(loop="loop", dots=7), loops, loop)).cards["event"]
    assert card.loop.endswith("· R3")
    assert "…" in card.loop


def test_points_find_cards_arrows_and_bands():
    scene = scene_of(a_document(EVENT, PATTERN, CAUSE))
    assert scene.card_at(scene.cards["event"].rect.centre) == "event"
    assert scene.card_at(Point(-800, 10)) is None
    middle = scene.causes["cause"].points[12]
    assert scene.cause_at(middle.plus(5, 0), 8) == "cause"
    assert scene.cause_at(middle.plus(30, 0), 8) is None
    assert scene.band_at(-50).index == 0
    assert scene.to_band(Point(12, scene.bands[1].top + 30)) == ("pattern", 12, 30)
    assert scene.to_band(Point(12, -40)) == ("event", 12, 0)
    assert scene.band_of("pattern") is scene.bands[1]


def test_of_two_cards_over_each_other_the_upper_one_is_found():
    later = EVENT.replace(id="later", order="V")
    scene = scene_of(a_document(EVENT, later))
    assert scene.card_at(scene.cards["event"].rect.centre) == "later"


def test_the_bounds_leave_room_for_titles_beside_the_ice():
    scene = scene_of(a_document(EVENT.replace(x=-1500.0), PATTERN.replace(x=1400.0)))
    box = scene.ice.box
    assert scene.bounds.left <= box.left - 220
    assert scene.bounds.right >= box.right + 120
    assert scene.bounds.top <= min(0, box.top)
    assert scene.bounds.bottom >= max(box.bottom, scene.bands[-1].bottom)


def test_a_change_elsewhere_leaves_the_scene_as_it_is():
    other = LoopBoard(id="other", name="Other")
    document = a_document(EVENT)
    scene = scene_of(document)
    board_gone = scene.changed(scene.contents, document, ["about"], ROUGH)
    assert board_gone is scene
    added = a_document(EVENT, PATTERN, other)
    contents = IcebergContents.of(added, BOARD)
    assert set(scene.changed(contents, added, ["pattern"], ROUGH).cards) == {"event", "pattern"}


def test_a_changed_scene_is_the_same_as_one_made_anew():
    before = a_document(EVENT, PATTERN, CAUSE)
    after = a_document(EVENT.replace(y=600.0), PATTERN, CAUSE)
    contents = IcebergContents.of(after, BOARD)
    assert scene_of(before).changed(contents, after, ["event"], ROUGH) == scene_of(after)


@pytest.mark.usefixtures("qapp")
def test_every_line_of_a_card_fits_into_it_as_the_shipped_font_draws_it():
    measurer = QtMeasurer()
    text = "Discharge waits for social care assessment, as everybody has known for years"
    document = a_document(EVENT.replace(text=text))
    scene = iceberg_scene(IcebergContents.of(document, BOARD), document, measurer)
    card = scene.cards["event"]
    assert all(measurer.width(line, CARD_FONT) <= card.rect.width - 50 for line in card.lines)
