"""Text of other programs' files: the encodings that real files come in."""

from __future__ import annotations

import codecs
from typing import Final

from iceberg.errors import FormatError
from iceberg.model.text import quoted
from iceberg.words import tr

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(data: bytes, name: str) -> str:
    """Return the text in `data`: by its byte order mark, else UTF-8, else Windows-1252.

    Raises FormatError when the file called `name` is empty or no text.
    """
    text = _text(data)
    if text is None or "\0" in text:
        raise FormatError(
            tr("“{name}” is not a text file; choose the file of the model.", name=quoted(name))
        )
    if not text.strip():
        raise FormatError(tr("“{name}” is empty; choose another file.", name=quoted(name)))
    return text


def _text(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; the letters around them still do.
        return data.decode("cp1252", errors="replace")
