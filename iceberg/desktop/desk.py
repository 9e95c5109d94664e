"""The window as commands see it: implements ``commands.command.Desk``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog

from iceberg.commands.command import Camera, Chosen, Option
from iceberg.drawing.fonts import QtMeasurer
from iceberg.geometry.text import TextMeasurer
from iceberg.model.document import Document
from iceberg.model.record import RecordId
from iceberg.model.text import cleansed

if TYPE_CHECKING:
    from iceberg.desktop.workspace import Workspace

T = TypeVar("T")
CLIP_TYPE: Final = "application/x-iceberg-clip+json"


class WindowDesk:
    """Asks, shows, and reaches the system for one window."""

    def __init__(self, workspace: Workspace) -> None:
        self._work = workspace

    @property
    def camera(self) -> Camera:
        """The part of the board that is seen."""
        return self._work.board

    @property
    def measurer(self) -> TextMeasurer:
        """How wide texts are on this screen."""
        return QtMeasurer()

    def ask_file_to_open(self) -> Path | None:
        """Let the person choose a file to read."""
        return self._work.files.ask_file_to_open()

    def ask_file_to_save(self, suggested: str) -> Path | None:
        """Let the person choose where to save the document."""
        return self._work.files.ask_file_to_save(suggested)

    def ask_text(self, title: str, label: str, text: str) -> str | None:
        """Let the person type one line."""
        typed, is_given = QInputDialog.getText(self._work.host, title, label, text=text)
        return cleansed(typed) if is_given else None

    def ask_which(self, title: str, options: Sequence[Option], count: int, done: Chosen) -> None:
        """Let the person choose some of the options."""
        self._work.ask_which(title, options, count, done)

    def may_lose_changes(self) -> bool:
        """Ask what to do about unsaved changes."""
        return self._work.may_lose_changes()

    def open_file(self, path: Path) -> None:
        """Open a file in this window."""
        self._work.open_file(path)

    def load(self, document: Document, path: Path | None) -> None:
        """Show another document."""
        self._work.files.load(document, path)

    def save(self, path: Path) -> bool:
        """Save the document to `path`."""
        self._work.finish_typing()
        return self._work.files.save(path)

    def say(self, sentence: str) -> None:
        """Show a sentence for a moment."""
        self._work.say(sentence)

    def do_aside(self, words: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do `work` on a thread; `done` gets what comes of it, unless the person stopped it."""
        self._work.aside.do(words, work, done)

    def type_on_board(self, id_: RecordId) -> None:
        """Let the person type over the text of one card or variable."""
        self._work.board.typing.over(id_)

    def type_heading(self, ids: tuple[RecordId, ...], done: Callable[[str], None]) -> None:
        """Let the person type a heading over these cards."""
        self._work.board.typing.heading(ids, done)

    def focus_line(self, text: str = "") -> None:
        """Put the cursor into the line at the bottom."""
        self._work.line.focus(text)

    def show(self, page: str) -> None:
        """Show a page of the window."""
        pages: dict[str, Callable[[], None]] = {
            "welcome": self._work.host.show_welcome,
            "keys": self._work.show_keys,
            "palette": self._work.show_palette,
            "export": self._work.show_export,
            "about": self._work.show_about,
            "levels": self._work.show_levels,
            "inspector": self._work.toggle_inspector,
            "question": self._work.thinking.toggle_question,
            "add_action": self._work.thinking.begin_action,
            "actions": self._work.thinking.show_actions,
            "glossary": self._work.thinking.show_glossary,
            "sketch": self._work.thinking.show_sketch,
            "hints": self._work.thinking.toggle_hints,
            "counts": self._work.show_counts,
        }
        pages[page]()

    def set_theme(self, name: str) -> None:
        """Change the colours of the window and the board."""
        self._work.host.set_theme(name)

    def toggle_full_screen(self) -> None:
        """Fill the screen with the window, or stop doing so."""
        self._work.host.toggle_full_screen()

    def put_on_clipboard(self, text: str, clip: str) -> None:
        """Put plain text and our own clip on the clipboard."""
        data = QMimeData()
        data.setText(text)
        data.setData(CLIP_TYPE, clip.encode())
        QGuiApplication.clipboard().setMimeData(data)

    def clip_from_clipboard(self) -> str:
        """Return our own clip from the clipboard, or an empty text."""
        data = QGuiApplication.clipboard().mimeData()
        return bytes(data.data(CLIP_TYPE).data()).decode(errors="replace") if data else ""

    def text_from_clipboard(self) -> str:
        """Return the plain text on the clipboard, or an empty text."""
        return cleansed(QGuiApplication.clipboard().text())

    def close(self) -> None:
        """Close the window."""
        self._work.host.close()
