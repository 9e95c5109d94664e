"""``iceberg export`` draws a board as a picture."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tests.cli.conftest import Iceberg

BEGINNINGS = {"png": b"\x89PNG\r\n\x1a\n", "svg": b"<?xml", "pdf": b"%PDF-"}


def _size(png: Path) -> tuple[int, int]:
    width, height = struct.unpack(">II", png.read_bytes()[16:24])
    return width, height


@pytest.mark.parametrize("kind", BEGINNINGS)
@pytest.mark.parametrize("ending", [str.lower, str.upper])
def test_the_ending_says_what_kind_of_picture(
    iceberg: Iceberg, example: Path, tmp_path: Path, kind: str, ending: object
) -> None:
    assert callable(ending)
    out = tmp_path / f"board.{ending(kind)}"
    outcome = iceberg("export", example, out, "--board", "Flow loops")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert out.read_bytes().startswith(BEGINNINGS[kind])


def test_without_a_name_the_first_board_is_drawn(
    iceberg: Iceberg, example: Path, tmp_path: Path
) -> None:
    first, named = tmp_path / "first.svg", tmp_path / "named.svg"
    iceberg("export", example, first)
    iceberg("export", example, named, "--board", "iceberg")
    assert first.read_bytes() == named.read_bytes()


def test_scale_and_dpi_set_the_size(iceberg: Iceberg, edges: Path, tmp_path: Path) -> None:
    sizes = {}
    for words in (("--scale", 1), ("--scale", 3), ("--dpi", 96), ("--dpi", 288), ()):
        out = tmp_path / "board.png"
        assert iceberg("export", edges, out, *words).code == 0
        sizes[words] = _size(out)
    one = sizes["--scale", 1]
    assert sizes["--dpi", 96] == one
    assert sizes["--scale", 3] == sizes["--dpi", 288] == (one[0] * 3, one[1] * 3)
    assert sizes[()] == (one[0] * 2, one[1] * 2)


def test_themes_and_transparency_change_the_picture(
    iceberg: Iceberg, edges: Path, tmp_path: Path
) -> None:
    pictures = set()
    every = ((), ("--theme", "dark"), ("--theme", "projector"), ("--transparent",))
    for words in every:
        out = tmp_path / "board.png"
        assert iceberg("export", edges, out, *words).code == 0
        pictures.add(out.read_bytes())
    assert len(pictures) == len(every)


def test_pixels_asked_of_a_picture_that_has_none_are_a_note(
    iceberg: Iceberg, edges: Path, tmp_path: Path
) -> None:
    outcome = iceberg("export", edges, tmp_path / "board.svg", "--dpi", 300)
    assert outcome.code == 0
    assert outcome.err.startswith("note: --scale and --dpi are for PNG")


def test_a_board_with_the_badges_of_all_loops_is_drawn_with_them(
    iceberg: Iceberg, example: Path, tmp_path: Path
) -> None:
    named, everyone = tmp_path / "named.svg", tmp_path / "all.svg"
    iceberg("export", example, named, "--board", "Flow loops")
    text = example.read_text(encoding="utf-8").replace(
        '"kind": "loop_board"', '"kind": "loop_board", "badges": "all"'
    )
    changed = tmp_path / "changed.iceberg.json"
    changed.write_text(text, encoding="utf-8")
    assert iceberg("export", changed, everyone, "--board", "Flow loops").code == 0
    assert len(everyone.read_bytes()) > len(named.read_bytes())
