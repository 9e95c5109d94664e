"""Tells lists of links and matrices apart by what they hold."""

from __future__ import annotations

from iceberg.errors import FormatError
from iceberg.exchange.decoding import decoded
from iceberg.exchange.imported import (
    Diagram,
    Imported,
    imported,
    near_names,
    repeated_links,
)
from iceberg.exchange.tables import edge_list, matrix
from iceberg.exchange.tables.rows import rows_in
from iceberg.model.text import quoted
from iceberg.words import tr


def read(data: bytes, name: str) -> Imported:
    """Return the diagram in a table; raises FormatError about the file called `name`."""
    rows = rows_in(decoded(data, name), name)
    diagram = _diagram(rows) if rows else None
    if diagram is None:
        raise FormatError(
            tr(
                "“{name}” is neither a list of links (with the headers from and to) nor a matrix "
                "(the same names across and down, numbers or signs between); "
                "arrange it as one of them.",
                name=quoted(name),
            )
        )
    diagram.notes += near_names(diagram) + repeated_links(diagram)
    return imported(diagram, name)


def _diagram(rows: list[list[str]]) -> Diagram | None:
    if edge_list.has_header(rows):
        return edge_list.diagram_in(rows)
    if matrix.looks_like_one(rows):
        return matrix.diagram_in(rows)
    if edge_list.looks_like_one(rows):
        return edge_list.diagram_without_header(rows)
    return None
