"""Arranging a whole board: cards in rows, variables in loops."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iceberg.commands.command import Command, Context
from iceberg.commands.selection import things_on_board
from iceberg.edits import arrange
from iceberg.edits.tidy import tidy_board
from iceberg.geometry.layout import place
from iceberg.geometry.pills import pill_size
from iceberg.geometry.shapes import Point
from iceberg.model.contents import LoopContents
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.loop_board import LoopBoard, shown_name
from iceberg.model.record import RecordId
from iceberg.words import tr

MOST_AT_ONCE: Final = 45
"""Variables that find their places within the blink of an eye; more are placed on a thread."""


def _arrange(context: Context) -> None:
    board = context.session.board
    if isinstance(board, IcebergBoard):
        _tidy(context, board)
        context.desk.camera.fit()
    elif isinstance(board, LoopBoard):
        _place_loops(context, board)


def _tidy(context: Context, board: IcebergBoard) -> None:
    """Bring the cards of all levels into rows, or of those levels that something is selected on."""
    chosen = (context.document.get(id_, Card) for id_ in context.selection)
    levels = {card.level for card in chosen if card} or None
    patch = tidy_board(context.document, board.id, context.desk.measurer, levels)
    context.session.store.do(tr("Tidy"), patch)


def _place_loops(context: Context, board: LoopBoard) -> None:
    """Place variables anew, loops round: those selected, if some are, and none that is pinned."""
    contents = LoopContents.of(context.document, board)
    variables = contents.variables.values()
    chosen = contents.variables.keys() & set(context.selection)
    measure = context.desk.measurer
    sizes = {
        v.id: pill_size(shown_name(v), measure, has_sketch=v.sketch is not None) for v in variables
    }
    links = [(link.source, link.target) for link in contents.links.values()]
    stays = {
        v.id: Point(v.x, v.y)
        for v in variables
        if v.pinned or (len(chosen) > 1 and v.id not in chosen)
    }
    document = context.document

    def done(places: Mapping[RecordId, Point]) -> None:
        if context.document is not document:
            context.desk.say(tr("The board was changed meanwhile, so nothing was tidied."))
            return
        context.session.store.do(tr("Arrange"), arrange.put(document, places))
        context.desk.camera.fit()

    if len(sizes) - len(stays) <= MOST_AT_ONCE:
        done(place(sizes, links, stays))
    else:
        words = tr("Finding places for {n} variables …", n=len(sizes) - len(stays))
        context.desk.do_aside(words, lambda: place(sizes, links, stays), done)


COMMANDS = (
    Command(
        "board.arrange",
        "Tidy the board",
        _arrange,
        ("Ctrl+Shift+L",),
        menu="board",
        icon="wand-sparkles",
        when=lambda c: bool(things_on_board(c)),
        keywords=("arrange", "layout", "align", "rows", "loops"),
    ),
)
