"""Order keys: between two there is always a third, and appending keeps them short."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from iceberg.model.order import OrderKey, key_after, key_between, keys_after

PLACES = st.lists(st.floats(0.0, 1.0), max_size=40)
FIT = TypeAdapter(OrderKey)


def inserted(places: list[float]) -> list[str]:
    """Return keys made by putting one after the other at the given share of the list so far."""
    keys: list[str] = []
    for place in places:
        at = round(place * len(keys))
        before = keys[at - 1] if at else None
        after = keys[at] if at < len(keys) else None
        keys.insert(at, key_between(before, after))
    return keys


@given(PLACES)
def test_whatever_is_put_where_the_keys_sort_as_they_were_put(places: list[float]) -> None:
    keys = inserted(places)
    assert keys == sorted(set(keys))
    for key in keys:
        FIT.validate_python(key)
        assert not key.endswith("0")


@given(PLACES, PLACES, st.data())
def test_between_any_two_keys_there_is_another(
    one: list[float], other: list[float], data: st.DataObject
) -> None:
    keys = sorted({*inserted(one), *inserted(other)})
    if len(keys) > 1:
        at = data.draw(st.integers(0, len(keys) - 2))
        assert keys[at] < key_between(keys[at], keys[at + 1]) < keys[at + 1]


@given(PLACES, st.integers(0, 50))
def test_keys_behind_all_others_rise(places: list[float], count: int) -> None:
    keys = inserted(places)
    new = keys_after(keys, count)
    assert [*keys, *new] == sorted({*keys, *new})
    assert len(new) == count


@given(st.text("0123456789AZaz", max_size=6), st.text("0123456789AZaz", max_size=6))
def test_keys_of_other_programs_never_hang_it(one: str, other: str) -> None:
    assert key_between(one, other) > one


def test_equal_keys_are_stood_behind() -> None:
    assert key_between("V", "V") > "V"
    assert key_after(["V", "V"]) > "V"


def test_two_thousand_cards_in_a_row_have_short_keys() -> None:
    keys = keys_after([], 2_000)
    assert max(map(len, keys)) < 40
    assert all(FIT.validate_python(key) for key in keys)
