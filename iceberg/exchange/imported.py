"""From what another program's file says to a document with one loop board.

Readers gather a ``Diagram`` and need not know about ids, limits or places.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Final

from iceberg.errors import FormatError
from iceberg.geometry.layout import place
from iceberg.geometry.pills import pill_size
from iceberg.geometry.shapes import Point
from iceberg.geometry.text import RoughMeasurer
from iceberg.model.about import About
from iceberg.model.document import Document
from iceberg.model.loop_board import Link, LoopBoard, Polarity, Variable, VariableRole
from iceberg.model.order import key_between
from iceberg.model.record import FARTHEST, new_id
from iceberg.model.text import LABEL_LENGTH, NOTE_LENGTH, cleansed, one_line, quoted
from iceberg.words import tr, tr_count

MOST_THINGS: Final = 200_000
"""Variables and links together; our own file holds no more."""
_HEAVIEST: Final = 1e9
_MOST_BEND: Final = 4.0


@dataclass(frozen=True, slots=True)
class Imported:
    """A document made from another program's file, and sentences about what was odd in it."""

    document: Document
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundVariable:
    """A variable as a file tells of it."""

    name: str
    at: Point | None = None
    """Centre; ``None``: the file does not say."""
    role: VariableRole = "plain"
    note: str = ""


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link as a file tells of it, its ends by their place in ``Diagram.variables``."""

    source: int
    target: int
    polarity: Polarity = "?"
    delayed: bool = False
    weight: float | None = None
    bend: float | None = None
    note: str = ""


@dataclass(slots=True)
class Diagram:
    """Everything that a reader found."""

    variables: list[FoundVariable] = field(default_factory=list)
    links: list[FoundLink] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def imported(diagram: Diagram, name: str) -> Imported:
    """Return the document for `diagram`, its board and title called after the file `name`."""
    if len(diagram.variables) + len(diagram.links) > MOST_THINGS:
        raise FormatError(
            tr(
                "“{name}” has more than {limit} variables and links; take a part of it.",
                name=quoted(name),
                limit=f"{MOST_THINGS:,}",
            )
        )
    if not diagram.variables:
        raise FormatError(
            tr("“{name}” holds no variables; choose another file.", name=quoted(name))
        )
    notes = list(diagram.notes)
    found = [_shortened(variable, notes) for variable in diagram.variables]
    title = _title(name)
    board = LoopBoard(id=new_id(), name=title, order=key_between(None, None))
    variables = [
        Variable(id=new_id(), board=board.id, name=v.name, x=at.x, y=at.y, role=v.role, note=v.note)
        for v, at in zip(found, _places(found, diagram.links), strict=True)
    ]
    links = [_link(link, board, variables, notes) for link in diagram.links]
    document = Document.of([About(title=title), board, *variables, *links])
    return Imported(document, tuple(dict.fromkeys(notes)))


def _title(name: str) -> str:
    """Return the name of a file without its ending."""
    stem = PurePath(name).stem.removesuffix(".matrix")
    return one_line(stem)[:LABEL_LENGTH].strip() or tr("Imported")


def _shortened(variable: FoundVariable, notes: list[str]) -> FoundVariable:
    name = one_line(variable.name) or tr("Unnamed")
    if len(name) > LABEL_LENGTH:
        notes.append(tr("The name “{name}” was too long and was cut.", name=quoted(name)))
        name = one_line(name[:LABEL_LENGTH])
    return replace(variable, name=name, note=_note(variable.note, notes))


def _note(text: str, notes: list[str]) -> str:
    note = cleansed(text)
    if len(note) > NOTE_LENGTH:
        notes.append(tr("The note “{note}” was too long and was cut.", note=quoted(note)))
    return note[:NOTE_LENGTH]


def _places(found: list[FoundVariable], links: list[FoundLink]) -> list[Point]:
    """Return where the variables go: as the file says, about the origin, else as laid out."""
    fixed = _centred({n: v.at for n, v in enumerate(found) if v.at is not None})
    if len(fixed) < len(found):
        measurer = RoughMeasurer()
        sizes = {n: pill_size(v.name, measurer) for n, v in enumerate(found)}
        fixed = place(sizes, [(link.source, link.target) for link in links], fixed)
    return [_within(fixed[n]) for n in range(len(found))]


def _centred(places: dict[int, Point]) -> dict[int, Point]:
    if not places:
        return {}
    xs, ys = [p.x for p in places.values()], [p.y for p in places.values()]
    middle = Point((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return {n: p.plus(-middle.x, -middle.y) for n, p in places.items()}


def _within(point: Point) -> Point:
    # Adding 0.0 turns −0.0, which reads oddly in a file, into 0.0.
    x, y = (round(min(max(value, -FARTHEST), FARTHEST), 2) + 0.0 for value in point)
    return Point(x, y)


def _link(link: FoundLink, board: LoopBoard, variables: list[Variable], notes: list[str]) -> Link:
    weight = link.weight
    if weight is not None and abs(weight) > _HEAVIEST:
        notes.append(tr("The weight {weight} is out of bounds and was left out.", weight=weight))
        weight = None
    bend = link.bend
    return Link(
        id=new_id(),
        board=board.id,
        source=variables[link.source].id,
        target=variables[link.target].id,
        polarity=link.polarity,
        delayed=link.delayed,
        weight=weight,
        bend=None if bend is None else min(max(bend, -_MOST_BEND), _MOST_BEND),
        note=_note(link.note, notes),
    )


def repeated_links(diagram: Diagram) -> list[str]:
    """Return sentences about pairs of variables that have several links one way; all are kept."""
    by_pair: dict[tuple[int, int], list[Polarity]] = {}
    for link in diagram.links:
        by_pair.setdefault((link.source, link.target), []).append(link.polarity)
    return [
        _about_pair(diagram, pair, polarities)
        for pair, polarities in by_pair.items()
        if len(polarities) > 1
    ]


def _about_pair(diagram: Diagram, pair: tuple[int, int], polarities: list[Polarity]) -> str:
    source, target = (quoted(diagram.variables[n].name) for n in pair)
    if {"+", "-"} <= set(polarities):
        return tr(
            "“{source}” → “{target}” is there with both signs; all of these links were kept.",
            source=source,
            target=target,
        )
    return tr(
        "“{source}” → “{target}” is there {count} times; all of these links were kept.",
        source=source,
        target=target,
        count=len(polarities),
    )


def near_names(diagram: Diagram) -> list[str]:
    """Return sentences about names that differ in capitals only; they are kept apart."""
    by_fold: dict[str, dict[str, None]] = {}
    for variable in diagram.variables:
        name = one_line(variable.name)
        by_fold.setdefault(name.casefold(), {})[name] = None
    return [
        tr(
            "{names} differ in capitals only; they were kept apart, rename one to join them.",
            names=tr(" and ").join(f"“{quoted(name)}”" for name in names),
        )
        for names in by_fold.values()
        if len(names) > 1
    ]


def skipped(count: int, one: str, many: str) -> list[str]:
    """Return a sentence about `count` things that were left out, or none."""
    return [tr_count(one, many, count)] if count else []
