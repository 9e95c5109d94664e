"""What one does with the chosen loop: pin it, step through its story, tell it anew; its badge."""

from __future__ import annotations

from iceberg.commands.command import Command, Context
from iceberg.edits import loops
from iceberg.model.document import Document
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop
from iceberg.model.record import RecordId
from iceberg.store.loop_focus import FoundLoop
from iceberg.words import tr


def record_of_chosen(context: Context) -> NamedLoop | None:
    """Return what is recorded of the chosen loop."""
    board, loop = context.session.board, context.session.loops.chosen
    if board is None or loop is None:
        return None
    return loops.record_of(context.document, board.id, loop.links)


def _has_loop(context: Context) -> bool:
    has_board = isinstance(context.session.board, LoopBoard)
    return has_board and context.session.loops.chosen is not None


def _has_badge(context: Context) -> bool:
    record = record_of_chosen(context)
    return record is not None and context.selection == (record.id,)


def _pin(context: Context) -> None:
    board, loop = context.session.board, context.session.loops.chosen
    assert board is not None
    assert loop is not None
    record = record_of_chosen(context)
    pinned = not (record and record.pinned)
    patch = loops.pin_loop(context.document, board.id, loop, pinned=pinned)
    context.session.store.do(tr("Pin the loop") if pinned else tr("Unpin the loop"), patch)
    stays = tr("{label} is pinned: it keeps its badge and its number.", label=loop.label)
    free = tr("{label} is not pinned any more.", label=loop.label)
    context.desk.say(stays if pinned else free)


def _is_told(context: Context) -> bool:
    record = record_of_chosen(context)
    return record is not None and bool(record.story)


def _tell_anew(context: Context) -> None:
    board, loop = context.session.board, context.session.loops.chosen
    assert board is not None
    assert loop is not None
    patch = loops.tell_loop(context.document, board.id, loop, "")
    context.session.store.do(tr("Tell the story anew"), patch)


def _step(context: Context, by: int) -> None:
    """Go to the next or the previous link; past the last one, the whole loop is lit."""
    focus = context.session.loops
    loop = focus.chosen
    assert loop is not None
    last = len(loop.links)
    start = -1 if by > 0 else last + 1
    at = (start if focus.step is None else focus.step) + by
    focus.tell(at % (last + 1))
    record = record_of_chosen(context)
    lit = lit_at(context.document, loop, at % (last + 1))
    context.session.light({record.id if record else loop.id, *lit})


def lit_at(document: Document, loop: FoundLoop, step: int) -> set[RecordId]:
    """Return what is lit at a step of a loop's story: a link with its ends, at last all of them."""
    told = loop.links[step : step + 1] or loop.links
    links = [link for id_ in told if (link := document.get(id_, Link))]
    return {id_ for link in links for id_ in (link.id, link.source, link.target)}


def _toggle_badges(context: Context) -> None:
    board = context.session.board
    assert isinstance(board, LoopBoard)
    if board.badges == "all":
        patch = loops.show_badges(context.document, board.id, "named")
        said = tr("Badges of the loops that you named or pinned.")
    else:
        patch = loops.show_badges(context.document, board.id, "all")
        said = tr("Badges of all loops.")
    context.session.store.do(tr("Badges"), patch)
    context.desk.say(said)


COMMANDS = (
    Command(
        "loop.pin",
        "Pin the chosen loop",
        _pin,
        menu="board",
        when=_has_loop,
        keywords=("keep", "fix", "unpin"),
    ),
    Command(
        "loop.pin_badge",
        "Pin the loop of the selected badge",
        _pin,
        # A letter of its own only where a badge is selected: else letters begin a line.
        ("P",),
        board_only=True,
        when=lambda c: _has_loop(c) and _has_badge(c),
        keywords=("keep", "fix", "unpin"),
    ),
    Command(
        "loop.next_link",
        "The loop's next link",
        lambda c: _step(c, 1),
        ("Ctrl+Right",),
        board_only=True,
        menu="board",
        when=_has_loop,
        keywords=("story", "step", "tell", "walk"),
    ),
    Command(
        "loop.previous_link",
        "The loop's previous link",
        lambda c: _step(c, -1),
        ("Ctrl+Left",),
        board_only=True,
        menu="board",
        when=_has_loop,
        keywords=("story", "step", "back"),
    ),
    Command(
        "loop.tell_anew",
        "Tell the loop's story anew",
        _tell_anew,
        menu="board",
        when=lambda c: _has_loop(c) and _is_told(c),
        keywords=("reset",),
    ),
    Command(
        "loop.badges",
        "Badges of all loops, or of those named",
        _toggle_badges,
        menu="view",
        when=lambda c: isinstance(c.session.board, LoopBoard),
        keywords=("marks", "rings", "show"),
    ),
)
