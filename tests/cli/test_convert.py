"""``iceberg convert`` and ``iceberg schema``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from iceberg.files import native
from iceberg.files.schema import json_schema
from iceberg.library.catalogue import open_document
from tests.cli.conftest import Iceberg


@pytest.mark.parametrize("ending", [".iceberg.json", ".mdl", ".csv", ".matrix.csv"])
def test_a_list_of_links_becomes_any_format_and_keeps_its_loops(
    iceberg: Iceberg, edges: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"new{ending}"
    assert iceberg("convert", edges, out).code == 0
    before, after = (json.loads(iceberg("loops", p, "--json").out) for p in (edges, out))
    assert after["loops"] == before["loops"]


def test_our_own_format_loses_nothing(iceberg: Iceberg, example: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy.iceberg.json"
    outcome = iceberg("convert", example, out)
    assert (outcome.code, outcome.err) == (0, "")
    assert native.parse(out.read_bytes(), out.name) == open_document(example).document


def test_what_the_format_cannot_hold_is_a_note(
    iceberg: Iceberg, example: Path, tmp_path: Path
) -> None:
    outcome = iceberg("convert", example, tmp_path / "loops.mdl")
    assert outcome.code == 0
    assert outcome.err.startswith("note: ")
    assert "“Iceberg”" in outcome.err


def test_a_file_of_another_program_is_not_written_over_itself(
    iceberg: Iceberg, edges: Path, example: Path, tmp_path: Path
) -> None:
    before = edges.read_bytes()
    outcome = iceberg("convert", edges, edges.parent / "." / edges.name)
    assert outcome.code == 2
    assert "would replace itself" in outcome.err
    assert edges.read_bytes() == before
    own = tmp_path / "own.iceberg.json"
    own.write_bytes(example.read_bytes())
    assert iceberg("convert", own, own).code == 0


def test_a_picture_is_sent_to_export(iceberg: Iceberg, edges: Path) -> None:
    outcome = iceberg("convert", edges, "board.png")
    assert outcome.code == 2
    assert "iceberg export" in outcome.err


def test_the_schema_is_printed(iceberg: Iceberg) -> None:
    outcome = iceberg("schema")
    assert (outcome.code, outcome.err) == (0, "")
    assert json.loads(outcome.out) == json_schema()
