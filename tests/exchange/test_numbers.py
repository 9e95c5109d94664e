"""Numbers as people paste them: from any spreadsheet of any country."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.errors import FormatError
from iceberg.exchange.numbers import numbers_in

READ = (
    ("1\n2\n3", (1, 2, 3)),
    ("1, 2, 3.5", (1, 2, 3.5)),
    ("12,5\n13,1\n14", (12.5, 13.1, 14)),
    ("Year\tWaits\n2015\t12\n2016\t18\n2017\t17", (12, 18, 17)),
    ("Year;Waits\n2015;12,5\n2016;18,25", (12.5, 18.25)),
    ("year,waits\n2015,1.5\n2016,2.5\n", (1.5, 2.5)),
    ('"1,234"\n"2,345"', (1234, 2345)),
    ("1 234\n2 345", (1234, 2345)),
    ("1 234,5\n2 345,25", (1234.5, 2345.25)),
    ("1.234,5;x\n2.000,25;y", (1234.5, 2000.25)),
    ("12 %\n13 %", (12, 13)),
    ("−3\n4", (-3, 4)),
    ("Waits\n\n12\n\n18\n", (12, 18)),
    ("Jan\t5\nFeb\t\nMar\t7", (5, 7)),
    ("3 4 5", (3, 4, 5)),
    ("1e3\n2e3", (1000, 2000)),
)


@pytest.mark.parametrize(("text", "numbers"), READ)
def test_numbers_are_found(text: str, numbers: tuple[float, ...]) -> None:
    assert numbers_in(text) == pytest.approx(numbers)


@pytest.mark.parametrize("text", ["", "no numbers here", "7", "nan\ninf", "1e400\n2e400", "x;y\n;"])
def test_what_holds_no_numbers_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(FormatError, match="numbers"):
        numbers_in(text)


def test_too_many_numbers_are_refused() -> None:
    with pytest.raises(FormatError, match="2000"):
        numbers_in("\n".join(str(n) for n in range(3000)))


@given(st.text())
def test_any_text_gives_numbers_or_one_sentence(text: str) -> None:
    try:
        numbers = numbers_in(text)
    except FormatError:
        return
    assert len(numbers) > 1
    assert all(abs(number) <= 1e15 for number in numbers)


@given(st.lists(st.floats(-1e9, 1e9).map(lambda x: round(x, 3)), min_size=2, max_size=50))
def test_a_column_written_with_points_is_read_back(values: list[float]) -> None:
    assert numbers_in("\n".join(f"{value:.3f}" for value in values)) == pytest.approx(values)
