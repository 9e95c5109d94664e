"""Lines of an iceberg: a level's word, a text, and who holds it.

``pattern: Waits rise each winter @Patients @"Ambulance crews"``
"""

from __future__ import annotations

import re
from collections.abc import Collection

from iceberg.language.statements import CardSaid

_MOST_NAME = 80
"""Characters that the name of a perspective may have; what is longer is text with an @ in it."""
_BULLET = re.compile(r"[-*•–]\s+")
_HELD = re.compile(r'\s*@?(?:"([^"]*(?:""[^"]*)*)"|([^,;@]*))[\s,;]*')
"""One perspective: in quotes, where ``""`` is a quote, or up to a comma or the next @."""


def parse_cards(text: str, levels: Collection[str]) -> tuple[CardSaid, ...]:
    """Return one card for each line of `text` that holds any; nothing raises.

    `levels` are the words that may stand before a colon, in lower case. A level's word alone on a
    line (``Patterns:``) is a heading: the lines below are on that level up to the next heading.

    >>> parse_cards("pattern: Waits rise @Patients", ["pattern"])
    (CardSaid(text='Waits rise', level='pattern', perspectives=('Patients',)),)
    """
    cards: list[CardSaid] = []
    heading: str | None = None
    for line in text.splitlines():
        level, words = _level_of(line.strip(), levels)
        if level and not words:
            heading = level
        text_alone, held = _held_by(words)
        if text_alone:
            cards.append(CardSaid(text_alone, level or heading, held))
    return tuple(cards)


def _level_of(line: str, levels: Collection[str]) -> tuple[str | None, str]:
    """Return the level's word before the colon, if there is one, and the rest."""
    text = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
    word, colon, rest = text.partition(":")
    folded = " ".join(word.split()).casefold()
    return (folded, rest.strip()) if colon and folded in levels else (None, text)


def _held_by(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without the perspectives at its end, and those."""
    at = _first_mention(text)
    if at is None:
        return text, ()
    names: dict[str, str] = {}
    place = at
    while place < len(text):
        match = _HELD.match(text, place)
        if match is None or match.end() == place:
            return text, ()
        name = _name_in(match)
        if len(name) > _MOST_NAME:
            return text, ()
        if name:
            names.setdefault(name.casefold(), name)
        place = match.end()
    return text[:at].rstrip(), tuple(names.values())


def _name_in(match: re.Match[str]) -> str:
    """Return the name; a quote that is still open while one types is not part of it."""
    if match[1] is not None:
        words = match[1].replace('""', '"')
    else:
        words = match[2].strip('" ') if match[2].startswith('"') else match[2]
    return " ".join(words.split())


def _first_mention(text: str) -> int | None:
    """Return where the perspectives begin: an @ at the start of a word, not inside one."""
    for at, letter in enumerate(text):
        starts = at == 0 or text[at - 1].isspace()
        if letter == "@" and starts and at + 1 < len(text) and not text[at + 1].isspace():
            return at
    return None
