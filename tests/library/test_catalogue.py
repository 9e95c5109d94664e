"""Any file by its ending: what opens, what is written, and what is said when neither goes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from iceberg.errors import FileError, FormatError
from iceberg.files import native
from iceberg.library.catalogue import (
    NATIVE,
    format_for,
    open_document,
    readable_endings,
    writable_endings,
    write_document,
)
from iceberg.model.document import Document
from iceberg.model.loop_board import LoopBoard

DATA = Path(__file__).parents[1] / "data"
OURS = DATA / "schema" / "v1.json"


def test_what_can_be_read_and_written() -> None:
    assert readable_endings() == (
        ".iceberg.json", ".json", ".csv", ".tsv", ".matrix.csv", ".mdl",
    )  # fmt: skip
    assert writable_endings() == (".iceberg.json", ".json", ".csv", ".matrix.csv", ".mdl")


@pytest.mark.parametrize(
    ("name", "format_id"),
    [
        ("a.iceberg.json", "iceberg"),
        ("a.json", "iceberg"),
        ("A.CSV", "edge_list"),
        ("a.matrix.csv", "matrix"),
        ("a.b.tsv", "edge_list_tabs"),
        ("a.MDL", "vensim"),
    ],
)
def test_the_longest_ending_tells_the_format(name: str, format_id: str) -> None:
    assert format_for(Path(name)).id == format_id


@pytest.mark.parametrize("name", ["a.docx", "a", ".csvx", "a.2mdl", "a.vmfx", ""])
def test_an_unknown_ending_is_answered_with_the_known_ones(name: str) -> None:
    for act in (format_for, open_document, lambda path: write_document(native.load(OURS), path)):
        with pytest.raises(FormatError, match=r"\.iceberg\.json, \.json, \.csv") as refusal:
            act(Path(name))
        assert "\n" not in str(refusal.value)


def test_our_own_file_opens_whatever_it_is_called(tmp_path: Path) -> None:
    for name in ("a.json", "b.iceberg.json"):
        shutil.copy(OURS, tmp_path / name)
        opened = open_document(tmp_path / name)
        assert opened.is_native
        assert opened.document == native.load(OURS)
        assert opened.notes == ()


def test_another_programs_file_is_not_ours_to_save_over() -> None:
    opened = open_document(DATA / "vensim" / "quirks.mdl")
    assert not opened.is_native
    assert opened.notes
    assert opened.document.about.title == "quirks"


def test_a_matrix_is_called_after_its_file_without_either_ending(tmp_path: Path) -> None:
    path = tmp_path / "Fish & chips.matrix.csv"
    shutil.copy(DATA / "tables" / "matrix.csv", path)
    assert open_document(path).document.about.title == "Fish & chips"


@pytest.mark.parametrize("ending", writable_endings())
def test_everything_writable_is_written_and_opens_again(tmp_path: Path, ending: str) -> None:
    first = open_document(DATA / "tables" / "plain.csv").document
    path = tmp_path / f"again{ending}"
    assert write_document(first, path) == ()
    again = open_document(path)
    assert again.is_native == (ending in NATIVE.endings)
    assert kinds(again.document) == kinds(first)


def kinds(document: Document) -> dict[str, int]:
    found: dict[str, int] = {}
    for record in document.records.values():
        found[record.kind] = found.get(record.kind, 0) + 1
    return found


def test_boards_that_stay_out_are_told(tmp_path: Path) -> None:
    notes = write_document(native.load(OURS), tmp_path / "a.csv")
    assert notes == ("This format holds one board; “Iceberg” stayed out.",)


def test_the_board_asked_for_is_written(tmp_path: Path) -> None:
    document = native.load(OURS)
    board = next(document.all(LoopBoard))
    second = board.replace(id="other", name="Other", order="0")
    both = Document.of([*document.records.values(), second])
    write_document(both, tmp_path / "first.csv")
    with pytest.raises(FormatError, match="holds no variables"):
        open_document(tmp_path / "first.csv")
    write_document(both, tmp_path / "asked.csv", board.id)
    assert kinds(open_document(tmp_path / "asked.csv").document)["variable"] == 3


def test_a_missing_file_and_an_unwritable_place_have_their_words(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="There is no file"):
        open_document(tmp_path / "none.mdl")
    with pytest.raises(FileError, match="there is no folder"):
        write_document(native.load(OURS), tmp_path / "none" / "a.mdl")
