"""Tidying: the cards of a band in rows, without overlaps, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Collection

from iceberg.edits.arrange import put
from iceberg.edits.lookup import found
from iceberg.edits.places import Unit, units_on
from iceberg.geometry.cards import first_row, tidy
from iceberg.geometry.groups import AROUND, HEADING, block, panel
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import TextMeasurer
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import IcebergBoard
from iceberg.model.record import RecordId
from iceberg.store.patch import Patch


def tidy_board(
    document: Document,
    board: RecordId,
    measurer: TextMeasurer,
    levels: Collection[str] | None = None,
) -> Patch:
    """Bring the cards of these levels (of all, unless told) into rows; groups stay together."""
    contents = IcebergContents.of(document, found(document, board, IcebergBoard))
    places: dict[RecordId, Point] = {}
    for index, level in enumerate(contents.board.levels):
        if levels is None or level.kind in levels:
            places |= _tidied(contents, level.kind, first_row(index), measurer)
    return put(document, places)


def _tidied(
    contents: IcebergContents, level: str, top: float, measurer: TextMeasurer
) -> dict[RecordId, Point]:
    units = units_on(level, contents, measurer)
    blocks = [_block(unit) for unit in units]
    sizes = [_outer(unit, inside) for unit, inside in zip(units, blocks, strict=True)]
    places: dict[RecordId, Point] = {}
    for number, at in tidy(list(enumerate(sizes)), top=top).items():
        right, down = (AROUND, HEADING) if units[number].group else (0.0, 0.0)
        for id_, inside in blocks[number].items():
            places[id_] = inside.plus(at.x + right, at.y + down)
    return places


def _block(unit: Unit) -> dict[RecordId, Point]:
    """Return where the cards of a unit stand inside it."""
    return block([(card.id, rect) for card, rect in unit.cards])


def _outer(unit: Unit, places: dict[RecordId, Point]) -> Rect:
    """Return how large a unit is once its cards stand in a block, where it stands now."""
    if unit.group is None:
        return unit.rect
    rects = (Rect.at(*places[card.id], rect.width, rect.height) for card, rect in unit.cards)
    size = panel(rects)
    return Rect.at(unit.rect.left, unit.rect.top, size.width, size.height)
