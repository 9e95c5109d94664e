"""A file is written whole or not at all, whatever fails; and every failure has its words."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from iceberg.errors import FileError
from iceberg.files import atomic, reading
from iceberg.files.atomic import write_whole
from iceberg.files.reading import read_file

OLD, NEW = b"old" * 1000, b"new and longer" * 1000
STEPS = ("open", "fchmod", "write", "fsync", "lseek", "read", "close", "replace")
FAULTS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "m.iceberg.json"
    path.write_bytes(OLD)
    return path


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "_PAUSES", (0.0, 0.0))


def fail_at(monkeypatch: pytest.MonkeyPatch, step: str, call: int, fault: int) -> None:
    """Let the given call (from 1) of a system function fail, and all later ones of it work."""
    real: Callable[..., Any] = getattr(os, step)
    calls = 0

    def failing(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == call:
            raise OSError(fault, os.strerror(fault))
        return real(*arguments, **named)

    monkeypatch.setattr(os, step, failing)


def test_a_new_file_and_a_changed_file_hold_the_new_bytes(tmp_path: Path, path: Path) -> None:
    for target in (tmp_path / "fresh", path):
        write_whole(target, NEW)
        assert target.read_bytes() == NEW
    assert len(list(tmp_path.iterdir())) == 2


def test_nothing_at_all_can_be_written(path: Path) -> None:
    write_whole(path, b"")
    assert path.read_bytes() == b""


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: errno.errorcode[fault])
@pytest.mark.parametrize("call", [1, 2])
@pytest.mark.parametrize("step", STEPS)
def test_whatever_fails_the_file_is_old_or_new_and_nothing_is_left(
    monkeypatch: pytest.MonkeyPatch, path: Path, step: str, call: int, fault: int
) -> None:
    with monkeypatch.context() as patch:
        fail_at(patch, step, call, fault)
        try:
            write_whole(path, NEW)
        except FileError as error:
            said = str(error)
            expected = OLD
        else:
            said = ""
            expected = NEW
    assert path.read_bytes() == expected
    assert list(path.parent.iterdir()) == [path]
    assert not said or (
        said.startswith("“m.iceberg.json” could not be written: ") and "\n" not in said
    )


def test_the_first_call_of_each_step_matters(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    for step in STEPS:
        with monkeypatch.context() as patch:
            fail_at(patch, step, 1, errno.EIO)
            with pytest.raises(FileError):
                write_whole(path, NEW)


def test_an_interruption_leaves_the_old_file_and_no_other(
    monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, NEW)
    monkeypatch.undo()
    assert path.read_bytes() == OLD
    assert list(path.parent.iterdir()) == [path]


def test_short_writes_go_on_to_the_end(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, bytes(data[:1000])))
    write_whole(path, NEW)
    assert path.read_bytes() == NEW


def test_a_disk_that_takes_nothing_more_is_full(
    monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    monkeypatch.setattr(os, "write", lambda fd, data: 0)
    with pytest.raises(FileError, match="no space left"):
        write_whole(path, NEW)
    assert path.read_bytes() == OLD


def test_what_reads_back_differently_never_takes_the_place(
    monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    real = os.read
    monkeypatch.setattr(os, "read", lambda fd, length: real(fd, length).replace(b"n", b"m"))
    with pytest.raises(FileError):
        write_whole(path, NEW)
    monkeypatch.undo()
    assert path.read_bytes() == OLD


def test_a_file_held_for_a_moment_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    fail_at(monkeypatch, "replace", 1, errno.EACCES)
    write_whole(path, NEW)
    assert path.read_bytes() == NEW


def test_permissions_stay(path: Path) -> None:
    path.chmod(0o640)
    write_whole(path, NEW)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_to_a_file_stays_a_link(tmp_path: Path, path: Path) -> None:
    link = tmp_path / "link.iceberg.json"
    link.symlink_to(path)
    write_whole(link, NEW)
    assert link.is_symlink()
    assert path.read_bytes() == NEW


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("a small disk can't be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_on_a_full_disk_the_old_file_stays(full_disk: Path) -> None:
    path = full_disk / "m.iceberg.json"
    write_whole(path, OLD)
    with pytest.raises(FileError, match="no space left"):
        write_whole(path, b"x" * 200_000)
    assert path.read_bytes() == OLD
    assert list(full_disk.iterdir()) == [path]


def test_where_it_cannot_be_written_the_sentence_says_why(tmp_path: Path, path: Path) -> None:
    cases = {
        tmp_path: "a folder has that name",
        tmp_path / "none" / "m.json": "there is no folder",
        path / "m.json": "there is no folder",
        tmp_path / ("n" * 300): "name is too long",
        tmp_path / "a\0b": "not a possible file name",
    }
    for target, said in cases.items():
        with pytest.raises(FileError, match=said) as refusal:
            write_whole(target, NEW)
        assert "\n" not in str(refusal.value)
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="a matter of POSIX systems")
def test_what_is_no_ordinary_file_is_neither_written_nor_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FileError, match="not an ordinary file"):
        write_whole(pipe, NEW)
    with pytest.raises(FileError, match="not an ordinary file"):
        read_file(pipe)


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """Give a folder that all may enter; root, whom permissions do not bind, acts as nobody."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        guarded = folder / "guarded.json"
        guarded.write_bytes(OLD)
        guarded.chmod(0o000)
        (folder / "closed").mkdir(mode=0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        yield folder
        if root:
            os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="a matter of POSIX systems")
def test_without_permission_nothing_is_written_or_read(as_nobody: Path) -> None:
    guarded = as_nobody / "guarded.json"
    for target in (guarded, as_nobody / "closed" / "m.json"):
        with pytest.raises(FileError, match="not permitted"):
            write_whole(target, NEW)
    with pytest.raises(FileError, match="may not be read"):
        read_file(guarded)


def test_what_cannot_be_read_has_its_words(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 2999)
    cases = {
        tmp_path: "is a folder",
        tmp_path / "none.json": "There is no file “none.json” in",
        path / "m.json": "There is no file",
        tmp_path / ("n" * 300): "too long",
        tmp_path / "a\0b": "not a possible file name",
        path: "is too large",
    }
    for target, said in cases.items():
        with pytest.raises(FileError, match=said) as refusal:
            read_file(target)
        assert "\n" not in str(refusal.value)
    monkeypatch.setattr(reading, "MOST_BYTES", 3000)
    assert read_file(path) == OLD


def test_a_write_closes_no_file_of_another_thread(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"x")
    writer = threading.Thread(
        target=lambda: [write_whole(tmp_path / f"f{n % 5}", b"data") for n in range(200)]
    )
    writer.start()
    while writer.is_alive():
        with other.open("rb") as file:
            assert file.read() == b"x"
