"""Arrows: leading one, turning it round, what it says, and following what leads where."""

from __future__ import annotations

from iceberg.analysis.tracing import NO_TRACE, Trace, trace
from iceberg.commands.command import Command, Context
from iceberg.commands.traces import trace_variable, traced_variable
from iceberg.edits import connect, describe
from iceberg.model.iceberg_board import Card, Cause, IcebergBoard
from iceberg.model.loop_board import Link, Variable
from iceberg.model.record import RecordId, new_id
from iceberg.words import tr


def selected_causes(context: Context) -> list[Cause]:
    """Return the selected arrows between cards."""
    return [cause for i in context.selection if (cause := context.document.get(i, Cause))]


def _selected_cards(context: Context) -> list[RecordId]:
    return [id_ for id_ in context.selection if context.document.get(id_, Card)]


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


def _traced(context: Context) -> Trace:
    cards = _selected_cards(context)
    return trace(context.document.all(Cause), cards) if cards else NO_TRACE


def _leads_anywhere(context: Context) -> bool:
    ends = {end for c in context.document.all(Cause) for end in (c.source, c.target)}
    return bool(context.session.lit) or not ends.isdisjoint(_selected_cards(context))


def _trace(context: Context) -> None:
    """Light all that the selected cards rest on and give rise to; again: all shines.

    On a loop board: what the selected variable affects and is affected by.
    """
    if traced_variable(context) is not None:
        trace_variable(context)
        return
    found = _traced(context).ids.union(_selected_cards(context))
    groups = {card.group for i in found if (card := context.document.get(i, Card)) and card.group}
    lit = found | groups
    context.session.light(() if context.session.lit == lit else lit)


def _neighbours(context: Context, *, below: bool) -> list[RecordId]:
    """Return the cards one arrow below or above those selected, from left to right."""
    chosen = _selected_cards(context)
    causes = [c for c in context.document.all(Cause) if c.sense == "gives_rise_to"]
    if below:
        found = {c.source for c in causes if c.target in chosen}
    else:
        found = {c.target for c in causes if c.source in chosen}
    cards = [card for i in found if (card := context.document.get(i, Card))]
    return [card.id for card in sorted(cards, key=lambda card: (card.x, card.id))]


def _walk(context: Context, *, below: bool) -> None:
    """Go along an arrow; while a trace is lit, it follows."""
    is_lit = bool(context.session.lit)
    context.session.select(_neighbours(context, below=below)[:1])
    if is_lit:
        context.session.light(())
        _trace(context)


def _is_iceberg(context: Context) -> bool:
    return isinstance(context.session.board, IcebergBoard)


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
    Command(
        "board.trace",
        "Trace from the card or variable",
        _trace,
        ("T",),
        board_only=True,
        menu="view",
        when=lambda c: traced_variable(c) is not None or (_is_iceberg(c) and _leads_anywhere(c)),
        keywords=("rests on", "gives rise to", "roots", "why", "causes"),
    ),
    Command(
        "board.walk_down",
        "Go to what the card rests on",
        lambda c: _walk(c, below=True),
        ("Ctrl+Down",),
        board_only=True,
        when=lambda c: _is_iceberg(c) and bool(_neighbours(c, below=True)),
        keywords=("trace", "cause"),
    ),
    Command(
        "board.walk_up",
        "Go to what the card gives rise to",
        lambda c: _walk(c, below=False),
        ("Ctrl+Up",),
        board_only=True,
        when=lambda c: _is_iceberg(c) and bool(_neighbours(c, below=False)),
        keywords=("trace", "effect"),
    ),
)
