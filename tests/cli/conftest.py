"""The command line as a program sees it: words in, exit code and two texts out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from iceberg import resources
from iceberg.cli.main import run


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Iceberg = Callable[..., Outcome]


@pytest.fixture
def iceberg(
    qapp: object,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Iceberg:
    """Return a function that runs a command in an empty folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.delenv("ICEBERG_TRACEBACK", raising=False)

    def command(*words: object) -> Outcome:
        capsys.readouterr()
        code = run([str(word) for word in words])
        return Outcome(code, *capsys.readouterr())

    return command


@pytest.fixture
def example() -> Path:
    """Return the shipped example: an iceberg and a loop board."""
    return resources.path("examples/urgent-care.iceberg.json")


@pytest.fixture
def edges(tmp_path: Path) -> Path:
    """Return a small file of another program: a list of links."""
    path = tmp_path / "edges.csv"
    path.write_text(
        "from,to,sign\nHunger,Eating,+\nEating,Hunger,-\nEating,Weight,+\nWeight,Hunger,?\n",
        encoding="utf-8",
    )
    return path
