"""Lines of an iceberg: a level's word, a text, and who holds it.

``pattern: Waits rise each winter @Patients @"Ambulance crews"``
"""

from __future__ import annotations

from collections.abc import Collection

from iceberg.language.statements import CardSaid

_MOST_NAME = 80
"""Characters that the name of a perspective may have; what is longer is text with an @ in it."""


def parse_cards(text: str, levels: Collection[str]) -> tuple[CardSaid, ...]:
    """Return one card for each line of `text` that holds any; nothing raises.

    `levels` are the words that may stand before a colon, in lower case.

    >>> parse_cards("pattern: Waits rise @Patients", ["pattern"])
    (CardSaid(text='Waits rise', level='pattern', perspectives=('Patients',)),)
    """
    said = (_card(line.strip(), levels) for line in text.splitlines())
    return tuple(card for card in said if card.text)


def _card(line: str, levels: Collection[str]) -> CardSaid:
    level, text = None, line.removeprefix("- ").removeprefix("• ").strip()
    word, colon, rest = text.partition(":")
    folded = " ".join(word.split()).casefold()
    if colon and folded in levels:
        level, text = folded, rest.strip()
    text, perspectives = _held_by(text)
    return CardSaid(text, level, perspectives)


def _held_by(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without the perspectives at its end, and those."""
    at = _first_mention(text)
    if at is None:
        return text, ()
    names: list[str] = []
    for piece in text[at:].split("@"):
        name = " ".join(piece.replace('"', " ").split()).strip(" ,;")
        if name and len(name) <= _MOST_NAME and name.casefold() not in map(str.casefold, names):
            names.append(name)
    return text[:at].rstrip(), tuple(names)


def _first_mention(text: str) -> int | None:
    """Return where the perspectives begin: an @ at the start of a word, not inside one."""
    for at, letter in enumerate(text):
        starts = at == 0 or text[at - 1].isspace()
        if letter == "@" and starts and at + 1 < len(text) and not text[at + 1].isspace():
            return at
    return None
