from hypothesis import given
from hypothesis import strategies as st

from iceberg.geometry.cards import (
    CARD_FONT,
    GAP,
    CardLayout,
    card_layout,
    free_place,
    row_width,
    tidy,
)
from iceberg.geometry.shapes import Rect
from iceberg.geometry.text import RoughMeasurer

ROUGH = RoughMeasurer()

sizes = st.tuples(st.floats(170, 360), st.floats(43, 500))
rects = st.builds(
    Rect.at, st.floats(-900, 900), st.floats(0, 900), st.floats(170, 360), st.floats(43, 300)
)


def laid_out(text: str) -> CardLayout:
    return card_layout(text, ROUGH)


def test_a_short_text_makes_a_small_card_of_two_lines():
    assert laid_out("Busy means valuable") == CardLayout(170, 64, ("Busy means", "valuable"))


def test_a_usual_text_makes_a_card_of_two_lines_no_wider_than_262():
    card = laid_out("Discharge waits for social care assessment")
    assert len(card.lines) == 2
    assert 230 <= card.width <= 262


def test_a_sketch_and_marks_make_a_card_higher():
    text = "Waits climb every winter"
    plain = card_layout(text, ROUGH).height
    assert card_layout(text, ROUGH, has_sketch=True).height == plain + 44
    assert card_layout(text, ROUGH, has_marks=True).height == plain + 20


def test_four_hundred_letters_make_a_wider_card_and_not_an_endless_one():
    card = laid_out("much to say " * 33)
    assert 300 <= card.width <= 478
    assert card.height < 240


def test_a_text_that_no_card_can_show_ends_in_an_ellipsis():
    card = laid_out("much to say " * 1600)
    assert card.lines[-1].endswith("…")
    assert card.height < 600


def test_a_word_wider_than_any_card_is_broken():
    card = laid_out("W" * 300)
    assert "".join(card.lines) == "W" * 300
    assert card.width <= 478


@given(st.text(max_size=400))
def test_every_line_fits_into_its_card(text: str):
    card = laid_out(text)
    assert all(ROUGH.width(line, CARD_FONT) <= card.width - 50 for line in card.lines)
    assert card.height >= 22 + 21 * len(card.lines)


@given(st.lists(rects, max_size=30), sizes)
def test_a_free_place_never_overlaps_a_card(taken: list[Rect], size: tuple[float, float]):
    place = Rect.at(*free_place(taken, *size), *size)
    assert not any(place.grown(16).overlaps(rect) for rect in taken)
    assert place.top >= 46


@given(st.lists(sizes, min_size=1, max_size=40))
def test_free_places_fill_a_band_from_the_middle_in_rows(cards: list[tuple[float, float]]):
    taken: list[Rect] = []
    for size in cards:
        taken.append(Rect.at(*free_place(taken, *size), *size))
    assert all(max(-rect.left, rect.right) <= row_width(len(cards)) / 2 for rect in taken)


def test_four_bands_of_two_hundred_cards_are_as_wide_as_a_screen():
    taken: list[Rect] = []
    for _ in range(200):
        taken.append(Rect.at(*free_place(taken, 240, 64), 240, 64))
    block = Rect.enclosing(taken)
    assert block is not None
    assert 1 < block.width / (4 * block.height) < 2.5


def test_four_cards_make_a_centred_row_and_the_fifth_begins_the_next():
    taken: list[Rect] = []
    for _ in range(5):
        taken.append(Rect.at(*free_place(taken, 250, 64), 250, 64))
    assert {rect.top for rect in taken[:4]} == {62}
    assert min(rect.left for rect in taken[:4]) == -max(rect.right for rect in taken[:4])
    assert taken[4].top == 62 + 64 + GAP


@given(st.lists(rects, max_size=30))
def test_tidy_cards_do_not_overlap_and_stand_centred(cards: list[Rect]):
    places = tidy(list(enumerate(cards)))
    tidied = [Rect.at(*places[i], rect.width, rect.height) for i, rect in enumerate(cards)]
    for i, one in enumerate(tidied):
        assert not any(one.grown(16).overlaps(other) for other in tidied[:i])
    for top in {rect.top for rect in tidied}:
        row = [rect for rect in tidied if rect.top == top]
        assert abs(min(r.left for r in row) + max(r.right for r in row)) <= 2 * len(row)


@given(st.lists(sizes, max_size=30))
def test_tidying_twice_changes_nothing_more(cards: list[tuple[float, float]]):
    once = tidy([(i, Rect.at(40 * i, 3 * i, *size)) for i, size in enumerate(cards)])
    again = tidy([(i, Rect.at(*once[i], *size)) for i, size in enumerate(cards)])
    assert once == again


def test_tidy_keeps_the_reading_order():
    upper = [("a", Rect.at(-400, 50, 200, 60)), ("b", Rect.at(300, 60, 200, 60))]
    lower = [("c", Rect.at(-600, 200, 200, 60)), ("d", Rect.at(0, 190, 200, 60))]
    places = tidy([*lower, *upper])
    assert sorted(places, key=lambda key: (places[key].y, places[key].x)) == ["a", "b", "c", "d"]
