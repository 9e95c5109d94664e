"""The worked examples that are shipped: what they are called and where they lie.

Not records: the first page names them before records are known to the program.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Final

from iceberg import resources
from iceberg.errors import FormatError
from iceberg.words import tr

FOLDER: Final = "examples"
ENDING: Final = ".iceberg.json"
_NAME: Final = re.compile(r"[a-z0-9-]{1,40}")


@dataclass(frozen=True, slots=True)
class Example:
    """One example, in the words of the list of examples."""

    name: str
    """Of its file, without the ending."""
    title: str
    """The title of the document."""
    field: str
    """Where it is from, as ``School``."""
    summary: str
    """What is in it, in one line."""

    @property
    def path(self) -> Path:
        """The file; it is read and never written."""
        return resources.path(f"{FOLDER}/{self.name}{ENDING}")


@cache
def examples() -> tuple[Example, ...]:
    """Return the examples in the order in which they are shown."""
    return read_examples(resources.path(f"{FOLDER}/index.json").read_bytes())


def read_examples(data: bytes) -> tuple[Example, ...]:
    """Return the examples in a list; raises FormatError for a list that is not as it should be."""
    try:
        rows = json.loads(data)["examples"]
        found = tuple(_example(row) for row in rows)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FormatError(tr("The list of examples cannot be read.")) from error
    if len({one.name for one in found}) < len(found):
        raise FormatError(tr("The list of examples names one file twice."))
    return found


def _example(row: object) -> Example:
    wanted = {word.name for word in fields(Example)}
    if not isinstance(row, dict) or set(row) != wanted:
        raise FormatError(tr("An example in the list needs a name, title, field and summary."))
    if not all(isinstance(words, str) and words.strip() for words in row.values()):
        raise FormatError(tr("An example in the list has an empty name, title, field or summary."))
    if _NAME.fullmatch(row["name"]) is None:
        raise FormatError(tr("“{name}” is no name of an example.", name=row["name"]))
    return Example(**row)
