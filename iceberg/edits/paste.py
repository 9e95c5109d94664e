"""Copying: to the clipboard and back, and doubling in place."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pydantic import TypeAdapter, ValidationError

from iceberg.edits.arrange import put
from iceberg.edits.lookup import board_of, changed
from iceberg.errors import EditError
from iceberg.geometry.shapes import Point
from iceberg.model.document import Board, Document, Element, OnBoard
from iceberg.model.iceberg_board import Card, Cause, IcebergBoard
from iceberg.model.integrity import problems
from iceberg.model.loop_board import Link, Variable
from iceberg.model.order import keys_after
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId, new_id
from iceberg.model.text import fold
from iceberg.store.patch import Patch
from iceberg.words import tr

_ADAPTER: TypeAdapter[list[Element]] = TypeAdapter(list[Element])
MOST_PASTED = 5_000
"""Records that a clip may hold."""


def clip_of(document: Document, ids: Iterable[RecordId]) -> str:
    """Return the selected things, the arrows among them and who holds them, as JSON text."""
    chosen = [document.records[id_] for id_ in ids if id_ in document.records]
    things: list[Element] = [r for r in chosen if isinstance(r, Card | Variable)]
    inside = {record.id for record in things}
    arrows: list[Element] = [
        record
        for record in document.records.values()
        if isinstance(record, Link | Cause) and {record.source, record.target} <= inside
    ]
    held = {id_ for card in things if isinstance(card, Card) for id_ in card.perspectives}
    people: list[Element] = [p for p in document.perspectives() if p.id in held]
    records = _ADAPTER.dump_python([*people, *things, *arrows], mode="json", exclude_defaults=False)
    return json.dumps({"iceberg-clip": 1, "records": records}, ensure_ascii=False)


def plain_text_of(document: Document, ids: Iterable[RecordId]) -> str:
    """Return the selected things as text that the line would take."""
    lines: list[str] = []
    for id_ in ids:
        match document.records.get(id_):
            case Card() as card:
                lines.append(card.text)
            case Variable() as variable:
                lines.append(variable.name)
            case Link() as link:
                source = document.get(link.source, Variable)
                target = document.get(link.target, Variable)
                if source and target:
                    sign = "+/-" if link.polarity == "mixed" else link.polarity
                    delay = " delay" if link.delayed else ""
                    lines.append(f"{source.name} -> {target.name} {sign}{delay}")
    return "\n".join(lines)


def paste(document: Document, board: RecordId, clip: str, dx: float, dy: float) -> Patch:
    """Put the things of a clip on a board, moved by `dx` and `dy`, under fresh ids.

    Raises EditError for a clip that holds nothing fit for this board. Perspectives are found by id,
    then by name; one that is not known here is dropped.
    """
    where = board_of(document, board)
    records = _records_in(clip)
    wanted: tuple[type[Element], ...] = (
        (Card, Cause) if isinstance(where, IcebergBoard) else (Variable, Link)
    )
    fitting = [record for record in records if isinstance(record, wanted)]
    if not fitting:
        raise EditError(tr("What was copied does not fit on this board; nothing was pasted."))
    people = _people(document, [r for r in records if isinstance(r, Perspective)])
    patch = Patch.between(new=_renewed(document, where, fitting, people))
    pasted = patch.apply_to(document)
    if problems(pasted):
        raise EditError(tr("What was copied is damaged; nothing was pasted."))
    places = {
        id_: Point(record.x + dx, record.y + dy)
        for id_, record in patch.after.items()
        if isinstance(record, Card | Variable)
    }
    return patch.then(put(pasted, places))


def duplicate(document: Document, ids: Iterable[RecordId], dx: float, dy: float) -> Patch:
    """Put a copy of the selected things beside them."""
    things = [r for i in ids if isinstance(r := document.records.get(i), Card | Variable)]
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
            fields |= {"perspectives": held, "order": next(keys), "loop": None}
            if record.level not in levels:
                continue
        if isinstance(record, Link | Cause):
            if record.source not in new_ids or record.target not in new_ids:
                continue
            fields |= {"source": new_ids[record.source], "target": new_ids[record.target]}
        assert isinstance(record, OnBoard)
        renewed.append(changed(record, **fields))
    kept = {record.id for record in renewed}
    return [
        record
        for record in renewed
        if not isinstance(record, Link | Cause) or {record.source, record.target} <= kept
    ]
