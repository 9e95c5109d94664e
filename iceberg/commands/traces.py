"""Traces on a loop board: what a variable affects, and what it is affected by."""

from __future__ import annotations

from collections.abc import Callable

from iceberg.analysis.paths import Reach, affected_by, affecting
from iceberg.commands.command import Command, Context
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import LoopBoard, Variable
from iceberg.model.record import RecordId
from iceberg.words import tr, tr_count

MOST_LINKS = 3
"""Numbers of links away that have a key of their own."""


def traced_variable(context: Context) -> Variable | None:
    """Return the one variable that is selected on a loop board."""
    if not isinstance(context.session.board, LoopBoard) or len(context.selection) != 1:
        return None
    return context.document.get(context.selection[0], Variable)


def trace_variable(context: Context, most: int | None = None) -> None:
    """Light what the variable affects and is affected by, then one of the two, then nothing."""
    variable, board = traced_variable(context), context.session.board
    if variable is None or not isinstance(board, LoopBoard):
        return
    contents = LoopContents.of(context.document, board)
    ahead = affected_by(contents, variable.id, most)
    behind = affecting(contents, variable.id, most)
    lit = [_lit(variable.id, ahead, behind), _lit(variable.id, ahead), _lit(variable.id, behind)]
    at = lit.index(context.session.lit) + 1 if context.session.lit in lit else 0
    # Where one side is empty both is the same as the other.
    while 0 < at < len(lit) and lit[at] == context.session.lit:
        at += 1
    context.session.light(lit[at] if at < len(lit) else ())
    if at < len(lit):
        context.desk.say(_said(at, variable, ahead, behind))


def _lit(variable: RecordId, *reaches: Reach) -> frozenset[RecordId]:
    parts = (part for reach in reaches for part in (reach.variables, reach.links))
    return frozenset({variable}).union(*parts)


def _said(at: int, variable: Variable, ahead: Reach, behind: Reach) -> str:
    affects = tr_count("affects {n} variable", "affects {n} variables", len(ahead.variables))
    affected = tr_count(
        "is affected by {n} variable", "is affected by {n} variables", len(behind.variables)
    )
    parts = ([affects, affected], [affects], [affected])[at]
    return tr("“{name}” {what}.", name=variable.name, what=tr(" and ").join(parts))


def _within(most: int) -> Callable[[Context], None]:
    return lambda context: trace_variable(context, most)


COMMANDS = tuple(
    Command(
        f"board.trace_{most}",
        f"Trace {most} {'link' if most == 1 else 'links'} away",
        _within(most),
        (str(most),),
        board_only=True,
        when=lambda c: traced_variable(c) is not None,
        keywords=("affects", "affected by", "reach", "upstream", "downstream"),
    )
    for most in range(1, MOST_LINKS + 1)
)
