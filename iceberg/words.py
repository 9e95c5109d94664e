"""Every text that a person reads passes through here, so that it can be translated.

No Qt: the window installs a translator that asks Qt's; without one, the English words stand.
Placeholders are named (``tr("{count} loops found", count=5)``), so that a translation may turn them
round; the words are looked up before anything is filled in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

Translator = Callable[[str], str]

_translators: Final[list[Translator]] = []


def install(translator: Translator) -> None:
    """Let `translator` have the words from now on."""
    _translators[:] = [translator]


def tr(words: str, **values: object) -> str:
    """Return `words` in the person's language, with `values` filled in."""
    for translate in _translators:
        words = translate(words) or words
    return words.format(**values) if values else words


def tr_count(one: str, many: str, n: int, **values: object) -> str:
    """Return the words for a count: `one` for exactly one, else `many`; both may hold ``{n}``."""
    return tr(one if n == 1 else many, n=n, **values)
