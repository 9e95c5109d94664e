"""The list of examples is read strictly, so that a slip in it is found before it is shipped."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from iceberg.errors import FormatError
from iceberg.library.examples import Example, examples, read_examples

ONE = {"name": "river", "title": "A river", "field": "Town", "summary": "Floods."}


def _list(*rows: object) -> bytes:
    return json.dumps({"examples": rows}).encode()


def test_an_example_is_read_as_it_is_listed():
    assert read_examples(_list(ONE)) == (Example(**ONE),)


def test_the_first_example_is_the_one_of_the_pictures_and_every_file_is_there():
    assert examples()[0].name == "urgent-care"
    assert all(one.path.is_file() for one in examples())
    assert read_examples(_list(*(asdict(one) for one in examples()))) == examples()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"examples": 7}',
        b"\xff\xfe",
        _list("river"),
        _list({**ONE, "colour": "red"}),
        _list({"name": "river"}),
        _list({**ONE, "field": " "}),
        _list({**ONE, "title": 7}),
        _list({**ONE, "name": "../secret"}),
        _list(ONE, ONE),
    ],
)
def test_a_list_that_is_not_as_it_should_be_is_refused_in_words(data: bytes):
    with pytest.raises(FormatError):
        read_examples(data)
