"""Whatever a group says, two icebergs side by side show each card once, on its side, in its ice."""

from __future__ import annotations

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from iceberg.drawing.pair_scene import PairScene, pair_scene
from iceberg.edits import future
from iceberg.geometry.berg import Ice
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import RoughMeasurer
from iceberg.geometry.twins import farthest
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card
from iceberg.model.record import RecordId
from iceberg.store.sides import Beside, Compared, Side, cards_shown, left_out
from iceberg.tools.pair import given as given_to
from tests.documents import ICE, an_empty_document, typed

LEVELS = ("event", "pattern", "structure", "mental model")
FUTURE = RecordId("future")
texts = st.text(string.ascii_letters + "  ", min_size=1, max_size=120).filter(
    lambda text: bool(text.strip())
)
held = st.sampled_from(["", " @A", " @B", " @C", " @A, B", " @B, C", " @A, B, C"])
said = st.lists(st.tuples(st.sampled_from(LEVELS), texts, held), max_size=24)


def _compared(cards: list[tuple[str, str, str]]) -> tuple[Document, Compared]:
    lines = [f"{level}: “{text.strip()}”{who}" for level, text, who in cards]
    document = typed(an_empty_document(), ICE, "\n".join(["event: a @A", "event: b @B", *lines]))
    people = {person.name: person.id for person in document.perspectives()}
    return document, Compared(ICE, people["A"], people["B"])


def _corners(rect: Rect) -> list[Point]:
    return [Point(x, y) for x in (rect.left, rect.right) for y in (rect.top, rect.bottom)]


def _holds(ice: Ice, point: Point) -> bool:
    inside = False
    outline = ice.outline
    for a, b in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (a.y > point.y) != (b.y > point.y):
            inside ^= point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)
    return inside


def _bergs(scene: PairScene, side: Side) -> list[Ice]:
    both = {Side.LEFT: [scene.ice], Side.RIGHT: [scene.right_ice]}
    return both.get(side, [scene.ice, scene.right_ice])


def _no_two_overlap(scene: PairScene) -> bool:
    rects = [card.rect for card in scene.cards.values()]
    return not any(a.overlaps(b) for n, a in enumerate(rects) for b in rects[n + 1 :])


def _stand_well(scene: PairScene) -> None:
    assert _no_two_overlap(scene)
    for id_, shape in scene.cards.items():
        level = scene.contents.cards[id_].level
        band = scene.band_of(level)
        assert band.top <= shape.rect.top
        assert shape.rect.bottom <= band.bottom
        for ice in _bergs(scene, scene.side_of[id_]):
            assert all(_holds(ice, corner) for corner in _corners(shape.rect))
        box = scene.bounds
        assert box.united(shape.rect) == box


@given(said)
@settings(max_examples=40)
def test_a_comparison_shows_each_card_of_the_two_once_and_on_its_side(cards) -> None:
    document, sides = _compared(cards)
    scene = pair_scene(document, sides, RoughMeasurer())
    shown = {
        card.id for card in document.all(Card) if {sides.left, sides.right} & {*card.perspectives}
    }
    assert set(scene.cards) == shown
    assert left_out(document, sides) == len(list(document.all(Card))) - len(shown)
    _stand_well(scene)
    for id_, shape in scene.cards.items():
        side = sides.side_of(document.get(id_, Card))
        assert scene.side_at(shape.rect.centre) is side
        if side is Side.LEFT:
            reach = farthest(scene.right_ice, -1, shape.rect.top, shape.rect.bottom)
            assert shape.rect.right <= -reach
        elif side is Side.RIGHT:
            reach = farthest(scene.ice, 1, shape.rect.top, shape.rect.bottom)
            assert reach <= shape.rect.left


@given(said, said, st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_a_future_beside_its_present_never_meets_it(now, wanted, chance) -> None:
    document, _ = _compared(now)
    document = future.add_future(document, ICE, "Future", id_=FUTURE).apply_to(document)
    lines = [f"{level}: “{text.strip()}”" for level, text, _ in wanted]
    document = typed(document, FUTURE, "\n".join(["event: c", *lines]))
    old = [card.id for card in document.all(Card) if card.board == ICE]
    for card in [card for card in document.all(Card) if card.board == FUTURE]:
        if chance.random() < 0.5:
            patch = future.replace(document, card.id, chance.choice(old))
            document = patch.apply_to(document)
    sides = Beside(ICE, FUTURE)
    scene = pair_scene(document, sides, RoughMeasurer())
    assert set(scene.cards) == {card.id for card in cards_shown(document, sides)}
    _stand_well(scene)
    assert scene.ice.box.right < scene.right_ice.box.left
    for id_, way in scene.replaced.items():
        replaced = document.get(id_, Card).replaces
        assert scene.cards[id_].rect.grown(0.5).contains(way[0])
        assert scene.cards[replaced].rect.grown(0.5).contains(way[-1])


@given(said, st.sampled_from(list(Side)))
@settings(max_examples=20)
def test_giving_cards_to_a_side_puts_them_there_and_taking_back_restores_all(cards, side) -> None:
    document, sides = _compared(cards)
    shown = [card.id for card in cards_shown(document, sides)]
    patch = given_to(document, shown, sides, side)
    after = patch.apply_to(document)
    assert {sides.side_of(after.get(id_, Card)) for id_ in shown} == {side}
    others = {sides.left, sides.right}
    for id_ in shown:
        kept = [p for p in document.get(id_, Card).perspectives if p not in others]
        assert [p for p in after.get(id_, Card).perspectives if p not in others] == kept
    assert patch.inverted().apply_to(after) == document
