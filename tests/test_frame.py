"""Rules about the project itself."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "iceberg").rglob("*.py"))
LONGEST = 300
FORBIDDEN_CALLS = {"eval", "exec"}
FORBIDDEN_NAMES = {"pickle", "marshal", "shelve", "QDataStream", "literal_eval"}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_file_names_packages_with_hashes_and_no_hosts(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert "--hash=sha256:" in text


def test_the_locked_pyside_is_one_that_python_3_11_survives() -> None:
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    (version,) = [ln.split("==")[1].split()[0] for ln in lines if ln.startswith("pyside6-ess")]
    assert tuple(map(int, version.split(".")[:2])) < (6, 12)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert "PySide6-Essentials>=6.10,<6.12" in project["dependencies"]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_a_module_has_one_reason_to_exist_and_says_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST, "split it"
    assert ast.get_docstring(ast.parse(text)), "say in the first line what it is for"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_nothing_runs_what_stands_in_a_file_and_no_text_escapes_translation(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in FORBIDDEN_CALLS
            if node.func.id in ("tr", "tr_count") and node.args:
                assert not isinstance(node.args[0], ast.JoinedStr), "fill in behind the look-up"
        if isinstance(node, ast.Name | ast.Attribute):
            name = node.id if isinstance(node, ast.Name) else node.attr
            assert name not in FORBIDDEN_NAMES
        if isinstance(node, ast.Import):
            assert not {alias.name for alias in node.names} & FORBIDDEN_NAMES


def test_actions_are_made_in_one_place() -> None:
    makers = [
        path.name
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "QAction"
    ]
    assert set(makers) == {"actions.py"}


@pytest.mark.parametrize(
    "path", sorted((ROOT / "iceberg" / "drawing").glob("*.py")), ids=lambda path: path.name
)
def test_drawing_knows_no_widgets(path: Path) -> None:
    modules = {
        node.module
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
    }
    assert "PySide6.QtWidgets" not in modules
