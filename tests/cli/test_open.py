"""``iceberg [FILE]``: pictures of every board where there is no screen, else the window."""

from __future__ import annotations

import shutil
import sys
import types
from pathlib import Path

import pytest

from iceberg.cli.open import has_screen
from iceberg.files import native
from iceberg.model.document import Document
from iceberg.model.loop_board import LoopBoard
from iceberg.model.record import RecordId
from tests.cli.conftest import Iceberg


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


def test_without_a_screen_the_boards_of_the_example_are_drawn(iceberg: Iceberg) -> None:
    outcome = iceberg()
    paths = [Path(line) for line in outcome.out.splitlines()]
    assert outcome.code == 0
    assert [path.relative_to(Path.cwd()) for path in paths] == [
        Path("pictures/urgent-care-iceberg.png"),
        Path("pictures/urgent-care-flow-loops.png"),
    ]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in paths)
    assert outcome.err.startswith("note: There is no screen")


def test_without_a_screen_the_boards_of_a_file_are_drawn(iceberg: Iceberg, edges: Path) -> None:
    assert iceberg(edges).out == f"{Path.cwd() / 'pictures' / 'edges-edges.png'}\n"
    assert iceberg("--", edges).code == 0


def test_drawing_again_replaces_the_pictures(iceberg: Iceberg, edges: Path) -> None:
    assert iceberg(edges).out == iceberg(edges).out
    assert len(list(Path("pictures").iterdir())) == 1


def test_where_nothing_can_be_written_another_folder_is_taken(
    iceberg: Iceberg, edges: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("pictures").write_bytes(b"mine")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    outcome = iceberg(edges)
    (path,) = map(Path, outcome.out.splitlines())
    assert outcome.code == 0
    assert path.is_file()
    assert path.parent.parent == tmp_path
    assert Path("pictures").read_bytes() == b"mine"


def test_every_board_has_a_picture_of_its_own_whatever_its_name(
    iceberg: Iceberg, tmp_path: Path
) -> None:
    names = ["Plan", "plan", "../../up", "a/b", "???", "Größe", "x" * 300, "x" * 299 + "y"]
    boards = [
        LoopBoard(id=RecordId(f"b{at}"), name=name, order=f"V{at}") for at, name in enumerate(names)
    ]
    path = tmp_path / "Many boards.iceberg.json"
    native.save(Document.of([Document.titled("Many").about, *boards]), path)
    paths = [Path(line) for line in iceberg(path).out.splitlines()]
    assert len(set(paths)) == len(names)
    assert {one.parent for one in paths} == {Path.cwd() / "pictures"}
    assert all(one.is_file() for one in paths)
    assert paths[5].name == "many-boards-größe.png"


def test_a_file_called_like_a_command_is_reached_by_its_path(
    iceberg: Iceberg, example: Path
) -> None:
    shutil.copy(example, "loops.json")
    assert iceberg("loops.json").code == 0
    Path("info").mkdir()
    assert "info" in iceberg("./info").err


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "xcb"}, False),
        ("linux", {"QT_QPA_PLATFORM": "wayland;xcb"}, False),
        ("linux", {"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "vnc:size=800x600"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, False),
        ("linux", {"QT_QPA_PLATFORM": "offscreen:configfile=x", "DISPLAY": ":0"}, False),
        ("linux", {"QT_QPA_PLATFORM": "minimal", "DISPLAY": ":0"}, False),
        ("freebsd14", {}, False),
        ("win32", {}, True),
        ("darwin", {}, True),
        ("darwin", {"QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_a_window_opens_where_it_can_be_seen(
    system: str, environment: dict[str, str], expected: bool
) -> None:
    assert has_screen(environment, system) is expected


@pytest.mark.parametrize("words", [[], ["edges.csv"]])
def test_with_a_screen_the_window_opens_with_the_file(
    iceberg: Iceberg, monkeypatch: pytest.MonkeyPatch, edges: Path, words: list[str]
) -> None:
    # A window that is really shown would wait for a person to close it.
    opened: list[Path | None] = []
    window = types.ModuleType("iceberg.desktop.application")
    monkeypatch.setitem(sys.modules, window.__name__, window)
    monkeypatch.setattr(window, "run", lambda path: opened.append(path) or 7, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":0")
    shutil.copy(edges, "edges.csv")
    assert iceberg(*words).code == 7
    assert opened == [Path(words[0]) if words else None]
