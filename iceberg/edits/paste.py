"""Copying: to the clipboard and back, and doubling in place."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pydantic import TypeAdapter, ValidationError

from iceberg.edits.arrange import put, with_grouped
from iceberg.edits.bridge import make_variables
from iceberg.edits.lookup import board_of, changed
from iceberg.errors import EditError
from iceberg.geometry.shapes import Point
from iceberg.geometry.text import RoughMeasurer, TextMeasurer
from iceberg.language.parse import quoted, said
from iceberg.language.statements import LinkSaid
from iceberg.model.document import Board, Document, Element, OnBoard
from iceberg.model.iceberg_board import Card, CardGroup, Cause, IcebergBoard
from iceberg.model.integrity import problems
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Variable
from iceberg.model.order import key_after, keys_after
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId, new_id
from iceberg.model.text import fold, one_line
from iceberg.store.patch import Patch
from iceberg.words import tr

_ADAPTER: TypeAdapter[list[Element]] = TypeAdapter(list[Element])
MOST_PASTED = 5_000
"""Records that a clip may hold."""


def clip_of(document: Document, ids: Iterable[RecordId]) -> str:
    """Return the selected things, the arrows among them and who holds them, as JSON text.

    A heading brings its cards with it.
    """
    every = with_grouped(document, ids)
    chosen = [document.records[id_] for id_ in every if id_ in document.records]
    headings = [record for record in chosen if isinstance(record, CardGroup)]
    things: list[Element] = [r for r in chosen if isinstance(r, Card | Variable)]
    inside = {record.id for record in things}
    arrows: list[Element] = [
        record
        for record in document.records.values()
        if isinstance(record, Link | Cause) and {record.source, record.target} <= inside
    ]
    holding = [r for r in (*things, *arrows) if isinstance(r, Card | Link)]
    held = {id_ for record in holding for id_ in record.perspectives}
    people: list[Element] = [p for p in document.perspectives() if p.id in held]
    everything = [*people, *headings, *things, *arrows]
    records = _ADAPTER.dump_python(everything, mode="json", exclude_defaults=False)
    return json.dumps({"iceberg-clip": 1, "records": records}, ensure_ascii=False)


def plain_text_of(document: Document, ids: Iterable[RecordId]) -> str:
    """Return the selected things, and the links among them, as text that the line would take.

    Each card and each link is a line; a variable that a link names needs none of its own.
    """
    every = with_grouped(document, ids)
    chosen = [document.records[id_] for id_ in every if id_ in document.records]
    names = {record.id: record.name for record in chosen if isinstance(record, Variable)}
    links = {record.id: record for record in chosen if isinstance(record, Link)}
    for link in document.all(Link):
        if {link.source, link.target} <= names.keys():
            links.setdefault(link.id, link)
    lines = [one_line(record.text) for record in chosen if isinstance(record, Card)]
    linked = {end for link in links.values() for end in (link.source, link.target)}
    lines += [quoted(name) for id_, name in names.items() if id_ not in linked]
    return "\n".join([*lines, *(_sentence(document, link) for link in links.values())])


def _sentence(document: Document, link: Link) -> str:
    source, target = document.records[link.source], document.records[link.target]
    assert isinstance(source, Variable)
    assert isinstance(target, Variable)
    return said(LinkSaid(source.name, target.name, link.polarity, link.delayed))


def paste(
    document: Document,
    board: RecordId,
    clip: str,
    dx: float,
    dy: float,
    measurer: TextMeasurer | None = None,
) -> Patch:
    """Put the things of a clip on a board, moved by `dx` and `dy`, under fresh ids.

    Cards become variables on a loop board, where there is room. Raises EditError for a clip that
    holds nothing fit for this board. Perspectives are found by id,
    then by name; one that is not known here is dropped.
    """
    where = board_of(document, board)
    records = _records_in(clip)
    wanted: tuple[type[Element], ...] = (
        (CardGroup, Card, Cause) if isinstance(where, IcebergBoard) else (Variable, Link)
    )
    fitting = [record for record in records if isinstance(record, wanted)]
    if not fitting and isinstance(where, LoopBoard):
        return _as_variables(document, where, records, measurer or RoughMeasurer())
    if not fitting:
        raise EditError(tr("What was copied does not fit on this board; nothing was pasted."))
    people = _people(document, [r for r in records if isinstance(r, Perspective)])
    patch = Patch.between(new=_renewed(document, where, fitting, people))
    pasted = patch.apply_to(document)
    if patch.is_empty or problems(pasted):
        raise EditError(tr("What was copied is damaged; nothing was pasted."))
    places = {
        id_: Point(record.x + dx, record.y + dy)
        for id_, record in patch.after.items()
        if isinstance(record, Card | Variable)
    }
    return patch.then(put(pasted, places))


def _as_variables(
    document: Document, board: LoopBoard, records: list[Element], measurer: TextMeasurer
) -> Patch:
    """Return the patch that makes variables of copied cards."""
    cards = [record for record in records if isinstance(record, Card)]
    if not cards:
        raise EditError(tr("What was copied does not fit on this board; nothing was pasted."))
    patch = make_variables(document, board.id, cards, measurer)
    if patch.is_empty:
        raise EditError(tr("What was copied is a variable of this board already."))
    return patch


def duplicate(document: Document, ids: Iterable[RecordId], dx: float, dy: float) -> Patch:
    """Put a copy of the selected things beside them."""
    kinds = Card | CardGroup | Variable
    things = [r for i in ids if isinstance(r := document.records.get(i), kinds)]
    if not things:
        return Patch()
    clip = clip_of(document, [thing.id for thing in things])
    return paste(document, things[0].board, clip, dx, dy)


def _records_in(clip: str) -> list[Element]:
    try:
        data = json.loads(clip)
        records = data["records"] if data.get("iceberg-clip") == 1 else None
        if not isinstance(records, list) or len(records) > MOST_PASTED:
            raise ValueError
        return _ADAPTER.validate_json(json.dumps(records))
    except (ValueError, KeyError, AttributeError, RecursionError, ValidationError):
        raise EditError(tr("There is nothing on the clipboard that fits here.")) from None


def _people(document: Document, copied: list[Perspective]) -> dict[RecordId, RecordId]:
    """Return for each copied perspective the one here that stands for it."""
    here = document.perspectives()
    ids = {perspective.id for perspective in here}
    by_name = {fold(perspective.name): perspective.id for perspective in here}
    found: dict[RecordId, RecordId] = {}
    for perspective in copied:
        same = perspective.id if perspective.id in ids else by_name.get(fold(perspective.name))
        if same is not None:
            found[perspective.id] = same
    return found


def _group_here(document: Document, board: Board, card: Card) -> RecordId | None:
    """Return the card's heading if it stands on this board, over the same level."""
    group = document.get(card.group, CardGroup) if card.group else None
    fits = group is not None and (group.board, group.level) == (board.id, card.level)
    return card.group if fits else None


def _renewed(
    document: Document,
    board: Board,
    records: list[Element],
    people: dict[RecordId, RecordId],
) -> list[Element]:
    """Return the records under fresh ids on `board`; arrows with a loose end are left out."""
    new_ids = {record.id: new_id() for record in records}
    keys = iter(keys_after((card.order for card in document.all(Card)), len(records)))
    levels = {level.kind for level in board.levels} if isinstance(board, IcebergBoard) else set()
    renewed: list[Element] = []
    for record in records:
        fields: dict[str, object] = {"id": new_ids[record.id], "board": board.id}
        if isinstance(record, Card):
            held = tuple(dict.fromkeys(people[i] for i in record.perspectives if i in people))
            loop = record.loop if document.get(record.loop or new_id(), NamedLoop) else None
            fields |= {"perspectives": held, "order": next(keys), "loop": loop}
            fields["loop_board"] = _if_there(document, record.loop_board, LoopBoard)
            own = _group_copied(records, new_ids, record)
            fields |= {"group": own or _group_here(document, board, record), "replaces": None}
        if isinstance(record, CardGroup):
            fields["order"] = key_after(group.order for group in document.all(CardGroup))
        if isinstance(record, Card | CardGroup) and record.level not in levels:
            continue
        if isinstance(record, Link | Cause):
            if record.source not in new_ids or record.target not in new_ids:
                continue
            fields |= {"source": new_ids[record.source], "target": new_ids[record.target]}
        if isinstance(record, Link):
            fields["perspectives"] = tuple(
                dict.fromkeys(people[i] for i in record.perspectives if i in people)
            )
            fields["belief"] = _if_there(document, record.belief, Card)
        if isinstance(record, Variable):
            fields["card"] = _if_there(document, record.card, Card)
            fields["shadow_of"] = _original(document, board, record, new_ids)
        assert isinstance(record, OnBoard)
        renewed.append(changed(record, **fields))
    return [record for record in renewed if _has_its_own(record, renewed)]


def _if_there(
    document: Document, id_: RecordId | None, kind: type[Card | LoopBoard]
) -> RecordId | None:
    return id_ if id_ is not None and document.get(id_, kind) is not None else None


def _original(
    document: Document, board: Board, variable: Variable, new_ids: dict[RecordId, RecordId]
) -> RecordId | None:
    """Return what a pasted shadow copy stands for: the copied variable, or the one on the board."""
    of = variable.shadow_of
    if of is None or of in new_ids:
        return new_ids[of] if of else None
    here = document.get(of, Variable)
    return of if here is not None and here.board == board.id else None


def _has_its_own(record: Element, among: list[Element]) -> bool:
    """Whether an arrow has both its ends among these, and a heading any cards."""
    if isinstance(record, Link | Cause):
        return {record.source, record.target} <= {other.id for other in among}
    if isinstance(record, CardGroup):
        return any(isinstance(other, Card) and other.group == record.id for other in among)
    return True


def _group_copied(
    records: list[Element], new_ids: dict[RecordId, RecordId], card: Card
) -> RecordId | None:
    """Return the copy of the card's heading, if that is copied too."""
    for record in records:
        if isinstance(record, CardGroup) and record.id == card.group:
            return new_ids[record.id] if record.level == card.level else None
    return None
