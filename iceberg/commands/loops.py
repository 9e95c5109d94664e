"""What one does on a loop board beside polarity: strength, notation, copies, opposites, pins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from iceberg.commands.board import selected_links
from iceberg.commands.command import Command, Context
from iceberg.edits import describe, variables
from iceberg.model.loop_board import LoopBoard, Strength, Variable
from iceberg.model.record import RecordId, new_id
from iceberg.words import tr

STRENGTHS: Final[tuple[tuple[Strength, str], ...]] = (
    ("thin", "Thin"),
    ("normal", "Normal"),
    ("thick", "Thick"),
)


def _selected_variables(context: Context) -> list[RecordId]:
    return [id_ for id_ in context.selection if context.document.get(id_, Variable)]


def _has_one_variable(context: Context) -> bool:
    return len(_selected_variables(context)) == 1


def _next_strength(context: Context) -> None:
    links = selected_links(context)
    record = context.document.records[links[0]]
    order = [strength for strength, _ in STRENGTHS]
    at = order.index(getattr(record, "strength", "normal"))
    _set_strength(context, order[(at + 1) % len(order)])


def _set_strength(context: Context, strength: Strength) -> None:
    patch = describe.set_strength(context.document, selected_links(context), strength)
    context.session.store.do(tr("Strength"), patch)


def _strength(strength: Strength) -> Callable[[Context], None]:
    return lambda context: _set_strength(context, strength)


def _shadow(context: Context) -> None:
    (id_,) = _selected_variables(context)
    new = new_id()
    context.session.store.do(tr("Shadow copy"), variables.shadow(context.document, id_, new=new))
    context.session.select([new])


def _opposite(context: Context) -> None:
    (id_,) = _selected_variables(context)
    variable = context.document.records[id_]
    assert isinstance(variable, Variable)
    name = context.desk.ask_text(
        tr("Turn into its opposite"),
        tr("Name of the opposite; the signs of its links turn round, the loops stay as they are"),
        variable.name,
    )
    if name and name.strip():
        patch = variables.turn_into_opposite(context.document, id_, name)
        context.session.store.do(tr("Opposite"), patch)


def _pin(context: Context) -> None:
    chosen = _selected_variables(context)
    context.session.store.do(tr("Pin"), variables.pin(context.document, chosen))
    pinned = all(getattr(context.document.records[id_], "pinned", False) for id_ in chosen)
    stays, free = tr("It keeps its place when the board is tidied."), tr("It may be moved again.")
    context.desk.say(stays if pinned else free)


def _is_loops(context: Context) -> bool:
    return isinstance(context.session.board, LoopBoard)


def _notation(context: Context) -> None:
    board = context.session.board
    assert isinstance(board, LoopBoard)
    notation = "signs" if board.notation == "so" else "so"
    patch = describe.describe(context.document, board.id, notation=notation)
    context.session.store.do(tr("Notation"), patch)


COMMANDS = (
    Command(
        "link.strength",
        "Strength: the next",
        _next_strength,
        ("W",),
        board_only=True,
        menu="board",
        when=lambda c: bool(selected_links(c)),
        keywords=("weight", "thick", "thin", "strong", "weak"),
    ),
    *(
        Command(
            f"link.{strength}",
            f"Strength: {words.lower()}",
            _strength(strength),
            when=lambda c: bool(selected_links(c)),
            keywords=("weight",),
        )
        for strength, words in STRENGTHS
    ),
    Command(
        "variable.shadow",
        "Shadow copy",
        _shadow,
        ("Ctrl+Shift+D",),
        menu="board",
        when=_has_one_variable,
        keywords=("ghost", "again", "repeat"),
    ),
    Command(
        "variable.opposite",
        "Turn into its opposite…",
        _opposite,
        menu="board",
        when=_has_one_variable,
        keywords=("flip", "signs", "rename", "negative", "positive"),
    ),
    Command(
        "variable.pin",
        "Pin in its place",
        _pin,
        ("Ctrl+Shift+P",),
        menu="board",
        when=lambda c: bool(_selected_variables(c)),
        keywords=("fix", "keep", "lock"),
    ),
    Command(
        "board.notation",
        "Signs or letters: + − or S O",
        _notation,
        menu="view",
        when=_is_loops,
        keywords=("same", "opposite", "polarity", "notation"),
    ),
)
