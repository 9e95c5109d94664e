"""What the command line says: results on standard output, notes and errors on standard error."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from collections.abc import Iterable
from typing import Any

from iceberg.words import tr


def prepare() -> None:
    """Let characters that the terminal's encoding lacks be shown by their number, not fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")


def show(text: str) -> None:
    """Write a line, or several, to standard output."""
    print(text)


def as_json(value: Any, indent: int | None = None) -> str:
    """Return `value` as JSON that standard output can hold, readable where it can."""
    encoding = getattr(sys.stdout, "encoding", None) or ""
    is_unicode = encoding.lower().replace("-", "").startswith("utf")
    return json.dumps(value, ensure_ascii=not is_unicode, indent=indent)


def notes(sentences: Iterable[str]) -> None:
    """Say what was odd, without spoiling the output."""
    for sentence in sentences:
        _tell(tr("note: {sentence}", sentence=sentence))


def fail(sentence: str) -> None:
    """Say on one line what went wrong."""
    _tell(f"iceberg: {sentence}")


def flush() -> None:
    """Write what is still held back, so that a full disk is noticed now."""
    if sys.stdout is not None:
        sys.stdout.flush()


def discard() -> None:
    """Let what is still held back fall, so that nothing fails once more at the very end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _tell(line: str) -> None:
    # Nobody can be told when standard error is gone.
    with contextlib.suppress(OSError, ValueError):
        print(" ".join(line.split()), file=sys.stderr, flush=True)
