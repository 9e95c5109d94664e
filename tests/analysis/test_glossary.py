"""The glossary holds what cards say they are and are not."""

from hypothesis import given
from hypothesis import strategies as st

from iceberg.analysis.glossary import glossary
from iceberg.edits import describe
from iceberg.model.iceberg_board import Card
from tests.documents import ICE, an_empty_document, typed

texts = st.sampled_from(["", "a view", "beds as\na stock", " "])


@given(st.lists(st.tuples(texts, texts), min_size=3, max_size=3))
def test_each_card_that_says_something_of_itself_has_one_entry(told: list[tuple[str, str]]):
    document = typed(an_empty_document("Terms"), ICE, "“Zeal”\napple\nBeds")
    cards = list(document.all(Card))
    for card, (is_what, is_not) in zip(cards, told, strict=True):
        patch = describe.describe(document, card.id, is_what=is_what, is_not=is_not)
        document = patch.apply_to(document)
    entries = glossary(document)
    said = [card.id for card, words in zip(cards, told, strict=True) if "".join(words).strip()]
    assert {entry.card for entry in entries} == set(said)
    assert all("\n" not in entry.is_what + entry.is_not for entry in entries)
    order = ["apple", "Beds", "“Zeal”"]
    places = [order.index(entry.term) for entry in entries]
    assert places == sorted(places)
