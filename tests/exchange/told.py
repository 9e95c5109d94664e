"""What a document says, without ids and places, so that two can be compared."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from iceberg.exchange.formats import FORMATS
from iceberg.exchange.imported import Imported
from iceberg.model.document import Document
from iceberg.model.loop_board import Link, Variable

DATA = Path(__file__).parents[1] / "data"


def opened(name: str) -> Imported:
    """Return what one of our own small files holds, as ``"tables/plain.csv"``."""
    path = DATA / name
    form = next(form for form in FORMATS if form.endings[0] == path.suffix)
    assert form.read
    return form.read(path.read_bytes(), path.name)


def variables(document: Document) -> dict[str, Variable]:
    """Return the variables by name, in their order."""
    return {variable.name: variable for variable in document.all(Variable)}


def links(document: Document) -> list[str]:
    """Return the links in words: ``A -> B +``, with the delay and the weight where there is one."""
    name = {variable.id: variable.name for variable in document.all(Variable)}
    return [
        f"{name[link.source]} -> {name[link.target]} {link.polarity}"
        + (" delayed" if link.delayed else "")
        + (f" {link.weight}" if link.weight is not None else "")
        for link in document.all(Link)
    ]


def counts(document: Document) -> tuple[int, int, str, int]:
    """Return variables, links, ``+/-/?`` and delays."""
    found = list(document.all(Link))
    signs = Counter(link.polarity for link in found)
    return (
        sum(1 for _ in document.all(Variable)),
        len(found),
        f"{signs['+']}/{signs['-']}/{signs['?']}",
        sum(link.delayed for link in found),
    )
