"""A candidate that is taken is understood as the name it stands for."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from iceberg.language.cards import parse_cards
from iceberg.language.complete import completions
from iceberg.language.parse import parse_loops
from iceberg.language.statements import CardSaid, LinkSaid, VariableSaid
from iceberg.model.text import one_line

PIECES = st.sampled_from(
    (
        "A",
        "Time",
        "Follow-up",
        "delay",
        "more",
        "->",
        "-",
        "+",
        '"',
        ",",
        ";",
        "@",
        ":",
        "in",
        "(s)",
    )
)
NAMES = st.one_of(
    st.lists(PIECES | st.just(" "), min_size=1, max_size=6).map("".join), st.text(max_size=8)
).map(one_line)
VARIABLES = NAMES.filter(lambda name: name and not name.startswith("@") and not name.endswith(":"))
PEOPLE = NAMES.filter(bool)


def take(text: str, names: list[str]) -> list[str]:
    """Return the lines that taking each candidate at the end of `text` would give."""
    found = completions(text, len(text), names)
    return [text[: found.start] + one + text[found.end :] for one in found.candidates]


@given(st.lists(VARIABLES, min_size=1, max_size=4, unique=True), st.data())
def test_a_variable_that_is_taken_is_the_one_that_was_meant(
    names: list[str], data: st.DataObject
) -> None:
    begun = data.draw(st.sampled_from(names))
    begun = begun[: data.draw(st.integers(1, len(begun)))]
    for before in ("", "Trust -> ", "Trust -> Work + ; "):
        # What begins with words of the grammar, not in quotes, is not one name to complete.
        is_one = completions(before + begun, len(before + begun), names).start == len(before)
        for line in take(before + begun, names) if is_one else ():
            last = parse_loops(line)[-1]
            name = last.target if isinstance(last, LinkSaid) else last.name
            assert name in (*names, "Trust", "Work")


@given(st.lists(PEOPLE, min_size=1, max_size=4, unique=True), st.data())
def test_a_perspective_that_is_taken_is_the_one_that_was_meant(
    names: list[str], data: st.DataObject
) -> None:
    begun = data.draw(st.sampled_from(names))
    begun = begun[: data.draw(st.integers(0, len(begun)))]
    assume("@" not in begun and "," not in begun)
    for line in take(f"Ramps full @{begun}", [f"@{name}" for name in names]):
        (card,) = parse_cards(line, ())
        assert card.text == "Ramps full"
        assert len(card.perspectives) == 1
        assert card.perspectives[0] in names


@pytest.mark.parametrize("name", ["Trust", "Supply, demand", "A -> B", "Delay", 'The "real" cost'])
def test_odd_variables_can_be_taken(name: str) -> None:
    (line,) = take(f"Rest -> {name[:1]}", [name])
    assert parse_loops(line) == (LinkSaid("Rest", name),)
    (line,) = take(name[:1], [name])
    assert parse_loops(line) == (VariableSaid(name),)


@pytest.mark.parametrize("name", ["Crews, day", 'The "boss"', '"Us"', "Me@work", 'A "b", c'])
def test_odd_perspectives_can_be_taken(name: str) -> None:
    (line,) = take("Ramps full @", [f"@{name}"])
    assert parse_cards(line, ()) == (CardSaid("Ramps full", None, (name,)),)


@pytest.mark.parametrize("level", ["patterns:", "mental models:"])
def test_a_level_that_is_taken_goes_before_the_text(level: str) -> None:
    (line,) = take(level[:4], [level, "@Patients"])
    assert parse_cards(f"{line} Busy", [level[:-1]]) == (CardSaid("Busy", level[:-1]),)
