"""From a causal loop diagram to a Vensim model that Vensim opens as a sketch.

Kept are names, places, signs, delays, curves, stocks, notes on variables, and named loops as loop
symbols; lost are weights, notes on links and what the loops consist of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from iceberg.exchange.outgoing import distinct_names, in_order, loop_contents
from iceberg.exchange.vensim.drawn import SCALE
from iceberg.exchange.vensim.names import RESERVED, name_key, written
from iceberg.exchange.vensim.sketch import END_MARK, VIEW_MARK
from iceberg.geometry.shapes import Point
from iceberg.model.contents import LoopContents
from iceberg.model.document import Document
from iceberg.model.loop_board import Link, NamedLoop, Variable
from iceberg.model.record import RecordId

_MARGIN: Final = 120
"""Sketch units between the edge of the page and the first word."""
_USUAL_BOW: Final = 0.15
"""For links that bow wherever it looks best."""
_POLARITY_CODES: Final = {"+": 43, "-": 45}
_LONGEST_LINE: Final = 80
_BANNER: Final = "*" * 56
_CONTROL: Final = (
    ("FINAL TIME", "100", "The final time for the simulation."),
    ("INITIAL TIME", "0", "The initial time for the simulation."),
    ("SAVEPER", "TIME STEP", "The frequency with which output is stored."),
    ("TIME STEP", "1", "The time step for the simulation."),
)
_STYLE: Final = "$192-192-192,0,Arial|12||0-0-0|0-0-0|0-0-255|-1--1--1|-1--1--1|96,96,100,0"
# Vensim ends a note at these; the letters that look like them do no harm.
_NOTE_LETTERS: Final = str.maketrans({"~": "∼", "|": "¦"})


def write(document: Document, board: RecordId | None) -> bytes:
    """Return one loop board as a Vensim model."""
    contents = loop_contents(document, board)
    variables = in_order(contents)
    names = distinct_names(variables, name_key, RESERVED)
    lines = ["{UTF-8}"]
    for variable in variables:
        lines += _equation(variable, contents, names)
    lines += _control()
    lines += _sketch(variables, contents, names)
    lines += [END_MARK, ":L<%^E!@", "15:0,0,0,0,0,0", "19:100,0", ""]
    return "\r\n".join(lines).encode()


def _equation(
    variable: Variable, contents: LoopContents, names: dict[RecordId, str]
) -> Iterator[str]:
    links = sorted(
        (link for link in contents.links.values() if link.target == variable.id),
        key=lambda link: (names[link.source].casefold(), link.id),
    )
    causes = dict.fromkeys(
        ("-" if link.polarity == "-" else "") + written(names[link.source]) for link in links
    )
    line = f"{written(names[variable.id])}  = A FUNCTION OF( "
    for n, cause in enumerate(causes):
        line += "," if n else ""
        if len(line) + len(cause) > _LONGEST_LINE:
            yield line + "\\"
            line = "\t\t"
        line += cause
    yield line + ")"
    yield "\t~\t"
    yield from _note(variable.note)
    yield "\t|"
    yield ""


def _note(note: str) -> Iterator[str]:
    lines = note.translate(_NOTE_LETTERS).split("\n")
    for n, line in enumerate(lines):
        # A backslash at the end would join the next line.
        line = line.rstrip() + " " if line.rstrip().endswith("\\") else line.rstrip()
        yield ("\t\t" if n else "\t~\t") + line


def _control() -> Iterator[str]:
    yield from (_BANNER, "\t.Control", f"{_BANNER}~", "\t\tSimulation Control Parameters", "\t|")
    for name, value, comment in _CONTROL:
        yield from ("", f"{name}  = {value}", "\t~\tMonth", f"\t~\t{comment}", "\t|")
    yield ""


def _sketch(
    variables: list[Variable], contents: LoopContents, names: dict[RecordId, str]
) -> Iterator[str]:
    yield f"{VIEW_MARK} Sketch information - do not modify anything except names"
    yield "V300  Do not put anything below this section - it will be ignored"
    yield "*View 1"
    yield _STYLE
    places = _places(variables)
    ids = {variable.id: n for n, variable in enumerate(variables, 1)}
    for variable in variables:
        yield _word(variable, names[variable.id], ids[variable.id], places[variable.id])
    links = sorted(contents.links.values(), key=lambda ln: (ids[ln.source], ids[ln.target], ln.id))
    for n, link in enumerate(links, len(ids) + 1):
        yield _arrow(link, n, ids, places)
    loops = sorted(contents.loops.values(), key=lambda loop: (loop.letter, loop.number, loop.id))
    for n, loop in enumerate(loops, len(ids) + len(links) + 1):
        yield from _loop(loop, n, contents, places)


def _places(variables: list[Variable]) -> dict[RecordId, Point]:
    """Return the centres in sketch units, on a page that begins at the origin."""
    left = min((v.x for v in variables), default=0.0)
    top = min((v.y for v in variables), default=0.0)
    return {
        v.id: Point(round((v.x - left) / SCALE) + _MARGIN, round((v.y - top) / SCALE) + _MARGIN)
        for v in variables
    }


def _word(variable: Variable, name: str, id_: int, at: Point) -> str:
    half_width = min(max(20, 4 * len(name)), 60)
    shape = 3 if variable.role == "stock" else 8
    return f"10,{id_},{written(name)},{at.x},{at.y},{half_width},20,{shape},3,0,0,0,0,0,0"


def _arrow(link: Link, id_: int, ids: dict[RecordId, int], places: dict[RecordId, Point]) -> str:
    start, end = places[link.source], places[link.target]
    bend = _USUAL_BOW if link.bend is None else link.bend
    # Left of the way, with y down; the apex of the bow lies over its middle.
    x = round((start.x + end.x) / 2 + (end.y - start.y) * bend)
    y = round((start.y + end.y) / 2 - (end.x - start.x) * bend)
    if link.source == link.target:
        x, y = round(start.x + 40), round(start.y - 60)
    code = _POLARITY_CODES.get(link.polarity, 0)
    delay = 65 if link.delayed else 64
    return (
        f"1,{id_},{ids[link.source]},{ids[link.target]},{int(bend != 0)},0,{code},0,0,{delay},0,"
        f"-1--1--1,,1|({x},{y})|"
    )


def _loop(
    loop: NamedLoop, id_: int, contents: LoopContents, places: dict[RecordId, Point]
) -> Iterator[str]:
    ways = [contents.links[link] for link in loop.links if link in contents.links]
    if not ways:
        return
    ends = [(places[link.source], places[link.target]) for link in ways]
    x = round(sum(start.x for start, _ in ends) / len(ends))
    y = round(sum(start.y for start, _ in ends) / len(ends))
    turn = sum(start.x * end.y - start.y * end.x for start, end in ends)
    shape = 4 if turn >= 0 else 5  # clockwise or not, with y down
    yield f"12,{id_},0,{x},{y},15,15,{shape},4,0,0,-1,0,0,0"
    yield f"{loop.letter}{loop.number} {loop.name}".strip()
