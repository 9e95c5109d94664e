"""``iceberg [FILE]``: the window, or pictures of every board where there is no screen."""

from __future__ import annotations

import difflib
import importlib
import os
import re
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from iceberg import resources
from iceberg.cli import output
from iceberg.cli.choices import ChoiceError
from iceberg.errors import FileError
from iceberg.words import tr

if TYPE_CHECKING:
    from iceberg.model.document import Document

EXAMPLE: Final = "examples/urgent-care.iceberg.json"
_WITHOUT_SCREEN: Final = frozenset({"offscreen", "minimal"})
_OF_A_DESKTOP: Final = frozenset({"", "xcb", "wayland", "wayland-egl"})


def check(word: str, commands: Sequence[str]) -> None:
    """Raise ChoiceError if `word` is no file, saying what else may have been meant."""
    if os.path.lexists(word.replace("\0", "")) and "\0" not in word:
        return
    near = difflib.get_close_matches(word.lower(), commands, n=1)
    if near:
        raise ChoiceError(
            tr(
                "“{word}” is neither a file nor a command; did you mean “iceberg {near}”?",
                word=word,
                near=near[0],
            )
        )
    raise ChoiceError(
        tr(
            "There is no file “{word}”; give a file to open, or one of the commands {commands}.",
            word=word,
            commands=", ".join(commands),
        )
    )


def act(path: Path | None) -> int:
    """Open the window and return its exit code, or draw pictures and return 0."""
    if has_screen(os.environ, sys.platform):
        # By name: the window stands above the command line, which must work without it.
        window = importlib.import_module("iceberg.desktop.application")
        return int(window.run(path))
    from iceberg.library.catalogue import open_document

    source = path or resources.path(EXAMPLE)
    opened = open_document(source)
    for picture in _draw(opened.document, source):
        output.show(str(picture))
    output.notes(
        [*opened.notes, tr("There is no screen here for a window: the boards were drawn instead.")]
    )
    return 0


def has_screen(environment: Mapping[str, str], system: str) -> bool:
    """Whether a window could be seen."""
    platforms = {
        name.partition(":")[0] for name in environment.get("QT_QPA_PLATFORM", "").split(";")
    }
    if platforms <= _WITHOUT_SCREEN:
        return False
    if system in ("win32", "cygwin", "darwin") or not platforms <= _OF_A_DESKTOP:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _draw(document: Document, source: Path) -> list[Path]:
    """Write a picture of every board and return where they are."""
    from iceberg.drawing.pictures import PictureOptions, render

    boards = document.boards()
    if not boards:
        raise ChoiceError(tr("“{name}” has no board to draw.", name=source.name))
    data = [render(document, board.id, "png", PictureOptions()) for board in boards]
    names = _picture_names(source, [board.name for board in boards])
    try:
        return _write(Path.cwd() / "pictures", names, data)
    except (FileError, OSError):
        return _write(Path(tempfile.mkdtemp(prefix="iceberg-")), names, data)


def _write(folder: Path, names: list[str], data: list[bytes]) -> list[Path]:
    from iceberg.files.atomic import write_whole

    folder.mkdir(exist_ok=True)
    paths = [folder / name for name in names]
    for path, content in zip(paths, data, strict=True):
        write_whole(path, content)
    return paths


def _picture_names(source: Path, boards: list[str]) -> list[str]:
    """Return a file name for each board that every file system takes, no two alike."""
    stem = _plain(source.name.partition(".")[0])
    names: list[str] = []
    for board in boards:
        name = f"{stem}-{_plain(board)}"
        while name in names:
            name += "-again"
        names.append(name)
    return [f"{name}.png" for name in names]


def _plain(text: str) -> str:
    return re.sub(r"\W+", "-", text.lower()).strip("-")[:40] or "board"
