"""The name under the cursor is completed from what is on the board."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.language.complete import MOST_CANDIDATES, completions, goes_on
from iceberg.language.parse import parse_loops
from iceberg.language.statements import LinkSaid

VARIABLES = ("Workload", "Fatigue", "Early fatigue", "Family time", "Trust, mutual")
ON_ICE = ("events:", "patterns:", "mental models:", "@Patients", "@Ambulance crews", "@A, B")


def offered(text: str, names: tuple[str, ...] = VARIABLES) -> tuple[str, ...]:
    return completions(text, len(text), names).candidates


def taken(text: str, cursor: int, names: tuple[str, ...]) -> str:
    """Return the line after the first candidate was taken."""
    found = completions(text, cursor, names)
    return text[: found.start] + found.candidates[0] + text[found.end :]


def test_names_that_begin_so_come_before_names_with_a_later_word() -> None:
    assert offered("fa") == ("Fatigue", "Family time", "Early fatigue")
    assert offered("FAT") == ("Fatigue", "Early fatigue")


@pytest.mark.parametrize(
    "line",
    ["wor", "A -> wor", "A→wor", "A -> B + ; wor", "A, wor", "x\nwor", "A reduces wor", "less wor"],
)
def test_the_name_begins_behind_whatever_parts_names(line: str) -> None:
    assert taken(line, len(line), VARIABLES) == line.removesuffix("wor") + "Workload"


def test_the_whole_name_under_the_cursor_is_replaced() -> None:
    assert taken("Fatx -> B", 3, VARIABLES) == "Fatigue -> B"


def test_a_name_that_needs_quotes_gets_them() -> None:
    line = taken('A -> "tru', 9, VARIABLES)
    assert parse_loops(line) == (LinkSaid("A", "Trust, mutual"),)
    assert taken("tru", 3, VARIABLES) == '"Trust, mutual"'


def test_levels_are_completed_at_the_beginning_of_a_line_only() -> None:
    assert offered("pat", ON_ICE) == ("patterns:",)
    assert offered("models", ON_ICE) == ("mental models:",)
    assert offered("It is a pat", ON_ICE) == ()
    assert offered("First\npat", ON_ICE) == ("patterns:",)


def test_perspectives_are_completed_behind_an_at() -> None:
    assert taken("Ramps full @pa", 14, ON_ICE) == "Ramps full @Patients"
    assert taken("Ramps full @crews", 17, ON_ICE) == "Ramps full @Ambulance crews"
    assert taken("Full @Patients, am", 18, ON_ICE) == "Full @Patients, @Ambulance crews"
    assert offered("Full @a, ", ON_ICE)[:1] == ("@Patients",)
    assert taken("Full @a,", 7, ON_ICE).startswith("Full @")


def test_everybody_is_offered_behind_a_bare_at() -> None:
    assert offered("Ramps full @", ON_ICE) == ("@Patients", "@Ambulance crews", '@"A, B"')


def test_nothing_is_offered_for_nothing() -> None:
    assert offered("") == offered("A -> ") == offered("xyz") == offered("  ", ON_ICE) == ()


def test_no_more_than_can_be_taken_in_at_once() -> None:
    names = tuple(f"Name {number}" for number in range(50))
    assert offered("na", names) == names[:MOST_CANDIDATES]


@given(
    st.text() | st.text('@", ;:->\n"Fa'), st.integers(-3, 80), st.sampled_from([VARIABLES, ON_ICE])
)
def test_no_text_and_no_cursor_is_too_odd(text: str, cursor: int, names: tuple[str, ...]) -> None:
    found = completions(text, cursor, names)
    assert 0 <= found.start <= found.end <= len(text)
    assert len(found.candidates) <= MOST_CANDIDATES


def test_what_the_line_says_first_can_be_said_again_at_once() -> None:
    line = "Overtime -> Mistakes + -> Rework + -> o"
    assert taken(line, len(line), ()) == "Overtime -> Mistakes + -> Rework + -> Overtime"


@pytest.mark.parametrize("line", ["Overtime", "Overtime->Errors+", "A -> B + delay", "A -> B+||"])
def test_an_arrow_goes_on_behind_a_name_and_what_is_said_of_it(line: str) -> None:
    assert goes_on(line, len(line))


@pytest.mark.parametrize("line", ["", "A ->", "A,", "A -> B + ;", "A "])
def test_no_arrow_goes_on_where_a_name_is_awaited(line: str) -> None:
    assert not goes_on(line, len(line))
