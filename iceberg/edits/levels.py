"""Edits of levels: other levels for a board, other words for them, and cards from one to one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from iceberg.edits.lookup import changed, found
from iceberg.edits.places import Unit, room_for, taken_on, units_on
from iceberg.edits.remove import without_empty_groups
from iceberg.errors import EditError
from iceberg.geometry.cards import first_row, nearest_free
from iceberg.geometry.shapes import Rect
from iceberg.geometry.text import TextMeasurer
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document, Element
from iceberg.model.iceberg_board import Card, CardGroup, IcebergBoard, Level, LevelKind
from iceberg.model.levels import nearest
from iceberg.model.record import RecordId
from iceberg.store.patch import Patch
from iceberg.words import tr


def use_levels(
    document: Document, board: RecordId, levels: tuple[Level, ...], measurer: TextMeasurer
) -> Patch:
    """Give a board other levels and keep every card.

    A card whose level is not among them goes to the level nearest in meaning, where there is
    room; groups go as a whole.
    """
    iceberg = found(document, board, IcebergBoard)
    relevelled = changed(iceberg, levels=levels)
    kinds = [level.kind for level in levels]
    contents = IcebergContents.of(document, iceberg)
    target = IcebergContents.of(document, relevelled)
    taken = {kind: taken_on(kind, target, measurer) for kind in kinds}
    old: list[Element] = [iceberg]
    new: list[Element] = [relevelled]
    for kind in (level.kind for level in iceberg.levels if level.kind not in kinds):
        level = nearest(kind, kinds)
        for unit in units_on(kind, contents, measurer):
            at = room_for(unit.rect, taken[level], target, level)
            dx, dy = at.x - unit.rect.left, at.y - unit.rect.top
            old += [card for card, _ in unit.cards]
            new += [changed(c, level=level, x=c.x + dx, y=c.y + dy) for c, _ in unit.cards]
        headings = [group for group in contents.groups.values() if group.level == kind]
        old += headings
        new += [changed(group, level=level) for group in headings]
    return Patch.between(old, new)


def change_level(document: Document, board: RecordId, kind: str, **fields: str) -> Patch:
    """Change the title, question or response of a board's level."""
    iceberg = found(document, board, IcebergBoard)
    if kind not in {level.kind for level in iceberg.levels}:
        raise EditError(tr("This board has no level “{level}”.", level=kind))
    levels = tuple(
        changed(level, **fields) if level.kind == kind else level for level in iceberg.levels
    )
    return Patch.between([iceberg], [changed(iceberg, levels=levels)])


def step_level(
    document: Document, ids: Collection[RecordId], by: int, measurer: TextMeasurer
) -> Patch:
    """Move cards and groups by so many levels, down where `by` is positive, to where is room.

    Each stays as near as can be below or above its place; one that has no such level stays.
    """
    chosen = _chosen_boards(document, ids)
    if not chosen:
        raise EditError(tr("Select a card to move it to another level."))
    patch = Patch()
    for board in chosen:
        contents = IcebergContents.of(document, board)
        kinds = [level.kind for level in board.levels]
        taken = {kind: taken_on(kind, contents, measurer) for kind in kinds}
        for at, kind in enumerate(kinds):
            if not 0 <= at + by < len(kinds):
                continue
            for unit in _chosen_units(units_on(kind, contents, measurer), ids):
                spot = nearest_free(
                    taken[kinds[at + by]],
                    unit.rect.moved(0, first_row(at + by) - unit.rect.top),
                    top=first_row(at + by),
                )
                moved = unit.rect.moved(spot.x - unit.rect.left, spot.y - unit.rect.top)
                taken[kinds[at + by]].append(moved)
                patch = patch.then(_put_unit(document, unit, kinds[at + by], moved))
    return without_empty_groups(document, patch)


def _chosen_boards(document: Document, ids: Collection[RecordId]) -> list[IcebergBoard]:
    """Return the boards on which the chosen cards and groups stand."""
    things = (document.records.get(id_) for id_ in ids)
    boards = {thing.board for thing in things if isinstance(thing, Card | CardGroup)}
    return [board for id_ in sorted(boards) if (board := document.get(id_, IcebergBoard))]


def _chosen_units(units: Iterable[Unit], ids: Collection[RecordId]) -> Iterator[Unit]:
    """Yield groups that are chosen, by their heading or all their cards, and single cards."""
    for unit in units:
        cards = [(card, rect) for card, rect in unit.cards if card.id in ids]
        if unit.group in ids or len(cards) == len(unit.cards):
            yield unit
        else:
            yield from (Unit(None, ((card, rect),), rect) for card, rect in cards)


def _put_unit(document: Document, unit: Unit, level: LevelKind, where: Rect) -> Patch:
    """Return the patch that puts a unit on a level; a single card leaves its heading."""
    dx, dy = where.left - unit.rect.left, where.top - unit.rect.top
    cards = [card for card, _ in unit.cards]
    new: list[Element] = [
        changed(card, level=level, x=card.x + dx, y=card.y + dy, group=unit.group) for card in cards
    ]
    group = document.get(unit.group, CardGroup) if unit.group else None
    if group is None:
        return Patch.between(cards, new)
    return Patch.between([group, *cards], [changed(group, level=level), *new])
