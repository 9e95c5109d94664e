"""Selecting: all, arrows, one after the other in reading order, several by keyboard."""

from __future__ import annotations

from iceberg.commands.command import Command, Context
from iceberg.commands.edit import has_board, has_selection
from iceberg.geometry.cards import reading_order
from iceberg.geometry.shapes import Rect
from iceberg.model.contents import IcebergContents, LoopContents
from iceberg.model.document import OnBoard
from iceberg.model.iceberg_board import IcebergBoard
from iceberg.model.record import RecordId
from iceberg.store.sides import Side, cards_shown

_ABOUT = (200.0, 64.0)
"""Width and height of a card, about, for what stands in one row with it."""


def things_on_board(context: Context) -> tuple[RecordId, ...]:
    """Return the cards (by level, in their order) or variables of the board, for reading.

    The heading of a group comes before its first card.
    """
    document, board = context.document, context.session.board
    if board is None:
        return ()
    if isinstance(board, IcebergBoard):
        return _cards_shown(context, board)
    variables = LoopContents.of(document, board).variables.values()
    return tuple(v.id for v in sorted(variables, key=lambda v: (v.y, v.x)))


def _cards_shown(context: Context, board: IcebergBoard) -> tuple[RecordId, ...]:
    """Return the cards that are seen: by level, and from left to right where there are sides.

    The heading of a group comes before its first card.
    """
    sides, unseen = context.session.sides, context.session.hidden_cards
    kinds: dict[str, int] = {level.kind: n for n, level in enumerate(board.levels)}
    if sides is None:
        cards = [*IcebergContents.of(context.document, board).cards.values()]
    else:
        cards = cards_shown(context.document, sides)
        cards.sort(key=lambda card: sides.side_of(card) or Side.BOTH)
    if sides is None:
        # As one reads them, not as they came: row by row, from left to right.
        places = [(card, Rect.at(card.x, card.y, *_ABOUT)) for card in cards]
        cards = [card for card, _ in reading_order(places)]
    cards.sort(key=lambda card: kinds.get(card.level, len(kinds)))
    seen = [card for card in cards if card.id not in unseen]
    if sides is not None:
        return tuple(card.id for card in seen)
    ids = [id_ for card in seen for id_ in (card.group, card.id) if id_ is not None]
    return tuple(dict.fromkeys(ids))


def _select_all(context: Context) -> None:
    context.session.select(things_on_board(context))


def _select_links(context: Context) -> None:
    document, board = context.document, context.session.board
    touching = {
        record.id
        for record in document.records.values()
        if isinstance(record, OnBoard)
        and board is not None
        and record.board == board.id
        and {getattr(record, "source", ""), getattr(record, "target", "")} & set(context.selection)
    }
    context.session.select(sorted(touching))


def _step(context: Context, by: int) -> None:
    things = things_on_board(context)
    if not things:
        return
    selected = [things.index(id_) for id_ in context.selection if id_ in things]
    at = (selected[-1] + by) % len(things) if selected else (0 if by > 0 else -1)
    context.session.select([things[at]])


def _extend(context: Context, by: int) -> None:
    """Add the next thing to what is selected; going back lets the last one go again."""
    things, selected = things_on_board(context), context.selection
    if not selected or selected[-1] not in things:
        _step(context, by)
        return
    following = things[(things.index(selected[-1]) + by) % len(things)]
    if len(selected) > 1 and following == selected[-2]:
        context.session.select(selected[:-1])
    else:
        context.session.select([*(id_ for id_ in selected if id_ != following), following])


def _let_go(context: Context) -> None:
    context.session.trace(None)
    context.session.light(())
    context.session.select(())


COMMANDS = (
    Command(
        "edit.select_all",
        "Select all",
        _select_all,
        ("StandardKey.SelectAll",),
        menu="edit",
        when=has_board,
    ),
    Command(
        "edit.select_arrows",
        "Select the arrows of the selection",
        _select_links,
        ("Ctrl+Shift+A",),
        menu="edit",
        when=has_selection,
        keywords=("links", "polarity"),
    ),
    Command(
        "edit.let_go",
        "Select nothing",
        _let_go,
        ("Esc",),
        board_only=True,
        menu="edit",
        when=lambda c: bool(c.selection or c.session.lit),
    ),
    Command(
        "edit.next",
        "Next card, heading or variable",
        lambda c: _step(c, 1),
        ("Tab",),
        board_only=True,
        when=lambda c: bool(things_on_board(c)),
    ),
    Command(
        "edit.extend_next",
        "Add the next one to the selection",
        lambda c: _extend(c, 1),
        ("Ctrl+Shift+Down",),
        board_only=True,
        menu="edit",
        when=lambda c: bool(things_on_board(c)),
        keywords=("several", "two", "more", "extend"),
    ),
    Command(
        "edit.extend_previous",
        "Add the one before to the selection",
        lambda c: _extend(c, -1),
        ("Ctrl+Shift+Up",),
        board_only=True,
        menu="edit",
        when=lambda c: bool(things_on_board(c)),
        keywords=("several", "two", "more", "extend"),
    ),
    Command(
        "edit.previous",
        "Previous card, heading or variable",
        lambda c: _step(c, -1),
        ("Shift+Tab", "Shift+Backtab"),
        board_only=True,
        when=lambda c: bool(things_on_board(c)),
    ),
)
