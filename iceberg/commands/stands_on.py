"""What a link and a loop stand on: the belief that keeps a link so, the card behind a loop."""

from __future__ import annotations

from typing import Final

from iceberg.commands.board import selected_links
from iceberg.commands.bridge import NOTHING, line_of
from iceberg.commands.command import Command, Context, Option
from iceberg.edits import bridge, describe
from iceberg.edits.loops import record_of
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.loop_board import LoopBoard, NamedLoop
from iceberg.model.record import RecordId
from iceberg.store.loop_focus import FoundLoop
from iceberg.words import tr

_DEEP: Final = ("structure", "relation")
"""Levels whose cards are offered first for a loop."""


def cards_to_choose(
    context: Context, levels: tuple[str, ...] = (), *, only: bool = False
) -> list[Option]:
    """Return the cards of all icebergs, those of some levels first, or `only` these."""
    boards = {
        board.id: board for board in context.document.boards() if isinstance(board, IcebergBoard)
    }
    order = list(boards)
    every = (card for card in context.document.all(Card) if card.board in boards)
    cards = [card for card in every if card.level in levels or not only]
    cards.sort(key=lambda c: (c.level not in levels, order.index(c.board), c.order, c.id))
    return [
        Option(card.id, line_of(card), board.name if only else _place(card, board))
        for card in cards
        for board in (boards[card.board],)
    ]


def _place(card: Card, board: IcebergBoard) -> str:
    title = next((level.title for level in board.levels if level.kind == card.level), card.level)
    return f"{title}, {board.name}"


def _choose_belief(context: Context) -> None:
    links = selected_links(context)
    beliefs = cards_to_choose(context, ("mental_model",), only=True) or cards_to_choose(context)
    if any(getattr(context.document.records[id_], "belief", None) for id_ in links):
        beliefs = [Option(NOTHING, tr("No belief")), *beliefs]
    if not beliefs:
        context.desk.say(tr("There is no card with a belief yet; add one to an iceberg first."))
        return

    def done(chosen: tuple[RecordId, ...]) -> None:
        with context.session.store.edit(tr("Belief")) as edit:
            for id_ in links:
                edit.apply(describe.describe(context.document, id_, belief=chosen[0] or None))

    context.desk.ask_which(tr("Which belief keeps it so?"), beliefs, 1, done)


def _loop(context: Context) -> FoundLoop | None:
    """Return the loop whose badge is selected, else the one chosen in the list."""
    loops = [loop for i in context.selection if (loop := context.document.get(i, NamedLoop))]
    if len(loops) == 1:
        return FoundLoop(loops[0].links, loops[0].letter, loops[0].number)
    return context.session.loops.chosen


def _choose_card(context: Context) -> None:
    loop, board = _loop(context), context.session.board
    if loop is None or board is None:
        return
    options = cards_to_choose(context, _DEEP)
    record = record_of(context.document, board.id, loop.links)
    if not options:
        context.desk.say(tr("There is no card on an iceberg yet."))
        return
    if record and any(card.loop == record.id for card in context.document.all(Card)):
        options.insert(0, Option(NOTHING, tr("No card")))

    def done(chosen: tuple[RecordId, ...]) -> None:
        document, measurer = context.document, context.desk.measurer
        if chosen[0] != NOTHING:
            patch = bridge.stand_behind(document, chosen[0], board.id, loop, measurer)
        elif record is not None:
            patch = bridge.let_go_of(document, record.id)
        else:
            return
        context.session.store.do(tr("Card of the loop"), patch)

    context.desk.ask_which(tr("Which card stands for this loop?"), options, 1, done)


def _has_loop(context: Context) -> bool:
    return isinstance(context.session.board, LoopBoard) and _loop(context) is not None


COMMANDS = (
    Command(
        "bridge.belief",
        "Kept so by a belief…",
        _choose_belief,
        ("K",),
        board_only=True,
        menu="board",
        when=lambda c: bool(selected_links(c)),
        keywords=("mental model", "why", "bridge"),
    ),
    Command(
        "bridge.card",
        "Card that stands for the loop…",
        _choose_card,
        menu="board",
        when=_has_loop,
        keywords=("structure", "iceberg", "bridge"),
    ),
)
