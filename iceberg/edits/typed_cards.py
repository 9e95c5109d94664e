"""Lines on an iceberg: cards made and placed, perspectives found or made."""

from __future__ import annotations

from collections.abc import Sequence

from iceberg.edits.add import new_perspective
from iceberg.edits.lookup import changed, checked
from iceberg.geometry.cards import card_layout, first_row, free_place
from iceberg.geometry.shapes import Rect
from iceberg.geometry.text import TextMeasurer
from iceberg.language.statements import CardSaid
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard, LevelKind
from iceberg.model.order import keys_after
from iceberg.model.people import Perspective
from iceberg.model.record import new_id
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
        held = tuple(dict.fromkeys(known[fold(name)] for name in one.perspectives))
        card = checked(
            Card,
            id=new_id(),
            board=board.id,
            level=kind,
            text=one.text,
            x=0.0,
            y=0.0,
            order=order,
            perspectives=held,
        )
        # Only a text that may stand on a card is laid out, so that no text takes long.
        size = card_layout(card.text, measurer)
        top = first_row(kinds.index(kind))
        spot = free_place(taken[kind], size.width, size.height, top=top)
        taken[kind].append(Rect.at(spot.x, spot.y, size.width, size.height))
        cards.append(changed(card, x=spot.x, y=spot.y))
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


def _place_of(card: Card, measurer: TextMeasurer) -> Rect:
    """Return where a card stands in its band."""
    has_marks = bool(card.dots or card.loop)
    has_sketch = card.sketch is not None
    shape = card_layout(card.text, measurer, has_sketch=has_sketch, has_marks=has_marks)
    return Rect.at(card.x, card.y, shape.width, shape.height)
