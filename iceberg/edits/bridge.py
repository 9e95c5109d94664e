"""Edits across the bridge: cards become variables, open loop boards and stand for loops."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from iceberg.edits.add import add_loop_board
from iceberg.edits.describe import name_loop
from iceberg.edits.lookup import changed, checked, found
from iceberg.edits.loops import record_of
from iceberg.edits.room import with_room
from iceberg.errors import EditError
from iceberg.geometry.pills import pill_size
from iceberg.geometry.rows import beside
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import TextMeasurer
from iceberg.model.contents import LoopContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card
from iceberg.model.loop_board import LoopBoard, NamedLoop, Variable, shown_name
from iceberg.model.record import RecordId, new_id
from iceberg.model.text import fold, one_line
from iceberg.store.loop_focus import FoundLoop
from iceberg.store.patch import Patch
from iceberg.words import tr

LONGEST_NAME: Final = 60
"""Characters of a card's text that make a variable's name; people shorten it further."""


def name_for(text: str) -> str:
    """Return the name of a variable or board made from a card's text, cut between two words.

    >>> name_for("Ambulances queue at the ramps.")
    'Ambulances queue at the ramps'
    """
    line = one_line(text).rstrip(" .,;:")
    if len(line) <= LONGEST_NAME:
        return line or tr("Unnamed")
    cut = line[: LONGEST_NAME - 1]
    if not line[len(cut)].isspace():
        # A single word longer than a name is cut within.
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(" .,;:–-") + "…"


def make_variables(
    document: Document, board: RecordId, cards: Sequence[Card], measurer: TextMeasurer
) -> Patch:
    """Make a variable of each card on a loop board, its sketch with it, where there is room.

    A card that is a variable there already is passed over; a variable that has the card's name and
    belongs to no card becomes the card's. Cards may come from another document.
    """
    contents = LoopContents.of(document, found(document, board, LoopBoard))
    originals = [v for v in contents.variables.values() if v.shadow_of is None]
    done = {v.card for v in originals if v.card is not None}
    free = {fold(v.name): v for v in originals if v.card is None}
    taken: list[tuple[Variable, Variable]] = []
    new: list[Variable] = []
    for card in {card.id: card for card in cards if card.id not in done}.values():
        of = card.id if document.get(card.id, Card) is not None else None
        name = name_for(card.text)
        if (old := free.pop(fold(name), None)) is not None:
            taken.append((old, changed(old, card=of, sketch=old.sketch or card.sketch)))
        else:
            fields = {"id": new_id(), "board": board, "name": name, "card": of}
            new.append(checked(Variable, **fields, x=0.0, y=0.0, sketch=card.sketch))
    placed = _placed(contents, new, measurer)
    return Patch.between([old for old, _ in taken], [*(now for _, now in taken), *placed])


def _placed(contents: LoopContents, new: list[Variable], measurer: TextMeasurer) -> list[Variable]:
    """Return the new variables in free places; those that stand stay where they are."""
    standing = [
        Rect.around(Point(v.x, v.y), *_size(v, measurer)) for v in contents.variables.values()
    ]
    spots = beside({v.id: _size(v, measurer) for v in new}, standing)
    return [changed(v, x=round(spots[v.id].x, 1), y=round(spots[v.id].y, 1)) for v in new]


def _size(variable: Variable, measurer: TextMeasurer) -> tuple[float, float]:
    has_sketch = variable.sketch is not None
    return pill_size(shown_name(variable), measurer, has_sketch=has_sketch)


def open_board(
    document: Document,
    cards: Iterable[RecordId],
    board: RecordId | None,
    measurer: TextMeasurer,
) -> Patch:
    """Let cards open a loop board; ``None``: none."""
    if board is not None:
        found(document, board, LoopBoard)
    old = [card for id_ in cards if (card := document.get(id_, Card))]
    patch = Patch.between(old, [changed(card, loop_board=board) for card in old])
    return with_room(document, patch, measurer)


def new_board_from(
    document: Document,
    ids: Iterable[RecordId],
    measurer: TextMeasurer,
    *,
    id_: RecordId | None = None,
) -> Patch:
    """Add a loop board for cards: named after the first, and with a variable of each.

    All of them open it from now on.
    """
    cards = [found(document, one, Card) for one in ids]
    if not cards:
        raise EditError(tr("Select a card first: the loop board is made from it."))
    board = id_ or new_id()
    patch = add_loop_board(document, _free_name(document, name_for(cards[0].text)), id_=board)
    variables = make_variables(patch.apply_to(document), board, cards, measurer)
    patch = patch.then(variables)
    opened = open_board(patch.apply_to(document), [c.id for c in cards], board, measurer)
    return patch.then(opened)


def _free_name(document: Document, name: str) -> str:
    taken = {board.name for board in document.boards()}
    numbered = (f"{name} {n}" for n in range(2, len(taken) + 3))
    return name if name not in taken else next(n for n in numbered if n not in taken)


def stand_for(
    document: Document, card: RecordId, loop: RecordId | None, measurer: TextMeasurer
) -> Patch:
    """Let a card stand for a named loop; ``None``: for none."""
    old = found(document, card, Card)
    if loop is not None:
        found(document, loop, NamedLoop)
    return with_room(document, Patch.between([old], [changed(old, loop=loop)]), measurer)


def stand_behind(
    document: Document,
    card: RecordId,
    board: RecordId,
    loop: FoundLoop,
    measurer: TextMeasurer,
) -> Patch:
    """Let a card stand for a loop of a board, which is kept as a record from now on."""
    record = record_of(document, board, loop.links)
    if record is not None:
        return stand_for(document, card, record.id, measurer)
    id_ = new_id()
    named = name_loop(document, board, loop.links, loop.letter, loop.number, "", id_=id_)
    return named.then(stand_for(named.apply_to(document), card, id_, measurer))


def let_go_of(document: Document, loop: RecordId) -> Patch:
    """Let all cards go that stand for a named loop; cards and loop stay."""
    cards = [card for card in document.all(Card) if card.loop == loop]
    return Patch.between(cards, [changed(card, loop=None) for card in cards])
