"""The line of a loop board cut into words that mean something and names that do not.

Scanned by hand from left to right in linear time: no text, however odd, takes long or raises.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from iceberg.language.statements import SaidPolarity

Kind = Literal["name", "arrow", "verb", "more", "less", "sign", "delay", "comma", "end"]

ARROWS: Final = ("-->", "==>", "->", "=>", "→", "⟶", "➔", "--", "—")
"""Some systems make a long dash of two hyphens while one types."""
GLUED_SIGNS: Final[dict[str, SaidPolarity]] = {
    "+/-": "mixed",
    "+/−": "mixed",
    "+-": "mixed",
    "±": "mixed",
    "+": "+",
    "-": "-",
    "−": "-",
    "–": "-",
    "?": "?",
}
"""Signs that may also stand right behind a name: ``Errors+``."""
WORD_SIGNS: Final[dict[str, SaidPolarity]] = {
    "(s)": "+",
    "(o)": "-",
    "(+)": "+",
    "(-)": "-",
    "(−)": "-",
    "same": "+",
    "opposite": "-",
}
LETTERS: Final[dict[str, SaidPolarity]] = {"S": "+", "O": "-"}
"""Same and opposite, after Senge: capitals alone at the end of what is said of a link."""
VERBS: Final[dict[str, SaidPolarity]] = {
    "increases": "+",
    "raises": "+",
    "reduces": "-",
    "decreases": "-",
    "lowers": "-",
    "affects": "?",
}
DELAYS: Final = ("in time", "delayed", "delay", "||", "‖")
MORE: Final[dict[str, SaidPolarity]] = {"more": "+", "less": "-", "fewer": "-"}

_ENDS: Final = ";\n\r"
_LETTERS: Final = ("name", "verb")
"""Kinds that are written in letters, so that what stands before them may be part of a name."""


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a line; `text` of a name is without quotes."""

    kind: Kind
    text: str
    column: int
    polarity: SaidPolarity = "?"
    width: int = 0
    """How many characters it takes in the line, quotes included."""

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.column + self.width


def tokens(text: str) -> list[Token]:
    """Return the pieces of `text`; the last one is an end."""
    found: list[Token] = []
    at, name_from = 0, -1
    while at < len(text):
        if name_from < 0 and text[at].isspace() and text[at] not in _ENDS:
            at += 1
            continue
        token = _token_at(text, at, found[-1:], in_name=name_from >= 0)
        if token is None:
            name_from = at if name_from < 0 else name_from
            at += 1
            continue
        if name_from >= 0:
            found.append(_name(text, name_from, at))
            name_from = -1
        found.append(token)
        at = token.end
    if name_from >= 0:
        found.append(_name(text, name_from, len(text)))
    found.append(Token("end", "", len(text)))
    return _names_made_whole(text, found)


def _name(text: str, start: int, end: int) -> Token:
    words = text[start:end].rstrip()
    return Token("name", words, start, width=len(words))


def _names_made_whole(text: str, found: list[Token]) -> list[Token]:
    """Give back to names the words that are said of a link elsewhere.

    “delay” is part of a name in ``Delayed discharges``, where more of a name follows, and in
    ``Queue -> Delay``, where only a name can stand; quotes are not needed for either.
    """
    whole: list[Token] = []
    for token in reversed(found):
        if _is_word(token) and whole and whole[-1].kind in _LETTERS:
            token = replace(token, kind="name")
        whole.append(token)
    whole.reverse()
    is_link = False
    for at, token in enumerate(whole):
        before = whole[at - 1].kind if at else "end"
        is_link = token.kind != "end" and (is_link or token.kind in ("arrow", "verb"))
        is_letter = token.kind == "sign" and token.text in LETTERS
        has_no_name = before in ("end", "arrow", "verb", "more", "less")
        if (_is_word(token) and has_no_name) or (is_letter and not is_link):
            whole[at] = replace(token, kind="name")
    return _joined(text, whole)


def _is_word(token: Token) -> bool:
    return token.kind in ("sign", "delay") and token.text[0].isalpha()


def _joined(text: str, pieces: list[Token]) -> list[Token]:
    """Make one name of names that only blanks part."""
    joined: list[Token] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.kind == piece.kind == "name" and not _has_quotes(text, last, piece):
            joined[-1] = _name(text, last.column, piece.end)
        else:
            joined.append(piece)
    return joined


def _has_quotes(text: str, *names: Token) -> bool:
    return any(text[name.column] == '"' and name.width > len(name.text) for name in names)


def _token_at(text: str, at: int, last: list[Token], *, in_name: bool) -> Token | None:
    letter = text[at]
    if letter in _ENDS:
        return Token("end", letter, at, width=1)
    if letter == ",":
        return Token("comma", letter, at, width=1)
    if letter == '"' and not in_name:
        return _quoted_at(text, at)
    arrow = _arrow_at(text, at)
    if arrow:
        return Token("arrow", arrow, at, width=len(arrow))
    said = _said_at(text, at)
    if said or not _begins_word(text, at):
        return said
    # ``"In time" increases B``: a verb may stand behind what is, or will turn out, a name.
    follows_name = in_name or any(t.kind == "name" or _is_word(t) for t in last)
    return (_verb_at(text, at) if follows_name else None) or (
        None if in_name else _more_at(text, at)
    )


def _arrow_at(text: str, at: int) -> str:
    if text[at] not in "-=→⟶➔—":
        return ""
    return next((arrow for arrow in ARROWS if text.startswith(arrow, at)), "")


def _quoted_at(text: str, at: int) -> Token | None:
    """Return the name in quotes that begins here and ends on this line; ``""`` is a quote in it."""
    words: list[str] = []
    start = at + 1
    while True:
        close = text.find('"', start)
        if close < 0 or "\n" in text[start:close] or "\r" in text[start:close]:
            return None
        words.append(text[start:close])
        if not text.startswith('""', close):
            return Token("name", '"'.join(words), at, width=close + 1 - at)
        start = close + 2


def _said_at(text: str, at: int) -> Token | None:
    """Return a sign or a delay that begins here."""
    for sign, polarity in GLUED_SIGNS.items():
        if _stands_at(text, at, sign):
            return Token("sign", text[at : at + len(sign)], at, polarity, len(sign))
    if not _begins_word(text, at):
        return None
    for sign, polarity in WORD_SIGNS.items():
        if _stands_at(text, at, sign):
            return Token("sign", text[at : at + len(sign)], at, polarity, len(sign))
    if text[at] in LETTERS and _stands_at(text, at, text[at].lower()):
        return Token("sign", text[at], at, LETTERS[text[at]], 1)
    for word in DELAYS:
        if _stands_at(text, at, word):
            return Token("delay", text[at : at + len(word)], at, width=len(word))
    return None


def _verb_at(text: str, at: int) -> Token | None:
    for word, polarity in VERBS.items():
        if _stands_at(text, at, word):
            return Token("verb", text[at : at + len(word)], at, polarity, len(word))
    return None


def _more_at(text: str, at: int) -> Token | None:
    for word, polarity in MORE.items():
        if _stands_at(text, at, word):
            kind: Kind = "more" if polarity == "+" else "less"
            return Token(kind, text[at : at + len(word)], at, polarity, len(word))
    return None


def _begins_word(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace() or text[at - 1] in ';,">)+-−–?±‖|→⟶➔—'


def _stands_at(text: str, at: int, word: str) -> bool:
    """Whether `word` stands here, and a blank, an arrow, a mark of delay or the end follows."""
    end = at + len(word)
    if text[at] not in word[0] + word[0].upper() or text[at:end].lower() != word:
        return False
    if end >= len(text) or text[end].isspace() or text[end] in ";,‖":
        return True
    return text.startswith("||", end) or bool(_arrow_at(text, end))
