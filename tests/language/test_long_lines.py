"""However odd and long a text is, cards and completions take no longer than it is."""

from __future__ import annotations

import time

import pytest

from iceberg.language.cards import parse_cards
from iceberg.language.complete import completions

LENGTH = 20_000
NASTY = ("@", '@"', '"', '""', '@"" ', "@a, ", " @", ",", "- ", "event: ", ":", "\n", "@a\n", "a")
CARD_NAMES = ("events:", "@Patients", '@"')


def repeated(piece: str) -> str:
    return (piece * LENGTH)[:LENGTH]


@pytest.mark.parametrize("piece", NASTY)
@pytest.mark.parametrize("start", ["", "event: Full @", 'Full @"'])
def test_cards_are_understood_in_time(start: str, piece: str) -> None:
    begun = time.process_time()
    parse_cards(start + repeated(piece), ("event",))
    assert time.process_time() - begun < 2.0


@pytest.mark.parametrize("piece", [*NASTY, "A -> ", "A + ", "delay ", "A;"])
@pytest.mark.parametrize("names", [("A", "Ab"), CARD_NAMES])
def test_names_are_completed_in_time(names: tuple[str, ...], piece: str) -> None:
    text = repeated(piece)
    begun = time.process_time()
    for cursor in (0, LENGTH // 2, LENGTH):
        completions(text, cursor, names)
    assert time.process_time() - begun < 2.0
