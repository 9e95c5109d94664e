"""``iceberg info`` says in numbers what a file holds."""

from __future__ import annotations

import json
from pathlib import Path

from iceberg.files import native
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard, Level
from iceberg.model.record import RecordId
from tests.cli.conftest import Iceberg


def test_the_example_in_numbers(iceberg: Iceberg, example: Path) -> None:
    outcome = iceberg("info", example, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    assert json.loads(outcome.out) == {
        "title": "Urgent care: why do corridors fill up?",
        "perspectives": 4,
        "boards": [
            {
                "name": "Iceberg",
                "kind": "iceberg",
                "cards": {"event": 2, "pattern": 2, "structure": 3, "mental_model": 3},
            },
            {
                "name": "Flow loops",
                "kind": "loops",
                "variables": 9,
                "links": {"+": 8, "-": 5, "?": 0},
                "delays": 3,
            },
        ],
    }


def test_the_example_for_people(iceberg: Iceberg, example: Path) -> None:
    out = iceberg("info", example).out
    for words in (
        "Urgent care: why do corridors fill up?\n4 perspectives",
        "an iceberg with 10 cards",
        "9 variables, 13 links, 3 delays",
        "8 positive, 5 negative, 0 without a sign",
    ):
        assert words in out


def test_a_file_of_another_program_is_counted_too(iceberg: Iceberg, edges: Path) -> None:
    (board,) = json.loads(iceberg("info", edges, "--json").out)["boards"]
    assert (board["variables"], board["links"]) == (3, {"+": 2, "-": 1, "?": 1})


def test_other_levels_are_counted_beside_the_four_usual_ones(
    iceberg: Iceberg, tmp_path: Path
) -> None:
    levels = (Level(kind="event", title="Events"), Level(kind="vision", title="Vision"))
    board = IcebergBoard(id=RecordId("b"), name="Deep", levels=levels)
    card = Card(id=RecordId("c"), board=board.id, level="vision", text="Calm", x=0.0, y=0.0)
    path = tmp_path / "deep.iceberg.json"
    about = Document.titled("Deep").about
    native.save(Document.of([about, board, card]), path)
    assert json.loads(iceberg("info", path, "--json").out)["boards"][0]["cards"] == {
        "event": 0,
        "pattern": 0,
        "structure": 0,
        "mental_model": 0,
        "vision": 1,
    }


def test_an_empty_document_is_no_error(iceberg: Iceberg, tmp_path: Path) -> None:
    path = tmp_path / "empty.iceberg.json"
    native.save(Document.titled("Nothing yet"), path)
    told = json.loads(iceberg("info", path, "--json").out)
    assert told == {"title": "Nothing yet", "perspectives": 0, "boards": []}
    assert iceberg("info", path).out == "Nothing yet\n0 perspectives\n"


def test_what_is_odd_about_a_file_is_a_note_beside_the_output(
    iceberg: Iceberg, tmp_path: Path
) -> None:
    path = tmp_path / "long.csv"
    path.write_text(f"from,to,sign\n{'A' * 500},B,+\n", encoding="utf-8")
    outcome = iceberg("info", path, "--json")
    assert outcome.code == 0
    assert json.loads(outcome.out)
    assert outcome.err.startswith("note: ")
