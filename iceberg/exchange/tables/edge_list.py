"""Lists of links: one link to a row, columns found by their headers."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from iceberg.exchange.imported import Diagram, FoundLink, FoundVariable, skipped
from iceberg.exchange.outgoing import distinct_names, in_order, loop_contents
from iceberg.exchange.tables import cells
from iceberg.exchange.tables.rows import as_text
from iceberg.model.document import Document
from iceberg.model.loop_board import Link, Polarity
from iceberg.model.record import RecordId
from iceberg.model.text import one_line, quoted
from iceberg.words import tr

HEADER: Final = ("from", "to", "polarity", "delay", "weight", "note")

_HEADERS: Final = {
    "from": ("from", "source", "cause", "tail", "influencer"),
    "to": ("to", "target", "effect", "head"),
    "sign": ("polarity", "sign", "type"),
    "weight": ("weight", "strength", "influence"),
    "delay": ("delay", "delayed", "lag"),
    "note": ("note", "notes", "comment", "description"),
}
"""What a column is for, by its header; the first that is there counts."""


def has_header(rows: list[list[str]]) -> bool:
    """Whether the first row names a column of causes and one of effects."""
    columns = _columns(rows[0])
    return "from" in columns and "to" in columns and bool(cells.plain(rows[0][0]))


def looks_like_one(rows: list[list[str]]) -> bool:
    """Whether rows without a header are links: two names, and perhaps a sign."""
    return all(
        2 <= len(row) <= 4
        and all(one_line(cell) for cell in row[:2])
        and (len(row) < 3 or not row[2].strip() or cells.polarity(row[2]) is not None)
        for row in rows
    )


def diagram_without_header(rows: list[list[str]]) -> Diagram:
    """Return what a list holds whose columns are not named: from, to, polarity, delay."""
    diagram = diagram_in([list(HEADER[:4]), *rows])
    diagram.notes.append(
        tr("The columns have no names; they were taken as from, to, polarity and delay.")
    )
    return diagram


def diagram_in(rows: list[list[str]]) -> Diagram:
    """Return what a list with a header holds."""
    return _Reading(rows[0]).diagram(rows[1:])


def _columns(header: list[str]) -> dict[str, int]:
    """Return the place of each column that is understood."""
    names = [cells.plain(cell) for cell in header]
    found: dict[str, int] = {}
    for purpose, spellings in _HEADERS.items():
        places = [names.index(spelling) for spelling in spellings if spelling in names]
        if places:
            found[purpose] = places[0]
    if "sign" in found:
        # A column of signs may hold strengths as well: 0.5, −0.25.
        found.setdefault("weight", found["sign"])
    return found


class _Reading:
    """Goes through the rows of one list and gathers what they say."""

    def __init__(self, header: list[str]) -> None:
        self._columns = _columns(header)
        self._found = Diagram()
        self._place: dict[str, int] = {}
        self._unread: dict[str, None] = {}
        self._no_link = self._nameless = 0
        known = set(self._columns.values())
        strange = [c for n, c in enumerate(header) if n not in known and c.strip()]
        if strange:
            self._found.notes.append(_about_columns(strange))

    def diagram(self, rows: list[list[str]]) -> Diagram:
        # A column with nothing but ones tells signs, not strengths.
        bare = self._columns.get("sign") in (None, self._columns.get("weight")) and all(
            cells.is_bare_one(cell) or not cells.number(cell)
            for cell in (self._cell(row, "weight") for row in rows)
        )
        for row in rows:
            self._take(row, bare)
        notes = self._found.notes
        if self._unread:
            notes.append(_about_signs(list(self._unread)))
        notes += skipped(
            self._no_link,
            "One row says 0, which is no link; it was left out.",
            "{n} rows say 0, which is no link; they were left out.",
        )
        notes += skipped(
            self._nameless,
            "One row names no variable; it was left out.",
            "{n} rows name no variable; they were left out.",
        )
        return self._found

    def _cell(self, row: list[str], purpose: str) -> str:
        place = self._columns.get(purpose)
        return row[place] if place is not None and place < len(row) else ""

    def _take(self, row: list[str], bare: bool) -> None:
        ends = [one_line(self._cell(row, end)) for end in ("from", "to")]
        note = self._cell(row, "note")
        if all(ends):
            self._take_link(row, self._variable(ends[0]), self._variable(ends[1]), bare)
        elif any(ends):
            place = self._variable(ends[0] or ends[1])
            variable = self._found.variables[place]
            if note.strip():
                notes = f"{variable.note}\n{note}" if variable.note else note
                self._found.variables[place] = replace(variable, note=notes)
        else:
            self._nameless += 1

    def _take_link(self, row: list[str], source: int, target: int, bare: bool) -> None:
        weight = cells.number(self._cell(row, "weight"))
        sign = self._polarity(row)
        if sign is None:
            self._no_link += 1
            return
        self._found.links.append(
            FoundLink(
                source,
                target,
                sign,
                delayed=cells.delayed(self._cell(row, "delay")),
                weight=None if bare else weight,
                note=self._cell(row, "note"),
            )
        )

    def _polarity(self, row: list[str]) -> Polarity | None:
        """Return the sign of the link in a row; ``None``: zero, which is no link."""
        for purpose in ("sign", "weight"):
            cell = self._cell(row, purpose)
            sign = cells.polarity(cell)
            if sign is not None:
                return sign
            if cells.number(cell) == 0:
                return None
            if cell.strip():
                self._unread[one_line(cell)] = None
        return "?"

    def _variable(self, name: str) -> int:
        if name not in self._place:
            self._place[name] = len(self._found.variables)
            self._found.variables.append(FoundVariable(name))
        return self._place[name]


def _about_columns(names: list[str]) -> str:
    return tr(
        "These columns were not understood and left out: {names}.",
        names=_some(names),
    )


def _about_signs(signs: list[str]) -> str:
    return tr("These are no signs, so their links have none: {signs}.", signs=_some(signs))


def _some(words: list[str]) -> str:
    shown = ", ".join(f"“{quoted(word, 40)}”" for word in words[:4])
    return shown if len(words) <= 4 else f"{shown}, …"


def write(document: Document, board: RecordId | None) -> bytes:
    """Return one loop board as a list of links.

    Variables without links, and notes on variables, have rows of their own without an effect.
    Places, loops and whether a variable is a stock are lost.
    """
    contents = loop_contents(document, board)
    variables = in_order(contents)
    names = distinct_names(variables, one_line)
    linked = {end for link in contents.links.values() for end in (link.source, link.target)}
    rows = [
        [cells.shielded(names[v.id]), "", "", "", "", cells.shielded(v.note)]
        for v in variables
        if v.id not in linked or v.note.strip()
    ]
    rank = {variable.id: n for n, variable in enumerate(variables)}
    links = sorted(
        contents.links.values(), key=lambda ln: (rank[ln.source], rank[ln.target], ln.id)
    )
    return as_text([HEADER, *rows, *(_row(link, names) for link in links)])


def _row(link: Link, names: dict[RecordId, str]) -> list[str]:
    return [
        cells.shielded(names[link.source]),
        cells.shielded(names[link.target]),
        link.polarity,
        "yes" if link.delayed else "",
        "" if link.weight is None else repr(link.weight),
        cells.shielded(link.note),
    ]
