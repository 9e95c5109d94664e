"""Text as it may stand in a document: one cleansing for every way in.

Control characters and lone surrogates open without complaint and then make SVG, XML or even
our own file unwritable, so they never get in (typed, pasted, imported or loaded alike).
"""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator, Field

LABEL_LENGTH: Final = 400
"""Characters that a name or a card's text may have."""
NOTE_LENGTH: Final = 20_000
"""Characters that a note or a story may have."""

# C0 and C1 controls but for tab and newline, surrogates, non-characters, and the bidirectional
# overrides that can make a label read as something else than it is.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"\s+")


def cleansed(text: str) -> str:
    """Return `text` with line ends as newlines and without characters that no file can hold."""
    return _UNFIT.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """Return `text` cleansed, on one line, without outer or doubled blanks."""
    return _BLANKS.sub(" ", cleansed(text)).strip()


def quoted(text: object, most: int = 80) -> str:
    """Return `text` clean and short enough to stand in a sentence about what is wrong with it."""
    line = one_line(str(text))
    return line if len(line) <= most else line[: most - 1] + "…"


def fold(name: str) -> str:
    """Return the form in which two names are compared: no case, no doubled blanks."""
    return one_line(name).casefold()


def loosely(name: str) -> str:
    """Return the form in which what is typed in a hurry finds a name: no case, no blanks at all."""
    return fold(name).replace(" ", "")


Name = Annotated[str, AfterValidator(one_line), Field(min_length=1, max_length=LABEL_LENGTH)]
"""A name on one line, never empty."""
Line = Annotated[str, AfterValidator(one_line), Field(max_length=LABEL_LENGTH)]
"""One line that may be empty."""
Text = Annotated[str, AfterValidator(cleansed), Field(max_length=NOTE_LENGTH)]
"""Any amount of plain text; never markup."""
