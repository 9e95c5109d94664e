"""Edits that say who holds a card, where two perspectives are compared."""

from __future__ import annotations

from collections.abc import Iterable

from iceberg.edits.lookup import changed, found
from iceberg.edits.typed_cards import cards_typed
from iceberg.errors import EditError
from iceberg.geometry.text import TextMeasurer
from iceberg.language.statements import CardSaid
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId
from iceberg.store.patch import Patch
from iceberg.words import tr


def hold_by(
    document: Document,
    ids: Iterable[RecordId],
    holders: Iterable[RecordId],
    among: Iterable[RecordId],
) -> Patch:
    """Let cards be held by exactly these of `among`; whoever else holds them goes on doing so."""
    wanted, asked = list(holders), set(among)
    for perspective in wanted:
        found(document, perspective, Perspective)
    cards = [card for id_ in ids if (card := document.get(id_, Card))]
    new = []
    for card in cards:
        kept = [held for held in card.perspectives if held not in asked or held in wanted]
        both = tuple(dict.fromkeys([*kept, *wanted]))
        new.append(changed(card, perspectives=both))
    return Patch.between(cards, new)


def say_for(
    document: Document,
    board: RecordId,
    level: str,
    text: str,
    holders: tuple[RecordId, ...],
    measurer: TextMeasurer,
) -> Patch:
    """Add a card held by perspectives, where there is room on its level; none is moved."""
    iceberg = found(document, board, IcebergBoard)
    kind = next((known.kind for known in iceberg.levels if known.kind == level), None)
    if kind is None:
        raise EditError(tr("This board has no level “{level}”.", level=level))
    patch = cards_typed(document, iceberg, [(kind, CardSaid(text))], measurer)
    (id_,) = patch.after
    return patch.then(hold_by(patch.apply_to(document), [id_], holders, holders))
