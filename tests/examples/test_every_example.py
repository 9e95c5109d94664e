"""Every example is shipped as the program writes it, complete, and free of what it teaches against.

A newcomer learns from these boards what a good card, a good loop and a good action are.
"""

from __future__ import annotations

from itertools import combinations

import pytest

from iceberg import resources
from iceberg.analysis.hints.look import hints_of
from iceberg.analysis.loops import letter_of
from iceberg.drawing.fonts import QtMeasurer, load_fonts
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.drawing.loop_scene import LoopScene
from iceberg.drawing.scene import scene_of
from iceberg.edits.future import future_of
from iceberg.files import native
from iceberg.library.examples import ENDING, FOLDER, Example, examples
from iceberg.model.action import Action
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, Cause, IcebergBoard
from iceberg.model.integrity import problems
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Variable
from iceberg.model.people import Perspective

ALL = [pytest.param(one, id=one.name) for one in examples()]
LATER = [pytest.param(one, id=one.name) for one in examples() if one.name != "urgent-care"]
"""Those that are not bound to the pictures of the design."""


def _read(example: Example) -> Document:
    return native.load(example.path)


def _icebergs(document: Document) -> list[IcebergBoard]:
    return list(document.all(IcebergBoard))


def _scenes(document: Document) -> list[IcebergScene | LoopScene]:
    load_fonts()
    return [scene_of(document, board, QtMeasurer()) for board in document.boards()]


def test_the_list_names_every_example_there_is():
    files = {path.name for path in resources.path(FOLDER).glob("*.json")} - {"index.json"}
    assert files == {one.name + ENDING for one in examples()}
    assert len(examples()) >= 4
    assert len({one.field for one in examples()}) == len(examples())


@pytest.mark.parametrize("example", ALL)
def test_it_is_written_exactly_as_the_program_writes_it(example: Example):
    assert native.dump(_read(example)) == example.path.read_bytes()


@pytest.mark.parametrize("example", ALL)
def test_it_is_sound_and_titled_as_in_the_list(example: Example):
    document = _read(example)
    assert problems(document) == []
    assert document.about.title == example.title


@pytest.mark.parametrize("example", ALL)
def test_every_level_has_cards_and_every_card_a_holder(example: Example):
    document = _read(example)
    for board in _icebergs(document):
        cards = [card for card in document.all(Card) if card.board == board.id]
        assert {card.level for card in cards} == {level.kind for level in board.levels}
        assert all(card.perspectives for card in cards)
        assert 9 <= len(cards) <= 14
    held = {id_ for card in document.all(Card) for id_ in card.perspectives}
    assert held == {person.id for person in document.all(Perspective)}
    assert 3 <= len(held) <= 4


@pytest.mark.parametrize("example", ALL)
def test_its_loops_close_and_have_the_letters_of_their_signs(example: Example):
    document = _read(example)
    loops = list(document.all(NamedLoop))
    for loop in loops:
        links = [link for id_ in loop.links if (link := document.get(id_, Link))]
        assert len(links) == len(loop.links)
        assert all(a.target == b.source for a, b in zip(links, [*links[1:], links[0]], strict=True))
        assert loop.letter == letter_of(link.polarity for link in links)
        assert loop.name
    assert {loop.letter for loop in loops} == {"R", "B"}
    assert len({(loop.letter, loop.number) for loop in loops}) == len(loops)
    assert 6 <= len(list(document.all(Variable))) <= 10
    assert {card.loop for card in document.all(Card)} & {loop.id for loop in loops}


@pytest.mark.parametrize("example", ALL)
@pytest.mark.usefixtures("qapp")
def test_nothing_on_its_boards_covers_another(example: Example):
    for scene in _scenes(_read(example)):
        if isinstance(scene, IcebergScene):
            rects = [card.rect for card in scene.cards.values()]
        else:
            rects = list(scene.pills.values())
            rects += [badge.badge.box for badge in scene.badges.values()]
        assert not [pair for pair in combinations(rects, 2) if pair[0].overlaps(pair[1])]


@pytest.mark.parametrize("example", LATER)
def test_the_hints_find_nothing_to_say_about_it(example: Example):
    document = _read(example)
    said = [hint for board in _icebergs(document) for hint in hints_of(document, board)]
    assert said == []


@pytest.mark.parametrize("example", LATER)
def test_its_patterns_are_sketched_with_words_and_a_hoped_and_a_feared_future(example: Example):
    sketches = [card.sketch for card in _read(example).all(Card) if card.level == "pattern"]
    assert len(sketches) >= 2
    assert all(one and one.quantity and one.start and one.present for one in sketches)
    assert any(one and one.hoped and one.feared and one.horizon for one in sketches)


@pytest.mark.parametrize("example", LATER)
def test_each_of_its_loops_has_a_story(example: Example):
    assert all(loop.story for loop in _read(example).all(NamedLoop))


@pytest.mark.parametrize("example", LATER)
def test_it_acts_on_several_levels_now_and_later(example: Example):
    document = _read(example)
    actions = list(document.all(Action))
    levels = {card.level for one in actions if (card := document.get(one.on, Card))}
    assert 3 <= len(actions) <= 5
    assert len(levels) >= 3
    assert all(one.who and one.when for one in actions)
    assert {one.fifteen for one in actions} == {True, False}


@pytest.mark.parametrize("example", LATER)
def test_a_distinction_says_what_one_of_its_beliefs_is_and_is_not(example: Example):
    told = [card for card in _read(example).all(Card) if card.is_what and card.is_not]
    assert 1 <= len(told) <= 2


def test_between_them_they_show_what_an_iceberg_can_hold():
    documents = [_read(one) for one in examples()]
    boards = [board for document in documents for board in _icebergs(document)]
    assert {len(board.levels) for board in boards} >= {4, 5}
    assert {cause.sense for document in documents for cause in document.all(Cause)} == {
        "gives_rise_to",
        "reinforces",
    }
    assert all(any(document.all(LoopBoard)) for document in documents)


def test_one_of_them_has_a_future_in_which_cards_take_the_place_of_others():
    document = _read(next(one for one in examples() if one.name == "late-releases"))
    future = future_of(document, document.boards()[0].id)
    assert future is not None
    replaced = [card.replaces for card in document.all(Card) if card.board == future.id]
    assert sum(id_ is not None for id_ in replaced) >= 8
    assert {link.polarity for link in document.all(Link)} == {"+", "-"}
