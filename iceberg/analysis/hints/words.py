"""Word lists by which hints are found: data for each language, looked for as whole words."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from iceberg import resources
from iceberg.model.record import Value
from iceberg.model.text import fold

ListName = Literal[
    "trend",
    "period",
    "date",
    "month",
    "cause",
    "person",
    "trait",
    "lack",
    "not_lack",
    "verb",
    "past",
    "place",
    "negation",
    "small",
]
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK_OR_DAY = re.compile(
    r"\b\d{1,2}(?::\d\d|\.\d\d|\s?[ap]m|\.\s?\d{1,2}\.)\b|\b\d{1,2}/\d{1,2}\b"
)


class WordLists(Value):
    """The whole data file of one language."""

    language: str
    lists: dict[ListName, Annotated[tuple[str, ...], Field(min_length=1)]]


@cache
def _lists() -> WordLists:
    return WordLists.model_validate_json(resources.path("words/en.json").read_bytes())


@cache
def words(name: ListName) -> frozenset[str]:
    """Return a list of words."""
    return frozenset(_lists().lists[name])


@cache
def _pattern(name: ListName) -> re.Pattern[str]:
    longest_first = sorted(words(name), key=len, reverse=True)
    return re.compile(rf"(?<![\w'’])(?:{'|'.join(map(re.escape, longest_first))})(?![\w'’])")


def plain(text: str) -> str:
    """Return the form in which words are looked for: folded, with straight apostrophes."""
    return fold(text).replace("’", "'")


def first(text: str, name: ListName) -> re.Match[str] | None:
    """Return the first of a list's words in a plain text, as a whole word."""
    return _pattern(name).search(text)


def has(text: str, *names: ListName) -> bool:
    """Whether a plain text holds a word of any of these lists."""
    return any(first(text, name) for name in names)


def begins_with(text: str, name: ListName) -> bool:
    """Whether a plain text begins with a word of a list."""
    return bool(_pattern(name).match(text))


def has_date(text: str) -> bool:
    """Whether a plain text names one moment: a day, a date, a time of the clock."""
    if has(text, "date") or _CLOCK_OR_DAY.search(text):
        return True
    month = first(text, "month")
    # “March” and “may” are words as well: a month counts beside a number.
    around = text[max(0, month.start() - 4) : month.end() + 4] if month else ""
    return any(letter.isdigit() for letter in around)


def has_period(text: str) -> bool:
    """Whether a plain text names a stretch of time or how often."""
    return has(text, "period") or bool(_YEAR.search(text))


def is_known_language(text: str) -> bool:
    """Whether the lists can say anything about a text: whether it has mostly Latin letters."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and sum(letter < "\u0250" for letter in letters) * 2 > len(letters)


def content(text: str) -> frozenset[str]:
    """Return the words of a text that carry its meaning, without endings of the plural."""
    found = (word.casefold().replace("’", "'") for word in _WORD.findall(text))
    kept = (word for word in found if word not in words("small"))
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") else w for w in kept)
