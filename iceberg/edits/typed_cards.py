"""Lines on an iceberg: cards made and placed, perspectives found or made."""

from __future__ import annotations

from collections.abc import Sequence

from iceberg.edits.add import new_perspective
from iceberg.edits.lookup import checked
from iceberg.geometry.cards import card_layout, first_row, free_place
from iceberg.geometry.shapes import Rect
from iceberg.geometry.text import TextMeasurer
from iceberg.language.statements import CardSaid
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard, LevelKind
from iceberg.model.order import keys_after
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId, new_id
from iceberg.model.text import fold
from iceberg.store.patch import Patch


def cards_typed(
    document: Document,
    board: IcebergBoard,
    said: Sequence[tuple[LevelKind, CardSaid]],
    measurer: TextMeasurer,
) -> Patch:
    """Add a card for each thing said, on its level, where there is room; none is moved."""
    people = _people_named(document, said)
    known = {fold(p.name): p.id for p in reversed((*document.perspectives(), *people))}
    contents = IcebergContents.of(document, board)
    kinds = [level.kind for level in board.levels]
    taken = {kind: [_place_of(c, measurer) for c in contents.on_level(kind)] for kind in kinds}
    orders = keys_after((card.order for card in document.all(Card)), len(said))
    cards = []
    for (kind, one), order in zip(said, orders, strict=True):
        size = card_layout(one.text, measurer)
        top = first_row(kinds.index(kind))
        spot = free_place(taken[kind], size.width, size.height, top=top)
        taken[kind].append(Rect.at(spot.x, spot.y, size.width, size.height))
        held = tuple(dict.fromkeys(known[fold(name)] for name in one.perspectives))
        cards.append(_card(board.id, kind, one.text, spot.x, spot.y, order, held))
    return Patch.between(new=[*people, *cards])


def _people_named(
    document: Document, said: Sequence[tuple[LevelKind, CardSaid]]
) -> list[Perspective]:
    """Return new perspectives for the names that nobody has yet."""
    here = list(document.perspectives())
    known = {fold(perspective.name) for perspective in here}
    new: list[Perspective] = []
    for _, one in said:
        for name in one.perspectives:
            if fold(name) not in known:
                known.add(fold(name))
                new.append(new_perspective([*here, *new], name))
    return new


def _card(
    board: RecordId,
    kind: LevelKind,
    text: str,
    x: float,
    y: float,
    order: str,
    held: tuple[RecordId, ...],
) -> Card:
    return checked(
        Card,
        id=new_id(),
        board=board,
        level=kind,
        text=text,
        x=x,
        y=y,
        order=order,
        perspectives=held,
    )


def _place_of(card: Card, measurer: TextMeasurer) -> Rect:
    """Return where a card stands in its band."""
    has_marks = bool(card.dots or card.loop)
    has_sketch = card.sketch is not None
    shape = card_layout(card.text, measurer, has_sketch=has_sketch, has_marks=has_marks)
    return Rect.at(card.x, card.y, shape.width, shape.height)
