"""Two icebergs side by side: perspectives compared, and a present with its desired future."""

from __future__ import annotations

from collections.abc import Callable

from iceberg.commands.command import Command, Context, Option
from iceberg.commands.people import has_people, options_of
from iceberg.edits import future, hold
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.record import RecordId, new_id
from iceberg.store.sides import Beside, Compared, Side
from iceberg.words import tr

NOTHING = RecordId("")
"""Chosen when a card is to replace none."""


def _iceberg(context: Context) -> IcebergBoard | None:
    board = context.session.board
    return board if isinstance(board, IcebergBoard) else None


# Two perspectives


def _can_compare(context: Context) -> bool:
    return has_people(context) and len(context.document.perspectives()) > 1


def _compare(context: Context) -> None:
    people = context.document.perspectives()
    board = _iceberg(context)
    assert board is not None

    def done(chosen: tuple[RecordId, ...]) -> None:
        left, right = sorted(chosen, key=[person.id for person in people].index)
        context.session.set_sides(Compared(board.id, left, right))

    if len(people) == 2:
        done(tuple(person.id for person in people))
    else:
        context.desk.ask_which(tr("Compare which two?"), options_of(people), 2, done)


def _compared(context: Context) -> Compared | None:
    sides = context.session.sides
    return sides if isinstance(sides, Compared) else None


def _swap(context: Context) -> None:
    sides = _compared(context)
    if sides is not None:
        context.session.set_sides(sides.swapped())


def _cards(context: Context) -> list[Card]:
    return [card for id_ in context.selection if (card := context.document.get(id_, Card))]


def _can_give(context: Context) -> bool:
    return _compared(context) is not None and bool(_cards(context))


def _give(by: int) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        sides, cards = _compared(context), _cards(context)
        here = sides.side_of(cards[-1]) if sides else None
        if sides is None or here is None:
            return
        side = Side(max(-1, min(1, here + by)))
        ids, pair = [card.id for card in cards], (sides.left, sides.right)
        patch = hold.hold_by(context.document, ids, sides.holders(side), pair)
        context.session.store.do(tr("Perspective"), patch)

    return run


# Present and future


def _has_present(context: Context) -> bool:
    board = _iceberg(context)
    return board is not None and board.future_of is None


def _show_future(context: Context) -> None:
    board = _iceberg(context)
    assert board is not None
    known = future.future_of(context.document, board.id)
    if known is None:
        id_ = new_id()
        patch = future.add_future(context.document, board.id, tr("Future"), id_=id_)
        context.session.store.do(tr("New future"), patch)
        context.desk.say(tr("The desired future begins at the deepest level; Tab goes up."))
    context.session.show_board(known.id if known else id_)
    context.desk.focus_line()


def _beside(context: Context) -> Beside | None:
    """Return the board shown together with its present or its future, if there is one."""
    board = _iceberg(context)
    if board is None:
        return None
    if board.future_of is not None:
        return Beside(board.future_of, board.id)
    known = future.future_of(context.document, board.id)
    return Beside(board.id, known.id) if known else None


def _show_beside(context: Context) -> None:
    both = _beside(context)
    if isinstance(context.session.sides, Beside):
        context.session.set_sides(None)
    elif both is not None:
        # What is typed then goes to the future, which is what one works on.
        context.session.show_board(both.future)
        context.session.set_sides(both)


def _wanted(context: Context) -> Card | None:
    """Return the one selected card, if it is of a future."""
    cards = _cards(context)
    board = context.document.get(cards[0].board, IcebergBoard) if len(cards) == 1 else None
    return cards[0] if board is not None and board.future_of is not None else None


def _replace(context: Context) -> None:
    card = _wanted(context)
    if card is not None:

        def done(chosen: tuple[RecordId, ...]) -> None:
            present = chosen[0] if chosen[0] != NOTHING else None
            patch = future.replace(context.document, card.id, present)
            context.session.store.do(tr("Replace"), patch)

        context.desk.ask_which(
            tr("Which card of the present does it replace?"), _replaceable(context, card), 1, done
        )


def _replaceable(context: Context, card: Card) -> list[Option]:
    """Return the cards of the present to choose from: those of the same level first."""
    board = context.document.get(card.board, IcebergBoard)
    now = context.document.get(board.future_of, IcebergBoard) if board and board.future_of else None
    if now is None:
        return []
    titles = {level.kind: level.title for level in now.levels}
    kinds = sorted(titles, key=lambda kind: kind != card.level)
    cards = [one for one in context.document.all(Card) if one.board == now.id]
    cards.sort(key=lambda one: (kinds.index(one.level), one.order, one.id))
    options = [Option(one.id, " ".join(one.text.split()), titles[one.level]) for one in cards]
    return [Option(NOTHING, tr("Nothing")), *options] if card.replaces else options


COMMANDS = (
    Command(
        "sides.compare",
        "Compare two perspectives…",
        _compare,
        ("Ctrl+Shift+C",),
        menu="view",
        when=_can_compare,
        keywords=("side by side", "venn", "shared", "differ"),
    ),
    Command(
        "sides.swap",
        "Exchange left and right",
        _swap,
        ("X",),
        board_only=True,
        menu="view",
        when=lambda c: _compared(c) is not None,
    ),
    Command(
        "sides.left",
        "Held by the left side too, or only by it",
        _give(-1),
        ("Left",),
        board_only=True,
        when=_can_give,
    ),
    Command(
        "sides.right",
        "Held by the right side too, or only by it",
        _give(1),
        ("Right",),
        board_only=True,
        when=_can_give,
    ),
    Command(
        "sides.future",
        "Future of this iceberg",
        _show_future,
        ("Ctrl+Shift+F",),
        menu="insert",
        when=_has_present,
        keywords=("desired", "vision", "wanted", "tomorrow"),
    ),
    Command(
        "sides.beside",
        "Present and future side by side",
        _show_beside,
        ("Ctrl+B",),
        menu="view",
        when=lambda c: _beside(c) is not None,
        keywords=("beside", "desired", "compare"),
    ),
    Command(
        "sides.replace",
        "Replaces a card of the present…",
        _replace,
        ("Ctrl+R",),
        menu="board",
        when=lambda c: _wanted(c) is not None,
        keywords=("instead", "future"),
    ),
    Command(
        "sides.done",
        "Back to one iceberg",
        lambda c: c.session.set_sides(None),
        ("Esc",),
        board_only=True,
        menu="view",
        when=lambda c: c.session.sides is not None and not (c.selection or c.session.lit),
    ),
)
