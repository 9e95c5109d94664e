"""Whatever is wrong with the words or the files: one helpful line, code 2, nothing written."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Iceberg, Outcome

READING = (
    ["{file}"],
    ["export", "{file}", "out.png"],
    ["loops", "{file}"],
    ["loops", "{file}", "--json"],
    ["info", "{file}"],
    ["info", "{file}", "--json"],
    ["convert", "{file}", "out.iceberg.json"],
    ["convert", "{file}", "out.mdl"],
)
"""Every command that reads a file."""


def _native(**changes: object) -> Callable[[Path], Path]:
    """Return a maker of a file like our own with something changed."""
    whole = {"format": "iceberg", "schema_version": 1, "title": "T", "records": []} | changes

    def make(folder: Path) -> Path:
        path = folder / "bad.iceberg.json"
        path.write_text(json.dumps(whole), encoding="utf-8")
        return path

    return make


def _holding(name: str, content: bytes) -> Callable[[Path], Path]:
    """Return a maker of a file with this content."""

    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


def _directory(name: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).mkdir()
        return folder / name

    return make


def _to_nowhere(folder: Path) -> Path:
    path = folder / "lost.iceberg.json"
    path.symlink_to(folder / "gone.iceberg.json")
    return path


def _to_itself(folder: Path) -> Path:
    path = folder / "ring.iceberg.json"
    path.symlink_to(path)
    return path


def _pipe(folder: Path) -> Path:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes in folders here")
    path = folder / "pipe.iceberg.json"
    os.mkfifo(path)
    return path


_ALIKE = {"kind": "loop_board", "id": "b", "name": "B", "order": "V"}
_LOST = {"kind": "variable", "id": "v", "board": "b", "name": "V", "x": 0, "y": 0}

BAD_FILES = {
    "missing": lambda folder: folder / "missing.iceberg.json",
    "missing, of another program": lambda folder: folder / "missing.csv",
    "in a missing folder": lambda folder: folder / "no" / "model.mdl",
    "inside a file": lambda folder: _holding("file.csv", b"from,to\n")(folder) / "model.mdl",
    "with a name that is too long": lambda folder: folder / ("x" * 300 + ".csv"),
    "a link to nowhere": _to_nowhere,
    "a link to itself": _to_itself,
    "a pipe": _pipe,
    "a directory": _directory("folder.iceberg.json"),
    "a directory like a model": _directory("folder.mdl"),
    "a directory without an ending": _directory("folder"),
    "binary": _holding("bad.iceberg.json", bytes(range(256)) * 40),
    "binary .mdl": _holding("bad.mdl", bytes(range(256)) * 40),
    "binary .csv": _holding("bad.csv", bytes(range(256)) * 40),
    "empty": _holding("bad.iceberg.json", b""),
    "empty .mdl": _holding("bad.mdl", b""),
    "empty .csv": _holding("bad.csv", b""),
    "truncated": _holding("bad.iceberg.json", b'{"format": "iceberg", "schema_version": 1, "ti'),
    "not UTF-8": _holding("bad.iceberg.json", '{"title": "Ärger"}'.encode("latin-1")),
    "deeply nested": _holding("bad.iceberg.json", b"[" * 100_000),
    "a number too long": _holding("bad.json", b'{"schema_version": ' + b"9" * 50_000 + b"}"),
    "a list": _holding("bad.iceberg.json", b"[]"),
    "null": _holding("bad.iceberg.json", b"null"),
    "another program's JSON": _holding("bad.json", b'{"elements": [], "connections": []}'),
    "of another format": _native(format="kumu"),
    "of a newer version": _native(schema_version=2),
    "of a version in words": _native(schema_version="one"),
    "a title that is a number": _native(title=5),
    "records that are none": _native(records={"a": 1}),
    "a record that is a word": _native(records=["card"]),
    "a record of an unknown kind": _native(records=[{"kind": "spaceship", "id": "x"}]),
    "a record without a name": _native(records=[{"kind": "loop_board", "id": "x"}]),
    "a line break in an id": _native(records=[_ALIKE | {"id": "a\nb"}]),
    "two records with one id": _native(records=[_ALIKE, _ALIKE]),
    "a record of a lost board": _native(records=[_LOST]),
    "a place that is no number": _holding(
        "bad.iceberg.json",
        json.dumps(
            {
                "format": "iceberg",
                "schema_version": 1,
                "title": "T",
                "records": [_ALIKE, _LOST | {"x": float("nan")}],
            }
        ).encode(),
    ),
    "an unknown ending": _holding("bad.docx", b"PK\x03\x04"),
    "no ending": _holding("bad", b"from,to\nA,B\n"),
    "a picture": _holding("bad.png", b"\x89PNG\r\n\x1a\n"),
    "a line break in its name": _holding("b\nad.json", b"{}"),
    "control characters in its name": _holding("b\x1b[31mad.json", b"{}"),
    "a name that is no text": lambda folder: _holding("b\udcffd.json", b"{}")(folder),
    "a NUL in its name": lambda folder: Path(f"{folder}/b\0d.json"),
}


def _check(outcome: Outcome) -> str:
    """Return the error after checking that there is exactly one line of it."""
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("iceberg: ")
    assert outcome.err.endswith("\n")
    assert len(outcome.err.splitlines()) == 1
    assert "Traceback" not in outcome.err
    assert "Something went wrong inside" not in outcome.err
    assert "\x1b" not in outcome.err
    assert len(outcome.err) < 700
    return outcome.err


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_is_refused_in_one_line_by_every_command(
    iceberg: Iceberg, tmp_path: Path, kind: str
) -> None:
    path = BAD_FILES[kind](tmp_path)
    for words in READING:
        _check(iceberg(*[word.format(file=path) for word in words]))
        assert list(Path.cwd().iterdir()) == []


def test_the_line_names_the_file(iceberg: Iceberg, tmp_path: Path) -> None:
    for kind in ("missing", "empty", "truncated", "of a newer version", "a directory"):
        folder = tmp_path / kind.replace(" ", "-")
        folder.mkdir()
        path = BAD_FILES[kind](folder)
        assert path.name in _check(iceberg("info", path))


BAD_TARGETS = {
    "in a missing folder": "no/folder/out{ending}",
    "inside a file": "file/out{ending}",
    "a folder": "folder{ending}",
    "with a name that is too long": "x" * 300 + "{ending}",
    "with a NUL": "o\0ut{ending}",
}


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf", ".iceberg.json", ".mdl", ".csv"])
@pytest.mark.parametrize("kind", BAD_TARGETS)
def test_a_target_that_cannot_be_written_is_refused(
    iceberg: Iceberg, example: Path, kind: str, ending: str
) -> None:
    Path("file").write_bytes(b"mine")
    Path(f"folder{ending}").mkdir()
    command = "export" if ending in (".png", ".svg", ".pdf") else "convert"
    _check(iceberg(command, example, BAD_TARGETS[kind].format(ending=ending)))
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["file", f"folder{ending}"]
    assert list(Path(f"folder{ending}").iterdir()) == []
    assert Path("file").read_bytes() == b"mine"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk at hand")
def test_a_device_is_no_target(iceberg: Iceberg, example: Path) -> None:
    Path("out.png").symlink_to("/dev/full")
    _check(iceberg("export", example, "out.png"))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_only_be_read_is_no_target(iceberg: Iceberg, example: Path) -> None:
    folder = Path("sealed")
    folder.mkdir(mode=0o500)
    assert "not permitted" in _check(iceberg("export", example, folder / "out.png"))


BAD_WORDS = {
    "an unknown ending to export to": ["export", "{example}", "out.docx"],
    "no ending to export to": ["export", "{example}", "out"],
    "an unknown ending to convert to": ["convert", "{example}", "out.docx"],
    "a picture to convert to": ["convert", "{example}", "out.png"],
    "an unknown board to draw": ["export", "{example}", "out.png", "--board", "Nope"],
    "an unknown board to look at": ["loops", "{example}", "--board", "Nope"],
    "an iceberg to look for loops in": ["loops", "{example}", "--board", "Iceberg"],
    "an empty board name": ["loops", "{example}", "--board", ""],
    "an unknown theme": ["export", "{example}", "out.png", "--theme", "pink"],
    "an empty theme": ["export", "{example}", "out.png", "--theme", ""],
    "a theme elsewhere": ["export", "{example}", "out.svg", "--theme", "../themes/light"],
    **{
        f"{option} {value} for {kind}": ["export", "{example}", f"out.{kind}", f"{option}={value}"]
        for option in ("--scale", "--dpi")
        for value in ("0", "-1", "nan", "inf", "-inf", "1e9", "1e999", "big", "", "0.000001")
        for kind in ("png", "svg")
    },
    "a scale that is too large for this board": ["export", "{example}", "o.png", "--scale", "90"],
    "scale and dpi": ["export", "{example}", "o.png", "--scale", "1", "--dpi", "96"],
    **{
        f"a limit of {value}": ["loops", "{example}", f"--limit={value}"]
        for value in ("0", "-1", "2.5", "nan", "many", "", "1" * 30)
    },
    "an unknown option": ["info", "{example}", "--frobnicate"],
    "an unknown option before the command": ["--frobnicate", "info", "{example}"],
    "a shortened option": ["export", "{example}", "out.png", "--trans"],
    "nothing to export": ["export"],
    "nowhere to export to": ["export", "{example}"],
    "nothing to list": ["loops"],
    "nothing to count": ["info"],
    "nowhere to convert to": ["convert", "{example}"],
    "too much to convert": ["convert", "{example}", "a.csv", "b.csv"],
    "a file for the schema": ["schema", "{example}"],
    "two files to open": ["{example}", "{example}"],
    "an unknown command": ["frobnicate"],
    "an unknown command with a file": ["frobnicate", "{example}"],
    "an empty word": [""],
    "a line break": ["a\nb"],
    "a surrogate": ["info", "\udcff.json"],
}


@pytest.mark.parametrize("kind", BAD_WORDS)
def test_words_that_make_no_sense_are_refused_in_one_line(
    iceberg: Iceberg, example: Path, kind: str
) -> None:
    _check(iceberg(*[word.format(example=example) for word in BAD_WORDS[kind]]))
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["lops"], "“lops” is neither a file nor a command; did you mean “iceberg loops”?"),
        (["Export", "a", "b"], "did you mean “iceberg export”?"),
        (["model.mdl"], "There is no file “model.mdl”"),
        (["export", "{example}", "o.png", "--board", "Flow"], "“Iceberg”, “Flow loops”"),
        (["loops", "{example}", "--board", "Iceberg"], "“Flow loops”"),
        (["export", "{example}", "o.png", "--theme", "pink"], "light, dark, projector"),
        (["export", "{example}", "o.gif"], "“o.gif” names no picture"),
        (["export", "{example}", "o.png", "--scale", "0"], "from 0.01 to 100"),
        (["export", "{example}", "o.png", "--dpi", "1e9"], "from 1 to 9,600"),
        (["loops", "{example}", "--limit", "0"], "from 1 to 10,000,000"),
        (["export", "{example}"], "OUT (see “iceberg export --help”)"),
        (["loops", "{example}", "--jsn"], "see “iceberg --help”"),
    ],
)
def test_the_line_says_what_to_do_instead(
    iceberg: Iceberg, example: Path, words: list[str], sentence: str
) -> None:
    assert sentence in _check(iceberg(*[word.format(example=example) for word in words]))


@pytest.mark.parametrize("command", ["export", "convert"])
def test_an_old_target_is_left_as_it_was(iceberg: Iceberg, tmp_path: Path, command: str) -> None:
    out = tmp_path / ("out.png" if command == "export" else "out.iceberg.json")
    out.write_bytes(b"old")
    for kind in ("truncated", "missing", "a list"):
        _check(iceberg(command, BAD_FILES[kind](tmp_path), out))
    assert out.read_bytes() == b"old"


def test_a_document_without_boards_has_nothing_to_draw_or_search(
    iceberg: Iceberg, tmp_path: Path
) -> None:
    path = _native()(tmp_path)
    assert "has no board to draw" in _check(iceberg("export", path, "out.png"))
    assert "has no board to draw" in _check(iceberg(path))
    assert "no causal loop diagram" in _check(iceberg("loops", path))
    _check(iceberg("convert", path, "out.mdl"))
    assert list(Path.cwd().iterdir()) == []
