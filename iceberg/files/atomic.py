"""Writing a file whole or not at all.

The order is that of Pillai et al., "All File Systems Are Not Created Equal" (OSDI 2014): a new file
beside the old one, flushed to the disk and read back, takes its place in one step, and then the
folder is flushed. Whatever fails on the way, the old file is untouched.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from iceberg.errors import FileError
from iceberg.model.text import quoted
from iceberg.words import tr

_PAUSES: Final = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries while a virus scanner or a cloud folder holds the file (Windows)."""


def write_whole(path: Path, data: bytes) -> None:
    """Make `data` the content of the file at `path`, or raise FileError and change nothing."""
    try:
        target = path.resolve()
        mode = _mode_of(target)
        with _new_file_beside(target) as (temporary, file):
            descriptor = file.descriptor
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(descriptor, mode)
            _write_all(descriptor, data)
            os.fsync(descriptor)
            if _read_all(descriptor, len(data)) != data:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            file.close()
            _replace(temporary, target)
        _flush_folder(target.parent)
    except OSError as error:
        raise FileError(_sentence(path, error)) from None
    except (ValueError, RuntimeError):
        # A NUL or a lone surrogate in the name; a ring of symbolic links.
        raise FileError(
            tr("“{name}” is not a possible file name; choose another one.", name=quoted(path.name))
        ) from None


def _mode_of(target: Path) -> int | None:
    """Return the permissions of the file that is there; raise OSError if it may not be replaced."""
    try:
        found = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found):
        raise OSError(errno.EINVAL, tr("it is not an ordinary file"))
    if not os.access(target, os.W_OK):
        # The folder would let it be replaced, but somebody meant this file to stay as it is.
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(found)


class _OpenFile:
    """A file that is closed once: by the second time its number may be another thread's file."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self._is_open = True

    def close(self) -> None:
        """Close it, if nobody has."""
        if self._is_open:
            self._is_open = False
            os.close(self.descriptor)


@contextlib.contextmanager
def _new_file_beside(target: Path) -> Iterator[tuple[Path, _OpenFile]]:
    """Give a fresh file in the folder of `target`; what is left of it at the end goes."""
    temporary = target.parent / f".iceberg-{secrets.token_hex(8)}.tmp"
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    file = _OpenFile(os.open(temporary, flags, 0o666))
    try:
        yield temporary, file
    finally:
        with contextlib.suppress(OSError):
            file.close()
        with contextlib.suppress(OSError):
            temporary.unlink()


def _write_all(descriptor: int, data: bytes) -> None:
    # A full disk shows first as a short write: go on until all is written or an error says why.
    rest = memoryview(data)
    while rest:
        written = os.write(descriptor, rest)
        if written <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[written:]


def _read_all(descriptor: int, length: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    pieces: list[bytes] = []
    wanted = length + 1
    while wanted and (piece := os.read(descriptor, wanted)):
        pieces.append(piece)
        wanted -= len(piece)
    return b"".join(pieces)


def _replace(temporary: Path, target: Path) -> None:
    for pause in _PAUSES:
        try:
            os.replace(temporary, target)  # noqa: PTH105 - the fault tests count this call
            return
        except PermissionError:
            time.sleep(pause)
    os.replace(temporary, target)  # noqa: PTH105


def _flush_folder(folder: Path) -> None:
    """Make the new name last; some systems can't, and the file is whole either way."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sentence(path: Path, error: OSError) -> str:
    name = quoted(path.name or path)
    folder = quoted(path.absolute().parent, 200)
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            fault = tr("there is no space left; make room or save to another place")
        case errno.EACCES | errno.EPERM:
            fault = tr("writing there is not permitted; save to another place")
        case errno.EISDIR:
            fault = tr("a folder has that name; choose another name")
        case errno.ENOENT | errno.ENOTDIR:
            fault = tr("there is no folder “{folder}”; make it or choose another", folder=folder)
        case errno.ENAMETOOLONG:
            fault = tr("the name is too long; choose a shorter one")
        case errno.EROFS:
            fault = tr("the place can only be read from; save to another place")
        case _:
            reason = error.strerror or type(error).__name__
            fault = tr("{reason}; try again or save to another place", reason=reason)
    return tr("“{name}” could not be written: {fault}.", name=name, fault=fault)
