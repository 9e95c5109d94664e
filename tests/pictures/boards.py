"""Icebergs with few and with many cards, of all the texts that people bring: always the same."""

from __future__ import annotations

from functools import cache
from typing import Final

from iceberg.drawing.iceberg_scene import iceberg_scene
from iceberg.edits import arrange, connect, describe
from iceberg.geometry.cards import first_row, tidy
from iceberg.geometry.text import RoughMeasurer
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.sketch import Sketch, SketchPoint
from tests.documents import ICE, an_empty_document, typed

LEVELS: Final = ("event", "pattern", "structure", "mental model")
PEOPLE: Final = ("Patients & carers", "Ambulance crews", "Ward teams", "Managers", "Finance")
TEXTS: Final = (
    "14 ambulances queued outside A&E on Monday",
    "Waits climb every winter and never fully recover",
    "Discharge waits for a social care assessment",
    "Busy means valuable",
    "Surgery cancelled",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente is paid late",
    "The team is tired 😴 and proud 🏥 at once",
    "المرضى ينتظرون وقتا أطول كل شتاء",
    "החולים מחכים זמן רב יותר בכל חורף",
    "救急車が月曜日に十四台並んだ",
    "No",
    "Nobody is thanked for an empty bed",
)
LONG: Final = (
    "On the night of the third of January a woman of seventy-eight waited thirteen hours on a "
    "trolley in the corridor, was moved four times to make room for others, was asked the same "
    "eleven questions by six people who could not see each other's notes, and when at last a bed "
    "was free upstairs the porter had gone home, the lift was being mended, and her daughter had "
    "left for home."
)
"""As long as a card's text may be, nearly."""


@cache
def an_iceberg_of(count: int) -> Document:
    """Return a document whose iceberg has so many cards, with arrows, holders and a sketch."""
    document = an_empty_document(f"An iceberg of {count}")
    lines = [_line(n) for n in range(count)]
    if lines:
        document = typed(document, ICE, "\n".join(lines))
    board = document.boards()[0]
    cards = list(IcebergContents.of(document, board).cards.values())  # type: ignore[arg-type]
    for n, card in enumerate(cards):
        if card.level == "pattern" and n % 8 == 1:
            document = describe.describe(document, card.id, sketch=_RISING).apply_to(document)
        if n % 7 == 3:
            document = describe.describe(document, card.id, dots=1 + n % 5).apply_to(document)
        if n % 3 == 1 and n >= 4:
            upper = cards[n - 4 + (n // 4 + 3) % 4 - 3]
            if LEVELS.index(card.level.replace("_", " ")) > LEVELS.index(
                upper.level.replace("_", " ")
            ):
                document = connect.give_rise(document, card.id, upper.id).apply_to(document)
    return _with_room(document)


def _with_room(document: Document) -> Document:
    """Return the document with the cards of each band in rows, as they are now larger."""
    contents = IcebergContents.of(document, document.boards()[0])  # type: ignore[arg-type]
    shapes = iceberg_scene(contents, document, RoughMeasurer()).cards
    for level in contents.board.levels:
        cards = [(card.id, shapes[card.id].rect) for card in contents.on_level(level.kind)]
        top = first_row(contents.board.levels.index(level))
        document = arrange.put(document, tidy(cards, top=top)).apply_to(document)
    return document


def _line(n: int) -> str:
    text = LONG if n % 50 == 9 else TEXTS[n % len(TEXTS)]
    if n >= len(TEXTS) and text is not LONG:
        text = f"{text}, {n}"
    return f'{LEVELS[n % 4]}: {text} @"{PEOPLE[n % 5]}"' + (f' @"{PEOPLE[n % 3]}"' * (n % 4 == 0))


_RISING: Final = Sketch(
    points=tuple(
        SketchPoint(t=t, y=y)
        for t, y in ((0.0, 0.1), (0.3, 0.4), (0.5, 0.3), (0.8, 0.7), (1.0, 0.9))
    )
)
