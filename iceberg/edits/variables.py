"""Edits of variables: names shared with shadow copies, opposites, pins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from iceberg.edits.lookup import changed, checked, found
from iceberg.geometry.pills import pill_size
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.spots import crosses
from iceberg.geometry.text import RoughMeasurer
from iceberg.model.contents import LoopContents
from iceberg.model.document import Document
from iceberg.model.loop_board import Link, LoopBoard, Polarity, Variable, shown_name
from iceberg.model.record import RecordId, new_id
from iceberg.store.patch import Patch

_OPPOSITE: Final[dict[Polarity, Polarity]] = {"+": "-", "-": "+"}


def one_of(document: Document, variable: Variable) -> list[Variable]:
    """Return a variable with all that stand for it: first itself, then its shadow copies."""
    id_ = variable.shadow_of or variable.id
    original = found(document, id_, Variable)
    return [original, *(v for v in document.all(Variable) if v.shadow_of == id_)]


def rename_variable(document: Document, variable: Variable, name: str) -> Patch:
    """Give a variable another name, wherever it stands."""
    same = one_of(document, variable)
    return Patch.between(same, [changed(one, name=name) for one in same])


def shadow(document: Document, id_: RecordId, *, new: RecordId | None = None) -> Patch:
    """Add a shadow copy beside a variable, so that arrows need not cross the board."""
    variable = found(document, id_, Variable)
    spot = _free_spot(document, variable)
    copy = checked(
        Variable,
        id=new or new_id(),
        board=variable.board,
        name=variable.name,
        role=variable.role,
        x=round(spot.x, 1),
        y=round(spot.y, 1),
        shadow_of=variable.shadow_of or variable.id,
    )
    return Patch.between(new=[copy])


def _free_spot(document: Document, variable: Variable) -> Point:
    """Return a place near a variable, clear of other pills and of links as the crow flies."""
    contents = LoopContents.of(document, found(document, variable.board, LoopBoard))
    places = {v.id: Point(v.x, v.y) for v in contents.variables.values()}
    measurer = RoughMeasurer()
    pills = {
        v.id: Rect.around(
            places[v.id], *pill_size(shown_name(v), measurer, has_sketch=v.sketch is not None)
        )
        for v in contents.variables.values()
    }
    lines = [(places[ln.source], places[ln.target]) for ln in contents.links.values()]
    own = pills[variable.id]

    def trouble(spot: Point) -> int:
        room = Rect.around(spot, own.width + 40, own.height + 24)
        return sum(pill.overlaps(room) for pill in pills.values()) * 100 + sum(
            crosses(room, *line) for line in lines
        )

    ring = [
        places[variable.id].plus(far * (own.width + 60) * across, far * 90.0 * down)
        for far in (1.0, 1.6, 2.4)
        for across, down in ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
    ]
    return min(ring, key=trouble)


def turn_into_opposite(document: Document, id_: RecordId, name: str) -> Patch:
    """Give a variable the name of its opposite and flip the signs of all its links.

    All loops keep their kinds: each passes the variable by two links, or by one from it to itself,
    whose sign stays (naming in the positive sense, after Kim, Guidelines for Drawing Causal Loop
    Diagrams, The Systems Thinker 3(1), 1992).
    """
    same = one_of(document, found(document, id_, Variable))
    ids = {one.id for one in same}
    links = [ln for ln in document.all(Link) if (ln.source in ids) != (ln.target in ids)]
    flipped = [changed(ln, polarity=_OPPOSITE.get(ln.polarity, ln.polarity)) for ln in links]
    renamed = [changed(one, name=name) for one in same]
    return Patch.between([*same, *links], [*renamed, *flipped])


def pin(document: Document, ids: Iterable[RecordId]) -> Patch:
    """Let variables keep their places when the board is arranged, or let all go that do."""
    variables = [v for id_ in ids if (v := document.get(id_, Variable))]
    pinned = not all(variable.pinned for variable in variables)
    return Patch.between(variables, [changed(v, pinned=pinned) for v in variables])
