"""Our own file: what goes in comes out, and what can't come in is refused in one sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iceberg.errors import FileError, FormatError
from iceberg.files import migrations, native
from iceberg.files.native import dump, load, parse, save
from iceberg.files.schema import json_schema
from iceberg.model.about import About
from iceberg.model.document import SCHEMA_VERSION, Document
from iceberg.model.integrity import problems
from iceberg.model.loop_board import Link, LoopBoard, Variable
from iceberg.model.record import RecordId
from tests.files.documents import documents

VERSIONS = sorted((Path(__file__).parents[1] / "data" / "schema").glob("v*.json"))
NEWEST = VERSIONS[-1]
BOARD = {"kind": "loop_board", "id": "b", "name": "B"}
VARIABLE = {"kind": "variable", "id": "v", "board": "b", "name": "A", "x": 1, "y": 2}


def file_with(*records: Any, **frame: Any) -> bytes:
    plain = {"format": "iceberg", "schema_version": 1, "title": "T", "records": list(records)}
    return json.dumps(plain | frame).encode()


@given(documents())
def test_what_is_written_reads_back_the_same(document: Document) -> None:
    assert parse(dump(document)) == document


@given(documents())
def test_reading_and_writing_changes_no_byte(document: Document) -> None:
    data = dump(document)
    assert dump(parse(data)) == data


@given(documents())
@settings(max_examples=40)
def test_every_file_keeps_to_the_published_schema(document: Document) -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    assert not list(validator.iter_errors(json.loads(dump(document))))


def test_the_schema_is_itself_valid_and_has_no_address() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")
    assert "$id" not in schema
    assert "About" not in json.dumps(schema)


@pytest.mark.parametrize(
    "wrong",
    [
        {"records": [{**VARIABLE, "x": "1"}]},
        {"records": [{k: v for k, v in VARIABLE.items() if k != "kind"}]},
        {"records": [{"kind": "about", "id": "about", "title": "T"}]},
        {"records": [{**VARIABLE, "colour": "red"}]},
        {"title": ""},
        {"extra": 1},
    ],
)
def test_the_schema_refuses_what_the_program_refuses(wrong: dict[str, Any]) -> None:
    plain = {"format": "iceberg", "schema_version": 1, "title": "T", "records": []} | wrong
    assert list(jsonschema.Draft202012Validator(json_schema()).iter_errors(plain))
    with pytest.raises(FormatError):
        parse(json.dumps(plain).encode())


def test_there_is_a_real_file_of_every_version() -> None:
    assert [path.stem for path in VERSIONS] == [f"v{n}" for n in range(1, SCHEMA_VERSION + 1)]


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_a_file_of_every_version_opens(path: Path) -> None:
    document = load(path)
    assert not problems(document)
    assert {record.kind for record in document.records.values()} == {
        "about", "perspective", "iceberg_board", "card", "cause",
        "loop_board", "variable", "link", "named_loop",
    }  # fmt: skip


def test_the_newest_real_file_is_written_as_it_stands() -> None:
    assert dump(load(NEWEST)) == NEWEST.read_bytes()


def test_a_gap_between_versions_is_found() -> None:
    step = dict
    assert migrations.missing_steps({1: step, 3: step}, 4) == [2]
    assert migrations.missing_steps({1: step, 2: step}, 2) == [2]
    assert migrations.missing_steps({1: step, 2: step}, 3) == []


def test_the_file_reads_well_in_a_diff() -> None:
    document = Document.of(
        [
            Link(id=RecordId("z"), board=RecordId("b"), source=RecordId("v"), target=RecordId("v")),
            Variable(id=RecordId("v"), board=RecordId("b"), name="Größe", x=1.5, y=-2),
            LoopBoard(id=RecordId("b"), name="B"),
            About(title="Titel"),
        ]
    )
    assert dump(document).decode() == (
        '{\n  "format": "iceberg",\n  "schema_version": 1,\n  "title": "Titel",\n  "records": [\n'
        '    {\n      "kind": "loop_board",\n      "id": "b",\n      "name": "B"\n    },\n'
        '    {\n      "kind": "variable",\n      "id": "v",\n      "board": "b",\n'
        '      "name": "Größe",\n      "x": 1.5,\n      "y": -2.0\n    },\n'
        '    {\n      "kind": "link",\n      "id": "z",\n      "board": "b",\n'
        '      "source": "v",\n      "target": "v"\n    }\n  ]\n}\n'
    )


def test_a_byte_order_mark_does_no_harm() -> None:
    assert parse(b"\xef\xbb\xbf" + NEWEST.read_bytes()) == load(NEWEST)


def test_lone_surrogates_and_control_characters_never_get_in() -> None:
    document = parse(file_with(BOARD, {**VARIABLE, "name": "A\ud800\x00B"}, title="T\udfff"))
    assert document.get(RecordId("v"), Variable).name == "AB"  # type: ignore[union-attr]
    assert document.about.title == "T"
    dump(document)


REFUSED = {
    "nothing": (b"", ("empty",)),
    "blanks": (b" \n\t", ("empty",)),
    "binary": (b"\x89PNG\r\n\x1a\n\xff", ("not UTF-8 text",)),
    "utf-16": ('{"format": "iceberg"}'.encode("utf-16"), ("not UTF-8 text",)),
    "text": (b"Dear all,", ("line 1, column 1",)),
    "cut off": (b'{"format": "iceberg",\n "title": "x', ("line 2, column 11",)),
    "another list": (b"[]", ("not a file of Iceberg",)),
    "another number": (b"12", ("not a file of Iceberg",)),
    "another object": (b'{"nodes": []}', ("not a file of Iceberg", "format")),
    "newer": (file_with(schema_version=2), ("newer Iceberg (file version 2", "reads 1)")),
    "newer by far": (file_with(schema_version=10**60), ("newer Iceberg",)),
    "version true": (file_with(schema_version=True), ("schema_version",)),
    "version zero": (file_with(schema_version=0), ("schema_version",)),
    "version text": (file_with(schema_version="1"), ("schema_version",)),
    "no title": (b'{"format": "iceberg", "schema_version": 1, "records": []}', ("title",)),
    "empty title": (file_with(title=" "), ("title",)),
    "no records": (b'{"format": "iceberg", "schema_version": 1, "title": "x"}', ("records",)),
    "records no list": (file_with(records={"a": 1}), ("list of “records”",)),
    "unknown at the top": (file_with(more=1), ("“more”",)),
    "record no object": (file_with(BOARD, 5), ("record number 2",)),
    "record of no kind": (file_with({"id": "q"}), ("record “q”", "“kind” is missing")),
    "record of another kind": (file_with({"kind": "gadget", "id": "q"}), ("gadget", "“q”")),
    "field missing": (file_with(BOARD, {"kind": "variable", "id": "v"}), ("variable “v”", "board")),
    "field unknown": (file_with({**BOARD, "size": 3}), ("loop_board “b”", "“size”", "knows")),
    "field of wrong type": (file_with(BOARD, {**VARIABLE, "x": "1"}), ("“v”", "“x”", "number")),
    "true for a number": (file_with(BOARD, {**VARIABLE, "x": True}), ("“x”",)),
    "name empty": (file_with({**BOARD, "name": " "}), ("“name”", "too short")),
    "name endless": (file_with({**BOARD, "name": "x" * 401}), ("“name”", "too long")),
    "far away": (file_with(BOARD, {**VARIABLE, "x": 1e7}), ("“x”",)),
    "NaN": (file_with(BOARD, {**VARIABLE, "x": float("nan")}), ("NaN",)),
    "Infinity": (file_with(BOARD, {**VARIABLE, "x": float("inf")}), ("Infinity",)),
    "minus Infinity": (file_with(BOARD, {**VARIABLE, "x": float("-inf")}), ("-Infinity",)),
    "1e999": (file_with(BOARD, VARIABLE).replace(b'"x": 1', b'"x": 1e999'), ("“x”", "finite")),
    "a huge whole number": (
        file_with(BOARD, VARIABLE).replace(b'"x": 1', b'"x": 1' + b"0" * 400),
        ("“x”", "number"),
    ),
    "a number with thousands of digits": (b"[1" + b"0" * 5000 + b"]", ("digits",)),
    "id twice": (file_with(BOARD, BOARD), ("two records", "“b”")),
    "key twice": (b'{"format": "iceberg", "title": "a", "title": "b"}', ("“title”", "twice")),
    "key twice in a record": (
        file_with({**BOARD, "x": 1}).replace(b'"x"', b'"name"'),
        ("“name”", "twice", "record “b”"),
    ),
    "title among the records": (
        file_with({"kind": "about", "id": "about", "title": "T"}),
        ("title among its records",),
    ),
    "another thing called about": (file_with({**BOARD, "id": "about"}), ("“about”",)),
    "reference to nothing": (file_with(BOARD, {**VARIABLE, "board": "z"}), ("“v”", "board “z”")),
    "nested": (b"[" * 65 + b"]" * 65, ("64 levels",)),
    "nested endlessly": (b'{"a":' * 200_000, ("64 levels",)),
    "key of a lone surrogate": (file_with({**BOARD, "\ud800": 1}), ("“b”",)),
}  # fmt: skip


@pytest.mark.parametrize(("data", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_good_is_refused_in_one_sentence(data: bytes, said: tuple[str, ...]) -> None:
    with pytest.raises(FormatError) as refusal:
        parse(data, "m.iceberg.json")
    sentence = str(refusal.value)
    for piece in ("“m.iceberg.json”", *said):
        assert piece in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    sentence.encode()


def test_without_a_name_the_sentence_says_the_file() -> None:
    with pytest.raises(FormatError, match=r"^The file is empty"):
        parse(b"")


def test_brackets_in_texts_are_no_nesting() -> None:
    document = parse(file_with({**BOARD, "name": "[{" * 100 + '\\"'}))
    assert next(document.all(LoopBoard)).name.startswith("[{[{")


def test_too_much_is_refused_before_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "MOST_RECORDS", 1)
    with pytest.raises(FormatError, match="more than 1 records"):
        parse(file_with(BOARD, VARIABLE))
    with pytest.raises(FormatError, match="more than 64 MB"):
        parse(b" " * (64 * 1024 * 1024 + 1))


def test_a_file_cut_off_at_any_byte_is_refused_in_words() -> None:
    data = NEWEST.read_bytes()
    for length in range(len(data) - 2):
        with pytest.raises(FormatError):
            parse(data[:length])


@given(st.data())
@settings(max_examples=300)
def test_a_damaged_file_opens_whole_or_is_refused_in_words(data: st.DataObject) -> None:
    content = bytearray(NEWEST.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        document = parse(bytes(content))
    except FormatError:
        return
    assert not problems(document)
    assert parse(dump(document)) == document


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    ),
    st.sampled_from(("title", "records", "x", "name", "kind", "id", "board")),
)
def test_any_value_anywhere_opens_whole_or_is_refused_in_words(value: object, key: str) -> None:
    plain = {"title": value} if key == "title" else {"records": value} if key == "records" else {}
    try:
        document = parse(file_with(BOARD, {**VARIABLE, key: value}, **plain))
    except FormatError:
        return
    assert parse(dump(document)) == document


def test_saving_writes_what_opens_again(tmp_path: Path) -> None:
    document = load(NEWEST)
    path = tmp_path / "m.iceberg.json"
    save(document, path)
    assert load(path) == document


def test_what_would_not_open_again_is_not_saved(tmp_path: Path) -> None:
    broken = Document.of([About(title="T"), Variable.model_validate({**VARIABLE, "board": "gone"})])
    path = tmp_path / "m.iceberg.json"
    path.write_bytes(b"what was there")
    with pytest.raises(FileError, match="was not saved"):
        save(broken, path)
    assert path.read_bytes() == b"what was there"
    assert list(tmp_path.iterdir()) == [path]
