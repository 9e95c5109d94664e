"""The checks that watch every test can fail."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

CONFTEST = """
pytest_plugins = ["tests.hygiene"]
"""


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("import logging; logging.getLogger('x').warning('odd')", "logged"),
        (
            "import threading, time; "
            "threading.Thread(target=time.sleep, args=(2,), name='lazy').start()",
            "lazy",
        ),
        (
            "from PySide6.QtWidgets import QWidget; global kept; kept = QWidget(); kept.show()",
            "QWidget",
        ),
        (
            "from PySide6.QtCore import QTimer; global kept; kept = QTimer(); kept.start(10000)",
            "timer",
        ),
    ],
)
def test_a_test_that_leaves_something_behind_fails(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, body: str, word: str
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(pytest.importorskip("tests").__path__[0]) + "/..")
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(f"def test_it(qapp):\n    {body}\n")
    result = pytester.runpytest_subprocess("-q", "-p", "no:cacheprovider")
    assert result.ret != 0
    assert word in result.stdout.str()


def test_a_test_that_leaves_nothing_behind_passes(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(pytest.importorskip("tests").__path__[0]) + "/..")
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile("def test_it(qapp):\n    assert qapp\n")
    assert pytester.runpytest_subprocess("-q", "-p", "no:cacheprovider").ret == 0
