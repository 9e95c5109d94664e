"""Copying and pasting: within a document, between documents, and from who knows where."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.edits import add, connect, describe, paste
from iceberg.errors import EditError
from iceberg.language.parse import parse_loops
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, Cause
from iceberg.model.integrity import problems
from iceberg.model.loop_board import Link, NamedLoop, Variable
from iceberg.model.people import Perspective
from iceberg.model.record import FARTHEST, Record, RecordId
from tests.documents import ICE, LOOPS, a_document, an_empty_document, id_of, typed

ALL_CARDS = ("Ramps full", "Waits rise", "Busy is good")
LOOP = ("Overtime", "Fatigue", "Errors")


def ids_of(document: Document, *texts: str) -> list[RecordId]:
    return [id_of(document, text) for text in texts]


def pasted(
    document: Document, board: RecordId, clip: str, dx: float = 0, dy: float = 0
) -> Document:
    patch = paste.paste(document, board, clip, dx, dy)
    assert all(record is None for record in patch.before.values())  # nothing there is touched
    after = patch.apply_to(document)
    assert problems(after) == []
    return after


def new_in(before: Document, after: Document, kind: type[Record]) -> list[Record]:
    return [r for r in after.all(kind) if r.id not in before.records]


def clip(*records: dict[str, object]) -> str:
    return json.dumps({"iceberg-clip": 1, "records": records})


# -- what is pasted -------------------------------------------------------------


def test_variables_come_with_the_links_among_them() -> None:
    document = a_document()
    after = pasted(document, LOOPS, paste.clip_of(document, ids_of(document, *LOOP)), 30, 40)
    variables = {v.name: v for v in new_in(document, after, Variable) if isinstance(v, Variable)}
    links = [one for one in new_in(document, after, Link) if isinstance(one, Link)]
    assert set(variables) == set(LOOP)
    assert sorted((ln.polarity, ln.delayed) for ln in links) == [
        *(("+", False), ("+", False), ("+", True)),
    ]
    ids = {v.id for v in variables.values()}
    assert {end for link in links for end in (link.source, link.target)} == ids
    for name, copy in variables.items():
        old = document.records[id_of(document, name)]
        assert isinstance(old, Variable)
        assert copy.x == pytest.approx(old.x + 30, abs=0.06)
        assert copy.y == pytest.approx(old.y + 40, abs=0.06)


def test_a_link_to_what_was_not_copied_stays_behind() -> None:
    document = a_document()
    clipped = paste.clip_of(document, ids_of(document, "Overtime", "Rest"))
    assert new_in(document, pasted(document, LOOPS, clipped), Link) == []


def test_cards_come_with_their_arrows_holders_and_order() -> None:
    document = a_document()
    full, rise = ids_of(document, "Ramps full", "Waits rise")
    document = connect.give_rise(document, rise, full, sense="reinforces").apply_to(document)
    after = pasted(document, ICE, paste.clip_of(document, ids_of(document, *ALL_CARDS)))
    cards = [card for card in new_in(document, after, Card) if isinstance(card, Card)]
    assert [c.text for c in sorted(cards, key=lambda card: card.order)] == list(ALL_CARDS)
    assert min(c.order for c in cards) > max(c.order for c in document.all(Card))
    (cause,) = new_in(document, after, Cause)
    assert isinstance(cause, Cause)
    assert cause.sense == "reinforces"
    held = {card.text: card.perspectives for card in cards}
    assert held["Busy is good"] == tuple(ids_of(document, "Managers", "Patients"))


def test_everything_that_was_said_of_a_card_comes_along() -> None:
    document = a_document()
    card = id_of(document, "Ramps full")
    said = {"note": "At night", "is_what": "A queue", "is_not": "A strike", "dots": 3}
    document = describe.describe(document, card, **said).apply_to(document)
    (copy,) = new_in(document, pasted(document, ICE, paste.clip_of(document, [card])), Card)
    old = document.records[card]
    assert copy.replace(id=old.id, order="V") == old.replace(order="V")


def test_pasting_twice_makes_two_copies() -> None:
    document = a_document()
    clipped = paste.clip_of(document, ids_of(document, "Rest"))
    once = pasted(document, LOOPS, clipped)
    twice = pasted(once, LOOPS, clipped)
    assert len([v for v in twice.all(Variable) if v.name == "Rest"]) == 3


def test_a_card_keeps_its_loop_where_that_loop_is_known() -> None:
    document = a_document()
    links = tuple(link.id for link in document.all(Link))
    loop = RecordId("loop")
    patch = describe.name_loop(document, LOOPS, links, "R", 1, "Burnout", id_=loop)
    document = patch.apply_to(document)
    card = id_of(document, "Waits rise")
    document = describe.describe(document, card, loop=loop).apply_to(document)
    clipped = paste.clip_of(document, [card])
    (here,) = new_in(document, pasted(document, ICE, clipped), Card)
    assert isinstance(here, Card)
    assert here.loop == loop
    elsewhere = an_empty_document()
    (there,) = new_in(elsewhere, pasted(elsewhere, ICE, clipped), Card)
    assert isinstance(there, Card)
    assert there.loop is None


def test_in_another_document_holders_are_found_by_name_and_others_dropped() -> None:
    document = a_document()
    clipped = paste.clip_of(document, ids_of(document, "Busy is good"))
    other = typed(an_empty_document(), ICE, "Nobody asks @PATIENTS")
    (card,) = new_in(other, pasted(other, ICE, clipped), Card)
    assert isinstance(card, Card)
    assert card.perspectives == (id_of(other, "PATIENTS"),)


def test_a_card_on_a_level_that_the_board_lacks_stays_behind_with_its_arrows() -> None:
    document = a_document()
    full, rise = ids_of(document, "Ramps full", "Waits rise")
    document = connect.give_rise(document, rise, full).apply_to(document)
    low = RecordId("low")
    patch = add.add_iceberg_board(document, "Low", add.default_levels()[1:], id_=low)
    document = patch.apply_to(document)
    after = pasted(document, low, paste.clip_of(document, [full, rise]))
    assert [card.text for card in after.all(Card) if card.board == low] == ["Waits rise"]
    assert new_in(document, after, Cause) == []


def test_nothing_is_pasted_beyond_the_edge_of_the_world() -> None:
    document = a_document()
    clipped = paste.clip_of(document, ids_of(document, "Rest"))
    (variable,) = new_in(document, pasted(document, LOOPS, clipped, 1e12, 0), Variable)
    assert isinstance(variable, Variable)
    assert variable.x == FARTHEST


@pytest.mark.parametrize(("board", "texts"), [(ICE, LOOP), (LOOPS, ()), (ICE, ())])
def test_what_does_not_fit_the_board_is_refused(board: RecordId, texts: tuple[str, ...]) -> None:
    document = a_document()
    with pytest.raises(EditError, match="nothing was pasted"):
        paste.paste(document, board, paste.clip_of(document, ids_of(document, *texts)), 0, 0)


def test_cards_become_variables_on_a_loop_board() -> None:
    document = a_document()
    clipped = paste.clip_of(document, ids_of(document, *ALL_CARDS))
    made = new_in(document, pasted(document, LOOPS, clipped), Variable)
    assert {v.name: v.card for v in made if isinstance(v, Variable)} == {
        text: id_of(document, text) for text in ALL_CARDS
    }
    elsewhere = an_empty_document()
    others = new_in(elsewhere, pasted(elsewhere, LOOPS, clipped), Variable)
    assert [v.card for v in others if isinstance(v, Variable)] == [None] * 3


# -- doubling -------------------------------------------------------------------


def test_a_copy_stands_beside_what_was_doubled() -> None:
    document = a_document()
    patch = paste.duplicate(document, ids_of(document, "Rest"), 24, 24)
    (copy,) = new_in(document, patch.apply_to(document), Variable)
    old = document.records[id_of(document, "Rest")]
    assert isinstance(copy, Variable)
    assert isinstance(old, Variable)
    assert (copy.name, round(copy.x - old.x), round(copy.y - old.y)) == ("Rest", 24, 24)


def test_what_cannot_stand_alone_is_not_doubled() -> None:
    document = a_document()
    others = [link.id for link in document.all(Link)] + [p.id for p in document.all(Perspective)]
    assert paste.duplicate(document, [*others, ICE, RecordId("gone")], 24, 24).is_empty


# -- clips from who knows where ---------------------------------------------------

CARD = {"kind": "card", "id": "c", "board": "b", "level": "event", "text": "x", "x": 0, "y": 0}
VARIABLE = {"kind": "variable", "id": "v", "board": "b", "name": "x", "x": 0.0, "y": 0.0}
LINK = {"kind": "link", "id": "l", "board": "b", "source": "v", "target": "v"}
CAUSE = {"kind": "cause", "id": "a", "board": "b", "source": "c", "target": "c"}


@pytest.mark.parametrize(
    "text",
    [
        *("", "hello", "null", "[]", "7", '"text"', "{}", '{"iceberg-clip": 1}', "\ud800"),
        *('{"iceberg-clip": 1, "records": 7}', '{"iceberg-clip": 2, "records": []}'),
        *('{"iceberg-clip": 1, "records": [null]}', '{"iceberg-clip": 1, "records": [{}]}'),
        '{"iceberg-clip": 1, "records": ' + "[" * 50_000 + "]" * 50_000 + "}",
        '{"iceberg-clip": 1, "records": [' + "9" * 5_000 + "]}",
        clip(CARD | {"x": float("nan")}),
        clip(CARD | {"y": -1}),
        clip(CARD | {"text": 7}),
        clip(CARD | {"spy": True}),
        clip(CARD | {"id": "../../etc"}),
        clip(CAUSE, CAUSE | {"id": "b"}),
        clip(LINK),
        clip({"kind": "about", "title": "Mine now"}),
        clip(*[CARD | {"id": f"c{n}"} for n in range(paste.MOST_PASTED + 1)]),
    ],
)
@pytest.mark.parametrize("board", [ICE, LOOPS])
def test_a_hostile_clip_is_refused_in_a_sentence(board: RecordId, text: str) -> None:
    with pytest.raises(EditError) as caught:
        paste.paste(a_document(), board, text, 0, 0)
    assert str(caught.value).endswith(".")


def test_an_arrow_from_a_card_to_itself_is_no_clip_for_an_iceberg() -> None:
    with pytest.raises(EditError, match="damaged"):
        paste.paste(a_document(), ICE, clip(CAUSE, CARD), 0, 0)


def test_a_clip_cannot_take_over_what_is_here() -> None:
    document = a_document()
    about = clip(VARIABLE | {"id": "about"}, VARIABLE | {"id": id_of(document, "Rest")})
    after = pasted(document, LOOPS, about)
    assert after.about == document.about
    assert len(new_in(document, after, Variable)) == 2


def test_two_records_of_one_id_do_not_pass_for_one_another() -> None:
    document = a_document()
    with pytest.raises(EditError):
        paste.paste(document, LOOPS, clip(VARIABLE, LINK | {"id": "v"}), 0, 0)


@given(
    st.recursive(
        st.none() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["iceberg-clip", "records", "kind", "id", "x"]), inner
            )
        ),
    )
)
def test_no_clip_breaks_anything(data: object) -> None:
    with pytest.raises(EditError):
        paste.paste(a_document(), LOOPS, json.dumps(data), 0, 0)


# -- plain text for other programs ------------------------------------------------


def test_cards_are_copied_as_a_line_each() -> None:
    document = typed(an_empty_document(), ICE, "Ramps full\nWaits rise")
    card = id_of(document, "Waits rise")
    document = describe.rename(document, card, "Waits rise\neach winter").apply_to(document)
    ids = [id_of(document, "Ramps full"), card]
    assert paste.plain_text_of(document, ids) == "Ramps full\nWaits rise each winter"


def test_variables_are_copied_with_the_sentences_among_them() -> None:
    document = a_document()
    text = paste.plain_text_of(document, ids_of(document, "Rest", *LOOP))
    assert text.splitlines()[0] == "Rest"
    assert set(text.splitlines()[1:]) == {
        "Overtime -> Fatigue + delay",
        "Fatigue -> Errors +",
        "Errors -> Overtime +",
    }


def test_a_link_alone_is_copied_as_its_sentence() -> None:
    document = typed(an_empty_document(), LOOPS, '"Supply, demand" -> Price +/-')
    (link,) = document.all(Link)
    text = paste.plain_text_of(document, [link.id, link.id])
    assert text == '"Supply, demand" -> Price +/-'
    assert parse_loops(text)


def test_what_has_no_words_is_copied_as_nothing() -> None:
    document = a_document()
    patch = describe.name_loop(
        document, LOOPS, tuple(ln.id for ln in document.all(Link)), "R", 1, "Burnout"
    )
    loops = [one.id for one in patch.apply_to(document).all(NamedLoop)]
    assert paste.plain_text_of(patch.apply_to(document), [*loops, RecordId("gone")]) == ""
