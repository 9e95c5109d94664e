"""The Board menu: boards themselves, polarity, delay, and who holds a card."""

from __future__ import annotations

from collections.abc import Callable

from iceberg.commands.command import Command, Context
from iceberg.commands.edit import has_board
from iceberg.edits import add, describe, remove
from iceberg.model.iceberg_board import Card
from iceberg.model.loop_board import Link, Polarity
from iceberg.model.record import RecordId, new_id
from iceberg.words import tr

MOST_PERSPECTIVE_KEYS = 8


def selected_links(context: Context) -> tuple[RecordId, ...]:
    """Return the selected links."""
    return tuple(id_ for id_ in context.selection if context.document.get(id_, Link))


def _has_links(context: Context) -> bool:
    return bool(selected_links(context))


def _has_cards(context: Context) -> bool:
    return any(context.document.get(id_, Card) for id_ in context.selection)


def _polarity(polarity: Polarity) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        patch = describe.set_polarity(context.document, selected_links(context), polarity)
        context.session.store.do(tr("Polarity"), patch)

    return run


def _delay(context: Context) -> None:
    patch = describe.toggle_delay(context.document, selected_links(context))
    context.session.store.do(tr("Delay"), patch)


def _straighten(context: Context) -> None:
    with context.session.store.edit(tr("Bend as it looks best")) as edit:
        for id_ in selected_links(context):
            edit.apply(describe.bend(context.document, id_, None))


def _hold(number: int) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        perspective = context.document.perspectives()[number - 1]
        cards = [id_ for id_ in context.selection if context.document.get(id_, Card)]
        patch = describe.toggle_perspective(context.document, cards, perspective.id)
        context.session.store.do(tr("Perspective"), patch)

    return run


def _can_hold(number: int) -> Callable[[Context], bool]:
    return lambda c: _has_cards(c) and len(c.document.perspectives()) >= number


def _hold_none(context: Context) -> None:
    patch = describe.clear_perspectives(context.document, context.selection)
    context.session.store.do(tr("Perspective"), patch)


def _add_iceberg(context: Context) -> None:
    id_ = new_id()
    name = _fresh_name(context, tr("Iceberg"))
    context.session.store.do(
        tr("New board"), add.add_iceberg_board(context.document, name, id_=id_)
    )
    context.session.show_board(id_)


def _add_loops(context: Context) -> None:
    id_ = new_id()
    name = _fresh_name(context, tr("Loops"))
    context.session.store.do(tr("New board"), add.add_loop_board(context.document, name, id_=id_))
    context.session.show_board(id_)


def _fresh_name(context: Context, name: str) -> str:
    taken = {board.name for board in context.document.boards()}
    numbered = (f"{name} {n}" for n in range(2, len(taken) + 3))
    return name if name not in taken else next(n for n in numbered if n not in taken)


def _rename_board(context: Context) -> None:
    board = context.session.board
    if board is None:
        return
    name = context.desk.ask_text(tr("Rename the board"), tr("Name"), board.name)
    if name and name.strip():
        patch = describe.rename(context.document, board.id, name)
        context.session.store.do(tr("Rename"), patch)


def _delete_board(context: Context) -> None:
    board = context.session.board
    if board is not None:
        context.session.store.do(tr("Delete board"), remove.remove(context.document, [board.id]))
        context.desk.say(tr("“{name}” is gone. Undo brings it back.", name=board.name))


def _add_perspective(context: Context) -> None:
    name = context.desk.ask_text(
        tr("New perspective"), tr("Whose view is it? A person or a group"), ""
    )
    if name and name.strip():
        patch = add.add_perspective(context.document, name)
        context.session.store.do(tr("New perspective"), patch)


COMMANDS = (
    Command("board.add_iceberg", "New iceberg board", _add_iceberg, menu="insert", icon="mountain"),
    Command("board.add_loops", "New loop board", _add_loops, menu="insert", icon="refresh-cw"),
    Command(
        "board.add_perspective",
        "New perspective…",
        _add_perspective,
        menu="insert",
        icon="user-plus",
        keywords=("people", "group", "stakeholder"),
    ),
    Command("board.rename", "Rename the board…", _rename_board, menu="board", when=has_board),
    Command(
        "board.delete",
        "Delete the board",
        _delete_board,
        menu="board",
        when=lambda c: len(c.document.boards()) > 1,
    ),
    Command(
        "board.plus",
        "Polarity: same direction (+)",
        _polarity("+"),
        ("+",),
        board_only=True,
        menu="board",
        when=_has_links,
    ),
    Command(
        "board.minus",
        "Polarity: opposite direction (−)",
        _polarity("-"),
        ("-",),
        board_only=True,
        menu="board",
        when=_has_links,
    ),
    Command(
        "board.unknown",
        "Polarity: not known (?)",
        _polarity("?"),
        ("?",),
        board_only=True,
        menu="board",
        when=_has_links,
    ),
    Command(
        "board.mixed",
        "Polarity: mixed (±)",
        _polarity("mixed"),
        menu="board",
        when=_has_links,
    ),
    Command(
        "board.delay",
        "Delay",
        _delay,
        ("D",),
        board_only=True,
        menu="board",
        when=_has_links,
        keywords=("in time",),
    ),
    Command(
        "board.straighten",
        "Bend as it looks best",
        _straighten,
        menu="board",
        when=_has_links,
        keywords=("arc", "curve"),
    ),
    *(
        Command(
            f"board.perspective_{number}",
            f"Give or take perspective {number}",
            _hold(number),
            (str(number),),
            board_only=True,
            when=_can_hold(number),
        )
        for number in range(1, MOST_PERSPECTIVE_KEYS + 1)
    ),
    Command(
        "board.perspective_none",
        "Held by nobody",
        _hold_none,
        ("0",),
        board_only=True,
        when=_has_cards,
    ),
)
