"""The line of a loop board cut into words that mean something and names that do not.

Scanned by hand from left to right in linear time: no text, however odd, takes long or raises.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from iceberg.language.statements import SaidPolarity

Kind = Literal["name", "arrow", "verb", "more", "less", "sign", "delay", "comma", "end"]

ARROWS: Final = ("-->", "==>", "->", "=>", "→", "⟶", "➔")
SIGNS: Final[dict[str, SaidPolarity]] = {
    "+/-": "mixed",
    "+-": "mixed",
    "±": "mixed",
    "+": "+",
    "-": "-",
    "−": "-",
    "–": "-",
    "?": "?",
    "(s)": "+",
    "(o)": "-",
    "same": "+",
    "opposite": "-",
}
"""S and O (Senge's letters) count in brackets only, since they are words too."""
VERBS: Final[dict[str, SaidPolarity]] = {
    "increases": "+",
    "raises": "+",
    "reduces": "-",
    "decreases": "-",
    "lowers": "-",
    "affects": "?",
}
DELAYS: Final = ("in time", "delayed", "delay", "||", "‖")
MORE: Final = ("more", "less", "fewer")


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a line; `text` of a name is without quotes."""

    kind: Kind
    text: str
    column: int
    polarity: SaidPolarity = "?"


def tokens(text: str) -> list[Token]:
    """Return the pieces of `text`; the last one is an end."""
    found: list[Token] = []
    at, name_from = 0, -1

    def close_name(upto: int) -> None:
        nonlocal name_from
        if name_from >= 0:
            words = text[name_from:upto].rstrip()
            found.append(Token("name", words, name_from))
            name_from = -1

    while at < len(text):
        letter = text[at]
        quoted = _quoted(text, at) if letter == '"' and name_from < 0 else None
        token = _token_at(text, at, in_name=name_from >= 0)
        if quoted is not None:
            found.append(Token("name", quoted, at))
            at += len(quoted) + 2
        elif token is not None:
            close_name(at)
            found.append(token)
            at += len(token.text)
        else:
            if name_from < 0 and not letter.isspace():
                name_from = at
            at += 1
    close_name(len(text))
    found.append(Token("end", "", len(text)))
    return found


def _quoted(text: str, at: int) -> str | None:
    close = text.find('"', at + 1)
    return text[at + 1 : close] if close > at + 1 else None


def _token_at(text: str, at: int, *, in_name: bool) -> Token | None:
    letter = text[at]
    if letter in ";\n\r":
        return Token("end", letter, at)
    if letter == ",":
        return Token("comma", letter, at)
    for arrow in ARROWS:
        if text.startswith(arrow, at):
            return Token("arrow", arrow, at)
    return _word_at(text, at, in_name=in_name)


def _word_at(text: str, at: int, *, in_name: bool) -> Token | None:
    """Return a sign, delay or verb that begins here, if it stands as a word of its own."""
    before = text[at - 1] if at else " "
    starts = before.isspace() or before in ';,">)' or at == 0
    for word in DELAYS:
        if starts and _is(text, at, word):
            return Token("delay", text[at : at + len(word)], at)
    for word, polarity in SIGNS.items():
        glued = word in ("+", "-", "−", "±", "?", "+/-", "+-")
        if (starts or glued) and _is(text, at, word):
            return Token("sign", text[at : at + len(word)], at, polarity)
    if not starts:
        return None
    for word, polarity in VERBS.items():
        if in_name and _is(text, at, word):
            return Token("verb", text[at : at + len(word)], at, polarity)
    for word in MORE:
        if not in_name and _is(text, at, word):
            polarity = "+" if word == "more" else "-"
            kind: Kind = "more" if word == "more" else "less"
            return Token(kind, text[at : at + len(word)], at, polarity)
    return None


def _is(text: str, at: int, word: str) -> bool:
    """Whether `word` stands at a place, followed by a blank or the end of what is said."""
    end = at + len(word)
    if text[at:end].lower() != word:
        return False
    return end >= len(text) or text[end].isspace() or text[end] in ";,\n"
