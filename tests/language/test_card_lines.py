"""Lines of the iceberg: level, text, and who holds it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.language.cards import parse_cards
from iceberg.language.statements import CardSaid

LEVELS = ("event", "events", "pattern", "patterns", "mental model", "belief")


def one(line: str) -> CardSaid:
    (card,) = parse_cards(line, LEVELS)
    return card


def test_each_line_is_a_card() -> None:
    assert parse_cards("Ramps full\n\n  Waits rise \r\nNobody asks", LEVELS) == (
        CardSaid("Ramps full"),
        CardSaid("Waits rise"),
        CardSaid("Nobody asks"),
    )


@pytest.mark.parametrize(
    "line", ["pattern: Waits rise", "Pattern:Waits rise", "PATTERN :  Waits rise"]
)
def test_a_level_stands_before_a_colon(line: str) -> None:
    assert one(line) == CardSaid("Waits rise", "pattern")


def test_a_level_may_have_two_words() -> None:
    assert one("Mental  model: Busy is good") == CardSaid("Busy is good", "mental model")


@pytest.mark.parametrize(
    "line", ["Why: nobody asked", "At 7:30 the ramp was full", ": x", "a: b: c"]
)
def test_any_other_word_before_a_colon_is_text(line: str) -> None:
    assert one(line) == CardSaid(line)


@pytest.mark.parametrize(
    ("end", "held"),
    [
        ("@Patients", ("Patients",)),
        ("@Patients @Managers", ("Patients", "Managers")),
        ("@Patients, Managers", ("Patients", "Managers")),
        ("@Patients, @Managers", ("Patients", "Managers")),
        ("@Ambulance crews", ("Ambulance crews",)),
        ('@"Ambulance crews" @Patients', ("Ambulance crews", "Patients")),
        ('@"Crews, day and night"', ("Crews, day and night",)),
        ("@Patients @patients", ("Patients",)),
        ('@Pat"ient', ('Pat"ient',)),
        ('@"Patients', ("Patients",)),
    ],
)
def test_perspectives_stand_at_the_end(end: str, held: tuple[str, ...]) -> None:
    assert one(f"event: Ramps full {end}") == CardSaid("Ramps full", "event", held)


@pytest.mark.parametrize("line", ["Mail to a@b.org", "Meet @ noon", "Ends with @", "x@y"])
def test_an_at_inside_or_alone_is_text(line: str) -> None:
    assert one(line) == CardSaid(line)


def test_what_is_too_long_for_a_name_is_text() -> None:
    line = f"Ramps full @{'very ' * 30}long"
    assert one(line) == CardSaid(line)


def test_a_level_alone_on_a_line_is_a_heading() -> None:
    pasted = "Ramps full\nPatterns:\n- Waits rise\n* event: One crash\n• Staff leave\nBelief:\nBusy"
    assert parse_cards(pasted, LEVELS) == (
        CardSaid("Ramps full"),
        CardSaid("Waits rise", "patterns"),
        CardSaid("One crash", "event"),
        CardSaid("Staff leave", "patterns"),
        CardSaid("Busy", "belief"),
    )


def test_a_dash_is_a_bullet_only_before_a_blank() -> None:
    assert one("-5 degrees") == CardSaid("-5 degrees")
    assert one("- 5 degrees") == CardSaid("5 degrees")


@pytest.mark.parametrize("text", ["", "  \n ", "@Patients", "event:", "event: @Patients"])
def test_without_words_there_is_no_card(text: str) -> None:
    assert parse_cards(text, LEVELS) == ()


@given(st.text() | st.text(alphabet='@", ;:-event\n', max_size=40))
def test_every_text_gives_cards_with_words_and_clean_names(text: str) -> None:
    for card in parse_cards(text, LEVELS):
        assert card.text.strip()
        assert card.level is None or card.level in LEVELS
        assert all(name == " ".join(name.split()) != "" for name in card.perspectives)
        assert len({name.casefold() for name in card.perspectives}) == len(card.perspectives)
