"""The window with icebergs of all sizes looks as it did when somebody last looked at it.

``ICEBERG_DRAW_PICTURES=1 pytest tests/pictures`` draws the stored pictures anew: look at each.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from iceberg.desktop.application import make_application
from iceberg.desktop.main_window import MainWindow
from iceberg.desktop.settings import Settings
from tests.pictures.boards import an_iceberg_of
from tests.pictures.compare import check_against

HERE = Path(__file__).parent / "window"
SIZES = ((1280, 720), (1920, 1080))
THEMES = ("light", "dark", "projector")
COUNTS = (0, 1, 10, 60, 200)


@pytest.fixture
def window() -> Iterator[MainWindow]:
    make_application()
    window = MainWindow(Settings())
    window.show()
    yield window
    store = window.workspace.session.store
    store.mark_saved(store.document)
    window.close()
    window.deleteLater()
    QApplication.processEvents()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("count", COUNTS)
def test_an_iceberg_looks_as_it_did(window: MainWindow, size: tuple[int, int], count: int) -> None:
    window.resize(*size)
    window.workspace.files.load(an_iceberg_of(count), None)
    for theme in THEMES:
        window.set_theme(theme)
        QApplication.processEvents()
        window.workspace.board.fit()
        QApplication.processEvents()
        picture = window.workspace.area.grab().toImage()
        check_against(HERE / f"{count}-cards-{theme}-{size[0]}.webp", picture)
