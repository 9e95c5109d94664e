"""A loop is told in sentences that a newcomer understands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.analysis.loops import find_loops
from iceberg.analysis.story import link_sentence, tell
from iceberg.model.record import RecordId
from tests.analysis.boards import BOARD, board, link


def _story(*links: str) -> str:
    contents = board(*links)
    (loop,) = find_loops(contents).loops
    return tell(loop, contents)


def test_a_reinforcing_loop_feeds_itself() -> None:
    assert _story("Anger -> Shouting +", "Shouting -> Anger +") == (
        "The more anger, the more shouting. The more shouting, the more anger. "
        "So even more anger: it feeds itself."
    )


def test_a_balancing_loop_pushes_back() -> None:
    assert _story("Hunger -> Eating +", "Eating -> Hunger -") == (
        "The more eating, the less hunger. The less hunger, the less eating. "
        "So less eating again: it pushes back."
    )


def test_delays_are_told() -> None:
    assert _story("Debt -> Work + delay", "Work -> Debt - delay") == (
        "The more debt, in time, the more work. The more work, in time, the less debt. "
        "So less debt again: it pushes back."
    )


def test_a_link_without_a_sign_is_told_openly() -> None:
    assert _story("Ads -> Sales ?", "Sales -> Trust ~ delay", "Trust -> Ads -") == (
        "Ads affects sales, but nobody has said which way. "
        "Sales, in time, means sometimes more trust, sometimes less. "
        "The more trust, the less ads. "
        "Whether it feeds itself or pushes back is open until every link has a plain sign."
    )


def test_two_minus_signs_make_more_again() -> None:
    assert _story("Rest -> Errors -", "Errors -> Rest -").endswith(
        "So even more errors: it feeds itself."
    )


def test_a_loop_of_one_link_is_told_too() -> None:
    assert _story("Debt -> Debt + delay") == (
        "The more debt, in time, the more debt. So even more debt: it feeds itself."
    )


def test_the_story_begins_where_the_loop_is_begun() -> None:
    contents = board("Queue length -> Stress level +", "Stress level -> Queue length +")
    (loop,) = find_loops(contents).loops
    assert tell(loop.begun_with(loop.links[1]), contents).startswith("The more stress level")


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Bed occupancy", "bed occupancy"),
        ("NHS budget", "NHS budget"),
        ("A&E visits", "A&E visits"),
        ("GPs", "GPs"),
        ("CO2", "CO2"),
        ("iPhone sales", "iPhone sales"),
        ("trust", "trust"),
        ("Ärger", "ärger"),
        ("X", "X"),
        ("5G coverage", "5G coverage"),
    ],
)
def test_a_name_loses_its_capital_inside_a_sentence_only_where_that_is_safe(
    name: str, inside: str
) -> None:
    sentence = link_sentence("Cause", name, link("l", "a", "b", "+"))
    assert sentence == f"The more cause, the more {inside} than there would have been."


def test_a_link_alone_is_read_by_the_definition_of_its_sign() -> None:
    assert link_sentence("Rest", "Errors", link("l", "a", "b", "-", delayed=True)) == (
        "The more rest, the less errors than there would have been. It takes time."
    )
    assert link_sentence("Rest", "Errors", link("l", "a", "b", "?")) == (
        "Rest affects errors, but nobody has said which way."
    )


@given(st.lists(st.sampled_from("+-"), min_size=1, max_size=6))
def test_the_end_of_every_story_says_what_the_letter_says(signs: list[str]) -> None:
    names = [f"v{at}" for at in range(len(signs))]
    ring = zip(names, names[1:] + names[:1], signs, strict=True)
    story = _story(*(f"{a} -> {b} {sign}" for a, b, sign in ring))
    ends_well = "it feeds itself." if signs.count("-") % 2 == 0 else "it pushes back."
    assert story.endswith(ends_well)
    assert story.count(".") == len(signs) + 1


@given(st.text("{}%\\ab", min_size=2, max_size=5))
def test_braces_in_a_name_are_only_letters(name: str) -> None:
    for sign in ("+", "-", "?", "mixed"):
        assert name in link_sentence("Cause", f"x {name}", link("l", "a", "b", sign))
    contents = board("A -> A +")
    variable = contents.variables[RecordId("A")]
    renamed = contents.after({variable.id: variable.replace(name=f"x {name}")}, BOARD)
    (loop,) = find_loops(renamed).loops
    assert tell(loop, renamed).count(f"x {name}") == 3
