"""Adjacency matrices: causes down, effects across, a number or a sign where they meet."""

from __future__ import annotations

from iceberg.exchange.imported import Diagram, FoundLink, FoundVariable, skipped
from iceberg.exchange.outgoing import distinct_names, in_order, loop_contents
from iceberg.exchange.tables import cells
from iceberg.exchange.tables.rows import as_text
from iceberg.model.document import Document
from iceberg.model.loop_board import Link
from iceberg.model.record import RecordId
from iceberg.model.text import one_line


def looks_like_one(rows: list[list[str]]) -> bool:
    """Whether names stand across and down, and nothing but numbers and signs between."""
    across = {one_line(cell) for cell in rows[0][1:]} - {""}
    down = {one_line(row[0]) for row in rows[1:]} - {""}
    if not across or not down:
        return False
    if one_line(rows[0][0]) and not across & down:
        return False
    return all(_is_entry(cell) for row in rows[1:] for cell in row[1:])


def _is_entry(cell: str) -> bool:
    return not cell.strip() or cells.polarity(cell) is not None or cells.number(cell) == 0


def diagram_in(rows: list[list[str]]) -> Diagram:
    """Return what a matrix holds: rows are matched to columns by name, whatever their order."""
    names = [one_line(cell) for cell in rows[0][1:]]
    names += [one_line(row[0]) for row in rows[1:]]
    place = {name: n for n, name in enumerate(dict.fromkeys(filter(None, names)))}
    diagram = Diagram([FoundVariable(name) for name in place])
    entries = [
        (source, target, cell)
        for row in rows[1:]
        for source, target, cell in _entries(row, rows[0])
        if cell.strip()
    ]
    bare = all(cells.is_bare_one(c) or cells.number(c) in (0, None) for _, _, c in entries)
    nameless = 0
    for source, target, cell in entries:
        sign = cells.polarity(cell)
        if not source or not target:
            nameless += 1
        elif sign is not None:
            weight = None if bare else cells.number(cell)
            diagram.links.append(FoundLink(place[source], place[target], sign, weight=weight))
    diagram.notes += skipped(
        nameless,
        "One entry stands in a row or column without a name; it was left out.",
        "{n} entries stand in rows or columns without a name; they were left out.",
    )
    return diagram


def _entries(row: list[str], header: list[str]) -> list[tuple[str, str, str]]:
    source = one_line(row[0])
    targets = [one_line(cell) for cell in header] + [""] * len(row)
    return [(source, targets[n], cell) for n, cell in enumerate(row) if n]


def write(document: Document, board: RecordId | None) -> bytes:
    """Return one loop board as a matrix.

    Lost are places, notes, delays and loops, all but the first of several links one way, and the
    weight of a link without a sign.
    """
    contents = loop_contents(document, board)
    variables = in_order(contents)
    names = distinct_names(variables, one_line)
    first: dict[tuple[RecordId, RecordId], Link] = {}
    for link in sorted(contents.links.values(), key=lambda ln: ln.id):
        first.setdefault((link.source, link.target), link)
    weighted = any(_weight(link) for link in first.values())
    entries = {pair: _entry(link, weighted) for pair, link in first.items()}
    rows = [
        [cells.shielded(names[v.id]), *(entries.get((v.id, w.id), "") for w in variables)]
        for v in variables
    ]
    return as_text([["", *(cells.shielded(names[v.id]) for v in variables)], *rows])


def _weight(link: Link) -> float | None:
    return link.weight if link.polarity in ("+", "-") else None


def _entry(link: Link, weighted: bool) -> str:
    """Return what stands in the matrix for a link: its weight, else its sign.

    Numbers throughout where there are no weights: network programs take them.
    """
    weight = _weight(link)
    if weight:
        return repr(abs(weight) if link.polarity == "+" else -abs(weight))
    if weighted or link.polarity not in ("+", "-"):
        return link.polarity
    return "1" if link.polarity == "+" else "-1"
