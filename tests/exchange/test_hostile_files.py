"""Readers meet anything: they give a document or a sentence, and soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iceberg.errors import IcebergError
from iceberg.exchange import imported
from iceberg.exchange.formats import FORMATS, Read
from iceberg.exchange.imported import Imported
from iceberg.exchange.tables.reading import read as read_table
from iceberg.exchange.vensim.reader import read as read_vensim
from iceberg.files.native import dump, parse
from iceberg.model.integrity import problems
from tests.exchange.told import DATA

SAMPLES = {
    path.name: path.read_bytes()
    for folder in ("tables", "vensim")
    for path in sorted((DATA / folder).iterdir())
}
READERS = {reader for form in FORMATS if (reader := form.read)}


def outcome(read: Read, data: bytes, name: str) -> Imported | str:
    """Return what was read, or the sentence that says why it was not; any other error is ours."""
    try:
        return read(data, name)
    except IcebergError as error:
        return str(error)


def check(found: Imported | str) -> None:
    """A document must be whole and saveable; a sentence must be one, and short."""
    if isinstance(found, str):
        assert found.endswith(".")
        assert "\n" not in found
        assert len(found) < 500
        return
    assert not problems(found.document)
    assert parse(dump(found.document)) == found.document
    for note in found.notes:
        assert note.endswith((".", "?"))
        note.encode()


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_damaged_file_gives_a_document_or_a_sentence(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(SAMPLES)))
    content = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, max(len(content) - 1, 0)))
        piece = data.draw(
            st.binary(max_size=3)
            | st.sampled_from([b'"', b"\\", b",", b";", b"|", b"~", b"\n", b"=", b"{", b"1e999"])
        )
        content[place : place + data.draw(st.integers(0, 30))] = piece
    read = read_vensim if name.endswith(".mdl") else read_table
    check(outcome(read, bytes(content), name))


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
@settings(deadline=None)
def test_any_bytes_give_a_document_or_a_sentence(data: bytes) -> None:
    for read in READERS:
        check(outcome(read, data, "any"))


SKETCH = "\\\\\\---/// Sketch\nV300\n*View\n$x\n"
NASTY = {
    "quotes": '"',
    "escaped quotes": '\\"',
    "quotes on lines": '"\n',
    "quotes and commas": '",',
    "backslashes": "\\",
    "continued lines": "\\\n",
    "braces": "{",
    "brackets": "[",
    "parentheses": "(",
    "bars": "|",
    "waves": "~",
    "equals": "=",
    "commas": ",",
    "semicolons and commas": ";,",
    "a function of": "A FUNCTION OF(",
    "open equations": "a=A FUNCTION OF(-b,",
    "whole equations": "a=A FUNCTION OF(b)~~|",
    "valves": "11,1,0,1,1\n",
    "comments": "12,1,0,1,1,1,1,4,4\n",
    "arrows": "1,1,1,1\n",
    "short arrows": "1,1\n",
    "views": SKETCH,
    "apostrophes": "'",
    "digits": "9",
    "dashes": "−",
}
SIZE = 200_000


@pytest.mark.parametrize("before", ["", "x=", "from,to,sign\n", SKETCH, SKETCH + "10,1,"])
@pytest.mark.parametrize("unit", NASTY.values(), ids=NASTY.keys())
def test_no_file_takes_more_than_linear_time(before: str, unit: str) -> None:
    data = (before + unit * (SIZE // len(unit))).encode()
    for read in (read_vensim, read_table):
        start = time.perf_counter()
        found = outcome(read, data, "x")
        # A scanner of quadratic time would need minutes for this.
        assert time.perf_counter() - start < 10
        if isinstance(found, str):
            check(found)


def test_too_many_things_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imported, "MOST_THINGS", 3)
    with pytest.raises(IcebergError, match="more than 3 variables and links"):
        read_table(SAMPLES["plain.csv"], "plain.csv")


def test_names_and_notes_too_long_are_cut_and_told() -> None:
    rows = f"from,to,note\n{'n' * 500},B,{'t' * 30_000}\n"
    found = read_table(rows.encode(), "x.csv")
    check(found)
    assert any("name “nnn" in note for note in found.notes)
    assert any("note “ttt" in note for note in found.notes)


def test_a_weight_out_of_bounds_is_left_out_and_told() -> None:
    found = read_table(b"from,to,weight\nA,B,1e30\nB,A,0.5\n", "x.csv")
    check(found)
    assert found.notes == ("The weight 1e+30 is out of bounds and was left out.",)


def test_places_out_of_bounds_are_brought_in() -> None:
    sketch = SKETCH + "10,1,A,99999999999,5,9,9,8,3\n10,2,B,-3e300,1e308,9,9,8,3\n"
    check(read_vensim(sketch.encode(), "x.mdl"))
