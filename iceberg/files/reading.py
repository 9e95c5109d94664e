"""Reading a file whole, with a sentence for everything that can go wrong."""

from __future__ import annotations

import errno
import stat
from pathlib import Path
from typing import Final

from iceberg.errors import FileError
from iceberg.model.text import quoted
from iceberg.words import tr

MOST_BYTES: Final = 64 * 1024 * 1024
"""No model that people draw comes near this; what is larger is something else."""


def read_file(path: Path) -> bytes:
    """Return all bytes of the file at `path`; raises FileError in words."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise FileError(
                tr("“{name}” is a folder, not a file; choose a file in it.", name=_name(path))
            )
        if not stat.S_ISREG(found.st_mode):
            raise FileError(
                tr("“{name}” is not an ordinary file; choose another one.", name=_name(path))
            )
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise FileError(_sentence(path, error)) from None
    except ValueError:
        # A NUL or a lone surrogate in the name.
        raise FileError(
            tr("“{name}” is not a possible file name; choose another one.", name=_name(path))
        ) from None
    if len(data) > MOST_BYTES:
        raise FileError(
            tr(
                "“{name}” is too large: it has more than {limit} MB, which no model needs; "
                "choose another file.",
                name=_name(path),
                limit=MOST_BYTES // 1024**2,
            )
        )
    return data


def _name(path: Path) -> str:
    return quoted(path.name or path)


def _sentence(path: Path, error: OSError) -> str:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return tr(
                "There is no file “{name}” in “{folder}”; check its name and place.",
                name=_name(path),
                folder=quoted(path.absolute().parent, 200),
            )
        case errno.EACCES | errno.EPERM:
            return tr(
                "“{name}” may not be read; ask whoever owns it for permission.", name=_name(path)
            )
        case errno.ENAMETOOLONG:
            return tr("The name “{name}” is too long for a file.", name=_name(path))
        case _:
            return tr(
                "“{name}” could not be read ({reason}); try again or copy it to another place.",
                name=_name(path),
                reason=error.strerror or type(error).__name__,
            )
