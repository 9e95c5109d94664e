"""Tracing: what leads to a card or a variable, what it leads to, and the paths between two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from iceberg.commands.command import Command, Context
from iceberg.commands.traced import light
from iceberg.model.iceberg_board import Card, Cause
from iceberg.model.loop_board import Link, Variable
from iceberg.model.record import RecordId
from iceberg.store.tracing import Tracing, Way

WAYS: Final[tuple[Way, ...]] = ("both", "onward", "back")
FARTHEST: Final = 9
"""The most links away that are counted; beyond it, all are shown."""
Ends = tuple[RecordId, RecordId]


def _start(context: Context) -> tuple[RecordId, ...]:
    """Return the selected cards or variables."""
    document = context.document
    return tuple(i for i in context.selection if document.get(i, Card) or document.get(i, Variable))


def _arrows(context: Context) -> list[Ends]:
    """Return the ends of all arrows that can be followed; a shadow copy is its variable."""
    document = context.document
    causes = [c for c in document.all(Cause) if c.sense == "gives_rise_to"]
    links = [
        (_original(context, link.source), _original(context, link.target))
        for link in document.all(Link)
    ]
    return [*((c.source, c.target) for c in causes), *links]


def _original(context: Context, id_: RecordId) -> RecordId:
    variable = context.document.get(id_, Variable)
    return (variable.shadow_of if variable else None) or id_


def _can_trace(context: Context) -> bool:
    if context.session.tracing is not None:
        return True
    ends = {end for pair in _arrows(context) for end in pair}
    reinforcing = {end for c in context.document.all(Cause) for end in (c.source, c.target)}
    start = {_original(context, id_) for id_ in _start(context)}
    return not start.isdisjoint(ends | reinforcing)


def _trace(context: Context) -> None:
    """Light what leads to the selection and what it leads to; again: all shines."""
    session, start = context.session, _start(context)
    if not start or (session.tracing is not None and session.tracing.start == start):
        light(session, None)
        return
    are_variables = all(context.document.get(id_, Variable) for id_ in start)
    between = are_variables and len({_original(context, id_) for id_ in start}) == 2
    between = between and len(start) == 2
    light(session, Tracing(start, between=between))


def _end(context: Context) -> None:
    light(context.session, None)


def _is_tracing(context: Context) -> bool:
    tracing = context.session.tracing
    return tracing is not None and not tracing.between


def _turn_to(way: Way) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        tracing = context.session.tracing
        if tracing is not None:
            light(context.session, replace(tracing, way=way))

    return run


def _next_way(context: Context) -> None:
    tracing = context.session.tracing
    if tracing is not None:
        _turn_to(WAYS[(WAYS.index(tracing.way) + 1) % len(WAYS)])(context)


def _reach(context: Context, most: int | None) -> None:
    tracing = context.session.tracing
    if tracing is not None:
        light(context.session, replace(tracing, most=most))


def _up_to(most: int | None) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        if context.session.tracing is None:
            _trace(context)
        _reach(context, most)

    return run


def _can_reach(context: Context) -> bool:
    """Say whether something is traced, or could be from the one variable that is selected."""
    chosen = context.selection
    is_one = len(chosen) == 1 and context.document.get(chosen[0], Variable) is not None
    return _is_tracing(context) or (is_one and _can_trace(context))


def _fewer(context: Context) -> None:
    """Show one link less; from all of them, only the next ones."""
    tracing = context.session.tracing
    most = tracing.most if tracing else None
    _reach(context, 1 if most is None else max(1, most - 1))


def _more(context: Context) -> None:
    tracing = context.session.tracing
    most = tracing.most if tracing else None
    _reach(context, most + 1 if most is not None and most < FARTHEST else None)


def _can_be_fewer(context: Context) -> bool:
    tracing = context.session.tracing
    return _is_tracing(context) and tracing is not None and tracing.most != 1


def _can_be_more(context: Context) -> bool:
    tracing = context.session.tracing
    return _is_tracing(context) and tracing is not None and tracing.most is not None


# Walking along arrows


def _neighbours(context: Context, *, back: bool) -> list[RecordId]:
    """Return what is one arrow away from the selection, from left to right."""
    start = {_original(context, id_) for id_ in _start(context)}
    arrows = _arrows(context)
    found = {s for s, t in arrows if t in start} if back else {t for s, t in arrows if s in start}
    document = context.document
    things = [document.get(i, Card) or document.get(i, Variable) for i in found - start]
    return [one.id for one in sorted((t for t in things if t), key=lambda t: (t.x, t.id))]


def _walk(context: Context, *, back: bool) -> None:
    """Go along an arrow; while something is traced, it follows."""
    context.session.select(_neighbours(context, back=back)[:1])
    tracing = context.session.tracing
    if tracing is not None:
        light(context.session, replace(tracing, start=context.selection, between=False))


COMMANDS = (
    Command(
        "board.trace",
        "Trace: what leads here and what it leads to; between two: all paths",
        _trace,
        ("T",),
        board_only=True,
        menu="view",
        when=_can_trace,
        keywords=("rests on", "gives rise to", "affects", "affected", "path", "roots", "why"),
    ),
    Command(
        "trace.end",
        "Trace no more",
        _end,
        when=lambda c: c.session.tracing is not None,
    ),
    Command(
        "trace.turn",
        "Trace the other way: both, what it leads to, what leads here",
        _next_way,
        ("Ctrl+T",),
        board_only=True,
        when=_is_tracing,
        keywords=("affects", "affected by", "direction"),
    ),
    Command("trace.onward", "Trace what it leads to", _turn_to("onward"), when=_is_tracing),
    Command("trace.back", "Trace what leads here", _turn_to("back"), when=_is_tracing),
    Command("trace.both", "Trace both ways", _turn_to("both"), when=_is_tracing),
    Command(
        "trace.fewer",
        "Trace one link less",
        _fewer,
        ("PgUp",),
        board_only=True,
        when=_can_be_fewer,
        keywords=("near", "steps"),
    ),
    Command(
        "trace.more",
        "Trace one link more",
        _more,
        ("PgDown",),
        board_only=True,
        when=_can_be_more,
        keywords=("far", "steps"),
    ),
    *(
        Command(
            f"trace.links_{number}" if number else "trace.links_all",
            f"Trace up to {number} links away" if number else "Trace however far",
            _up_to(number or None),
            (str(number),),
            board_only=True,
            when=_can_reach,
        )
        for number in range(FARTHEST + 1)
    ),
    Command(
        "board.walk_down",
        "Go to what leads here",
        lambda c: _walk(c, back=True),
        ("Ctrl+Down",),
        board_only=True,
        when=lambda c: bool(_neighbours(c, back=True)),
        keywords=("trace", "cause", "rests on", "affects"),
    ),
    Command(
        "board.walk_up",
        "Go to what it leads to",
        lambda c: _walk(c, back=False),
        ("Ctrl+Up",),
        board_only=True,
        when=lambda c: bool(_neighbours(c, back=False)),
        keywords=("trace", "effect", "gives rise to", "affects"),
    ),
)
