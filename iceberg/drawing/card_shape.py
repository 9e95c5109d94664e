"""One card as it is painted: its place, lines, colours and marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from iceberg.drawing.sketch_shape import SketchShape, sketch_shape
from iceberg.geometry.cards import MARKS_HEIGHT, TEXT_LEFT, CardLayout
from iceberg.geometry.shapes import Rect
from iceberg.geometry.text import Font, TextMeasurer
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card
from iceberg.model.loop_board import LoopBoard, NamedLoop
from iceberg.model.people import Perspective

MARK_FONT: Final = Font(12, "semibold")
MOST_DOTS: Final = 7
"""More dots than these are shown as one dot and their number."""
_DOT_STEP: Final = 13.0


@dataclass(frozen=True, slots=True)
class CardShape:
    """One card as it is painted, in board units."""

    rect: Rect
    lines: tuple[str, ...]
    edges: tuple[str, ...]
    """Colours of the perspectives that hold it, in their order on the card."""
    sketch: SketchShape | None = None
    loop: str = ""
    """What is written about the loop it stands for, or the loop board it opens."""
    dots: int = 0
    has_note: bool = False
    actions: int = 0
    has_fifteen: bool = False
    """Whether one of the actions is a 15 % solution."""


def shape_of(
    card: Card,
    layout: CardLayout,
    top: float,
    contents: IcebergContents,
    document: Document,
    measurer: TextMeasurer,
) -> CardShape:
    """Return a card as it is painted, in a band that begins at `top`."""
    actions = contents.actions.get(card.id, ())
    rect = Rect.at(card.x, top + card.y, layout.width, layout.height)
    people = (document.get(id_, Perspective) for id_ in card.perspectives)
    has_marks = bool(card.dots or card.loop or card.loop_board or actions)
    below_sketch = rect.bottom - (MARKS_HEIGHT if has_marks else 0.0)
    return CardShape(
        rect,
        layout.lines,
        tuple(person.colour for person in people if person is not None),
        sketch_shape(card.sketch, rect, below_sketch) if card.sketch else None,
        _loop_mark(card, rect, actions_width(len(actions)), document, measurer),
        card.dots,
        bool(card.note.strip()),
        len(actions),
        any(action.fifteen for action in actions),
    )


def dots_width(dots: int) -> float:
    """Return the room that a card's dots take, from its right edge."""
    if not dots:
        return 12.0
    return 24.0 + (40.0 if dots > MOST_DOTS else (dots - 1) * _DOT_STEP)


def actions_width(actions: int) -> float:
    """Return the room that the mark of a card's actions takes, beside its dots."""
    return (26.0 if actions == 1 else 40.0) if actions else 0.0


def _loop_mark(
    card: Card, rect: Rect, beside: float, document: Document, measurer: TextMeasurer
) -> str:
    """Return the name of the card's loop or loop board, as it fits beside the dots."""
    loop = document.get(card.loop, NamedLoop) if card.loop is not None else None
    opened = loop.board if loop is not None else card.loop_board
    board = document.get(opened, LoopBoard) if opened is not None else None
    tail = f"{loop.letter}{loop.number}" if loop is not None else ""
    room = rect.width - TEXT_LEFT - 16.0 - dots_width(card.dots) - beside
    return _shortened(board.name if board is not None else "", tail, room, measurer)


def _shortened(name: str, tail: str, room: float, measurer: TextMeasurer) -> str:
    """Return a name and what follows it, the name cut to the room there is."""
    behind = f" · {tail}" if tail and name else tail
    if measurer.width(name + behind, MARK_FONT) <= room:
        return name + behind
    while name and measurer.width(f"{name}…{behind}", MARK_FONT) > room:
        name = name[:-1].rstrip()
    return f"{name}…{behind}" if name else tail
