"""Order as sortable keys, so that moving one thing changes one record and two copies can be joined.

A key is a string of digits in base 62, read as a fraction between 0 and 1. Between two keys there
is always another one. Keys never end in the lowest digit, so no key equals a longer one.

>>> key_between(None, None)
'V'
>>> "V" < key_between("V", None)
True
>>> "V" < key_between("V", "W") < "W"
True
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Final

from pydantic import Field

_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

OrderKey = Annotated[str, Field(pattern=r"^[0-9A-Za-z]{0,200}$")]
"""Where a thing stands among its like; compared as text."""


def key_between(before: str | None, after: str | None) -> str:
    """Return a key that sorts after `before` and before `after`; ``None`` leaves that side open."""
    low, high = before or "", after or ""
    if high and low >= high:
        # Equal keys (from joined files) cannot be parted; stand behind both.
        high = ""
    key, place = "", 0
    while True:
        lower = _DIGITS.index(low[place]) if place < len(low) else 0
        upper = _DIGITS.index(high[place]) if place < len(high) else len(_DIGITS)
        if upper - lower > 1:
            # With the end open take the next digit, so that appending keeps keys short.
            step = (lower + upper) // 2 if high or not low else lower + 1
            return key + _DIGITS[step]
        key += _DIGITS[lower]
        if upper > lower:
            high = ""
        place += 1


def key_after(keys: Iterable[str]) -> str:
    """Return a key that sorts behind all of `keys`."""
    return key_between(max(keys, default=None), None)


def keys_after(keys: Iterable[str], count: int) -> tuple[str, ...]:
    """Return `count` rising keys that sort behind all of `keys`."""
    last = max(keys, default=None)
    rising: list[str] = []
    for _ in range(count):
        last = key_between(last, None)
        rising.append(last)
    return tuple(rising)
