"""Tidying: the cards of a band in rows, without overlaps, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Collection

from iceberg.edits.arrange import put
from iceberg.edits.lookup import found
from iceberg.edits.places import place_of
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
    rects = {card.id: place_of(card, contents, measurer) for card in contents.on_level(level)}
    units: list[tuple[RecordId, Rect]] = []
    blocks: dict[RecordId, dict[RecordId, Point]] = {}
    for group in contents.groups.values():
        members = [(c.id, rects[c.id]) for c in contents.in_group(group.id) if c.id in rects]
        if members:
            inner = block(sorted(members, key=lambda one: (one[1].top, one[1].left)))
            size = panel(Rect.at(*at, *_size(rects[id_])) for id_, at in inner.items())
            before = panel(rect for _, rect in members)
            units.append((group.id, Rect.at(before.left, before.top, size.width, size.height)))
            blocks[group.id] = inner
    grouped = {id_ for inner in blocks.values() for id_ in inner}
    units += [(id_, rect) for id_, rect in rects.items() if id_ not in grouped]
    places: dict[RecordId, Point] = {}
    for id_, at in tidy(units, top=top).items():
        inside = blocks.get(id_)
        if inside is None:
            places[id_] = at
        else:
            places |= {one: p.plus(at.x + AROUND, at.y + HEADING) for one, p in inside.items()}
    return places


def _size(rect: Rect) -> tuple[float, float]:
    return rect.width, rect.height
