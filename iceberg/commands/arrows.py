"""Arrows: leading one, turning it round, and what it says."""

from __future__ import annotations

from iceberg.commands.command import Command, Context
from iceberg.edits import connect, describe
from iceberg.model.iceberg_board import Card, Cause
from iceberg.model.loop_board import Link, Variable
from iceberg.model.record import new_id
from iceberg.words import tr


def selected_causes(context: Context) -> list[Cause]:
    """Return the selected arrows between cards."""
    return [cause for i in context.selection if (cause := context.document.get(i, Cause))]


def _has_arrows(context: Context) -> bool:
    document = context.document
    return any(document.get(i, Link) or document.get(i, Cause) for i in context.selection)


def _joins_two(context: Context) -> bool:
    pair = context.selection
    return len(pair) == 2 and (
        all(context.document.get(id_, Variable) for id_ in pair)
        or all(context.document.get(id_, Card) for id_ in pair)
    )


def _connect(context: Context) -> None:
    source, target = context.selection
    id_ = new_id()
    document = context.document
    join = connect.connect if document.get(source, Variable) else connect.give_rise
    context.session.store.do(tr("Link"), join(document, source, target, id_=id_))
    if id_ in context.document.records:
        context.session.select([id_])


def _reverse(context: Context) -> None:
    context.session.store.do(
        tr("Turn round"), describe.reverse(context.document, context.selection)
    )


def _change_sense(context: Context) -> None:
    causes = selected_causes(context)
    all_reinforce = all(cause.sense == "reinforces" for cause in causes)
    sense: connect.Sense = "gives_rise_to" if all_reinforce else "reinforces"
    patch = connect.change_sense(context.document, [cause.id for cause in causes], sense)
    context.session.store.do(tr("What the arrow says"), patch)
    says_rise = tr("The arrow says: gives rise to.")
    context.desk.say(says_rise if all_reinforce else tr("The arrow says: reinforces."))


COMMANDS = (
    Command(
        "board.connect",
        "Link the two selected",
        _connect,
        ("Ctrl+J",),
        menu="board",
        icon="spline",
        when=_joins_two,
        keywords=("arrow", "cause", "join"),
    ),
    Command(
        "board.reverse",
        "Turn round",
        _reverse,
        ("R",),
        board_only=True,
        menu="board",
        when=_has_arrows,
        keywords=("reverse", "direction"),
    ),
    Command(
        "board.sense",
        "Arrow: gives rise to, or reinforces",
        _change_sense,
        ("F",),
        board_only=True,
        menu="board",
        when=lambda c: bool(selected_causes(c)),
        keywords=("strengthens", "confirms", "feeds"),
    ),
)
