"""From bytes to plain data: JSON with limits, and without what JSON readers let through.

Python's reader takes NaN, keeps the last of two equal keys and gives up deep inside with a
RecursionError; all of these are refused here in words.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final, NoReturn

from iceberg.errors import FormatError
from iceberg.model.text import quoted
from iceberg.words import tr

MOST_BYTES: Final = 64 * 1024 * 1024
DEEPEST: Final = 64

# Each alternative takes at least one byte and the string never gives up, so the scan is linear.
_STRING: Final = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)', re.DOTALL)
_NOT_BRACKETS: Final = re.compile(rb"[^\[\]{}]+")


def plain_data(data: bytes, name: str) -> Any:
    """Return what the JSON in `data` says, lists as tuples.

    Raises FormatError with a sentence about the file called `name`.
    """
    if len(data) > MOST_BYTES:
        raise FormatError(
            tr(
                "{name} is too large: it has more than {limit} MB, so it is not a file of Iceberg.",
                name=name,
                limit=MOST_BYTES // 1024**2,
            )
        )
    text = _text(data, name)
    if _depth(data) > DEEPEST:
        raise _nested_too_deep(name)
    return _loaded(text, name)


def _text(data: bytes, name: str) -> str:
    if not data.strip():
        raise FormatError(
            tr("{name} is empty; open an earlier copy of it, or begin a new model.", name=name)
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FormatError(
            tr(
                "{name} is not a file of Iceberg: it is not UTF-8 text; "
                "open a file that Iceberg saved, or mend this one.",
                name=name,
            )
        ) from None


def _depth(data: bytes) -> int:
    """Return how deep brackets are nested outside of strings."""
    depth = deepest = 0
    for bracket in _NOT_BRACKETS.sub(b"", _STRING.sub(b"", data)):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _loaded(text: str, name: str) -> Any:
    def constant(word: str) -> NoReturn:
        raise FormatError(
            tr(
                "{name} holds {word} where a number should stand; replace it by a number.",
                name=name,
                word=word,
            )
        )

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = {key: tuple(v) if isinstance(v, list) else v for key, v in pairs}
        if len(found) < len(pairs):
            raise _key_twice(pairs, name)
        return found

    try:
        return json.loads(text, object_pairs_hook=members, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise FormatError(
            tr(
                "{name} is damaged or was cut off: line {line}, column {column} is not JSON "
                "({reason}); open an earlier copy of it.",
                name=name,
                line=error.lineno,
                column=error.colno,
                reason=error.msg,
            )
        ) from None
    except RecursionError:
        raise _nested_too_deep(name) from None
    except ValueError:
        # Python refuses to read whole numbers of more than some 4,300 digits.
        raise FormatError(
            tr("{name} holds a number with thousands of digits; shorten it.", name=name)
        ) from None


def _nested_too_deep(name: str) -> FormatError:
    return FormatError(
        tr(
            "{name} is nested more than {limit} levels deep, so it is not a file of Iceberg.",
            name=name,
            limit=DEEPEST,
        )
    )


def _key_twice(pairs: list[tuple[str, Any]], name: str) -> FormatError:
    keys = [key for key, _ in pairs]
    twice = next(key for key in keys if keys.count(key) > 1)
    owner = next((value for key, value in pairs if key == "id"), "")
    return FormatError(
        tr(
            "{name} has the field “{key}” twice in one place{where}; remove one of them.",
            name=name,
            key=quoted(twice),
            where=tr(" (in the record “{id}”)", id=quoted(owner)) if owner else "",
        )
    )
