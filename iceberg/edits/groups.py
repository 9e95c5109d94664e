"""Edits that bring cards under a heading, and let them go again."""

from __future__ import annotations

from collections.abc import Iterable

from iceberg.edits.lookup import changed, checked, found
from iceberg.edits.places import place_of, taken_on
from iceberg.edits.remove import remove, without_empty_groups
from iceberg.errors import EditError
from iceberg.geometry.cards import GAP, free_place
from iceberg.geometry.groups import AROUND, HEADING, block, panel
from iceberg.geometry.shapes import Rect
from iceberg.geometry.text import TextMeasurer
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, CardGroup, IcebergBoard
from iceberg.model.order import key_after
from iceberg.model.record import RecordId, new_id
from iceberg.store.patch import Patch
from iceberg.words import tr


def group_cards(
    document: Document,
    ids: Iterable[RecordId],
    name: str,
    measurer: TextMeasurer,
    *,
    id_: RecordId | None = None,
) -> Patch:
    """Bring cards of one level together under a heading, in a block where there is room."""
    cards = [card for one in dict.fromkeys(ids) if (card := document.get(one, Card))]
    if not cards or len({(card.board, card.level) for card in cards}) > 1:
        raise EditError(tr("Select cards of one level to group them."))
    board = found(document, cards[0].board, IcebergBoard)
    contents = IcebergContents.of(document, board)
    group = checked(
        CardGroup,
        id=id_ or new_id(),
        board=board.id,
        level=cards[0].level,
        name=name,
        order=key_after(one.order for one in document.all(CardGroup)),
    )
    rects = [(card.id, place_of(card, contents, measurer)) for card in cards]
    places = block(sorted(rects, key=lambda one: (one[1].top, one[1].left)))
    sizes = dict(rects)
    inside = [Rect.at(*spot, sizes[one].width, sizes[one].height) for one, spot in places.items()]
    whole = panel(inside)
    taken = taken_on(group.level, contents, measurer, without=sizes)
    near = Rect.enclosing(sizes.values()) or whole
    spot = _near_place(taken, whole, near)
    moved = [
        changed(
            card,
            x=round(spot.left + AROUND + places[card.id].x, 1),
            y=round(spot.top + HEADING + places[card.id].y, 1),
            group=group.id,
        )
        for card in cards
    ]
    return without_empty_groups(document, Patch.between(cards, [group, *moved]))


def _near_place(taken: list[Rect], whole: Rect, near: Rect) -> Rect:
    """Return the panel where its cards were if it fits there, else where there is room."""
    here = Rect.at(near.left - AROUND, max(0.0, near.top - HEADING), whole.width, whole.height)
    if not any(here.grown(GAP / 2).overlaps(rect) for rect in taken):
        return here
    spot = free_place(taken, whole.width, whole.height)
    return Rect.at(spot.x, spot.y, whole.width, whole.height)


def ungroup(document: Document, groups: Iterable[RecordId]) -> Patch:
    """Take headings away; their cards stay where they are."""
    return remove(document, [id_ for id_ in groups if document.get(id_, CardGroup)])


def regrouped(
    document: Document, patch: Patch, ids: Iterable[RecordId], measurer: TextMeasurer
) -> Patch:
    """Return `patch`, and with it under which headings these cards stand where they come to lie.

    A card joins the group on whose panel its middle lies, and leaves its own once it has left the
    panel altogether; the last card of a group takes its heading along.
    """
    if not any(True for _ in document.all(CardGroup)):
        return patch
    after = patch.apply_to(document)
    cards = [card for id_ in dict.fromkeys(ids) if (card := after.get(id_, Card))]
    moving = {card.id for card in cards}
    panels = _panels(document, measurer)
    staying = {card.group for card in document.all(Card) if card.id not in moving}
    boards = {id_: found(after, id_, IcebergBoard) for id_ in {card.board for card in cards}}
    contents = {id_: IcebergContents.of(after, board) for id_, board in boards.items()}
    new: list[Card] = []
    for card in cards:
        rect = place_of(card, contents[card.board], measurer)
        new.append(changed(card, group=_heading_for(card, rect, after, panels, staying)))
    return without_empty_groups(document, patch.then(Patch.between(cards, new)))


def _panels(document: Document, measurer: TextMeasurer) -> dict[RecordId, Rect]:
    """Return the panel of each group, in its band."""
    panels: dict[RecordId, Rect] = {}
    for board in document.all(IcebergBoard):
        contents = IcebergContents.of(document, board)
        for id_ in contents.groups:
            rects = [place_of(card, contents, measurer) for card in contents.in_group(id_)]
            if rects:
                panels[id_] = panel(rects)
    return panels


def _heading_for(
    card: Card,
    rect: Rect,
    after: Document,
    panels: dict[RecordId, Rect],
    staying: set[RecordId | None],
) -> RecordId | None:
    """Return the group that a card belongs to where it lies."""
    own = card.group
    if own is not None and (own not in staying or panels[own].overlaps(rect)):
        return own
    for id_, whole in panels.items():
        group = after.get(id_, CardGroup)
        here = group is not None and (group.board, group.level) == (card.board, card.level)
        if here and id_ in staying and whole.contains(rect.centre):
            return id_
    return None


def leave_group(document: Document, ids: Iterable[RecordId]) -> Patch:
    """Take cards from under their headings; a heading goes with its last card."""
    cards = [card for one in ids if (card := document.get(one, Card)) and card.group]
    patch = Patch.between(cards, [changed(card, group=None) for card in cards])
    return without_empty_groups(document, patch)
