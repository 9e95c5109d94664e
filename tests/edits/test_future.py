"""A desired future: its board, and what its cards replace."""

from __future__ import annotations

import pytest

from iceberg.edits import future
from iceberg.edits.remove import remove
from iceberg.errors import EditError
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.integrity import problems
from iceberg.model.record import RecordId
from tests.documents import ICE, LOOPS, a_document, id_of, typed

FUTURE = RecordId("future")
_PRESENT = a_document()


@pytest.fixture
def document() -> Document:
    made = future.add_future(_PRESENT, ICE, "Future", id_=FUTURE).apply_to(_PRESENT)
    return typed(made, FUTURE, "mental model: A free bed is good work\nevent: Nobody waits")


def test_a_future_has_the_levels_of_its_present_and_asks_for_what_is_wanted() -> None:
    after = future.add_future(_PRESENT, ICE, "Future", id_=FUTURE).apply_to(_PRESENT)
    now, wanted = after.get(ICE, IcebergBoard), after.get(FUTURE, IcebergBoard)
    assert [level.kind for level in wanted.levels] == [level.kind for level in now.levels]
    assert all(a.question != b.question for a, b in zip(now.levels, wanted.levels, strict=True))
    assert wanted.future_of == ICE
    assert future.future_of(after, ICE) == wanted
    assert not problems(after)


def test_a_future_stands_right_behind_its_present() -> None:
    after = future.add_future(_PRESENT, ICE, "Future", id_=FUTURE).apply_to(_PRESENT)
    assert [board.id for board in after.boards()] == [ICE, FUTURE, LOOPS]


def test_a_future_has_no_future(document: Document) -> None:
    with pytest.raises(EditError, match="future already"):
        future.add_future(document, FUTURE, "Later")


def test_a_wanted_card_replaces_one_of_the_present_and_lets_it_go_again(
    document: Document,
) -> None:
    wanted, now = id_of(document, "A free bed is good work"), id_of(document, "Busy is good")
    patch = future.replace(document, wanted, now)
    after = patch.apply_to(document)
    assert after.get(wanted, Card).replaces == now
    assert not problems(after)
    assert patch.inverted().apply_to(after) == document
    assert future.replace(after, wanted, None).apply_to(after) == document


def test_an_arrow_means_the_same_whichever_way_it_is_pulled(document: Document) -> None:
    wanted, now = id_of(document, "Nobody waits"), id_of(document, "Ramps full")
    one = future.replace_between(document, wanted, now).apply_to(document)
    other = future.replace_between(document, now, wanted).apply_to(document)
    assert one == other
    assert one.get(wanted, Card).replaces == now


def test_only_cards_of_a_future_replace_and_only_those_of_its_present(document: Document) -> None:
    wanted, now = id_of(document, "Nobody waits"), id_of(document, "Ramps full")
    with pytest.raises(EditError, match="desired future"):
        future.replace(document, now, wanted)
    with pytest.raises(EditError, match="own present"):
        future.replace(document, wanted, id_of(document, "A free bed is good work"))


def test_a_future_outlives_what_it_replaces(document: Document) -> None:
    wanted, now = id_of(document, "Nobody waits"), id_of(document, "Ramps full")
    document = future.replace(document, wanted, now).apply_to(document)
    after = remove(document, [ICE]).apply_to(document)
    assert after.get(wanted, Card).replaces is None
    assert after.get(FUTURE, IcebergBoard).future_of is None
    assert not problems(after)
