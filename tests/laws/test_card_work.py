"""Split, merge, group, tidy and other levels: nothing is lost, nothing hides, all can be undone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.drawing.iceberg_scene import IcebergScene, iceberg_scene
from iceberg.edits import add, cards, connect, describe, groups, levels
from iceberg.edits.tidy import tidy_board
from iceberg.errors import EditError
from iceberg.geometry.text import RoughMeasurer
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, CardGroup, Cause, IcebergBoard
from iceberg.model.integrity import problems
from iceberg.model.levels import presets
from iceberg.model.record import RecordId
from iceberg.store.patch import Patch
from tests.documents import ICE, a_document, an_empty_document, id_of, typed

ROUGH = RoughMeasurer()
KINDS = ("event", "pattern", "structure", "mental_model")
TEXTS = st.text(alphabet=st.sampled_from("abc xyz;.\n" + "ÄصW😀"), min_size=1, max_size=120).filter(
    lambda text: bool(text.strip())
)
CARDS = st.tuples(
    st.sampled_from(KINDS),
    TEXTS,
    st.floats(-900, 900),
    st.floats(0, 500),
    st.integers(0, 3),
)


@st.composite
def boards(draw: st.DrawFn, most: int = 24) -> Document:
    """Return a document whose iceberg has cards anywhere, arrows, and some headings."""
    document = an_empty_document()
    for n, (level, text, x, y, dots) in enumerate(draw(st.lists(CARDS, max_size=most))):
        id_ = RecordId(f"c{n}")
        document = add.add_card(document, ICE, level, text, x, y, id_=id_).apply_to(document)
        if dots:
            document = describe.describe(document, id_, dots=dots).apply_to(document)
    ids = [card.id for card in document.all(Card)]
    if len(ids) > 1:
        pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda p: p[0] != p[1])
        for source, target in draw(st.lists(pairs, max_size=6)):
            document = connect.give_rise(document, source, target).apply_to(document)
    for kind in draw(st.sets(st.sampled_from(KINDS), max_size=2)):
        on_level = [card.id for card in document.all(Card) if card.level == kind][:4]
        if on_level:
            patch = groups.group_cards(document, on_level, "Heading", ROUGH)
            document = patch.apply_to(document)
    return document


def holds(document: Document, patch: Patch) -> Document:
    """Return the document after a patch that breaks no rule and can be taken back."""
    after = patch.apply_to(document)
    assert problems(after) == []
    assert patch.inverted().apply_to(after) == document
    return after


def scene_of(document: Document) -> IcebergScene:
    board = document.get(ICE, IcebergBoard)
    assert board is not None
    return iceberg_scene(IcebergContents.of(document, board), document, ROUGH)


@given(boards())
def test_after_tidy_no_card_hides_another_and_all_stand_in_the_ice(document: Document) -> None:
    scene = scene_of(holds(document, tidy_board(document, ICE, ROUGH)))
    rects = [card.rect for card in scene.cards.values()]
    assert not any(a.overlaps(b) for n, a in enumerate(rects) for b in rects[n + 1 :])
    for rect in rects:
        for corner in ((rect.left, rect.top), (rect.right, rect.bottom)):
            assert is_inside(corner, scene.ice.outline)
    panels = [(id_, group.rect) for id_, group in scene.groups.items()]
    for id_, card in scene.cards.items():
        strangers = [r for g, r in panels if scene.contents.cards[id_].group != g]
        assert not any(card.rect.overlaps(panel) for panel in strangers)


def is_inside(at: tuple[float, float], outline: tuple[tuple[float, float], ...]) -> bool:
    """Whether a point lies in a polygon: a ray from it crosses its edges an odd number of times."""
    x, y = at
    crossings = 0
    for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            crossings += 1
    return crossings % 2 == 1


@given(boards())
def test_tidying_a_tidy_board_changes_nothing(document: Document) -> None:
    once = tidy_board(document, ICE, ROUGH).apply_to(document)
    twice = tidy_board(once, ICE, ROUGH).apply_to(once)
    assert [c.order for c in once.all(Card)] == [c.order for c in twice.all(Card)]
    tops = {c.id: c.y for c in once.all(Card)}
    assert {c.id: c.y for c in twice.all(Card)} == tops


@given(boards(), st.data())
def test_merged_cards_keep_all_words_holders_and_dots(
    document: Document, data: st.DataObject
) -> None:
    ids = [card.id for card in document.all(Card)]
    if len(ids) < 2:
        return
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=4, unique=True))
    before = [document.records[id_] for id_ in chosen]
    after = holds(document, cards.merge_cards(document, chosen, ROUGH))
    merged = after.get(chosen[0], Card)
    assert merged is not None
    for card in before:
        assert isinstance(card, Card)
        assert card.text.strip() in merged.text
        assert set(card.perspectives) <= set(merged.perspectives)
    assert merged.dots == sum(card.dots for card in before if isinstance(card, Card))
    pairs = [(cause.source, cause.target) for cause in after.all(Cause)]
    assert len(pairs) == len(set(pairs))


@given(boards(), TEXTS)
def test_a_split_card_loses_no_word(document: Document, text: str) -> None:
    patch = add.add_card(document, ICE, "structure", text, 0, 0, id_=RecordId("split"))
    document = patch.apply_to(document)
    before = {card.id for card in document.all(Card)}
    if len(cards.parts_of(text)) < 2:
        with pytest.raises(EditError):
            cards.split_card(document, RecordId("split"), ROUGH)
        return
    after = holds(document, cards.split_card(document, RecordId("split"), ROUGH))
    parts = [c for c in after.all(Card) if c.id == "split" or c.id not in before]
    parts.sort(key=lambda card: card.order)
    assert letters(" ".join(card.text for card in parts)) == letters(text)


def letters(text: str) -> list[str]:
    """Return what is left without what parts a text."""
    return [letter for letter in text if letter not in " ;\n"]


@given(boards(), st.sampled_from([preset.name for preset in presets()]))
def test_other_levels_keep_every_card(document: Document, name: str) -> None:
    preset = next(preset for preset in presets() if preset.name == name)
    after = holds(document, levels.use_levels(document, ICE, preset.levels, ROUGH))
    texts = {card.id: card.text for card in document.all(Card)}
    assert {card.id: card.text for card in after.all(Card)} == texts
    kinds = {level.kind for level in preset.levels}
    for card in document.all(Card):
        if card.level in kinds:
            assert after.records[card.id] == card


@given(boards())
def test_a_heading_that_is_taken_away_leaves_its_cards_where_they_are(document: Document) -> None:
    headings = [group.id for group in document.all(CardGroup)]
    after = holds(document, groups.ungroup(document, headings))
    assert not list(after.all(CardGroup))
    places = {card.id: (card.x, card.y) for card in document.all(Card)}
    assert {card.id: (card.x, card.y) for card in after.all(Card)} == places


def test_a_card_that_grows_pushes_its_neighbour_aside() -> None:
    document = typed(an_empty_document(), ICE, "Short\nNeighbour\nAnother")
    short = id_of(document, "Short")
    text = "A much longer text " * 12
    after = holds(document, describe.rename(document, short, text))
    rects = [card.rect for card in scene_of(after).cards.values()]
    assert not any(a.overlaps(b) for n, a in enumerate(rects) for b in rects[n + 1 :])


def test_cards_of_two_levels_make_no_group() -> None:
    document = a_document()
    ids = [card.id for card in document.all(Card)]
    with pytest.raises(EditError, match="one level"):
        groups.group_cards(document, ids, "Both", ROUGH)


def free_of_each_other(document: Document) -> bool:
    """Whether no card lies on another, nor on the panel of a group that is not its own."""
    scene = scene_of(document)
    cards_of = scene.contents.cards
    rects = [(id_, card.rect) for id_, card in scene.cards.items()]
    if any(a.overlaps(b) for n, (_, a) in enumerate(rects) for _, b in rects[n + 1 :]):
        return False
    panels = [(id_, group.rect) for id_, group in scene.groups.items()]
    return not any(
        rect.overlaps(panel)
        for id_, rect in rects
        for g, panel in panels
        if cards_of[id_].group != g
    )


@given(boards(), st.sampled_from([preset.name for preset in presets()]))
def test_cards_and_groups_on_other_levels_stand_free(document: Document, name: str) -> None:
    document = tidy_board(document, ICE, ROUGH).apply_to(document)
    preset = next(preset for preset in presets() if preset.name == name)
    after = holds(document, levels.use_levels(document, ICE, preset.levels, ROUGH))
    assert free_of_each_other(after)
    for group in document.all(CardGroup):
        members = [card for card in document.all(Card) if card.group == group.id]
        shifts = {
            (round(now.x - card.x, 1), round(now.y - card.y, 1))
            for card in members
            for now in [after.records[card.id]]
            if isinstance(now, Card)
        }
        assert len(shifts) == 1


@given(boards(), st.sampled_from([-1, 1]), st.data())
def test_cards_on_the_next_level_stand_free(
    document: Document, by: int, data: st.DataObject
) -> None:
    document = tidy_board(document, ICE, ROUGH).apply_to(document)
    things = [r.id for r in document.records.values() if isinstance(r, Card | CardGroup)]
    if not things:
        with pytest.raises(EditError):
            levels.step_level(document, [], by, ROUGH)
        return
    chosen = data.draw(st.sets(st.sampled_from(things), min_size=1))
    after = holds(document, levels.step_level(document, chosen, by, ROUGH))
    assert free_of_each_other(after)
    for id_ in chosen:
        before, now = document.records[id_], after.records.get(id_)
        if isinstance(before, Card) and isinstance(now, Card):
            at = KINDS.index(before.level) + by
            assert now.level == (KINDS[at] if 0 <= at < len(KINDS) else before.level)


def test_every_preset_names_each_kind_once_and_every_kind_has_a_nearest() -> None:
    for preset in presets():
        kinds = [level.kind for level in preset.levels]
        assert len(set(kinds)) == len(kinds)
        assert all(level.title and level.question and level.response for level in preset.levels)
    assert presets()[0].name == "four"
