"""Pills: as wide as their name, in as many lines as it needs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iceberg.geometry.pills import PILL_FONT, WIDEST_LINE, pill_lines, pill_size
from iceberg.geometry.text import RoughMeasurer

MEASURER = RoughMeasurer()
NAMES = st.text(st.sampled_from("abcdefg  "), min_size=1, max_size=120).map(
    lambda text: " ".join(text.split()) or "a"
)


def test_a_short_name_stands_on_one_line_with_air_about_it() -> None:
    width, height = pill_size("Overtime", MEASURER)
    assert pill_lines("Overtime", MEASURER) == ("Overtime",)
    assert width == MEASURER.width("Overtime", PILL_FONT) + 32
    assert 34 <= height <= 36


def test_lines_of_a_long_name_are_about_equally_long() -> None:
    first, second = pill_lines("Social care capacity in the region", MEASURER)
    assert abs(len(first) - len(second)) <= 8


@given(NAMES)
def test_no_line_is_too_wide_and_no_word_is_lost(name: str) -> None:
    lines = pill_lines(name, MEASURER)
    assert all(MEASURER.width(line, PILL_FONT) <= WIDEST_LINE for line in lines)
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")


@given(NAMES)
def test_every_line_has_its_height(name: str) -> None:
    lines = pill_lines(name, MEASURER)
    _, height = pill_size(name, MEASURER)
    assert height == len(lines) * PILL_FONT.line_height + 14
