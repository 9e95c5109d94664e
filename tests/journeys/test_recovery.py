"""A laptop dies in the middle of a workshop, and the work is there when it starts again."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt

from iceberg.desktop.main_window import MainWindow
from iceberg.desktop.settings import Settings
from iceberg.files import native
from iceberg.model.iceberg_board import Card

DYING = """
import os, sys
from PySide6.QtCore import QSettings
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
from iceberg.desktop.application import make_application
make_application()
from PySide6.QtTest import QTest
from iceberg.desktop.main_window import MainWindow
from iceberg.desktop.settings import Settings
window = MainWindow(Settings())
window.show()
if sys.argv[2]:
    from pathlib import Path
    window.open_file(Path(sys.argv[2]))
else:
    window.run("file.new_iceberg")
QTest.keyClicks(window.workspace.line.field, "Fourteen ambulances queued")
QTest.keyClick(window.workspace.line.field, "\\r")
QTest.qWait(20)
print("typed", flush=True)
import time
time.sleep(30)
"""


@pytest.fixture
def settings_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "settings"
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    return folder


def die(folder: Path, file: str = "") -> None:
    """Run the program, type a card, and kill it a second later."""
    run = subprocess.Popen(
        [sys.executable, "-c", DYING, str(folder), file],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert run.stdout is not None
    assert run.stdout.readline() == b"typed\n"
    time.sleep(1.0)
    run.kill()
    run.wait()
    run.stdout.close()


@pytest.fixture
def started(qtbot, settings_folder):
    """Return a way to start the program again."""
    windows: list[MainWindow] = []

    def start() -> MainWindow:
        window = MainWindow(Settings())
        windows.append(window)
        window.resize(1280, 720)
        window.show()
        qtbot.waitExposed(window)
        qtbot.waitUntil(lambda: window._workspace is not None, timeout=20_000)
        qtbot.wait(50)
        return window

    yield start
    for window in windows:
        store = window.workspace.session.store
        store.mark_saved(store.document)
        window.close()
        window.deleteLater()


def texts(window: MainWindow) -> list[str]:
    return [card.text for card in window.workspace.session.store.document.all(Card)]


def test_what_was_typed_a_second_before_the_end_is_offered_and_opened(
    started, settings_folder, qtbot
) -> None:
    die(settings_folder)
    window = started()
    assert window.lost_work is not None
    (row,) = window.lost_work.rows
    assert row.isVisible()
    qtbot.mouseClick(row.open, Qt.MouseButton.LeftButton)
    assert texts(window) == ["Fourteen ambulances queued"]
    assert window.workspace.session.store.has_unsaved_changes
    assert window.workspace.session.path is None
    assert not row.isVisible()


def test_the_file_is_not_touched_until_the_person_saves(
    started, settings_folder, qtbot, tmp_path
) -> None:
    file = tmp_path / "ward.iceberg.json"
    from tests.documents import a_document

    native.save(a_document(), file)
    before = file.read_bytes()
    die(settings_folder, str(file))
    window = started()
    (row,) = window.lost_work.rows
    qtbot.mouseClick(row.open, Qt.MouseButton.LeftButton)
    assert "Fourteen ambulances queued" in texts(window)
    assert file.read_bytes() == before


def test_recovered_work_is_safe_again_before_its_old_journal_goes(
    started, settings_folder, qtbot
) -> None:
    die(settings_folder)
    window = started()
    qtbot.mouseClick(window.lost_work.rows[0].open, Qt.MouseButton.LeftButton)
    journals = Settings().journals
    mine = window.workspace.recorder.folder
    qtbot.waitUntil(lambda: list(journals.iterdir()) == [mine], timeout=5_000)


def test_what_is_thrown_away_takes_two_clicks_and_is_gone(started, settings_folder, qtbot) -> None:
    die(settings_folder)
    window = started()
    (row,) = window.lost_work.rows
    qtbot.mouseClick(row.drop, Qt.MouseButton.LeftButton)
    assert row.isVisible()
    qtbot.mouseClick(row.drop, Qt.MouseButton.LeftButton)
    assert not row.isVisible()
    assert not row.work.folder.exists()


def test_a_good_end_leaves_nothing_behind(started, settings_folder, qtbot) -> None:
    window = started()
    window.run("file.new_iceberg")
    qtbot.keyClicks(window.workspace.line.field, "Saved after all")
    qtbot.keyClick(window.workspace.line.field, Qt.Key.Key_Return)
    folder = window.workspace.recorder.folder
    qtbot.waitUntil(folder.exists, timeout=5_000)
    store = window.workspace.session.store
    store.mark_saved(store.document)
    window.close()
    assert not folder.exists()


def test_a_window_at_work_is_not_offered_to_another(started, settings_folder, qtbot) -> None:
    first = started()
    first.run("file.new_iceberg")
    qtbot.keyClicks(first.workspace.line.field, "Here and now")
    qtbot.keyClick(first.workspace.line.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(first.workspace.recorder.folder.glob("*.changes")), timeout=5_000)
    second = started()
    assert second.lost_work is None
    assert first.workspace.recorder.folder.exists()
