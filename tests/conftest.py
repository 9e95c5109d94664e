"""What holds for every test: a clean house before and after, and models that other people drew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent

# A slow machine is no mistake of ours, so no test fails by the clock alone.
settings.register_profile(
    "dev", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", parent=settings.get_profile("dev"), max_examples=100)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

pytest_plugins = ["tests.hygiene"]


@pytest.fixture(scope="session")
def real_models() -> Path:
    """Return the folder that holds vensim_mdl/ and csv_matrix/; the test is skipped without it."""
    named = os.environ.get("ICEBERG_REAL_MODELS")
    folder = Path(named) if named else ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("no folder of real models; ICEBERG_REAL_MODELS may name one")
    return folder


@pytest.fixture(scope="session", autouse=True)
def clipboard_left_empty() -> Iterator[None]:
    """Take away what the last test copied.

    Without a screen Qt keeps the clipboard in a static of its own and destroys it after Python is
    gone; data that Python made crash there.
    """
    yield
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep every test away from the settings of the person who runs it."""
    from PySide6.QtCore import QSettings

    folder = str(tmp_path_factory.mktemp("settings"))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
