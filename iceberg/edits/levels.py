"""Edits of a board's levels: other levels, and other words for them."""

from __future__ import annotations

from iceberg.edits.lookup import changed, found
from iceberg.edits.places import layout_of, room_for, taken_on
from iceberg.errors import EditError
from iceberg.geometry.shapes import Rect
from iceberg.geometry.text import TextMeasurer
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document, Element
from iceberg.model.iceberg_board import Card, IcebergBoard, Level, LevelKind
from iceberg.model.levels import nearest
from iceberg.model.record import RecordId
from iceberg.store.patch import Patch
from iceberg.words import tr


def use_levels(
    document: Document, board: RecordId, levels: tuple[Level, ...], measurer: TextMeasurer
) -> Patch:
    """Give a board other levels and keep every card.

    A card whose level is not among them goes, with its heading, to the level nearest in meaning,
    where there is room.
    """
    iceberg = found(document, board, IcebergBoard)
    relevelled = changed(iceberg, levels=levels)
    kinds = [level.kind for level in levels]
    old: list[Element] = [iceberg]
    new: list[Element] = [relevelled]
    contents = IcebergContents.of(document, iceberg)
    for group in contents.groups.values():
        if group.level not in kinds:
            old.append(group)
            new.append(changed(group, level=nearest(group.level, kinds)))
    moving = [card for card in contents.cards.values() if card.level not in kinds]
    target = IcebergContents.of(document, relevelled)
    taken = {kind: taken_on(kind, target, measurer) for kind in kinds}
    return Patch.between(
        [*old, *moving], [*new, *(_moved(card, kinds, taken, target, measurer) for card in moving)]
    )


def _moved(
    card: Card,
    kinds: list[LevelKind],
    taken: dict[LevelKind, list[Rect]],
    contents: IcebergContents,
    measurer: TextMeasurer,
) -> Card:
    level = nearest(card.level, kinds)
    spot = room_for(layout_of(card, contents, measurer), taken[level], contents, level)
    return changed(card, level=level, x=spot.x, y=spot.y)


def change_level(document: Document, board: RecordId, kind: str, **fields: str) -> Patch:
    """Change the title, question or response of a board's level."""
    iceberg = found(document, board, IcebergBoard)
    if kind not in {level.kind for level in iceberg.levels}:
        raise EditError(tr("This board has no level “{level}”.", level=kind))
    levels = tuple(
        changed(level, **fields) if level.kind == kind else level for level in iceberg.levels
    )
    return Patch.between([iceberg], [changed(iceberg, levels=levels)])
