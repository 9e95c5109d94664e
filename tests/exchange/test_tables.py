"""Lists of links and matrices, as people's spreadsheets save them."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given, settings

from iceberg.errors import FormatError
from iceberg.exchange.outgoing import distinct_names
from iceberg.exchange.tables import cells, edge_list, matrix
from iceberg.exchange.tables.reading import read
from iceberg.model.about import About
from iceberg.model.document import Document
from iceberg.model.iceberg_board import IcebergBoard, Level
from iceberg.model.integrity import problems
from iceberg.model.loop_board import Link, LoopBoard, Variable
from iceberg.model.record import RecordId
from iceberg.model.text import one_line
from tests.exchange.told import counts, links, opened, variables
from tests.files.documents import LOOPS, loop_documents


def test_a_plain_list_of_links() -> None:
    found = opened("tables/plain.csv")
    assert links(found.document) == [
        "Traffic -> Roads +",
        "Roads -> Traffic +",
        "Roads -> Time lost -",
        "Time lost -> Traffic -",
    ]
    assert found.notes == ()
    assert found.document.about.title == "plain"
    assert [board.name for board in found.document.boards()] == ["plain"]


def test_semicolons_decimal_commas_lags_and_zeros() -> None:
    found = opened("tables/semicolons.csv")
    assert links(found.document) == [
        "Fish stocks -> Catch + 0.8",
        "Catch -> Fish stocks - delayed -0.5",
    ]
    assert "Income" in variables(found.document)
    assert found.notes == ("One row says 0, which is no link; it was left out.",)


def test_every_spelling_of_a_sign() -> None:
    found = opened("tables/signs.csv")
    name = {v.id: v.name for v in found.document.all(Variable)}
    expected = {"p": "+", "m": "-", "u": "?", "x": "mixed"}
    for link in found.document.all(Link):
        assert link.polarity == expected[name[link.target][0]], name[link.target]
    assert counts(found.document)[1:3] == (23, "9/9/4")
    assert found.notes == (
        "These are no signs, so their links have none: “often”.",
        "One row says 0, which is no link; it was left out.",
    )


def test_odd_names_and_repeated_rows_are_kept_and_told() -> None:
    found = opened("tables/names.csv")
    assert list(variables(found.document)) == [
        "(P) Rules",
        "Stocks of fish",
        "Stocks of Fish",
        "Alone",
    ]
    assert links(found.document) == [
        "(P) Rules -> Stocks of fish +",
        "Stocks of Fish -> (P) Rules -",
        "(P) Rules -> Stocks of fish -",
    ]
    told = " ".join(found.notes)
    assert "“colour”" in told
    assert "“Stocks of fish” and “Stocks of Fish” differ in capitals only" in told
    assert "“(P) Rules” → “Stocks of fish” is there with both signs" in told
    assert "One row names no variable" in told


def test_a_weight_of_nothing_but_ones_is_a_sign() -> None:
    assert links(opened("tables/ones.csv").document) == ["A -> B +", "B -> A -"]


def test_tabs_windows_letters_and_unicode_text() -> None:
    tabs = read(b"source\ttarget\ttype\tdelayed\nA\tB\tsame\tfalse\nB\tA\to\t1\n", "t.tsv")
    assert links(tabs.document) == ["A -> B +", "B -> A - delayed"]
    assert links(opened("tables/old_windows.csv").document) == ["Größe -> Überlastung +"]
    assert links(opened("tables/unicode_text.csv").document) == ["Größe -> Müll -"]


def test_a_separator_named_at_the_top_counts() -> None:
    assert links(opened("tables/excel_said.csv").document) == ["A, first -> B +"]


def test_a_list_without_headers_is_understood_and_told() -> None:
    found = opened("tables/no_header.csv")
    assert links(found.document)[-1] == "Deaths -> Population - delayed"
    assert "no names" in found.notes[-1]


def test_a_matrix_with_a_row_that_is_no_column_and_a_column_that_is_no_row() -> None:
    found = opened("tables/matrix.csv")
    assert set(variables(found.document)) == {"Catch", "Stock", "Boats", "Weather"}
    assert links(found.document) == [
        "Stock -> Catch + 0.5",
        "Catch -> Stock - -1.0",
        "Catch -> Boats + 0.25",
        "Boats -> Catch + 0.25",
        "Weather -> Stock - -0.1",
    ]


def test_a_matrix_of_signs() -> None:
    found = opened("tables/matrix_signs.csv")
    assert links(found.document) == ["A -> B +", "B -> A -", "B -> C ?", "C -> C +"]
    assert found.notes == ("One entry stands in a row or column without a name; it was left out.",)


def test_in_a_matrix_rows_are_causes() -> None:
    assert links(read(b",A,B\nA,,1\nB,,\n", "m.csv").document) == ["A -> B +"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \r\n", "is empty"),
        (b"\x00\x01\x02", "not a text file"),
        (b"\xff\xfea", "not a text file"),
        (b"hello\nworld\n", "neither a list of links"),
        (b"a,b,c\nd,e,f\n", "neither a list of links"),
        (b"from,to\n", "holds no variables"),
        (b"from,to\n" + b'"' + b"x" * 200_000, "can't be read as a table"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(FormatError, match=said) as refusal:
        read(data, "x.csv")
    assert "“x.csv”" in str(refusal.value)
    assert "\n" not in str(refusal.value)


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''=1", "＝1", "−1", "'tis", "A=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_name_or_note_is_run_as_a_formula(text: str) -> None:
    document = Document.of(
        [
            About(title="T"),
            LoopBoard(id=LOOPS, name="B"),
            Variable(id=RecordId("a"), board=LOOPS, name=text, x=0, y=0, note=text),
            Variable(id=RecordId("b"), board=LOOPS, name="B", x=0, y=0),
            Link(
                id=RecordId("l"),
                board=LOOPS,
                source=RecordId("a"),
                target=RecordId("b"),
                polarity="-",
                note=f"\t{text}",
            ),
        ]
    )
    for write in (edge_list.write, matrix.write):
        data = write(document, None).decode("utf-8-sig")
        starts = [cell.strip('"')[:1] for line in data.split("\r\n") for cell in line.split(",")]
        assert not [c for c in starts if c in set("=+@\t＝＋－＠")]
        assert text in variables(read(data.encode(), "x.csv").document)
    again = read(edge_list.write(document, None), "x.csv").document
    assert [link.note for link in again.all(Link)] == [f"\t{text}"]
    assert variables(again)[text].note == text


def told_by_list(document: Document) -> tuple[dict[str, str], Counter[object]]:
    """Return what a list of links can tell of a document."""
    found = list(document.all(Variable))
    found.sort(key=lambda v: (v.name.casefold(), v.name, v.id))
    names = distinct_names(found, one_line)
    return (
        {names[v.id]: v.note if v.note.strip() else "" for v in found},
        Counter(
            (names[ln.source], names[ln.target], ln.polarity, ln.delayed, ln.weight, ln.note)
            for ln in document.all(Link)
        ),
    )


@given(loop_documents())
@settings(deadline=None)
def test_a_list_of_links_reads_back_the_same(document: Document) -> None:
    if not any(document.all(Variable)):
        return
    again = read(edge_list.write(document, None), "x.csv").document
    assert told_by_list(again) == told_by_list(document)
    assert not problems(again)


def told_by_matrix(document: Document) -> tuple[set[str], dict[object, object]]:
    """Return what a matrix can tell of a document."""
    found = list(document.all(Variable))
    found.sort(key=lambda v: (v.name.casefold(), v.name, v.id))
    names = distinct_names(found, one_line)
    entries: dict[object, object] = {}
    for ln in sorted(document.all(Link), key=lambda ln: ln.id):
        weight = None
        if ln.weight and ln.polarity in ("+", "-"):
            weight = math.copysign(ln.weight, 1 if ln.polarity == "+" else -1)
        entries.setdefault((names[ln.source], names[ln.target]), (ln.polarity, weight))
    return set(names.values()), entries


@given(loop_documents())
@settings(deadline=None)
def test_a_matrix_reads_back_the_same(document: Document) -> None:
    if not any(document.all(Variable)):
        return
    again = read(matrix.write(document, None), "x.matrix.csv").document
    assert told_by_matrix(again) == told_by_matrix(document)


def test_variables_of_one_name_stay_apart() -> None:
    document = Document.of(
        [
            About(title="T"),
            LoopBoard(id=LOOPS, name="B"),
            *(
                Variable(id=RecordId(f"v{n}"), board=LOOPS, name=name, x=0, y=0)
                for n, name in enumerate(("A", "A", "A (2)", "A"))
            ),
        ]
    )
    again = read(edge_list.write(document, None), "x.csv").document
    assert set(variables(again)) == {"A", "A (2)", "A (3)", "A (4)"}


def test_an_iceberg_alone_cannot_be_written_as_a_table() -> None:
    board = IcebergBoard(id=RecordId("i"), name="I", levels=(Level(kind="event", title="Events"),))
    document = Document.of([About(title="T"), board])
    for write in (edge_list.write, matrix.write):
        with pytest.raises(FormatError, match="causal loop diagrams"):
            write(document, None)


def test_a_byte_order_mark_is_written_only_where_letters_need_it() -> None:
    plain = opened("tables/plain.csv").document
    assert edge_list.write(plain, None).startswith(b"from,to,")
    letters = opened("tables/old_windows.csv").document
    assert edge_list.write(letters, None).startswith(b"\xef\xbb\xbffrom,to,")


def test_numbers_beyond_all_bounds_are_no_numbers() -> None:
    for text in ("1e999", "nan", "inf", "1" * 500, "1,2,3", "1_0", "٣"):
        value = cells.number(text)
        assert value is None or math.isfinite(value)
