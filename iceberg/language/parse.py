"""Sentences of the line to statements, or a mistake with its place.

The grammar is written down for people in docs/line.md.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from iceberg.language.statements import LineError, LinkSaid, SaidPolarity, Statement, VariableSaid
from iceberg.language.tokens import Token, tokens
from iceberg.words import tr

MOST_SAID: Final = 2_000
"""Variables and links that one text may say; more is a file to open, not a line."""


@dataclass
class _Named:
    """A name, and what is said behind it."""

    name: str
    polarity: SaidPolarity | None = None
    delayed: bool = False


@dataclass
class _Stop:
    """The names between two arrows, and the sign of the verb that leads to them."""

    polarity: SaidPolarity | None = None
    names: list[_Named] = field(default_factory=list)


def parse_loops(text: str) -> tuple[Statement, ...]:
    """Return what `text` says on a loop board, in order; raises LineError and nothing else.

    >>> parse_loops("Overtime -> Fatigue + delay")
    (LinkSaid(source='Overtime', target='Fatigue', polarity='+', delayed=True),)
    """
    said: list[Statement] = []
    for sentence in _sentences(tokens(text)):
        said += itertools.islice(_sentence(sentence), MOST_SAID + 1 - len(said))
        if len(said) > MOST_SAID:
            raise LineError(
                tr("That says more than {n} things; type fewer at once.", n=MOST_SAID),
                sentence[0].column,
            )
    return tuple(said)


def said(statement: Statement) -> str:
    """Return a statement as the line would take it."""
    if isinstance(statement, VariableSaid):
        return quoted(statement.name)
    sign = "+/-" if statement.polarity == "mixed" else statement.polarity
    delay = " delay" if statement.delayed else ""
    return f"{quoted(statement.source)} -> {quoted(statement.target)} {sign}{delay}"


def quoted(name: str) -> str:
    """Return a name as the line reads it back: in quotes when it holds words of the grammar."""
    # Between a name and an arrow it must stay whole wherever it may stand.
    pieces = tokens(f"{name} -> {name} +")
    names = [piece.text for piece in pieces if piece.kind == "name"]
    is_plain = len(pieces) == 5 and names == [name, name] and not name.startswith(("@", "/"))
    return name if is_plain and '"' not in name else '"' + name.replace('"', '""') + '"'


def _sentences(pieces: list[Token]) -> Iterator[list[Token]]:
    """Yield the pieces of each sentence, its end included."""
    sentence: list[Token] = []
    for piece in pieces:
        sentence.append(piece)
        if piece.kind == "end":
            if len(sentence) > 1:
                yield sentence
            sentence = []


def _sentence(pieces: list[Token]) -> Iterator[Statement]:
    kinds = [piece.kind for piece in pieces]
    if "arrow" in kinds or _has_verb(kinds):
        return _links(_stops(pieces))
    if kinds[0] in ("more", "less") and sum(kind in ("more", "less") for kind in kinds) > 1:
        return _more_and_less(pieces)
    return _names_alone(pieces)


def _has_verb(kinds: Sequence[str]) -> bool:
    return any(
        kind == "verb" and kinds[at + 1] in ("name", "more", "less")
        for at, kind in enumerate(kinds[:-1])
    )


def _stops(pieces: list[Token]) -> list[_Stop]:
    """Read ``A, B -> C + delay -> D``."""
    stops = [_Stop()]
    at = 0
    while True:
        name, at = _name(pieces, at)
        stops[-1].names.append(_Named(name))
        at = _said_behind(stops[-1].names[-1], pieces, at)
        piece = pieces[at]
        match piece.kind:
            case "end":
                return stops
            case "arrow":
                stops.append(_Stop())
            case "verb":
                stops.append(_Stop(piece.polarity))
            case "comma":
                pass
            case _:
                raise LineError(
                    tr("An arrow is expected between two names; “quotes” keep a name whole."),
                    piece.column,
                )
        at += 1


def _said_behind(named: _Named, pieces: list[Token], at: int) -> int:
    """Note the sign and the delay behind a name; return the place behind them."""
    while True:
        piece = pieces[at]
        if piece.kind == "sign":
            if named.polarity not in (None, piece.polarity):
                raise LineError(tr("Two signs stand here; say one, or +/- for both."), piece.column)
            named.polarity = piece.polarity
        elif piece.kind == "delay":
            named.delayed = True
        elif piece.kind != "comma" or pieces[at + 1].kind != "delay":
            return at
        at += 1


def _links(stops: list[_Stop]) -> Iterator[Statement]:
    for number, (one, other) in enumerate(itertools.pairwise(stops)):
        for source, target in itertools.product(one.names, other.names):
            polarity, delayed = target.polarity, target.delayed
            if number == 0:
                # ``A + -> B``: what stands before the first arrow can only mean the first link.
                polarity, delayed = polarity or source.polarity, delayed or source.delayed
            yield LinkSaid(source.name, target.name, polarity or other.polarity or "?", delayed)


def _more_and_less(pieces: list[Token]) -> Iterator[Statement]:
    """Read ``more A, more B, in time, less C``: each follows from the one before."""
    steps: list[tuple[str, SaidPolarity, bool]] = []
    at, delayed = 0, False
    while pieces[at].kind != "end":
        piece = pieces[at]
        if piece.kind in ("more", "less"):
            name, at = _name(pieces, at + 1)
            steps.append((name, piece.polarity, delayed))
            delayed = False
        elif piece.kind == "delay":
            # ``more A, more B, in time``: what comes last is said of the last step.
            if pieces[at + 1].kind == "end" and steps:
                steps[-1] = (*steps[-1][:2], True)
            delayed = True
            at += 1
        elif piece.kind == "comma":
            at += 1
        else:
            raise LineError(tr("“more” or “less” is expected here."), piece.column)
    for one, other in itertools.pairwise(steps):
        yield LinkSaid(one[0], other[0], "+" if one[1] == other[1] else "-", other[2])


def _names_alone(pieces: list[Token]) -> Iterator[Statement]:
    at = 0
    while pieces[at].kind != "end":
        if pieces[at].kind == "comma":
            at += 1
            continue
        if pieces[at].kind == "delay" and pieces[at].text[0].isalpha():
            # ``Queue, Delay``: without an arrow there is nothing to be delayed.
            name, at = pieces[at].text, at + 1
        else:
            name, at = _name(pieces, at)
        if pieces[at].kind not in ("comma", "end"):
            raise LineError(
                tr("An arrow to another name is expected first: A -> B +."), pieces[at].column
            )
        yield VariableSaid(name)


def _name(pieces: list[Token], at: int) -> tuple[str, int]:
    """Return the name that begins at a piece and the place behind it.

    ``more``, ``less`` and verbs inside are words of the name: “Price increases”.
    """
    words: list[str] = []
    start = at
    while pieces[at].kind in ("name", "more", "less") or (
        pieces[at].kind == "verb" and words and pieces[at + 1].kind not in ("name", "more", "less")
    ):
        words.append(pieces[at].text)
        at += 1
    name = " ".join(" ".join(words).split())
    if not name:
        raise LineError(_no_name(pieces, start), pieces[start].column)
    return name, at


def _no_name(pieces: list[Token], at: int) -> str:
    if pieces[at].kind == "end" and at and pieces[at - 1].kind in ("arrow", "verb"):
        return tr("A name is expected here: what does it affect?")
    return tr("A name is expected here.")
