"""The example that is shipped is the model of the pictures, written as the program writes it."""

import pytest

from iceberg import resources
from iceberg.files import native
from iceberg.geometry.cards import card_layout
from iceberg.geometry.shapes import Rect
from iceberg.geometry.text import RoughMeasurer
from iceberg.model.action import Action
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, Cause, IcebergBoard
from iceberg.model.integrity import problems
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Variable

FILE = resources.path("examples/urgent-care.iceberg.json")


@pytest.fixture(scope="module")
def example() -> Document:
    return native.load(FILE)


def test_it_is_written_exactly_as_the_program_writes_it(example: Document):
    assert native.dump(example) == FILE.read_bytes()


def test_it_is_sound(example: Document):
    assert problems(example) == []
    assert example.about.title == "Urgent care: why do corridors fill up?"


def test_its_boards_are_an_iceberg_and_its_loops(example: Document):
    iceberg, loops = example.boards()
    assert isinstance(iceberg, IcebergBoard)
    assert isinstance(loops, LoopBoard)
    assert (iceberg.name, loops.name) == ("Iceberg", "Flow loops")
    assert [level.response for level in iceberg.levels] == [
        *("React", "Anticipate", "Redesign", "Transform")
    ]


def test_four_perspectives_in_the_colours_of_the_pictures(example: Document):
    assert [(p.name, p.colour) for p in example.perspectives()] == [
        ("Patients & carers", "#E69F00"),
        ("Ambulance crews", "#56B4E9"),
        ("Ward teams", "#009E73"),
        ("Managers", "#CC79A7"),
    ]


def test_ten_cards_stand_on_four_levels(example: Document):
    levels = [card.level for card in example.all(Card)]
    counts = {level: levels.count(level) for level in levels}
    assert counts == {"event": 2, "pattern": 2, "structure": 3, "mental_model": 3}
    assert sorted(card.dots for card in example.all(Card) if card.dots) == [2, 3, 4]
    assert sum(card.sketch is not None for card in example.all(Card)) == 2


def test_a_distinction_says_what_more_beds_is_and_is_not(example: Document):
    card = next(c for c in example.all(Card) if c.text == "More beds is the only real answer")
    assert card.is_what == "capacity thinking; beds as a fixed stock"
    assert card.is_not == "a view about flow or staffing"


def test_one_action_asks_for_an_early_discharge_this_week(example: Document):
    (action,) = example.all(Action)
    card = example.get(action.on, Card)
    assert card is not None
    assert card.text == "More beds is the only real answer"
    assert (action.what, action.who, action.when, action.fifteen) == (
        "Ask for one discharge before 10 am",
        "Ward teams",
        "this week",
        True,
    )


def test_six_arrows_lead_from_the_deeper_to_the_shallower(example: Document):
    board = next(example.all(IcebergBoard))
    depth = {level.kind: i for i, level in enumerate(board.levels)}
    causes = list(example.all(Cause))
    assert len(causes) == 6
    for cause in causes:
        source, target = example.get(cause.source, Card), example.get(cause.target, Card)
        assert source is not None
        assert target is not None
        assert depth[source.level] == depth[target.level] + 1


def test_no_two_cards_of_a_level_overlap(example: Document):
    placed: list[tuple[str, Rect]] = []
    acted = {action.on for action in example.all(Action)}
    for card in example.all(Card):
        has_marks = bool(card.dots or card.loop or card.id in acted)
        layout = card_layout(
            card.text, RoughMeasurer(), has_sketch=card.sketch is not None, has_marks=has_marks
        )
        placed.append((card.level, Rect.at(card.x, card.y, layout.width, layout.height)))
    for i, (level, rect) in enumerate(placed):
        assert not any(lv == level and rect.overlaps(other) for lv, other in placed[:i])


def test_the_loops_have_nine_variables_and_thirteen_links(example: Document):
    names = {v.id: v.name for v in example.all(Variable)}
    links = {
        (names[ln.source], names[ln.target]): (ln.polarity, ln.delayed) for ln in example.all(Link)
    }
    assert len(names) == 9
    assert links == {
        ("Bed occupancy", "Ambulance queue"): ("+", False),
        ("Ambulance queue", "Corridor care"): ("+", False),
        ("Corridor care", "Staff workload"): ("+", False),
        ("Staff workload", "Time per patient"): ("-", False),
        ("Time per patient", "Discharge speed"): ("+", False),
        ("Discharge speed", "Bed occupancy"): ("-", False),
        ("Staff workload", "Staff sickness"): ("+", True),
        ("Staff sickness", "Staff workload"): ("+", False),
        ("Bed occupancy", "Temporary wards"): ("+", True),
        ("Temporary wards", "Bed occupancy"): ("-", False),
        ("Temporary wards", "Discharge speed"): ("-", True),
        ("Staff sickness", "Discharge speed"): ("-", False),
        ("Social care capacity", "Discharge speed"): ("+", False),
    }


def test_each_named_loop_closes_and_has_the_letter_of_its_signs(example: Document):
    loops = {f"{loop.letter}{loop.number}": loop for loop in example.all(NamedLoop)}
    assert {key: loop.name for key, loop in loops.items()} == {
        "R1": "The corridor trap",
        "R2": "Burnout",
        "R3": "Thinly spread",
        "B1": "Open more wards",
    }
    for loop in loops.values():
        links = [example.get(id_, Link) for id_ in loop.links]
        assert all(link is not None for link in links)
        assert all(a.target == b.source for a, b in zip(links, [*links[1:], links[0]], strict=True))
        minus = sum(link.polarity == "-" for link in links)
        assert loop.letter == ("B" if minus % 2 else "R")
    assert loops["R1"].story.startswith("The more beds are occupied, the longer")


def test_two_cards_stand_for_loops(example: Document):
    loops = {card.text.split()[0]: card.loop for card in example.all(Card) if card.loop}
    assert loops == {"Discharge": "loop-r3", "Temporary": "loop-r1"}
