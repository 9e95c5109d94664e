"""``iceberg export``: a board as a picture."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from iceberg.cli import output
from iceberg.cli.choices import ChoiceError, add_board_option, board_named, number
from iceberg.words import tr

if TYPE_CHECKING:
    from iceberg.drawing.pictures import PictureKind
    from iceberg.model.document import Board, Document
    from iceberg.store.loop_focus import FoundLoops

ENDINGS: Final[dict[str, PictureKind]] = {".png": "png", ".svg": "svg", ".pdf": "pdf"}


def add_to(commands: argparse._SubParsersAction[Any]) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "export",
        help=tr("draw a board as PNG, SVG or PDF"),
        description=tr("Draw one board as a picture: PNG, SVG or PDF, by the ending of OUT."),
        allow_abbrev=False,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("any readable file"))
    parser.add_argument("out", type=Path, metavar="OUT", help=tr("the picture to write"))
    add_board_option(parser, tr("the board to draw (the first one)"))
    size = parser.add_mutually_exclusive_group()
    size.add_argument(
        "--scale", type=number(0.01, 100), metavar="N", help=tr("pixels per board unit in PNG (2)")
    )
    size.add_argument(
        "--dpi", type=number(1, 9600), metavar="N", help=tr("pixels per inch in PNG, 96 being 1:1")
    )
    parser.add_argument(
        "--theme", default="light", metavar="NAME", help=tr("light, dark or projector (light)")
    )
    parser.add_argument(
        "--transparent", action="store_true", help=tr("leave out the ground behind the board")
    )
    parser.set_defaults(act=act)


def act(chosen: argparse.Namespace) -> None:
    """Write the picture."""
    out: Path = chosen.out
    kind = _kind(out)
    from iceberg.drawing.pictures import PictureOptions, render
    from iceberg.files.atomic import write_whole
    from iceberg.library.catalogue import open_document

    opened = open_document(chosen.file)
    nothing = tr("“{name}” has no board to draw.", name=chosen.file.name)
    board = board_named(opened.document.boards(), chosen.board, nothing)
    options = PictureOptions(
        scale=2.0 if chosen.scale is None else chosen.scale,
        dpi=chosen.dpi,
        theme=chosen.theme,
        transparent=chosen.transparent,
        found=_found(opened.document, board),
    )
    write_whole(out, render(opened.document, board.id, kind, options))
    output.notes(opened.notes)
    if kind != "png" and (chosen.scale or chosen.dpi):
        output.notes([tr("--scale and --dpi are for PNG; SVG and PDF are sharp at any size.")])


def _found(document: Document, board: Board) -> FoundLoops:
    """Return the loops of a board that shows the badges of all; else none are looked for."""
    from iceberg.analysis.labels import labelled
    from iceberg.analysis.loops import find_loops
    from iceberg.drawing.loop_marks import MOST_BADGES, found_of
    from iceberg.model.contents import LoopContents
    from iceberg.model.loop_board import LoopBoard
    from iceberg.store.loop_focus import FoundLoops

    if not isinstance(board, LoopBoard) or board.badges != "all":
        return FoundLoops()
    contents = LoopContents.of(document, board)
    loops = find_loops(contents, limit=MOST_BADGES + len(contents.loops)).loops
    return found_of(labelled(loops, contents.loops.values()))


def _kind(out: Path) -> PictureKind:
    try:
        return ENDINGS[out.suffix.lower()]
    except KeyError:
        raise ChoiceError(
            tr("“{name}” names no picture; let it end in .png, .svg or .pdf.", name=out.name)
        ) from None
