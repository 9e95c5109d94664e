"""``main.py`` starts on a machine that has only Python, or says in one sentence what is missing."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
START = ROOT / "main.py"


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The launcher, with an environment of its own that does not exist yet."""
    spec = importlib.util.spec_from_file_location("launcher", START)
    assert spec is not None
    assert spec.loader is not None
    launcher = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(launcher)
    monkeypatch.setattr(launcher, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(launcher, "PYTHON", str(tmp_path / ".venv" / "bin" / "python"))
    monkeypatch.setattr(launcher, "STAMP", str(tmp_path / ".venv" / "ready"))
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/apt-get")
    return launcher


def test_any_python_3_can_read_it_and_be_told_that_it_is_too_old(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ast.parse(START.read_text(encoding="utf-8"), feature_version=(3, 6))
    monkeypatch.setattr(start, "LEAST", (99, 0))
    with pytest.raises(SystemExit) as end:
        start.main([])
    assert end.value.code == 3
    assert "Python 99.0 or newer is needed" in capsys.readouterr().err


def test_who_may_not_install_is_told_one_line_that_does(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "missing", lambda _libraries: ["libegl1", "libgl1"])
    monkeypatch.setattr(start, "can_make_environments", lambda: False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit) as end:
        start.main([])
    lines = capsys.readouterr().err.splitlines()
    assert end.value.code == 3
    (line,) = [line.strip() for line in lines if "sudo" in line]
    packages = "libegl1 libgl1 python3-venv ca-certificates"
    assert line == f"sudo apt-get install -y --no-install-recommends {packages}"


def test_root_installs_what_is_missing(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[list[str]] = []
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(subprocess, "call", lambda command, **_: done.append(command) or 0)
    start.install_system_packages(["libegl1"])
    assert done[-1][:2] == ["apt-get", "install"]
    assert done[-1][-1] == "libegl1"


def test_packages_that_cannot_be_had_are_a_sentence_and_leave_no_mark(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "missing", lambda _libraries: [])
    monkeypatch.setattr(start, "make_environment", lambda: None)
    monkeypatch.setattr(subprocess, "call", lambda *_a, **_k: 1)
    with pytest.raises(SystemExit):
        start.set_up("run", on_screen=False)
    assert "is there a network?" in capsys.readouterr().err
    assert start.ready_for() == []


def test_a_second_start_sets_nothing_up(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls: list[object] = []
    monkeypatch.setattr(start, "missing", lambda _libraries: calls.append("libraries") or [])
    monkeypatch.setattr(start, "make_environment", lambda: (tmp_path / ".venv").mkdir())
    monkeypatch.setattr(subprocess, "call", lambda command, **_: calls.append(command) or 0)
    start.set_up("run", on_screen=False)
    assert "--require-hashes" in calls[-1]
    calls.clear()
    start.set_up("run", on_screen=False)
    assert not calls
    monkeypatch.setattr(start, "fingerprint", lambda _kind: "another lock")
    monkeypatch.setattr(start, "make_environment", lambda: None)
    start.set_up("run", on_screen=False)
    assert calls


@pytest.mark.skipif(os.name == "nt", reason="a checkout of another system")
def test_words_reach_the_program_and_its_exit_code_comes_back(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[object] = []
    monkeypatch.setattr(start, "set_up", lambda *_a, **_k: None)

    def taken_over(*words: object) -> None:
        given.extend(words)
        raise SystemExit(2)

    monkeypatch.setattr(os, "execve", taken_over)
    with pytest.raises(SystemExit):
        start.main(["loops", "a file.mdl", "--json"])
    assert given[1][1:] == ["-m", "iceberg", "loops", "a file.mdl", "--json"]
    assert given[2]["PYTHONPATH"].split(os.pathsep)[0] == str(ROOT)


def test_a_failed_check_fails_all_and_is_named(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(subprocess, "call", lambda command, **_: int("mypy" in command))
    assert start.run_checks([]) == 1
    assert "Failed: types" in capsys.readouterr().err
    monkeypatch.setattr(subprocess, "call", lambda _command, **_: 0)
    assert start.run_checks([]) == 0
