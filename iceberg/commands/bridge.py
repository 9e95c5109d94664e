"""Going over between icebergs and loop boards; what cards open, become and stand for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from iceberg.commands.cards import selected_cards
from iceberg.commands.command import Command, Context, Option
from iceberg.edits import bridge, describe
from iceberg.model.halves import WayOver, ways_over
from iceberg.model.iceberg_board import Card
from iceberg.model.loop_board import LoopBoard, NamedLoop, Variable
from iceberg.model.record import RecordId, new_id
from iceberg.words import tr, tr_count

NOTHING: Final = RecordId("")
NEW: Final = RecordId("new")


# Going over


def go_to(context: Context, way: WayOver) -> None:
    """Show a board, and select what is meant on it."""
    context.session.show_board(way.board)
    context.session.select(way.things)


def go_to_thing(context: Context, id_: RecordId) -> None:
    """Select a thing on its board, or show the board that it is."""
    board = getattr(context.document.records.get(id_), "board", None)
    go_to(context, WayOver(id_) if board is None else WayOver(board, (id_,)))


def _ways(context: Context) -> tuple[WayOver, ...]:
    board = context.session.board
    return ways_over(context.document, board.id, context.selection) if board else ()


def _go_over(context: Context) -> None:
    ways = _ways(context)
    if len(ways) == 1:
        go_to(context, ways[0])
    elif ways:
        by_id = {(way.things[0] if len(way.things) == 1 else way.board): way for way in ways}
        options = [_option(context, id_, way) for id_, way in by_id.items()]
        context.desk.ask_which(
            tr("Go over to which?"), options, 1, lambda chosen: go_to(context, by_id[chosen[0]])
        )
    elif selected_cards(context):
        _choose_board(context)
    elif isinstance(context.session.board, LoopBoard):
        context.desk.say(tr("No card of an iceberg opens this board yet."))
    else:
        context.desk.say(tr("Select a card: this key goes over to its loop board."))


def _option(context: Context, id_: RecordId, way: WayOver) -> Option:
    board = context.document.board(way.board)
    name = board.name if board else ""
    card = context.document.get(id_, Card)
    return Option(id_, line_of(card), name) if card else Option(id_, name)


def line_of(card: Card) -> str:
    """Return the text of a card on one line."""
    return " ".join(card.text.split())


# What a card opens, becomes and stands for


def _loop_boards(context: Context, first: RecordId | None) -> list[Option]:
    boards = [board for board in context.document.boards() if isinstance(board, LoopBoard)]
    boards.sort(key=lambda board: board.id != first)
    return [Option(board.id, board.name) for board in boards]


def _choose_board(context: Context) -> None:
    ids = [card.id for card in selected_cards(context)]
    had = {card.loop_board for card in selected_cards(context)} - {None}

    def done(chosen: tuple[RecordId, ...]) -> None:
        document, measurer = context.document, context.desk.measurer
        board = new_id() if chosen[0] == NEW else chosen[0] or None
        if chosen[0] == NEW:
            patch = bridge.new_board_from(document, ids, measurer, id_=board)
        else:
            patch = bridge.open_board(document, ids, board, measurer)
        context.session.store.do(tr("Loop board of the card"), patch)
        if board is not None:
            _show_opened(context, board, ids)

    new = Option(
        NEW,
        tr_count("New loop board from this card", "New loop board from these {n} cards", len(ids)),
    )
    boards = _loop_boards(context, next(iter(had), None))
    none = Option(NOTHING, tr("None: it opens no loop board"))
    options = [*boards, new, none] if had else [new, *boards]
    title = tr("Which loop board shows how this works?")
    context.desk.ask_which(title, options, 1, done)


def _show_opened(context: Context, board: RecordId, cards: Iterable[RecordId]) -> None:
    """Show a loop board that cards open, and what stands for them there."""
    shown = context.session.board
    ways = ways_over(context.document, shown.id, cards) if shown else ()
    go_to(context, next((way for way in ways if way.board == board), WayOver(board)))


def make_variables(context: Context, ids: Iterable[RecordId], board: RecordId) -> None:
    """Make variables of cards on a loop board, and say so; the cards stay selected."""
    document = context.document
    cards = [card for id_ in ids if (card := document.get(id_, Card))]
    patch = bridge.make_variables(document, board, cards, context.desk.measurer)
    name = getattr(document.records[board], "name", "")
    if patch.is_empty:
        context.desk.say(tr("“{name}” has that as a variable already.", name=name))
        return
    context.session.store.do(tr("Variable of the card"), patch)
    context.desk.say(
        tr_count(
            "A variable on “{name}” now; F4 goes there.",
            "{n} variables on “{name}” now; F4 goes there.",
            len(patch.after),
            name=name,
        )
    )


def _choose_where(context: Context) -> None:
    """Ask for the loop board, unless there is but one."""
    cards = selected_cards(context)
    ids = [card.id for card in cards]
    options = _loop_boards(context, next((c.loop_board for c in cards if c.loop_board), None))
    if len(options) == 1:
        make_variables(context, ids, options[0].id)
    elif options:
        title = tr("A variable on which loop board?")
        context.desk.ask_which(title, options, 1, lambda c: make_variables(context, ids, c[0]))
    else:
        _choose_board(context)


def _choose_loop(context: Context) -> None:
    (card,) = selected_cards(context)
    names = {board.id: board.name for board in context.document.boards()}
    loops = [loop for loop in context.document.all(NamedLoop) if loop.board in names]
    if not loops:
        context.desk.say(tr("No loop has a name yet; name one on its loop board first."))
        return
    loops.sort(key=lambda loop: (loop.board != card.loop_board, loop.letter, loop.number))
    options = [
        Option(loop.id, f"{loop.letter}{loop.number} {loop.name}".strip(), names[loop.board])
        for loop in loops
    ]
    if card.loop is not None:
        options.insert(0, Option(NOTHING, tr("None")))

    def done(chosen: tuple[RecordId, ...]) -> None:
        patch = bridge.stand_for(
            context.document, card.id, chosen[0] or None, context.desk.measurer
        )
        context.session.store.do(tr("Loop of the card"), patch)

    context.desk.ask_which(tr("Which loop does this card stand for?"), options, 1, done)


def _unsketch(context: Context) -> None:
    """Take the sketches of the selected variables away; the cards keep theirs."""
    with context.session.store.edit(tr("Take the sketch away")) as edit:
        for variable in _sketched(context):
            edit.apply(describe.describe(context.document, variable.id, sketch=None))


# When


def _sketched(context: Context) -> list[Variable]:
    variables = (context.document.get(id_, Variable) for id_ in context.selection)
    return [variable for variable in variables if variable and variable.sketch]


def _has_cards(context: Context) -> bool:
    return bool(selected_cards(context))


def _has_way(context: Context) -> bool:
    """Whether the letter is meant for going over: nothing selected leaves it to the line."""
    return _has_cards(context) or (bool(context.selection) and bool(_ways(context)))


COMMANDS = (
    Command(
        "bridge.over",
        "Go over to the other half",
        _go_over,
        ("F4",),
        menu="view",
        when=lambda c: c.session.board is not None,
        keywords=("loop board", "iceberg", "card", "opens", "bridge"),
    ),
    Command(
        "bridge.over_letter",
        "Go over to the other half, from the board",
        _go_over,
        ("O",),
        board_only=True,
        when=_has_way,
        keywords=("loop board", "iceberg", "card", "opens", "bridge"),
    ),
    Command(
        "bridge.board",
        "Loop board of the card…",
        _choose_board,
        ("Ctrl+Shift+O",),
        menu="board",
        when=_has_cards,
        keywords=("opens", "how it works", "structure", "bridge"),
    ),
    Command(
        "bridge.loop",
        "Loop that the card stands for…",
        _choose_loop,
        menu="board",
        when=lambda c: len(selected_cards(c)) == 1,
        keywords=("named loop", "structure", "bridge"),
    ),
    Command(
        "bridge.variable",
        "Make a variable of the card…",
        _choose_where,
        ("V",),
        board_only=True,
        menu="insert",
        when=_has_cards,
        keywords=("loop board", "quantity", "bridge"),
    ),
    Command(
        "bridge.unsketch",
        "Take the sketch of the variable away",
        _unsketch,
        menu="board",
        when=lambda c: bool(_sketched(c)),
        keywords=("graph", "curve", "bridge"),
    ),
)
