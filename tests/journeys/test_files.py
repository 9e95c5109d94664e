"""A group's work is saved, opened again, and leaves the room as pictures; bad files do no harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox

from iceberg import resources
from iceberg.desktop.export_dialog import ExportDialog
from iceberg.files import native
from iceberg.model.iceberg_board import Card

EXAMPLE = resources.path("examples/urgent-care.iceberg.json")


def _choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    answer = (str(path), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: answer)


def _answer(monkeypatch: pytest.MonkeyPatch, button: QMessageBox.StandardButton) -> list[str]:
    asked: list[str] = []

    def answered(box: QMessageBox) -> QMessageBox.StandardButton:
        asked.append(box.text())
        return button

    monkeypatch.setattr(QMessageBox, "exec", answered)
    return asked


def test_five_cards_are_saved_closed_opened_and_equal(room, monkeypatch, tmp_path) -> None:
    room.click_command("file.new_iceberg")
    for text in (
        "event: 14 ambulances queued @Ambulance crews",
        "event: Planned surgery cancelled @Ward teams",
        "pattern: Waits climb every winter",
        "structure: Four-hour target counts only time in A&E @Managers",
        "mental model: Busy means valuable @Managers",
    ):
        room.type_line(text)
    path = tmp_path / "work.iceberg.json"
    _choose(monkeypatch, path)
    room.click_command("file.save")
    assert room.window.workspace.top_bar.state.text() == "Saved"
    saved = room.document
    room.click_command("file.new_loops")
    assert not list(room.document.all(Card))
    room.click_command("file.open")
    assert room.document == saved
    assert native.dump(room.document) == path.read_bytes()
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == "iceberg"


def test_everything_undoes_to_the_same_bytes(room) -> None:
    room.click_command("file.new_iceberg")
    empty = native.dump(room.document)
    room.type_line("pattern: Waits climb @Patients, Managers")
    room.paste_into_line("event: Surgery cancelled\nevent: Trolleys in the corridor")
    card = next(iter(room.window.workspace.board.scene.cards.values())).rect.centre
    room.drag(card, card.plus(40, 0), card.plus(90, 12))
    room.press_key(Qt.Key.Key_Delete)
    assert native.dump(room.document) != empty
    while room.store.undo_steps:
        room.click_command("edit.undo")
    assert native.dump(room.document) == empty
    assert not room.store.has_unsaved_changes


def test_unsaved_work_is_asked_about_and_kept_when_the_person_thinks_better(
    room, monkeypatch
) -> None:
    room.click_command("file.new_loops")
    room.type_line("Overtime -> Fatigue +")
    before = room.document
    asked = _answer(monkeypatch, QMessageBox.StandardButton.Cancel)
    assert not room.window.close()
    assert room.window.isVisible()
    room.window.open_file(EXAMPLE)
    assert room.document == before
    assert len(asked) == 2


def test_unsaved_work_is_saved_when_the_person_says_so(room, monkeypatch, tmp_path) -> None:
    room.click_command("file.new_loops")
    room.type_line("Overtime -> Fatigue +")
    path = tmp_path / "kept.iceberg.json"
    _choose(monkeypatch, path)
    _answer(monkeypatch, QMessageBox.StandardButton.Save)
    room.window.open_file(EXAMPLE)
    assert len(native.load(path).records) == 5
    assert room.document.about.title.startswith("Urgent care")


def test_a_shipped_example_is_never_written_over(room, monkeypatch, tmp_path) -> None:
    room.window.open_file(EXAMPLE)
    before = EXAMPLE.read_bytes()
    path = tmp_path / "mine.iceberg.json"
    _choose(monkeypatch, path)
    room.window.workspace.session.show_board(room.document.boards()[1].id)
    room.type_line("Staff sickness -> Agency spend +")
    room.click_command("file.save")
    assert EXAMPLE.read_bytes() == before
    assert native.load(path) == room.document


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_a_board_is_exported_from_the_window(room, tmp_path, kind) -> None:
    room.window.open_file(EXAMPLE)
    room.click_command("file.export")
    dialog = room.window.findChild(ExportDialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    room.bot.wait(30)
    assert not dialog.preview.pixmap().isNull()
    path = tmp_path / f"board.{kind}"
    dialog.write(path)
    room.bot.waitUntil(path.exists, timeout=20_000)
    room.bot.waitUntil(
        lambda: "is written" in room.window.workspace.messages.words.text(), timeout=20_000
    )
    data = path.read_bytes()
    if kind == "png":
        assert QImage(str(path)).width() > 2000
    else:
        assert data.startswith(b"%PDF" if kind == "pdf" else b"<?xml")


def test_a_picture_that_cannot_be_written_is_a_sentence_in_the_dialog(room, tmp_path) -> None:
    room.window.open_file(EXAMPLE)
    room.click_command("file.export")
    dialog = room.window.findChild(ExportDialog)
    dialog.write(tmp_path / "nowhere" / "board.png")
    room.bot.waitUntil(lambda: dialog.export.isEnabled(), timeout=20_000)
    assert "nowhere" in dialog.trouble.text()
    dialog.reject()


BAD_FILES = {
    "missing.iceberg.json": None,
    "empty.iceberg.json": b"",
    "binary.iceberg.json": bytes(range(256)) * 20,
    "cut.iceberg.json": b'{"format": "iceberg", "schema_version": 1, "title": "T", "rec',
    "types.iceberg.json": b'{"format": "iceberg", "schema_version": 1, "title": 7, "records": 3}',
    "other.iceberg.json": b'{"hello": "world"}',
    "newer.iceberg.json": b'{"format": "iceberg", "schema_version": 9, "records": []}',
    "unknown.xyz": b"anything",
    "nothing.csv": b"",
    "broken.mdl": b"\x00\xff\x00",
}


@pytest.mark.parametrize("name", [*BAD_FILES, "a folder"])
@pytest.mark.parametrize("how", ["open", "drop"])
def test_a_bad_file_gives_one_sentence_and_changes_nothing(room, tmp_path, name, how) -> None:
    room.click_command("file.new_loops")
    before = room.document
    path = tmp_path / name
    content = BAD_FILES.get(name)
    if name == "a folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    if how == "open":
        room.window.open_file(path)
    else:
        _drop(room, path)
    sentence = room.window.workspace.messages.words.text()
    assert room.window.workspace.messages.isVisible()
    assert len(sentence) > 20
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    assert room.document == before
    assert content is None or path.read_bytes() == content


def test_a_dropped_file_is_opened(room) -> None:
    room.click_command("file.new_loops")
    _drop(room, EXAMPLE)
    assert room.document.about.title.startswith("Urgent care")


def test_a_file_that_cannot_be_saved_keeps_the_work_and_says_why(
    room, monkeypatch, tmp_path
) -> None:
    room.click_command("file.new_loops")
    room.type_line("Overtime -> Fatigue +")
    _choose(monkeypatch, tmp_path / "gone" / "work.iceberg.json")
    room.click_command("file.save")
    assert room.window.workspace.messages.isVisible()
    assert room.store.has_unsaved_changes
    assert room.window.workspace.session.path is None


def _drop(room, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    no = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, no
    )
    room.window.dropEvent(event)
