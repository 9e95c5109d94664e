"""Sentences on a loop board: variables found or made, links made or signed anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from iceberg.edits.lookup import changed, checked
from iceberg.geometry.layout import place
from iceberg.geometry.pills import pill_size
from iceberg.geometry.shapes import Point
from iceberg.geometry.text import TextMeasurer
from iceberg.language.statements import LinkSaid, Statement
from iceberg.model.contents import LoopContents
from iceberg.model.document import Document
from iceberg.model.loop_board import Link, LoopBoard, Variable, shown_name
from iceberg.model.record import RecordId, new_id
from iceberg.model.text import loosely
from iceberg.store.patch import Patch

Ends = tuple[RecordId, RecordId]


def loops_typed(
    document: Document,
    board: LoopBoard,
    statements: Sequence[Statement],
    at: Point,
    measurer: TextMeasurer,
) -> Patch:
    """Do what the statements say, in order; variables are known by their names, case aside."""
    contents = LoopContents.of(document, board)
    # Of two variables of one name the one with the smaller id is meant, whatever their order.
    originals = (v for v in contents.variables.values() if v.shadow_of is None)
    known = {loosely(v.name): v.id for v in sorted(originals, key=_id, reverse=True)}
    new: dict[RecordId, str] = {}
    for name in _names(statements):
        if loosely(name) not in known:
            known[loosely(name)] = id_ = new_id()
            new[id_] = name
    said = [
        ((known[loosely(one.source)], known[loosely(one.target)]), one)
        for one in statements
        if isinstance(one, LinkSaid)
    ]
    variables = _placed(contents, new, [ends for ends, _ in said], at, measurer)
    links = _linked(contents, said)
    old = [contents.links[link.id] for link in links if link.id in contents.links]
    return Patch.between(old, [*variables, *links])


def _id(variable: Variable) -> RecordId:
    return variable.id


def _names(statements: Iterable[Statement]) -> Iterable[str]:
    for one in statements:
        yield from (one.source, one.target) if isinstance(one, LinkSaid) else (one.name,)


def _placed(
    contents: LoopContents,
    new: dict[RecordId, str],
    said: list[Ends],
    at: Point,
    measurer: TextMeasurer,
) -> list[Variable]:
    """Return the new variables, placed among those that stand, which stay where they are."""
    if not new:
        return []
    variables = contents.variables.values()
    names = {v.id: shown_name(v) for v in variables} | new
    sketched = {v.id for v in variables if v.sketch is not None}
    sizes = {i: pill_size(n, measurer, has_sketch=i in sketched) for i, n in names.items()}
    links = [(link.source, link.target) for link in contents.links.values()]
    fixed = {v.id: Point(v.x, v.y) for v in variables}
    places = place(sizes, [*links, *said], fixed)
    shift = Point(0.0, 0.0) if fixed else at
    spots = {id_: places[id_].plus(shift.x, shift.y) for id_ in new}
    return [
        checked(
            Variable,
            id=id_,
            board=contents.board.id,
            name=name,
            x=round(spots[id_].x, 1),
            y=round(spots[id_].y, 1),
        )
        for id_, name in new.items()
    ]


def _linked(contents: LoopContents, said: Iterable[tuple[Ends, LinkSaid]]) -> list[Link]:
    """Return the links that are new or signed anew."""
    between: dict[Ends, list[Link]] = {}
    for link in contents.links.values():
        between.setdefault((link.source, link.target), []).append(link)
    touched: dict[RecordId, Link] = {}
    for ends, one in said:
        standing = between.setdefault(ends, [])
        link = _signed(standing, one) if standing else _new_link(contents.board, ends, one)
        standing[:] = [link, *(other for other in standing if other.id != link.id)]
        touched[link.id] = link
    return list(touched.values())


def _signed(standing: list[Link], said: LinkSaid) -> Link:
    """Return the link as it is said to be now; an unsigned repetition changes nothing."""
    for link in standing:
        if (link.polarity, link.delayed) == (said.polarity, said.delayed):
            return link
    link = standing[0]
    if said.polarity == "?":
        return changed(link, delayed=link.delayed or said.delayed)
    return changed(link, polarity=said.polarity, delayed=said.delayed)


def _new_link(board: LoopBoard, ends: Ends, said: LinkSaid) -> Link:
    return checked(
        Link,
        id=new_id(),
        board=board.id,
        source=ends[0],
        target=ends[1],
        polarity=said.polarity,
        delayed=said.delayed,
    )
