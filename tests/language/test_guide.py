"""What the guide to the line promises is what the line does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from iceberg.edits import add
from iceberg.edits.typed import type_line
from iceberg.language.parse import parse_loops
from iceberg.language.statements import LinkSaid, Statement, VariableSaid
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId

GUIDE = Path(__file__).parents[2] / "docs" / "line.md"
NAMES = {
    *("Overtime", "Fatigue", "Errors", "Morale", "Staffing", "Quality", "Output"),
    *("Night shifts", "Rest"),
}
ICE = RecordId("ice")


def examples(title: str) -> list[str]:
    """Return what stands in the first column of a table of the guide."""
    part = GUIDE.read_text("utf-8").split(f"## {title}")[1].split("\n## ")[0]
    return re.findall(r"^\| `(.+?)` \|", part, flags=re.MULTILINE)


def names_in(statement: Statement) -> set[str]:
    if isinstance(statement, VariableSaid):
        return {statement.name}
    return {statement.source, statement.target}


@pytest.mark.parametrize("line", examples("On a loop board"))
def test_every_line_for_a_loop_board_is_understood(line: str) -> None:
    told = parse_loops(line)
    assert told
    assert set().union(*map(names_in, told)) <= NAMES


def test_the_guide_shows_every_sign_and_both_delays() -> None:
    told = [one for line in examples("On a loop board") for one in parse_loops(line)]
    links = [one for one in told if isinstance(one, LinkSaid)]
    assert {link.polarity for link in links} == {"+", "-", "?", "mixed"}
    assert {link.delayed for link in links} == {True, False}


@pytest.mark.parametrize("line", examples("On an iceberg"))
def test_every_line_for_an_iceberg_is_one_card(line: str) -> None:
    empty = Document.titled("Guide")
    document = add.add_iceberg_board(empty, "Iceberg", id_=ICE).apply_to(empty)
    document = type_line(document, ICE, line, level="structure").apply_to(document)
    (card,) = document.all(Card)
    assert "@" not in card.text
    assert ":" not in card.text
    assert ("@" in line) == bool(card.perspectives)
    assert {p.name for p in document.all(Perspective)} <= {
        *("Patients", "Managers", "Ambulance crews", "Crews, day and night"),
    }


def test_what_the_guide_says_of_single_words_is_so() -> None:
    assert parse_loops("Delayed discharges -> Errors+") == (
        LinkSaid("Delayed discharges", "Errors", "+"),
    )
    assert parse_loops('"Supply, demand" -> "Price -> cost" +') == (
        LinkSaid("Supply, demand", "Price -> cost", "+"),
    )
