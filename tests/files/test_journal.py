"""What a journal tells is always what was written whole, never anything else."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iceberg.files.journal import BASE, CHANGES, Journal, read_journal
from iceberg.model.document import Document
from iceberg.store.patch import Patch
from tests.documents import ICE, LOOPS, an_empty_document, typed

STEPS = (
    (ICE, "event: Ramps full @Patients"),
    (ICE, "pattern: Waits rise @Patients, Wards"),
    (LOOPS, "Work -> Fatigue + delay -> Work +"),
    (ICE, "mental model: “Busy” is good 😴"),
)


def documents() -> list[Document]:
    made = [an_empty_document("One")]
    for board, line in STEPS:
        made.append(typed(made[-1], board, line))
    return made


def written(folder: Path, *, unsaved: bool = False) -> list[Document]:
    """Write a journal of all steps; return the documents on the way."""
    made = documents()
    journal = Journal(folder)
    journal.begin(made[0], folder / "one.iceberg.json", unsaved=unsaved)
    for old, new in pairwise(made):
        journal.note(Patch.from_documents(old, new).after)
    journal.close()
    return made


def test_a_journal_gives_back_the_document_as_it_was_left(tmp_path: Path):
    made = written(tmp_path)
    found = read_journal(tmp_path)
    assert found is not None
    assert found.document == made[-1]
    assert found.is_unsaved
    assert found.path == tmp_path / "one.iceberg.json"


def test_a_new_title_is_kept_too(tmp_path: Path):
    journal = Journal(tmp_path)
    document = an_empty_document("One")
    journal.begin(document, None, unsaved=False)
    renamed = document.records | {"about": document.about.model_copy(update={"title": "Two"})}
    journal.note({document.about.id: renamed[document.about.id]})
    journal.close()
    found = read_journal(tmp_path)
    assert found is not None
    assert found.document.about.title == "Two"


def test_what_was_saved_and_not_changed_since_is_not_unsaved(tmp_path: Path):
    made = written(tmp_path)
    journal = Journal(tmp_path)
    journal.begin(made[-1], None, unsaved=False)
    journal.close()
    found = read_journal(tmp_path)
    assert found is not None
    assert not found.is_unsaved
    assert found.document == made[-1]
    assert len(list(tmp_path.iterdir())) == 2


@given(st.data())
@settings(max_examples=60)
def test_cut_anywhere_it_tells_a_document_on_the_way(data: st.DataObject):
    with TemporaryDirectory() as name:
        folder = Path(name)
        made = written(folder)
        changes = folder / f"1{CHANGES}"
        content = changes.read_bytes()
        changes.write_bytes(content[: data.draw(st.integers(0, len(content)))])
        found = read_journal(folder)
        assert found is not None
        assert found.document in made


@given(st.data())
@settings(max_examples=100)
def test_a_flipped_bit_never_tells_what_was_not_written(data: st.DataObject):
    with TemporaryDirectory() as name:
        folder = Path(name)
        made = written(folder)
        changes = folder / f"1{CHANGES}"
        content = bytearray(changes.read_bytes())
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] ^= 1 << data.draw(st.integers(0, 7))
        changes.write_bytes(bytes(content))
        found = read_journal(folder)
        assert found is not None
        assert found.document in made


@pytest.mark.parametrize("base", [b"", b"{", b"\x00" * 4096])
def test_a_base_that_cannot_be_read_falls_back_to_the_one_before(tmp_path: Path, base: bytes):
    made = written(tmp_path)
    (tmp_path / f"2{BASE}").write_bytes(base)
    found = read_journal(tmp_path)
    assert found is not None
    assert found.document == made[-1]


def test_a_folder_without_a_journal_tells_nothing(tmp_path: Path):
    assert read_journal(tmp_path) is None
    assert read_journal(tmp_path / "nowhere") is None
