"""The glossary of a document: what its cards say they are, and are not.

To say what a thing is makes one say what it is not (the rule of distinctions: Cabrera & Cabrera,
Systems Thinking Made Simple, 2015), and shows where a room uses one word for two things.
"""

from __future__ import annotations

from dataclasses import dataclass

from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card
from iceberg.model.record import RecordId


@dataclass(frozen=True, slots=True)
class Entry:
    """One card's distinction; one of the two texts may be empty, not both."""

    card: RecordId
    term: str
    """The card's text in one line."""
    is_what: str
    is_not: str


def glossary(document: Document) -> tuple[Entry, ...]:
    """Return the distinctions of all boards, in the order of the alphabet."""
    entries = (
        Entry(card.id, *(" ".join(text.split()) for text in (card.text, card.is_what, card.is_not)))
        for card in document.all(Card)
    )
    told = (entry for entry in entries if entry.is_what or entry.is_not)
    return tuple(sorted(told, key=lambda entry: (_rank(entry.term), entry.card)))


def _rank(term: str) -> tuple[str, str]:
    """Return where a term stands in the alphabet; quotation marks before it do not count."""
    plain = term.lstrip("\"'“”„«»‘’‚ ")
    return plain.casefold(), term
