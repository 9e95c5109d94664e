"""Edits that say what a thing is: its name, its polarity, who holds it."""

from __future__ import annotations

from collections.abc import Iterable

from iceberg.edits.lookup import changed, checked, found
from iceberg.edits.room import with_room
from iceberg.edits.variables import rename_variable
from iceberg.errors import EditError
from iceberg.geometry.text import RoughMeasurer
from iceberg.model.document import Document, Element
from iceberg.model.iceberg_board import Card, CardGroup, Cause, IcebergBoard
from iceberg.model.integrity import problems
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Polarity, Strength, Variable
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId, new_id
from iceberg.store.patch import Patch
from iceberg.words import tr

REFERRING = (
    *("board", "level", "levels", "source", "target", "links", "perspectives", "loop"),
    *("group", "replaces", "future_of", "on", "shadow_of", "card", "belief", "loop_board"),
)
"""Fields that other records depend on, or that depend on them."""
NAMED = (IcebergBoard, CardGroup, LoopBoard, Variable, Perspective, NamedLoop)


def retitle(document: Document, title: str) -> Patch:
    """Give the document another title."""
    about = document.about
    return Patch.between([about], [changed(about, title=title)])


def rename(document: Document, id_: RecordId, text: str) -> Patch:
    """Give a board, heading, variable, perspective or loop another name, or a card another text."""
    record = document.records.get(id_)
    if isinstance(record, Card):
        patch = Patch.between([record], [changed(record, text=text)])
        return with_room(document, patch, RoughMeasurer())
    if isinstance(record, Variable):
        return rename_variable(document, record, text)
    if isinstance(record, NAMED):
        return Patch.between([record], [changed(record, name=text)])
    raise EditError(tr("That has no name to change."))


def describe(document: Document, id_: RecordId, **fields: object) -> Patch:
    """Change any fields of one record but its id and its kind."""
    record = document.records.get(id_)
    if record is None:
        raise EditError(tr("That is not on the board any more; nothing was changed."))
    if "id" in fields or "kind" in fields:
        raise ValueError("a record keeps its id and its kind")
    new: Element = changed(record, **fields)
    patch = Patch.between([record], [new])
    if isinstance(new, Variable) and isinstance(record, Variable) and new.name != record.name:
        patch = patch.then(rename_variable(patch.apply_to(document), new, new.name))
    if not fields.keys().isdisjoint(REFERRING) and problems(patch.apply_to(document)):
        raise EditError(tr("That would leave things without their place; nothing was changed."))
    return with_room(document, patch, RoughMeasurer()) if isinstance(new, Card) else patch


def set_polarity(document: Document, ids: Iterable[RecordId], polarity: Polarity) -> Patch:
    """Give links a polarity."""
    links = _links(document, ids)
    return Patch.between(links, [changed(link, polarity=polarity) for link in links])


def set_strength(document: Document, ids: Iterable[RecordId], strength: Strength) -> Patch:
    """Say how strong links are."""
    links = _links(document, ids)
    return Patch.between(links, [changed(link, strength=strength) for link in links])


def toggle_delay(document: Document, ids: Iterable[RecordId]) -> Patch:
    """Give all links a delay, or take it from all when all have one."""
    links = _links(document, ids)
    delayed = not all(link.delayed for link in links)
    return Patch.between(links, [changed(link, delayed=delayed) for link in links])


def reverse(document: Document, ids: Iterable[RecordId]) -> Patch:
    """Turn links and causes round; an arc bent by hand keeps its place."""
    old: list[Link | Cause] = []
    new: list[Link | Cause] = []
    for id_ in ids:
        record = document.records.get(id_)
        if isinstance(record, Link):
            bend = None if record.bend is None else -record.bend
            old.append(record)
            new.append(changed(record, source=record.target, target=record.source, bend=bend))
        elif isinstance(record, Cause) and not _is_taken(document, record):
            old.append(record)
            new.append(changed(record, source=record.target, target=record.source))
    return Patch.between(old, new)


def _is_taken(document: Document, cause: Cause) -> bool:
    """Whether an arrow the other way round is there already."""
    return any(
        (other.source, other.target) == (cause.target, cause.source)
        for other in document.all(Cause)
    )


def bend(document: Document, id_: RecordId, bend: float | None) -> Patch:
    """Bend a link's arc by hand; ``None``: wherever it looks best."""
    link = found(document, id_, Link)
    return Patch.between([link], [changed(link, bend=bend)])


def toggle_perspective(document: Document, ids: Iterable[RecordId], perspective: RecordId) -> Patch:
    """Let a perspective hold all cards or links, or none of them when it holds all already."""
    found(document, perspective, Perspective)
    held = [one for id_ in ids if isinstance(one := document.records.get(id_), Card | Link)]
    takes = all(perspective in one.perspectives for one in held)
    new = []
    for one in held:
        others = tuple(person for person in one.perspectives if person != perspective)
        new.append(changed(one, perspectives=others if takes else (*others, perspective)))
    return Patch.between(held, new)


def give_perspective(document: Document, ids: Iterable[RecordId], perspective: RecordId) -> Patch:
    """Let a perspective hold cards; those that it holds already stay as they are."""
    cards = [card for id_ in ids if (card := document.get(id_, Card))]
    missing = [card.id for card in cards if perspective not in card.perspectives]
    return toggle_perspective(document, missing, perspective)


def clear_perspectives(document: Document, ids: Iterable[RecordId]) -> Patch:
    """Let nobody hold these cards."""
    cards = [card for id_ in ids if (card := document.get(id_, Card))]
    return Patch.between(cards, [changed(card, perspectives=()) for card in cards])


def name_loop(
    document: Document,
    board: RecordId,
    links: tuple[RecordId, ...],
    letter: str,
    number: int,
    name: str,
    *,
    id_: RecordId | None = None,
) -> Patch:
    """Name the loop that these links make, or rename it if it was named before."""
    found(document, board, LoopBoard)
    if any(found(document, link, Link).board != board for link in links):
        raise EditError(tr("A loop is made of links of one board."))
    if len(set(links)) < len(links):
        raise EditError(tr("A loop passes each link once; nothing was changed."))
    for loop in document.all(NamedLoop):
        if links and loop.board == board and _is_rotation(loop.links, links):
            new = changed(loop, name=name, letter=letter, number=number)
            return Patch.between([loop], [new])
    loop = checked(
        NamedLoop,
        id=id_ or new_id(),
        board=board,
        links=links,
        letter=letter,
        number=number,
        name=name,
    )
    return Patch.between(new=[loop])


def _is_rotation(one: tuple[RecordId, ...], other: tuple[RecordId, ...]) -> bool:
    if len(one) != len(other) or set(one) != set(other):
        return False
    start = one.index(other[0])
    return one[start:] + one[:start] == other


def _links(document: Document, ids: Iterable[RecordId]) -> list[Link]:
    return [link for id_ in ids if (link := document.get(id_, Link))]
