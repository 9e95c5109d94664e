"""Hints about the board as a whole: what is missing, doubled, or heavy at the top.

That groups stop at events and patterns, and act there, is the iceberg's reason to be (Senge et
al., The Fifth Discipline Fieldbook, 1994); a future that only negates the present is what the
vision deployment matrix warns of (Kim, 1995).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from iceberg.analysis.hints import words
from iceberg.analysis.hints.hint import Hint
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.record import RecordId
from iceberg.words import tr

_ENOUGH_CARDS: Final = 4
"""Cards from which on a board says something about the group's thinking."""
_TOP_HEAVY: Final = 0.7
_SAME: Final = 0.75
"""Share of common words from which on two texts say the same."""
_UPPER: Final = ("event", "pattern", "artifact")


def hints_of_board(document: Document, contents: IcebergContents) -> Iterator[Hint]:
    """Yield the hints about a whole board."""
    yield from _one_holder(document, contents)
    yield from _top_heavy(contents)
    yield from _unlinked(contents)
    yield from _actions_at_one_level(contents)
    yield from _doubles(contents)
    yield from _negated_future(document, contents)


def _one_holder(document: Document, contents: IcebergContents) -> Iterator[Hint]:
    beliefs = contents.on_level("mental_model")
    holders = {held for card in beliefs for held in card.perspectives}
    others = [p for p in document.perspectives() if p.id not in holders]
    if len(beliefs) > 1 and len(holders) == 1 and others:
        says = tr("All beliefs are of one view. What would {name} say?", name=others[0].name)
        yield Hint("ICE-10", (contents.board.id,), says, "ask")


def _top_heavy(contents: IcebergContents) -> Iterator[Hint]:
    cards = list(contents.cards.values())
    lower = [level for level in contents.board.levels if level.kind not in _UPPER]
    if len(cards) < _ENOUGH_CARDS or len(lower) == len(contents.board.levels):
        return
    upper = sum(card.level in _UPPER for card in cards)
    empty = [level for level in lower if not contents.on_level(level.kind)]
    if upper == len(cards):
        says = tr("Nothing below the water yet.")
    elif empty:
        says = tr("Nothing under {level} yet.", level=empty[0].title)
    elif upper > _TOP_HEAVY * len(cards):
        says = tr("Most cards are above or just below the water. What shapes them?")
    else:
        return
    yield Hint("ICE-11", (contents.board.id,), says, "ask", is_warning=True)


def _unlinked(contents: IcebergContents) -> Iterator[Hint]:
    linked: dict[RecordId, set[str]] = {}
    for cause in contents.causes.values():
        for end, other in ((cause.source, cause.target), (cause.target, cause.source)):
            if other in contents.cards:
                linked.setdefault(end, set()).add(contents.cards[other].level)
    for level, above, says in (
        ("structure", "pattern", tr("Which pattern does this produce?")),
        ("mental_model", "structure", tr("Which structure does this keep in place?")),
    ):
        if contents.on_level(above):
            for card in contents.on_level(level):
                if above not in linked.get(card.id, ()):
                    yield Hint("ICE-12", (card.id,), says, "connect")


def _actions_at_one_level(contents: IcebergContents) -> Iterator[Hint]:
    counted = [(contents.cards[on].level, len(acts)) for on, acts in contents.actions.items()]
    if sum(n for _, n in counted) > 1 and {level for level, _ in counted} == {"event"}:
        says = tr("Every action reacts to an event. Is there one at a deeper level?")
        yield Hint("ICE-13", (contents.board.id,), says, "act")


def _doubles(contents: IcebergContents) -> Iterator[Hint]:
    told = [(card, words.content(card.text)) for card in contents.cards.values()]
    for (one, said), (other, again) in combinations(told, 2):
        if one.level != other.level and _share(said, again) >= _SAME and len(said) > 1:
            yield Hint("ICE-14", (one.id, other.id), tr("Is this the same thought twice?"), "merge")


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _negated_future(document: Document, contents: IcebergContents) -> Iterator[Hint]:
    present = contents.board.future_of and document.get(contents.board.future_of, IcebergBoard)
    if not present:
        return
    before = IcebergContents.of(document, present).cards
    for card in contents.cards.values():
        replaced = before.get(card.replaces) if card.replaces else None
        if any(_negates(card, old) for old in ([replaced] if replaced else before.values())):
            says = tr("Say what is there, not what is gone.")
            yield Hint("ICE-15", (card.id,), says, "ask")


def _negates(future: Card, present: Card) -> bool:
    no = words.words("negation")
    said, before = words.content(future.text), words.content(present.text)
    left = frozenset(word for word in said if word not in no)
    return left < said and not before & no and len(before) > 1 and _share(left, before) >= _SAME
