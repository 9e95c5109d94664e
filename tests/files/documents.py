"""Any document at all, for laws."""

from __future__ import annotations

from hypothesis import strategies as st

from iceberg.model.about import About
from iceberg.model.document import Document, Element
from iceberg.model.iceberg_board import Card, Cause, IcebergBoard, Level
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Variable
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId
from iceberg.model.sketch import Sketch, SketchPoint
from iceberg.model.text import one_line

ANY_TEXT = st.text(st.characters(), max_size=12)
NAMES = ANY_TEXT.filter(one_line)
COORDINATES = st.floats(-1e6, 1e6)
COLOURS = st.from_regex(r"\A#[0-9A-Fa-f]{6}\Z")
ORDERS = st.from_regex(r"\A[0-9A-Za-z]{0,4}\Z")
ICEBERG, LOOPS, MORE_LOOPS = RecordId("I"), RecordId("L"), RecordId("M")
KINDS = ("event", "pattern", "structure", "mental_model")


def _ids(prefix: str, count: int) -> list[RecordId]:
    return [RecordId(f"{prefix}{n}") for n in range(count)]


@st.composite
def loop_records(
    draw: st.DrawFn, board: RecordId = LOOPS, names: st.SearchStrategy[str] = NAMES
) -> list[Element]:
    """Return a loop board and whatever stands on it."""
    records: list[Element] = [LoopBoard(id=board, name=draw(NAMES), order=draw(ORDERS))]
    variables = _ids(f"{board}v", draw(st.integers(0, 5)))
    for id_ in variables:
        records.append(
            Variable(
                id=id_,
                board=board,
                name=draw(names),
                x=draw(COORDINATES),
                y=draw(COORDINATES),
                role=draw(st.sampled_from(("plain", "stock", "goal", "outside"))),
                note=draw(ANY_TEXT),
            )
        )
    links = _ids(f"{board}l", draw(st.integers(0, 6)) if variables else 0)
    for id_ in links:
        records.append(
            Link(
                id=id_,
                board=board,
                source=draw(st.sampled_from(variables)),
                target=draw(st.sampled_from(variables)),
                polarity=draw(st.sampled_from(("+", "-", "?", "mixed"))),
                delayed=draw(st.booleans()),
                bend=draw(st.none() | st.floats(-4, 4)),
                weight=draw(st.none() | st.floats(-1e9, 1e9)),
                note=draw(ANY_TEXT),
            )
        )
    if links and draw(st.booleans()):
        records.append(
            NamedLoop(
                id=RecordId(f"{board}n"),
                board=board,
                links=tuple(draw(st.permutations(links))),
                letter=draw(st.sampled_from(("R", "B", "?"))),
                number=draw(st.integers(1, 99)),
                story=draw(ANY_TEXT),
                badge_x=draw(st.none() | COORDINATES),
            )
        )
    return records


@st.composite
def iceberg_records(draw: st.DrawFn, board: RecordId = ICEBERG) -> list[Element]:
    """Return an iceberg board, its cards and causes, and the perspectives that hold them."""
    people = _ids("p", draw(st.integers(0, 3)))
    records: list[Element] = [
        Perspective(id=id_, name=draw(NAMES), colour=draw(COLOURS), note=draw(ANY_TEXT))
        for id_ in people
    ]
    levels = tuple(Level(kind=kind, title=draw(NAMES), question=draw(ANY_TEXT)) for kind in KINDS)
    records.append(IcebergBoard(id=board, name=draw(NAMES), levels=levels))
    cards = _ids(f"{board}c", draw(st.integers(0, 4)))
    points = st.lists(st.builds(SketchPoint, t=st.floats(0, 1), y=st.floats(0, 1)), min_size=2)
    for id_ in cards:
        records.append(
            Card(
                id=id_,
                board=board,
                level=draw(st.sampled_from(KINDS)),
                text=draw(ANY_TEXT),
                x=draw(COORDINATES),
                y=draw(st.floats(0, 1e6)),
                order=draw(ORDERS),
                perspectives=tuple(draw(st.lists(st.sampled_from(people), unique=True)))
                if people
                else (),
                is_what=draw(ANY_TEXT),
                sketch=draw(st.none() | points.map(lambda p: Sketch(points=tuple(p)))),
                dots=draw(st.integers(0, 9999)),
            )
        )
    if len(cards) > 1:
        records.append(
            Cause(id=RecordId(f"{board}a"), board=board, source=cards[0], target=cards[1])
        )
    return records


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Return a document with up to an iceberg and two loop boards."""
    records: list[Element] = [About(title=draw(NAMES))]
    for strategy in (iceberg_records(), loop_records(LOOPS), loop_records(MORE_LOOPS)):
        if draw(st.booleans()):
            records += draw(strategy)
    return Document.of(records)


def loop_documents(names: st.SearchStrategy[str] = NAMES) -> st.SearchStrategy[Document]:
    """Return documents with one loop board."""
    return loop_records(names=names).map(lambda r: Document.of([About(title="Any"), *r]))
