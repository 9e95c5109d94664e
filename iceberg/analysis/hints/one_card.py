"""Hints about a single card: does it stand on its level, and does it say what it could?

What belongs where follows Senge et al., The Fifth Discipline Fieldbook (1994); events instead of
blame, and structure that would stay if the people were swapped, after Meadows, Thinking in Systems
(2008). All are questions, and silence is better than a false alarm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from iceberg.analysis.hints import words
from iceberg.analysis.hints.hint import Hint
from iceberg.model.iceberg_board import Card
from iceberg.words import tr

_SHORT_BELIEF: Final = 3
"""Words up to which a belief without a known verb is taken for a mere word."""

Rule = Callable[[Card, str], Hint | None]


def hints_of_card(card: Card) -> Iterator[Hint]:
    """Yield the hints about one card."""
    if card.level == "mental_model" and not card.perspectives:
        yield Hint("ICE-09", (card.id,), tr("Who holds this?"), "hold")
    if not words.is_known_language(card.text):
        return
    text = words.plain(card.text)
    for rule in _RULES.get(card.level, ()):
        if hint := rule(card, text):
            yield hint


def _trend_as_event(card: Card, text: str) -> Hint | None:
    if words.has_date(text) or not (words.has(text, "trend") or words.has_period(text)):
        return None
    says = tr("This reads like a pattern. Move it one level down, or name one dated instance.")
    return Hint("ICE-01", (card.id,), says, "move_down", is_warning=True)


def _event_without_instance(card: Card, text: str) -> Hint | None:
    told = any(letter.isdigit() for letter in text) or words.has_date(text)
    happened = words.has(text, "past", "place") or any(
        word.endswith("ed") for word in text.split() if len(word) > 4
    )
    if told or happened or words.has(text, "trend", "period"):
        return None
    return Hint("ICE-02", (card.id,), tr("When and where did this happen?"), "ask")


def _single_incident(card: Card, text: str) -> Hint | None:
    if not words.has_date(text) or words.has(text, "trend", "period") or card.sketch:
        return None
    says = tr("One occurrence is an event. What has moved over time?")
    return Hint("ICE-03", (card.id,), says, "move_up", is_warning=True)


def _pattern_without_time(card: Card, text: str) -> Hint | None:
    if card.sketch or words.has_period(text) or words.has_date(text):
        return None
    return Hint("ICE-04", (card.id,), tr("Over what period? Draw it."), "sketch")


def _cause_inside(card: Card, text: str) -> Hint | None:
    found = words.first(text, "cause")
    if found is None or not text[: found.start()].strip() or not text[found.end() :].strip():
        return None
    says = tr("The part after “{word}” may belong under Structures.", word=found.group())
    return Hint("ICE-05", (card.id,), says, "split_cause", is_warning=True)


def _blame(card: Card, text: str) -> Hint | None:
    if not (words.has(text, "person") and words.has(text, "trait")):
        return None
    says = tr(
        "If other people were in this role, would it still happen? "
        "What in the set-up makes it likely?"
    )
    return Hint("ICE-06", (card.id,), says, "ask", is_warning=True)


def _missing_solution(card: Card, text: str) -> Hint | None:
    if not words.begins_with(text, "lack") or words.begins_with(text, "not_lack"):
        return None
    says = tr("This names a missing solution. What happens instead, and what produces it?")
    return Hint("ICE-07", (card.id,), says, "ask", is_warning=True)


def _no_belief(card: Card, text: str) -> Hint | None:
    said = text.strip(" .!?\"'“”«»").split()
    if len(said) > _SHORT_BELIEF or words.has(text, "verb"):
        return None
    says = tr("Write it as a sentence that somebody could agree or disagree with.")
    return Hint("ICE-08", (card.id,), says, "ask", is_warning=True)


_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    "event": (_trend_as_event, _event_without_instance, _cause_inside),
    "pattern": (_single_incident, _pattern_without_time, _cause_inside, _missing_solution),
    "structure": (_blame, _missing_solution),
    "mental_model": (_no_belief,),
}
