"""Edits that move things about."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from iceberg.edits.lookup import changed, found
from iceberg.edits.remove import without_empty_groups
from iceberg.errors import EditError
from iceberg.geometry.shapes import Point
from iceberg.model.document import Document, Element
from iceberg.model.iceberg_board import Card, CardGroup, IcebergBoard
from iceberg.model.loop_board import NamedLoop, Variable
from iceberg.model.record import FARTHEST, RecordId
from iceberg.store.patch import Patch
from iceberg.words import tr


def move(document: Document, ids: Iterable[RecordId], dx: float, dy: float) -> Patch:
    """Move variables, cards (within their band) and hand-placed badges by the same amount.

    With a heading go its cards.
    """
    places: dict[RecordId, Point] = {}
    for id_ in with_grouped(document, ids):
        record = document.records.get(id_)
        if isinstance(record, Variable | Card):
            places[id_] = Point(record.x + dx, record.y + dy)
        elif isinstance(record, NamedLoop) and record.badge_x is not None:
            places[id_] = Point(record.badge_x + dx, (record.badge_y or 0.0) + dy)
    return put(document, places)


def with_grouped(document: Document, ids: Iterable[RecordId]) -> list[RecordId]:
    """Return `ids` and, with the headings among them, the cards that stand under these; each once.

    The cards come where their heading stands.
    """
    under: dict[RecordId, list[RecordId]] = {id_: [] for id_ in ids}
    for card in document.all(Card):
        if card.group in under:
            under[card.group].append(card.id)
    return list(dict.fromkeys(one for id_, cards in under.items() for one in (id_, *cards)))


def put(document: Document, places: Mapping[RecordId, Point]) -> Patch:
    """Put variables and badges (by their centre) and cards (by their corner) in places."""
    old: list[Element] = []
    new: list[Element] = []
    for id_, place in places.items():
        record = document.records.get(id_)
        x, y = _within(place.x), _within(place.y)
        if isinstance(record, Variable):
            old.append(record)
            new.append(changed(record, x=x, y=y))
        elif isinstance(record, Card):
            old.append(record)
            new.append(changed(record, x=x, y=max(0.0, y)))
        elif isinstance(record, NamedLoop):
            old.append(record)
            new.append(changed(record, badge_x=x, badge_y=y))
    return Patch.between(old, new)


def put_on_level(document: Document, places: Mapping[RecordId, tuple[str, float, float]]) -> Patch:
    """Put cards on levels, by their corner in the level's band.

    A card that changes its level leaves its heading, unless all under the heading go there with
    it; a heading goes with its last card.
    """
    cards = [card for id_ in places if (card := document.get(id_, Card))]
    along = _groups_along(document, places) if any(card.group for card in cards) else {}
    new: list[Element] = [
        changed(group, level=along[group.id])
        for group in document.all(CardGroup)
        if group.id in along
    ]
    for card in cards:
        level, x, y = places[card.id]
        if level not in {known.kind for known in found(document, card.board, IcebergBoard).levels}:
            raise EditError(tr("This board has no level “{level}”.", level=level))
        group = card.group if level == card.level or card.group in along else None
        new.append(changed(card, level=level, x=_within(x), y=max(0.0, _within(y)), group=group))
    old = [document.records[record.id] for record in new]
    patch = Patch.between(old, new)
    left = any(card.group and card.level != places[card.id][0] for card in cards)
    return without_empty_groups(document, patch) if left else patch


def _groups_along(
    document: Document, places: Mapping[RecordId, tuple[str, float, float]]
) -> dict[RecordId, str]:
    """Return the groups all of whose cards go to one other level, and that level."""
    levels: dict[RecordId, set[str | None]] = {}
    for card in document.all(Card):
        if card.group is not None:
            to = places[card.id][0] if card.id in places else None
            levels.setdefault(card.group, set()).add(to)
    return {id_: to for id_, all_to in levels.items() if len(all_to) == 1 for to in all_to if to}


def put_group(
    document: Document, id_: RecordId, level: str, places: Mapping[RecordId, Point]
) -> Patch:
    """Put a group with its cards, by their corners in the band, on a level."""
    group = found(document, id_, CardGroup)
    if level not in {known.kind for known in found(document, group.board, IcebergBoard).levels}:
        raise EditError(tr("This board has no level “{level}”.", level=level))
    cards = [card for one in places if (card := document.get(one, Card))]
    new = [
        changed(
            card,
            level=level,
            x=_within(places[card.id].x),
            y=max(0.0, _within(places[card.id].y)),
        )
        for card in cards
    ]
    return Patch.between([group, *cards], [changed(group, level=level), *new])


def _within(coordinate: float) -> float:
    """Return the coordinate rounded to a tenth, so that files read well, and never too far off."""
    if math.isnan(coordinate):
        raise EditError(tr("That is no place on a board; nothing was moved."))
    return max(-FARTHEST, min(FARTHEST, round(float(coordinate), 1)))
