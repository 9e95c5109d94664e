"""What the program remembers between two runs: plain texts and numbers, never objects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, QSettings
from PySide6.QtGui import QGuiApplication

from iceberg.drawing.theme import THEMES

MOST_RECENT: Final = 10


class Settings:
    """Typed access to the settings file; whatever is broken in it counts as not there."""

    def __init__(self) -> None:
        self._store = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Iceberg", "Iceberg"
        )

    @property
    def folder(self) -> Path:
        """Where the program may keep files of its own."""
        return Path(self._store.fileName()).parent

    @property
    def journals(self) -> Path:
        """Where the changes since the last save are written down, a folder for each window."""
        return self.folder / "journals"

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        return value if isinstance(value, str) else ""

    @property
    def theme(self) -> str:
        """The name of the theme; empty: nobody has chosen yet."""
        name = self._text("theme")
        return name if name in THEMES else ""

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def shows_inspector(self) -> bool:
        """Whether the side panel is open."""
        return self._text("inspector") != "hidden"

    @shows_inspector.setter
    def shows_inspector(self, shown: bool) -> None:
        self._store.setValue("inspector", "shown" if shown else "hidden")

    @property
    def window_place(self) -> QRect | None:
        """Where the window was, if any of that is on a screen now."""
        try:
            x, y, width, height = (int(part) for part in json.loads(self._text("window")))
            place = QRect(x, y, width, height)
        except (ValueError, TypeError, OverflowError, RecursionError):
            return None
        for screen in QGuiApplication.screens():
            free = screen.availableGeometry()
            seen = free.intersected(place)
            if seen.width() > 200 and seen.height() > 150:
                return place.intersected(free) if not free.contains(place) else place
        return None

    @window_place.setter
    def window_place(self, place: QRect) -> None:
        numbers = [place.x(), place.y(), place.width(), place.height()]
        self._store.setValue("window", json.dumps(numbers))

    @property
    def is_maximized(self) -> bool:
        """Whether the window filled its screen."""
        return self._text("maximized") == "yes"

    @is_maximized.setter
    def is_maximized(self, maximized: bool) -> None:
        self._store.setValue("maximized", "yes" if maximized else "no")

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """The files opened and saved last, the latest first; some may be gone."""
        try:
            names = json.loads(self._text("recent"))
        except (ValueError, RecursionError):
            return ()
        if not isinstance(names, list):
            return ()
        return tuple(Path(name) for name in names if isinstance(name, str))[:MOST_RECENT]

    def remember_file(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        whole = path.absolute()
        others = [recent for recent in self.recent_files if recent != whole]
        names = [str(recent) for recent in (whole, *others)][:MOST_RECENT]
        self._store.setValue("recent", json.dumps(names))
        self._store.setValue("folder", str(whole.parent))

    @property
    def last_folder(self) -> Path:
        """Where files were opened or saved last; else the person's home."""
        folder = self._text("folder")
        return Path(folder) if folder and Path(folder).is_dir() else Path.home()
