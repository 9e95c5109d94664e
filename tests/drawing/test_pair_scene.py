"""Two icebergs laid out, hidden in part, on their way, and as pictures."""

from __future__ import annotations

import pytest

from iceberg.drawing.iceberg_scene import iceberg_scene
from iceberg.drawing.pair_motion import between
from iceberg.drawing.pair_scene import PairScene, pair_scene
from iceberg.drawing.pictures import PictureOptions, render
from iceberg.edits import connect, describe
from iceberg.geometry.text import RoughMeasurer
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.store.sides import Compared
from tests.documents import ICE, an_empty_document, id_of, typed

ROUGH = RoughMeasurer()
LINES = (
    "event: Ramps full @A\npattern: Waits rise @A, B\nstructure: One target @B\n"
    "mental model: Busy is good @B\nmental model: Beds are all @C"
)


@pytest.fixture
def document() -> Document:
    made = typed(an_empty_document(), ICE, LINES)
    source, target = id_of(made, "One target"), id_of(made, "Waits rise")
    return connect.give_rise(made, source, target).apply_to(made)


def sides_of(document: Document) -> Compared:
    return Compared(ICE, id_of(document, "A"), id_of(document, "B"))


def pair(document: Document) -> PairScene:
    return pair_scene(document, sides_of(document), ROUGH)


def test_captions_say_whose_icebergs_these_are_and_how_much_is_shared(document: Document) -> None:
    left, both, right = pair(document).captions
    assert (left.words, left.detail) == ("A", "1 of their own")
    assert both.detail == "1 shared"
    assert (right.words, right.detail) == ("B", "2 of their own")
    assert left.x < both.x < right.x


def test_arrows_between_cards_that_are_shown_are_drawn(document: Document) -> None:
    assert len(pair(document).causes) == 1


def test_a_wide_screen_gets_a_wide_pair() -> None:
    lines = [
        f"{level}: Card {n} @{who}"
        for level in ("event", "pattern", "structure")
        for n in range(5)
        for who in "AB"
    ]
    document = typed(an_empty_document(), ICE, "\n".join(lines))
    shapes = [
        pair_scene(document, sides_of(document), ROUGH, screen).bounds for screen in (0.8, 1.6, 2.6)
    ]
    ratios = [box.width / box.height for box in shapes]
    assert ratios == sorted(ratios)
    assert ratios[0] < ratios[-1]


def test_a_change_lays_the_pair_out_anew_and_none_leaves_it(document: Document) -> None:
    scene = pair(document)
    assert scene.changed(scene.contents, document, [], ROUGH) is scene
    b, card = id_of(document, "B"), id_of(document, "Ramps full")
    after = describe.toggle_perspective(document, [card], b).apply_to(document)
    changed = scene.changed(scene.contents, after, [card], ROUGH)
    assert changed == pair(after)


def test_hidden_cards_keep_their_place_in_the_ice(document: Document) -> None:
    board = document.get(ICE, IcebergBoard)
    whole = iceberg_scene(IcebergContents.of(document, board), document, ROUGH)
    seen = whole.without({id_of(document, "One target")})
    assert seen.ice == whole.ice
    assert set(whole.cards) - set(seen.cards) == {id_of(document, "One target")}
    assert whole.causes
    assert not seen.causes
    at = whole.cards[id_of(document, "One target")].rect.centre
    assert seen.card_at(at) is None


def test_on_its_way_a_pair_begins_as_the_one_and_ends_as_the_other(document: Document) -> None:
    board = document.get(ICE, IcebergBoard)
    one = iceberg_scene(IcebergContents.of(document, board), document, ROUGH)
    two = pair(document)
    start, end = between(one, two, 0.0), between(one, two, 1.0)
    assert start.ice.outline == start.right_ice.outline == one.ice.outline
    assert all(start.cards[i].rect.centre == one.cards[i].rect.centre for i in two.cards)
    assert (end.ice, end.right_ice, end.cards) == (two.ice, two.right_ice, two.cards)
    back = between(two, one, 1.0)
    assert back.ice == back.right_ice == one.ice
    assert between(one, one, 0.5) is None


def test_a_given_card_slides_from_where_it_stood(document: Document) -> None:
    card, b = id_of(document, "Ramps full"), id_of(document, "B")
    after = describe.toggle_perspective(document, [card], b).apply_to(document)
    old, new = pair(document), pair(after)
    middle = between(old, new, 0.5).cards[card].rect.centre
    start, end = old.cards[card].rect.centre, new.cards[card].rect.centre
    assert min(start.x, end.x) < middle.x < max(start.x, end.x)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_a_comparison_can_be_had_as_a_picture(document: Document, kind) -> None:
    alone = render(document, ICE, kind, PictureOptions(scale=0.5))
    compared = PictureOptions(scale=0.5, sides=sides_of(document))
    picture = render(document, ICE, kind, compared)
    assert picture != alone
    assert picture == render(document, ICE, kind, compared)
    if kind == "svg":
        assert b"1 shared" in picture
        assert b"Beds are all" not in picture
    assert len(list(document.all(Card))) == 5
