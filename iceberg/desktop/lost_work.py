"""Work that an earlier run of the program did not bring to a good end."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from iceberg.desktop.recorder import LOCK
from iceberg.files.journal import BASE, Journaled, read_journal


@dataclass(frozen=True, slots=True)
class LostWork:
    """One document that can be had back; locked, so that no other window offers it too."""

    folder: Path
    found: Journaled
    lock: QLockFile

    def throw_away(self) -> None:
        """Take it from the disk, for good."""
        self.lock.unlock()
        shutil.rmtree(self.folder, ignore_errors=True)


def lost_work(among: Path) -> list[LostWork]:
    """Return what can be had back, the latest first; what holds nothing is cleared away."""
    works = [work for folder in _folders(among) if (work := _looked_into(folder))]
    return sorted(works, key=lambda work: work.found.last, reverse=True)


def _folders(among: Path) -> list[Path]:
    try:
        return [path for path in among.iterdir() if path.is_dir()]
    except OSError:
        return []


def _looked_into(folder: Path) -> LostWork | None:
    lock = QLockFile(str(folder / LOCK))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        # Another window is at work there.
        return None
    found = read_journal(folder)
    if found is not None and found.is_unsaved and found.document.boards():
        return LostWork(folder, found, lock)
    lock.unlock()
    if found is not None or not any(folder.glob(f"*{BASE}")):
        # What cannot be read stays, for somebody who can.
        shutil.rmtree(folder, ignore_errors=True)
    return None
