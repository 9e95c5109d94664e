"""Hints: each fires where it should, keeps silent where it should, and can be put away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.analysis.hints.look import hints_of
from iceberg.edits import add, connect, describe, remedies
from iceberg.geometry.text import RoughMeasurer
from iceberg.model.action import Action
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, Cause, IcebergBoard
from iceberg.model.integrity import problems
from iceberg.model.record import RecordId, new_id
from iceberg.model.sketch import Sketch, SketchPoint
from iceberg.store.patch import Patch
from tests.documents import ICE, an_empty_document, id_of, typed

ROUGH = RoughMeasurer()
LINE = Sketch(points=(SketchPoint(t=0.0, y=0.1), SketchPoint(t=1.0, y=0.9)))


def found(document: Document) -> list[tuple[str, tuple[RecordId, ...]]]:
    board = document.get(ICE, IcebergBoard)
    assert board is not None
    return [(hint.rule, hint.on) for hint in hints_of(document, board)]


def rules(level: str, text: str) -> set[str]:
    document = typed(an_empty_document(), ICE, f"{level}: {text}")
    return {rule for rule, _ in found(document)}


FIRES = (
    ("ICE-01", "event", "Ambulances always queue"),
    ("ICE-01", "event", "Waits rise each winter"),
    ("ICE-01", "event", "Release dates keep slipping since 2019"),
    ("ICE-02", "event", "Stress"),
    ("ICE-02", "event", "Bad mood"),
    ("ICE-03", "pattern", "14 ambulances queued on Monday"),
    ("ICE-03", "pattern", "A woman of 78 waited 13 hours on 3 January"),
    ("ICE-04", "pattern", "Waits rise"),
    ("ICE-05", "event", "Surgery cancelled on Monday because no bed was free"),
    ("ICE-05", "pattern", "Waits rise each winter due to flu"),
    ("ICE-06", "structure", "Managers don’t care about nights"),
    ("ICE-06", "structure", "The staff are careless with forms"),
    ("ICE-07", "structure", "Lack of beds"),
    ("ICE-07", "structure", "Not enough porters"),
    ("ICE-07", "pattern", "No money for training"),
    ("ICE-08", "mental model", "Communication"),
    ("ICE-08", "mental model", "Culture of blame"),
    ("ICE-09", "mental model", "Busy means valuable"),
)
SILENT = (
    ("ICE-01", "event", "14 ambulances queued outside A&E on Monday"),
    ("ICE-01", "event", "Every bed was full on Monday"),
    ("ICE-01", "event", "Planned surgery cancelled"),
    ("ICE-01", "event", "The risen moon was seen at 9 pm"),
    ("ICE-02", "event", "Planned surgery cancelled"),
    ("ICE-02", "event", "Queue outside the ward"),
    ("ICE-03", "pattern", "Waits climb every winter and never fully recover"),
    ("ICE-04", "pattern", "12-hour waits rose each winter since 2015"),
    ("ICE-05", "event", "Because"),
    ("ICE-05", "pattern", "Causes of delay are written down each week"),
    ("ICE-06", "structure", "Staff move between three sites"),
    ("ICE-06", "structure", "A fault in the lift stops beds"),
    ("ICE-07", "structure", "No one owns the discharge"),
    ("ICE-07", "structure", "Notes are kept on paper"),
    ("ICE-08", "mental model", "Beds are what limits us"),
    ("ICE-08", "mental model", "More beds is the only real answer"),
    ("ICE-08", "mental model", "“My ward is full” is nobody else’s problem"),
    ("ICE-09", "mental model", "Busy means valuable @Managers"),
    ("ICE-02", "event", "المرضى ينتظرون"),
    ("ICE-08", "mental model", "信頼"),
)


@pytest.mark.parametrize(("rule", "level", "text"), FIRES)
def test_it_fires(rule: str, level: str, text: str) -> None:
    assert rule in rules(level, text)


@pytest.mark.parametrize(("rule", "level", "text"), SILENT)
def test_it_keeps_silent(rule: str, level: str, text: str) -> None:
    assert rule not in rules(level, text)


@given(st.sampled_from(("event", "pattern", "structure", "mental_model")), st.text(min_size=1))
def test_no_text_raises(level: str, text: str) -> None:
    document = an_empty_document()
    document = add.add_card(document, ICE, level, text, 0, 0).apply_to(document)
    assert all(rule.startswith("ICE-") for rule, _ in found(document))


def test_all_beliefs_of_one_view_ask_for_the_others() -> None:
    document = typed(an_empty_document(), ICE, "event: Queue on Monday @Patients")
    document = typed(document, ICE, "mental model: Busy is good @Staff\nBeds are all @Staff")
    assert "ICE-10" not in {rule for rule, _ in found(document)}
    document = typed(
        document, ICE, "mental model: Idle is bad @Staff\nmental model: We cope @Staff"
    )
    assert ("ICE-10", (ICE,)) in found(document)
    document = typed(document, ICE, "mental model: We wait for them @Patients")
    assert "ICE-10" not in {rule for rule, _ in found(document)}


def test_a_board_with_nothing_below_the_water_is_top_heavy() -> None:
    document = typed(an_empty_document(), ICE, "event: One\nevent: Two\npattern: Three")
    assert "ICE-11" not in {rule for rule, _ in found(document)}
    document = typed(document, ICE, "pattern: Four")
    assert ("ICE-11", (ICE,)) in found(document)
    document = typed(document, ICE, "structure: Five\nmental model: Six is it")
    assert "ICE-11" not in {rule for rule, _ in found(document)}


def test_a_structure_without_an_arrow_to_a_pattern_is_asked_about() -> None:
    document = typed(an_empty_document(), ICE, "pattern: Waits rise each year\nstructure: One rota")
    rota, waits = id_of(document, "One rota"), id_of(document, "Waits rise each year")
    assert ("ICE-12", (rota,)) in found(document)
    document = connect.give_rise(document, rota, waits).apply_to(document)
    assert ("ICE-12", (rota,)) not in found(document)


def test_the_same_thought_on_two_levels_is_asked_about() -> None:
    document = typed(an_empty_document(), ICE, "pattern: Waits rise each winter")
    document = typed(document, ICE, "structure: Beds close each winter")
    assert "ICE-14" not in {rule for rule, _ in found(document)}
    document = typed(document, ICE, "structure: Waits rise each winter.")
    one, other = (
        id_of(document, "Waits rise each winter"),
        id_of(document, "Waits rise each winter."),
    )
    assert ("ICE-14", (one, other)) in found(document)


def test_a_future_that_only_negates_the_present_is_asked_about() -> None:
    document = typed(an_empty_document(), ICE, "event: Ambulances queue outside")
    future = RecordId("future")
    document = add.add_iceberg_board(document, "Future", id_=future).apply_to(document)
    document = describe.describe(document, future, future_of=ICE).apply_to(document)
    document = typed(document, future, "event: No ambulances queue outside")
    document = typed(document, future, "event: Crews hand over within minutes")
    board = document.get(future, IcebergBoard)
    assert board is not None
    asked = [hint.on for hint in hints_of(document, board) if hint.rule == "ICE-15"]
    assert asked == [(id_of(document, "No ambulances queue outside"),)]


def test_a_hint_that_is_put_away_stays_away_until_it_is_brought_back() -> None:
    document = typed(an_empty_document(), ICE, "structure: Lack of beds")
    card = id_of(document, "Lack of beds")
    away = remedies.dismiss(document, "ICE-07", [card]).apply_to(document)
    assert problems(away) == []
    assert ("ICE-07", (card,)) not in found(away)
    assert remedies.dismiss(away, "ICE-07", [card]).is_empty
    back = remedies.bring_back(away, ICE).apply_to(away)
    assert back == document


def test_a_card_is_parted_at_its_because_with_an_arrow() -> None:
    document = typed(
        an_empty_document(), ICE, "event: Surgery cancelled because no bed was free @Staff"
    )
    card = next(document.all(Card))
    patch = remedies.split_cause(document, card.id, ROUGH)
    after = patch.apply_to(document)
    assert problems(after) == []
    reason = after.get(id_of(after, "No bed was free"), Card)
    assert reason is not None
    assert (reason.level, reason.perspectives) == ("structure", card.perspectives)
    (cause,) = after.all(Cause)
    assert (cause.source, cause.target) == (reason.id, card.id)
    assert patch.inverted().apply_to(after) == document


def test_a_card_moves_a_level_down_without_covering_another() -> None:
    document = typed(an_empty_document(), ICE, "event: Waits rise\npattern: Beds close at night")
    patch = remedies.shift_level(document, id_of(document, "Waits rise"), 1, ROUGH)
    after = patch.apply_to(document)
    moved, there = (after.records[id_of(after, t)] for t in ("Waits rise", "Beds close at night"))
    assert isinstance(moved, Card)
    assert isinstance(there, Card)
    assert moved.level == "pattern"
    assert abs(moved.x - there.x) > 100


def test_a_sketch_answers_the_question_for_a_period() -> None:
    document = typed(an_empty_document(), ICE, "pattern: Waits rise")
    card = id_of(document, "Waits rise")
    assert ("ICE-04", (card,)) in found(document)
    document = describe.describe(document, card, sketch=LINE).apply_to(document)
    assert ("ICE-04", (card,)) not in found(document)


def test_actions_on_events_alone_are_asked_about() -> None:
    document = typed(an_empty_document(), ICE, "event: Queue on Monday\nstructure: One rota")
    event, rota = id_of(document, "Queue on Monday"), id_of(document, "One rota")
    acts = [Action(id=new_id(), on=event, what=what) for what in ("Open a ward", "Send water")]
    document = Patch.between(new=acts).apply_to(document)
    assert ("ICE-13", (ICE,)) in found(document)
    deeper = Patch.between(new=[Action(id=new_id(), on=rota, what="Share the rota")])
    assert ("ICE-13", (ICE,)) not in found(deeper.apply_to(document))
