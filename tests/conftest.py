"""Models that other people drew, where they lie at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def real_models() -> Path:
    """Return the folder that holds vensim_mdl/ and csv_matrix/; the test is skipped without it."""
    folder = os.environ.get("ICEBERG_REAL_MODELS", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("no folder of real models: set ICEBERG_REAL_MODELS")
    return Path(folder)
