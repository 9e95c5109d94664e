"""Sentences of the line to statements, or a mistake with its place.

The grammar is written down for people in docs/line.md.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from iceberg.language.statements import LineError, LinkSaid, SaidPolarity, Statement, VariableSaid
from iceberg.language.tokens import Token, tokens
from iceberg.words import tr


@dataclass
class _Stop:
    """The names between two arrows, and what is said of the link that leads to them."""

    names: list[str] = field(default_factory=list)
    polarity: SaidPolarity | None = None
    delayed: bool = False


def parse_loops(text: str) -> tuple[Statement, ...]:
    """Return what `text` says on a loop board, in order; raises LineError and nothing else.

    >>> parse_loops("Overtime -> Fatigue + delay")
    (LinkSaid(source='Overtime', target='Fatigue', polarity='+', delayed=True),)
    """
    said: list[Statement] = []
    for sentence in _sentences(tokens(text)):
        said += _sentence(sentence)
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
    pieces = tokens(name)
    is_plain = len(pieces) == 2 and pieces[0].kind == "name" and pieces[0].text == name
    return name if is_plain and not name.startswith('"') else f'"{name.replace(chr(34), chr(39))}"'


def _sentences(pieces: list[Token]) -> Iterator[list[Token]]:
    """Yield the pieces of each sentence, its end included."""
    sentence: list[Token] = []
    for piece in pieces:
        sentence.append(piece)
        if piece.kind == "end":
            if len(sentence) > 1:
                yield sentence
            sentence = []


def _sentence(pieces: list[Token]) -> list[Statement]:
    kinds = [piece.kind for piece in pieces]
    if "arrow" in kinds or _has_verb(kinds):
        return _chain(pieces)
    if sum(kind in ("more", "less") for kind in kinds) > 1 and kinds[0] in ("more", "less"):
        return _more_and_less(pieces)
    return _names_alone(pieces)


def _has_verb(kinds: Sequence[str]) -> bool:
    return any(
        kind == "verb" and kinds[at + 1] in ("name", "more", "less")
        for at, kind in enumerate(kinds[:-1])
    )


def _chain(pieces: list[Token]) -> list[Statement]:
    """Read ``A, B -> C + delay -> D``."""
    stops = [_Stop()]
    expects_name = True
    at = 0
    while pieces[at].kind != "end":
        piece = pieces[at]
        stop = stops[-1]
        if expects_name:
            name, at = _name(pieces, at)
            stop.names.append(name)
            expects_name = False
            continue
        match piece.kind:
            case "arrow" | "verb":
                stops.append(_Stop(polarity=piece.polarity if piece.kind == "verb" else None))
                expects_name = True
            case "comma" if pieces[at + 1].kind != "delay":
                expects_name = True
            case "sign":
                stop.polarity = piece.polarity
            case "delay":
                stop.delayed = True
            case "comma":
                pass
            case _:
                raise LineError(tr("Between two names an arrow is expected: A -> B."), piece.column)
        at += 1
    if expects_name:
        raise LineError(tr("A name is expected here: what does it affect?"), pieces[at].column)
    return list(_links(stops))


def _links(stops: list[_Stop]) -> Iterator[Statement]:
    for number, (one, other) in enumerate(itertools.pairwise(stops)):
        # ``A + -> B``: what stands before the first arrow can only be meant for the first link.
        early = one if number == 0 else _Stop()
        polarity: SaidPolarity = other.polarity or early.polarity or "?"
        delayed = other.delayed or early.delayed
        for source in one.names:
            for target in other.names:
                yield LinkSaid(source, target, polarity, delayed)


def _more_and_less(pieces: list[Token]) -> list[Statement]:
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
    return [
        LinkSaid(one[0], other[0], "+" if one[1] == other[1] else "-", other[2])
        for one, other in itertools.pairwise(steps)
    ]


def _names_alone(pieces: list[Token]) -> list[Statement]:
    names: list[Statement] = []
    at = 0
    while pieces[at].kind != "end":
        if pieces[at].kind == "comma":
            at += 1
            continue
        name, at = _name(pieces, at)
        names.append(VariableSaid(name))
        if pieces[at].kind not in ("comma", "end"):
            raise LineError(
                tr("An arrow to another name is expected first: A -> B +."), pieces[at].column
            )
    return names


def _name(pieces: list[Token], at: int) -> tuple[str, int]:
    """Return the name that begins at a piece and the place behind it.

    ``more``, ``less`` and verbs inside are words of the name: “Price increases”.
    """
    words: list[str] = []
    start = at
    while pieces[at].kind in ("name", "more", "less") or (
        pieces[at].kind == "verb" and at > start and pieces[at + 1].kind not in ("name", "more")
    ):
        words.append(pieces[at].text)
        at += 1
    name = " ".join(" ".join(words).split())
    if not name or start == at or (all(p.kind != "name" for p in pieces[start:at]) and not words):
        raise LineError(tr("A name is expected here."), pieces[start].column)
    return name, at
