"""Text broken into lines loses nothing and fits, whatever the text and however narrow the line."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from iceberg.geometry.text import Font, RoughMeasurer, wrapped

FONT = Font(16.0)
MEASURE = RoughMeasurer()
TEXTS = st.text("ab W\n\t待-", max_size=120) | st.text(max_size=60)
WIDTHS = st.floats(0.0, 400.0)


def letters(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, WIDTHS)
def test_no_letter_is_lost_or_moved(text: str, width: float) -> None:
    assert letters("".join(wrapped(text, FONT, width, MEASURE))) == letters(text)


@given(TEXTS, WIDTHS)
def test_a_line_is_no_wider_than_asked_unless_it_is_one_letter(text: str, width: float) -> None:
    for line in wrapped(text, FONT, width, MEASURE):
        assert MEASURE.width(line, FONT) <= width or len(line) <= 1


@given(TEXTS, WIDTHS)
def test_the_line_ends_of_the_text_are_kept(text: str, width: float) -> None:
    lines = wrapped(text, FONT, width, MEASURE)
    assert len(lines) >= text.count("\n") + 1
    parts = [wrapped(part, FONT, width, MEASURE) for part in text.split("\n")]
    assert lines == tuple(line for part in parts for line in part)


@given(TEXTS)
def test_with_room_enough_only_line_ends_break(text: str) -> None:
    lines = wrapped(text, FONT, 1e9, MEASURE)
    assert lines == tuple(" ".join(part.split()) for part in text.split("\n"))


@given(TEXTS, WIDTHS)
def test_no_line_could_have_taken_the_next_word_as_well(text: str, width: float) -> None:
    for part in text.split("\n"):
        lines = wrapped(part, FONT, width, MEASURE)
        for one, other in itertools.pairwise(lines):
            together = f"{one} {other.split(' ')[0]}"
            fits = MEASURE.width(together, FONT) <= width
            assert not fits or together not in " ".join(part.split())


@given(TEXTS, WIDTHS)
def test_wrapping_lines_again_changes_nothing(text: str, width: float) -> None:
    lines = wrapped(text, FONT, width, MEASURE)
    assert wrapped("\n".join(lines), FONT, width, MEASURE) == lines
