"""Commands: everything a person can ask for, declared once.

Menus, shortcuts, the palette and the page of keys are made from this registry; none of them names a
command that is not in it. No Qt here: what only a window can do is asked of the ``Desk``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from iceberg.geometry.text import TextMeasurer
from iceberg.model.document import Document
from iceberg.model.record import RecordId
from iceberg.store.session import Session

T = TypeVar("T")
Menu = Literal["file", "edit", "insert", "view", "board", "help"]


class Camera(Protocol):
    """The part of the board that is seen."""

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle of what is seen."""
        ...

    def zoom_to_actual_size(self) -> None:
        """Show the board at 100 %."""
        ...

    def fit(self) -> None:
        """Show the whole board."""
        ...

    def fit_selection(self) -> None:
        """Show what is selected."""
        ...

    def centre(self) -> tuple[float, float]:
        """Return the board coordinates in the middle of what is seen."""
        ...


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    id: RecordId
    title: str
    detail: str = ""
    colour: str = ""
    """Shown before the title, as ``#RRGGBB``."""


Chosen = Callable[[tuple[RecordId, ...]], None]
"""Called with what was chosen; what it refuses is told to the person."""


class Desk(Protocol):
    """What only a window can do: ask, show, and reach the system."""

    @property
    def camera(self) -> Camera:
        """The part of the board that is seen."""
        ...

    @property
    def measurer(self) -> TextMeasurer:
        """How wide texts are on this screen, for edits that place cards."""
        ...

    def ask_file_to_open(self) -> Path | None:
        """Let the person choose a file to read; ``None``: they thought better of it."""
        ...

    def ask_file_to_save(self, suggested: str) -> Path | None:
        """Let the person choose where to save the document."""
        ...

    def ask_text(self, title: str, label: str, text: str) -> str | None:
        """Let the person type one line; ``None``: they thought better of it."""
        ...

    def ask_which(self, title: str, options: Sequence[Option], count: int, done: Chosen) -> None:
        """Let the person choose `count` of the options; `done` is not called if they leave."""
        ...

    def may_lose_changes(self) -> bool:
        """Ask what to do about unsaved changes (saving if told so); whether to go on."""
        ...

    def open_file(self, path: Path) -> None:
        """Open a file in this window (asking about unsaved changes first)."""
        ...

    def load(self, document: Document, path: Path | None) -> None:
        """Show another document; `path` is where Save writes it, if it came from our format."""
        ...

    def save(self, path: Path) -> bool:
        """Save the document to `path`; whether it is on the disk now."""
        ...

    def say(self, sentence: str) -> None:
        """Show a sentence for a moment, without stopping the person."""
        ...

    def do_aside(self, words: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do `work` on a thread, with words about it and a way to stop it, then `done`."""
        ...

    def type_on_board(self, id_: RecordId) -> None:
        """Let the person type over the text of one card or variable, where it stands."""
        ...

    def type_heading(self, ids: tuple[RecordId, ...], done: Callable[[str], None]) -> None:
        """Let the person type a heading over these cards; `done` gets a text that is not empty."""
        ...

    def focus_line(self, text: str = "") -> None:
        """Put the cursor into the line at the bottom, with `text` typed already."""
        ...

    def show(self, page: str) -> None:
        """Show a page or a part of the window.

        One of ``welcome``, ``keys``, ``palette``, ``export``, ``about``, ``inspector``,
        ``question``, ``add_action``, ``actions``, ``hints``, ``levels``, ``counts``, ``sketch``.
        """
        ...

    def set_theme(self, name: str) -> None:
        """Change the colours of the window and the board."""
        ...

    def toggle_full_screen(self) -> None:
        """Fill the screen with the window, or stop doing so."""
        ...

    def put_on_clipboard(self, text: str, clip: str) -> None:
        """Put plain text and our own clip (JSON) on the clipboard."""
        ...

    def clip_from_clipboard(self) -> str:
        """Return our own clip from the clipboard, or an empty text."""
        ...

    def text_from_clipboard(self) -> str:
        """Return the plain text on the clipboard, or an empty text."""
        ...

    def close(self) -> None:
        """Close the window (asking about unsaved changes first)."""
        ...


@dataclass(frozen=True)
class Context:
    """What a command may touch."""

    session: Session
    desk: Desk

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self.session.store.document

    @property
    def selection(self) -> tuple[RecordId, ...]:
        """What is selected."""
        return self.session.selection


def always(_context: Context) -> bool:
    """Say that a command can run at any time."""
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can ask for."""

    id: str
    """For ever: settings and tests name it."""
    title: str
    """In English; shown through ``tr``."""
    run: Callable[[Context], None]
    keys: tuple[str, ...] = ()
    """Key sequences in Qt's portable text (``Ctrl+Z``), or a standard key of the platform by name
    (``StandardKey.Undo``); the first is shown in menus."""
    board_only: bool = False
    """Whether the keys count only while the board has the focus, never while typing."""
    menu: Menu | None = None
    icon: str = ""
    """Name of a file in ``resources/icons``, without its ending."""
    when: Callable[[Context], bool] = always
    keywords: tuple[str, ...] = field(default=())
    """More words by which the palette finds it."""


class Registry:
    """All commands, by id."""

    def __init__(self) -> None:
        self._commands: dict[str, Command] = {}

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def __getitem__(self, id_: str) -> Command:
        return self._commands[id_]

    def add(self, *commands: Command) -> None:
        """Add commands; an id or a key that is taken is a mistake of ours.

        Keys of the board may be shared by commands that never can run at the same time.
        """
        for command in commands:
            taken = {k for c in self if not (c.board_only and command.board_only) for k in c.keys}
            if command.id in self._commands or taken.intersection(command.keys):
                raise ValueError(f"{command.id} or one of its keys is taken")
            self._commands[command.id] = command

    def for_board_key(self, key: str, context: Context) -> Command | None:
        """Return the command that a key stands for now, while the board has the focus."""
        on_key = (c for c in self if c.board_only and key in c.keys)
        return next((c for c in on_key if c.when(context)), None)
