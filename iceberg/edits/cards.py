"""Edits that make several cards of one, or one of several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from iceberg.edits.lookup import changed, checked, found
from iceberg.edits.places import layout_of, room_for, taken_on
from iceberg.edits.remove import remove
from iceberg.edits.room import with_room
from iceberg.errors import EditError
from iceberg.geometry.text import TextMeasurer
from iceberg.model.action import Action
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document, Element
from iceberg.model.iceberg_board import Card, Cause, IcebergBoard
from iceberg.model.loop_board import Link, Variable
from iceberg.model.order import key_between
from iceberg.model.record import RecordId, new_id
from iceberg.store.patch import Patch
from iceberg.words import tr

_MOST_DOTS = 9999
_PARTS = (re.compile(r"\n+"), re.compile(r"\s*;\s+"))
"""Where a text can be split: at line ends, else at semicolons. A full stop may end a "St." too."""


def parts_of(text: str) -> list[str]:
    """Return the thoughts of a text: its lines, else what semicolons part.

    >>> parts_of("Beds are full; nobody goes home")
    ['Beds are full', 'nobody goes home']
    """
    for mark in _PARTS:
        parts = [part.strip() for part in mark.split(text) if part.strip()]
        if len(parts) > 1:
            return parts
    return [text.strip()]


def split_card(document: Document, id_: RecordId, measurer: TextMeasurer) -> Patch:
    """Make a card of each thought of one; the first keeps arrows, marks and all else.

    The new ones are on the same level, under the same heading, and held by the same perspectives.
    """
    card = found(document, id_, Card)
    first, *others = parts_of(card.text)
    if not others:
        raise EditError(tr("This card says one thing; give each thing a line of its own first."))
    shorter = changed(card, text=first)
    contents = IcebergContents.of(document, found(document, card.board, IcebergBoard))
    contents.cards[card.id] = shorter
    taken = taken_on(card.level, contents, measurer)
    new: list[Element] = [shorter]
    order, after = card.order, _order_after(card, contents)
    for text in others:
        order = key_between(order, after)
        part = checked(
            Card,
            id=new_id(),
            board=card.board,
            level=card.level,
            text=text,
            x=0.0,
            y=0.0,
            order=order,
            perspectives=card.perspectives,
            group=card.group,
        )
        spot = room_for(layout_of(part, contents, measurer), taken, contents, card.level)
        new.append(changed(part, x=spot.x, y=spot.y))
    return Patch.between([card], new)


def _order_after(card: Card, contents: IcebergContents) -> str | None:
    later = [c.order for c in contents.cards.values() if c.order > card.order]
    return min(later, default=None)


def merge_cards(document: Document, ids: Iterable[RecordId], measurer: TextMeasurer) -> Patch:
    """Make one card of several: the first stays, and takes over all that the others have.

    Texts and notes are joined, perspectives united in their order, dots added; arrows and actions
    lead to the card that stays, without doubles and without arrows from it to itself.
    """
    cards = [card for id_ in dict.fromkeys(ids) if (card := document.get(id_, Card))]
    if len(cards) < 2 or len({card.board for card in cards}) > 1:
        raise EditError(tr("Select two or more cards of one board to merge them."))
    first, *others = cards
    gone = {card.id for card in others}
    merged = changed(
        first,
        text=_joined(card.text for card in cards),
        note=_joined(card.note for card in cards),
        is_what=_joined(card.is_what for card in cards),
        is_not=_joined(card.is_not for card in cards),
        perspectives=tuple(dict.fromkeys(held for card in cards for held in card.perspectives)),
        dots=min(_MOST_DOTS, sum(card.dots for card in cards)),
        sketch=next((card.sketch for card in cards if card.sketch), None),
        loop=next((card.loop for card in cards if card.loop), None),
        loop_board=next((card.loop_board for card in cards if card.loop_board), None),
        replaces=next((c.replaces for c in cards if c.replaces and c.replaces not in gone), None),
    )
    patch = Patch.between([first], [merged]).then(_led_over(document, first.id, gone))
    patch = patch.then(remove(patch.apply_to(document), gone))
    return with_room(document, patch, measurer)


def give_dots(
    document: Document, ids: Iterable[RecordId], by: int, measurer: TextMeasurer
) -> Patch:
    """Give each of these cards `by` dots of a vote more, or fewer; none has less than none."""
    cards = [card for id_ in ids if (card := document.get(id_, Card))]
    given = [changed(card, dots=max(0, min(_MOST_DOTS, card.dots + by))) for card in cards]
    return with_room(document, Patch.between(cards, given), measurer)


def _joined(texts: Iterable[str]) -> str:
    """Return the texts on lines of their own, each once."""
    return "\n".join(dict.fromkeys(text.strip() for text in texts if text.strip()))


def _led_over(document: Document, to: RecordId, gone: set[RecordId]) -> Patch:
    """Lead all that is tied to the cards that go to the card that stays."""
    old: list[Element] = []
    new: list[Element] = []
    for action in document.all(Action):
        if action.on in gone:
            old.append(action)
            new.append(changed(action, on=to))
    for card in document.all(Card):
        if card.replaces in gone and card.id not in gone | {to}:
            old.append(card)
            new.append(changed(card, replaces=to))
    for variable in document.all(Variable):
        if variable.card in gone:
            old.append(variable)
            new.append(changed(variable, card=to))
    for link in document.all(Link):
        if link.belief in gone:
            old.append(link)
            new.append(changed(link, belief=to))
    causes = [c for c in document.all(Cause) if not gone.isdisjoint((c.source, c.target))]
    kept = [c for c in document.all(Cause) if c not in causes]
    return Patch.between([*old, *causes], [*new, *_renewed(causes, kept, to, gone)])


def _renewed(
    causes: Sequence[Cause], kept: Sequence[Cause], to: RecordId, gone: set[RecordId]
) -> list[Cause]:
    taken = {(cause.source, cause.target) for cause in kept}
    renewed: list[Cause] = []
    for cause in sorted(causes, key=lambda cause: cause.id):
        source = to if cause.source in gone else cause.source
        target = to if cause.target in gone else cause.target
        if source != target and (source, target) not in taken:
            taken.add((source, target))
            renewed.append(changed(cause, source=source, target=target))
    return renewed
