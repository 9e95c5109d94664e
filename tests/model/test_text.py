"""Text is cleansed on every way in, so that no file, picture or report breaks on it later."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from iceberg.model.loop_board import Variable
from iceberg.model.record import RecordId
from iceberg.model.text import LABEL_LENGTH, cleansed, fold, one_line, quoted

NASTY = st.text(
    st.characters()
    | st.sampled_from("\x00\x08\t\n\x0b\r\x1b\x7f\x85\u2028\u202e\u2066\ufffe\uffff\ud800 "),
    max_size=40,
)


@given(NASTY)
def test_cleansed_text_can_be_written_to_any_file(text: str) -> None:
    clean = cleansed(text)
    assert json.loads(json.dumps(clean, ensure_ascii=False)) == clean
    element = ElementTree.Element("t")
    element.text = clean
    again = ElementTree.fromstring(ElementTree.tostring(element, encoding="utf-8"))
    assert (again.text or "") == clean


@given(NASTY)
def test_cleansing_twice_changes_nothing(text: str) -> None:
    assert cleansed(cleansed(text)) == cleansed(text)
    assert one_line(one_line(text)) == one_line(text)
    assert fold(fold(text)) == fold(text)


@given(st.text("abcÄ待 \n\t", max_size=40))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert cleansed(text) == text


def test_every_line_end_is_a_newline() -> None:
    assert cleansed("a\r\nb\rc\u2028d\x85e\x0bf") == "a\nb\nc\nd\ne\nf"


def test_letters_that_turn_the_reading_direction_are_dropped() -> None:
    assert cleansed("invoice\u202egnp.exe") == "invoicegnp.exe"


@pytest.mark.parametrize("name", ["follow-up  time", " Follow-Up time\n", "FOLLOW-UP\ttime"])
def test_names_are_one_whatever_their_case_and_blanks(name: str) -> None:
    assert fold(name) == fold("Follow-up time")


@given(NASTY, st.integers(2, 60))
def test_what_is_quoted_in_a_sentence_is_short_and_on_one_line(text: str, most: int) -> None:
    line = quoted(text, most)
    assert len(line) <= most
    assert "\n" not in line


@given(NASTY)
def test_a_name_is_clean_on_one_line_and_never_empty(text: str) -> None:
    fields = {"id": RecordId("a"), "board": RecordId("b"), "x": 0.0, "y": 0.0}
    if one_line(text):
        assert Variable.model_validate({**fields, "name": text}).name == one_line(text)
    else:
        with pytest.raises(ValidationError):
            Variable.model_validate({**fields, "name": text})


def test_a_name_has_an_end() -> None:
    fields = {"id": RecordId("a"), "board": RecordId("b"), "x": 0.0, "y": 0.0}
    assert Variable.model_validate({**fields, "name": "x" * LABEL_LENGTH}).name
    with pytest.raises(ValidationError):
        Variable.model_validate({**fields, "name": "x" * (LABEL_LENGTH + 1)})
