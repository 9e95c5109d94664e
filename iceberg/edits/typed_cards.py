"""Lines on an iceberg: cards made and placed, perspectives found or made."""

from __future__ import annotations

from collections.abc import Sequence

from iceberg.edits.add import new_perspective
from iceberg.edits.lookup import changed, checked
from iceberg.edits.places import layout_of, room_for, taken_on
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
    taken = {kind: taken_on(kind, contents, measurer) for kind in kinds}
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
        spot = room_for(layout_of(card, contents, measurer), taken[kind], contents, kind)
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
