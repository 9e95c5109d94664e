"""``iceberg loops`` lists the loops, shortest first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Iceberg


def test_the_example_has_its_four_named_loops_and_the_fifth(
    iceberg: Iceberg, example: Path
) -> None:
    outcome = iceberg("loops", example, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    told = json.loads(outcome.out)
    assert {key: told[key] for key in ("board", "complete", "count")} == {
        "board": "Flow loops",
        "complete": True,
        "count": 5,
    }
    assert told["loops"] == [
        {
            "kind": "B",
            "variables": ["Bed occupancy", "Temporary wards"],
            "delays": 1,
            "name": "Open more wards",
        },
        {
            "kind": "R",
            "variables": ["Staff workload", "Staff sickness"],
            "delays": 1,
            "name": "Burnout",
        },
        {
            "kind": "R",
            "variables": ["Bed occupancy", "Temporary wards", "Discharge speed"],
            "delays": 2,
            "name": "Thinly spread",
        },
        {
            "kind": "R",
            "variables": [
                "Bed occupancy",
                "Ambulance queue",
                "Corridor care",
                "Staff workload",
                "Time per patient",
                "Discharge speed",
            ],
            "delays": 0,
            "name": "The corridor trap",
        },
        {
            "kind": "R",
            "variables": [
                "Ambulance queue",
                "Corridor care",
                "Staff workload",
                "Staff sickness",
                "Discharge speed",
                "Bed occupancy",
            ],
            "delays": 1,
            "name": None,
        },
    ]


def test_the_table_has_labels_names_signs_and_delays(iceberg: Iceberg, example: Path) -> None:
    lines = iceberg("loops", example).out.splitlines()
    assert lines[0] == "Flow loops: 5 loops (4 reinforcing, 1 balancing, 0 not known)"
    at = lines.index("B1  Open more wards (2 variables, 1 delay)")
    assert lines[at + 1] == "    Bed occupancy +||→ Temporary wards −→ Bed occupancy"
    assert [line.split()[0] for line in lines[2::3]] == ["B1", "R2", "R3", "R1", "R4"]


def test_a_limit_keeps_the_shortest_and_says_that_there_are_more(
    iceberg: Iceberg, example: Path
) -> None:
    told = json.loads(iceberg("loops", example, "--limit", 2, "--json").out)
    assert (told["complete"], told["count"]) == (False, 2)
    assert [len(loop["variables"]) for loop in told["loops"]] == [2, 2]
    assert "more than 2 loops" in iceberg("loops", example, "--limit", 2).out
    assert json.loads(iceberg("loops", example, "--limit", 5, "--json").out)["complete"]


def test_a_loop_with_an_unsigned_link_is_neither_r_nor_b(iceberg: Iceberg, edges: Path) -> None:
    told = json.loads(iceberg("loops", edges, "--json").out)
    assert [(loop["kind"], loop["variables"]) for loop in told["loops"]] == [
        ("B", ["Eating", "Hunger"]),
        ("?", ["Eating", "Weight", "Hunger"]),
    ]
    assert iceberg("loops", edges).out.startswith("edges: 2 loops (0 reinforcing, 1 balancing, 1")


def test_every_run_lists_them_in_the_same_order(iceberg: Iceberg, edges: Path) -> None:
    assert len({iceberg("loops", edges, "--json").out for _ in range(5)}) == 1


def test_a_board_without_loops_says_so(iceberg: Iceberg, tmp_path: Path) -> None:
    path = tmp_path / "line.csv"
    path.write_text("from,to,sign\nA,B,+\n", encoding="utf-8")
    assert iceberg("loops", path).out == "line: no loops\n"
    assert json.loads(iceberg("loops", path, "--json").out) == {
        "board": "line",
        "complete": True,
        "count": 0,
        "loops": [],
    }


@pytest.mark.parametrize("name", ["Flow loops", "flow  LOOPS", " Flow loops "])
def test_a_board_is_found_whatever_its_capitals(iceberg: Iceberg, example: Path, name: str) -> None:
    assert iceberg("loops", example, "--board", name).code == 0


def test_the_table_is_short_enough_to_read(iceberg: Iceberg, tmp_path: Path) -> None:
    names = "ABCDEFG"
    path = tmp_path / "all.csv"
    rows = [f"{a},{b},+" for a in names for b in names if a != b]
    path.write_text("\n".join(["from,to,sign", *rows]), encoding="utf-8")
    out = iceberg("loops", path).out
    assert out.startswith("all: 2,365 loops (2,365 reinforcing")
    assert "These are the 100 shortest; --limit lists more." in out
    assert len(out.splitlines()) < 320


def test_a_named_loop_that_broke_is_told_at_the_end(
    iceberg: Iceberg, example: Path, tmp_path: Path
) -> None:
    told = json.loads(example.read_text(encoding="utf-8"))
    told["records"] = [one for one in told["records"] if one["id"] != "l-sickness-workload"]
    path = tmp_path / "broken.iceberg.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    lines = iceberg("loops", path).out.splitlines()
    assert lines[-1] == "R2 Burnout is no loop any more: it breaks after “Staff sickness”."
    assert not any(line.startswith("R2  ") for line in lines)
