"""``iceberg loops``: the loops of a causal loop diagram, shortest first."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from iceberg.cli import output
from iceberg.cli.choices import add_board_option, board_named, whole_number
from iceberg.words import tr, tr_count

if TYPE_CHECKING:
    from iceberg.analysis.labels import BrokenLoop, LabelledLoop
    from iceberg.model.contents import LoopContents

MOST: Final = 500_000
"""Loops found when nobody says how many: a few hundred megabytes and some ten seconds."""
MOST_SHOWN: Final = 100
"""Loops listed for people when nobody says how many."""


def add_to(commands: argparse._SubParsersAction[Any]) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "loops",
        help=tr("list the loops of a causal loop diagram"),
        description=tr(
            "List the loops of a causal loop diagram, shortest first: R reinforcing, B balancing, "
            "? not known because a link has no sign. || marks a delay."
        ),
        allow_abbrev=False,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("any readable file"))
    add_board_option(parser, tr("the board to look at (the first one with loops)"))
    parser.add_argument(
        "--limit",
        type=whole_number(1, 10_000_000),
        metavar="N",
        help=tr("list only the N shortest ({most})", most=f"{MOST:,}"),
    )
    parser.add_argument("--json", action="store_true", help=tr("for programs"))
    parser.set_defaults(act=act)


def act(chosen: argparse.Namespace) -> None:
    """Print the loops."""
    from iceberg.analysis.labels import labelled
    from iceberg.analysis.loops import find_loops
    from iceberg.library.catalogue import open_document
    from iceberg.model.contents import LoopContents
    from iceberg.model.loop_board import LoopBoard

    opened = open_document(chosen.file)
    boards = [board for board in opened.document.boards() if isinstance(board, LoopBoard)]
    nothing = tr("“{name}” holds no causal loop diagram.", name=chosen.file.name)
    contents = LoopContents.of(opened.document, board_named(boards, chosen.board, nothing))
    found = find_loops(contents, limit=chosen.limit or MOST)
    loops = sorted(
        labelled(found.loops, contents.loops.values()), key=lambda one: len(one.loop.links)
    )
    if chosen.json:
        _show_json(contents, loops, found.complete)
    else:
        _show_table(contents, loops, found.complete, chosen.limit or MOST_SHOWN)
    output.notes(opened.notes)


def _show_json(contents: LoopContents, loops: Sequence[LabelledLoop], complete: bool) -> None:
    """Print JSON with one loop on a line, written as it goes: there may be very many."""
    head = {"board": contents.board.name, "complete": complete, "count": len(loops)}
    names = {id_: variable.name for id_, variable in contents.variables.items()}
    output.show(output.as_json(head)[:-1] + ', "loops": [' + ("" if loops else "]}"))
    for count, one in enumerate(loops, start=1):
        facts = {
            "kind": one.loop.letter,
            "variables": [names[id_] for id_ in one.loop.variables],
            "delays": one.loop.delays,
            "name": one.name or None,
        }
        output.show(output.as_json(facts) + ("," if count < len(loops) else "]}"))


def _show_table(
    contents: LoopContents, loops: Sequence[LabelledLoop], complete: bool, most: int
) -> None:
    from iceberg.analysis.labels import broken

    output.show(_heading(contents, loops, complete))
    shown = loops[:most]
    wide = max((len(one.label) for one in shown), default=0)
    for one in shown:
        output.show("")
        output.show(f"{one.label:{wide}}  {_about(one)}")
        output.show(f"{'':{wide}}  {' '.join(_route(one, contents))}")
    if len(shown) < len(loops):
        output.show("")
        output.show(tr("These are the {n} shortest; --limit lists more.", n=len(shown)))
    for lost in broken(contents.loops.values(), contents):
        output.show("")
        output.show(_broken(lost))


def _heading(contents: LoopContents, loops: Sequence[LabelledLoop], complete: bool) -> str:
    kinds = Counter(one.loop.letter for one in loops)
    count = f"{len(loops):,}"
    total = tr_count("{count} loop", "{count} loops", len(loops), count=count)
    if not complete:
        total = tr("more than {total}, of which these are the shortest", total=total)
    parts = [
        tr("{n} reinforcing", n=f"{kinds['R']:,}"),
        tr("{n} balancing", n=f"{kinds['B']:,}"),
        tr("{n} not known", n=f"{kinds['?']:,}"),
    ]
    return (
        f"{contents.board.name}: {total} ({', '.join(parts)})"
        if loops
        else (f"{contents.board.name}: {tr('no loops')}")
    )


def _broken(lost: BrokenLoop) -> str:
    label = f"{lost.named.letter}{lost.named.number} {lost.named.name}".strip()
    if lost.before:
        name = lost.before.name
        return tr("{label} is no loop any more: it breaks after “{name}”.", label=label, name=name)
    if lost.after:
        name = lost.after.name
        return tr("{label} is no loop any more: it breaks before “{name}”.", label=label, name=name)
    return tr("{label} is no loop any more.", label=label)


def _about(one: LabelledLoop) -> str:
    parts = [tr_count("{n} variable", "{n} variables", len(one.loop.variables))]
    if one.loop.delays:
        parts.append(tr_count("{n} delay", "{n} delays", one.loop.delays))
    if one.was:
        parts.append(tr("was {label}", label=one.was))
    about = ", ".join(parts)
    return f"{one.name} ({about})" if one.name else about


def _route(one: LabelledLoop, contents: LoopContents) -> Iterator[str]:
    """Yield the names and arrows round a loop."""
    for id_ in one.loop.links:
        link = contents.links[id_]
        yield contents.variables[link.source].name
        sign = {"+": "+", "-": "−"}.get(link.polarity, "?")
        yield f"{sign}{'||' if link.delayed else ''}→"
    yield contents.variables[one.loop.variables[0]].name
