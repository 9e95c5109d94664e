"""Opening and saving from the window: dialogs, questions, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from iceberg import resources
from iceberg.desktop.background import Work
from iceberg.desktop.settings import Settings
from iceberg.errors import IcebergError
from iceberg.files import native
from iceberg.library.catalogue import Opened, open_document, readable_endings
from iceberg.model.document import Document
from iceberg.store.session import Session
from iceberg.words import tr

ENDING = ".iceberg.json"
LARGE = 1_000_000
"""Bytes above which a file is read away from the screen's thread."""


class FilesDesk:
    """What a window does with files."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        settings: Settings,
        say: Callable[[str], None],
        complain: Callable[[Exception], None],
        opened: Callable[[], None],
    ) -> None:
        self._window = window
        self._session = session
        self._settings = settings
        self._say = say
        self._complain = complain
        self._opened = opened
        self._work: Work[Opened] | None = None

    def ask_file_to_open(self) -> Path | None:
        """Let the person choose a file to read."""
        endings = " ".join(f"*{ending}" for ending in readable_endings())
        filters = f"{tr('All that can be opened')} ({endings});;{tr('All files')} (*)"
        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("Open"), str(self._settings.last_folder), filters
        )
        return Path(name) if name else None

    def ask_file_to_save(self, suggested: str) -> Path | None:
        """Let the person choose where to save the document."""
        kept = "".join(letter for letter in suggested if letter.isalnum() or letter in " -_")
        start = self._settings.last_folder / f"{kept.strip() or tr('Untitled')}{ENDING}"
        filters = f"{tr('Iceberg document')} (*{ENDING})"
        name, _ = QFileDialog.getSaveFileName(self._window, tr("Save as"), str(start), filters)
        if not name:
            return None
        return Path(name if name.endswith(ENDING) else name.removesuffix(".json") + ENDING)

    def open_file(self, path: Path) -> None:
        """Open a file; large ones are read while the window stays awake."""
        try:
            size = path.stat().st_size
        except OSError:
            size = 0
        if size > LARGE:
            self._say(tr("Opening “{name}” …", name=path.name))
            self._work = Work(
                lambda: open_document(path),
                lambda opened: self._show(opened, path),
                self._complain,
            )
            return
        try:
            self._show(open_document(path), path)
        except IcebergError as refusal:
            self._complain(refusal)

    def _show(self, opened: Opened, path: Path) -> None:
        # A shipped example is looked at and played with: Save asks where, and never changes it.
        is_example = path.resolve().is_relative_to(resources.folder())
        self.load(opened.document, path if opened.is_native and not is_example else None)
        if not is_example:
            self._settings.remember_file(path)
        if opened.notes:
            self._say(" ".join(opened.notes[:3]))

    def load(self, document: Document, path: Path | None) -> None:
        """Show another document."""
        self._session.store.load(document)
        self._session.set_path(path)
        self._opened()

    def save(self, path: Path) -> bool:
        """Save to `path`; whether it is on the disk now."""
        document = self._session.store.document
        try:
            native.save(document, path)
        except IcebergError as refusal:
            self._complain(refusal)
            return False
        self._session.store.mark_saved(document)
        self._session.set_path(path)
        self._settings.remember_file(path)
        self._say(tr("Saved as “{name}”.", name=path.name))
        return True

    def may_lose_changes(self, save: Callable[[], bool]) -> bool:
        """Ask what to do about unsaved changes; whether to go on."""
        if not self._session.store.has_unsaved_changes:
            return True
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Unsaved changes"))
        box.setText(tr("Save the changes first?"))
        box.setInformativeText(tr("Without saving, what was changed since the last time is lost."))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answer = box.exec()
        box.deleteLater()
        if answer == buttons.Save:
            return save()
        return answer == buttons.Discard
