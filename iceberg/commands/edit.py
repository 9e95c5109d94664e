"""The Edit menu: undo, clipboard, selection, and taking away."""

from __future__ import annotations

from iceberg.commands.command import Command, Context
from iceberg.edits import arrange, paste, remove
from iceberg.model.iceberg_board import Card
from iceberg.model.loop_board import Variable
from iceberg.store.patch import Patch
from iceberg.words import tr, tr_count

PASTE_SHIFT = 32.0
"""How far beside its original a copy stands, in board units."""


def has_selection(context: Context) -> bool:
    """Whether anything is selected."""
    return bool(context.selection)


def _can_move(context: Context) -> bool:
    """Whether anything selected can be moved; of two icebergs side by side places are computed."""
    return has_selection(context) and context.session.sides is None


def has_board(context: Context) -> bool:
    """Whether a board is shown."""
    return context.session.board is not None


def _copy(context: Context) -> None:
    document, ids = context.document, context.selection
    context.desk.put_on_clipboard(paste.plain_text_of(document, ids), paste.clip_of(document, ids))


def _delete(context: Context) -> None:
    patch = remove.remove(context.document, context.selection)
    context.session.store.do(tr("Delete"), patch)


def _cut(context: Context) -> None:
    _copy(context)
    _delete(context)


def _paste(context: Context) -> None:
    board = context.session.board
    if board is None:
        return
    clip = context.desk.clip_from_clipboard()
    if not clip:
        # Text from elsewhere becomes cards or variables, a line each, as if typed.
        context.desk.focus_line(context.desk.text_from_clipboard())
        return
    measurer = context.desk.measurer
    patch = paste.paste(context.document, board.id, clip, PASTE_SHIFT, PASTE_SHIFT, measurer)
    _do_and_select(context, tr("Paste"), patch)


def _duplicate(context: Context) -> None:
    patch = paste.duplicate(context.document, context.selection, PASTE_SHIFT, PASTE_SHIFT)
    _do_and_select(context, tr("Duplicate"), patch)


def _do_and_select(context: Context, label: str, patch: Patch) -> None:
    context.session.store.do(label, patch)
    made = [id_ for id_, record in patch.after.items() if isinstance(record, (Card, Variable))]
    context.session.select(made)
    if made:
        n = len(made)
        context.desk.say(tr_count("{n} thing added.", "{n} things added.", n))


def _nudge(context: Context, dx: float, dy: float) -> None:
    patch = arrange.move(context.document, context.selection, dx, dy)
    context.session.store.do(tr("Move"), patch)


def _edit_text(context: Context) -> None:
    context.desk.type_on_board(context.selection[-1])


COMMANDS = (
    Command(
        "edit.undo",
        "Undo",
        lambda c: c.session.store.undo(),
        keys=("StandardKey.Undo",),
        menu="edit",
        icon="undo-2",
        when=lambda c: bool(c.session.store.undo_steps),
    ),
    Command(
        "edit.redo",
        "Redo",
        lambda c: c.session.store.redo(),
        keys=("Ctrl+Shift+Z", "StandardKey.Redo"),
        menu="edit",
        icon="redo-2",
        when=lambda c: bool(c.session.store.redo_steps),
    ),
    Command("edit.cut", "Cut", _cut, ("StandardKey.Cut",), menu="edit", when=has_selection),
    Command("edit.copy", "Copy", _copy, ("StandardKey.Copy",), menu="edit", when=has_selection),
    Command("edit.paste", "Paste", _paste, ("StandardKey.Paste",), menu="edit", when=has_board),
    Command(
        "edit.duplicate",
        "Duplicate",
        _duplicate,
        ("Ctrl+D",),
        menu="edit",
        icon="copy",
        when=has_selection,
        keywords=("copy", "clone"),
    ),
    Command(
        "edit.delete",
        "Delete",
        _delete,
        ("Del", "Backspace"),
        board_only=True,
        menu="edit",
        icon="trash-2",
        when=has_selection,
        keywords=("remove",),
    ),
    Command(
        "edit.text",
        "Edit text",
        _edit_text,
        ("F2", "Return", "Enter"),
        board_only=True,
        menu="edit",
        icon="pencil",
        when=has_selection,
        keywords=("rename", "type"),
    ),
    *(
        Command(
            f"edit.move_{name}{'_far' if far else ''}",
            title,
            lambda c, dx=dx * step, dy=dy * step: _nudge(c, dx, dy),  # type: ignore[misc]
            (f"{'Shift+' if far else ''}{name.capitalize()}",),
            board_only=True,
            when=_can_move,
        )
        for far, step in ((False, 8.0), (True, 40.0))
        for name, title, dx, dy in (
            ("left", "Move left", -1, 0),
            ("right", "Move right", 1, 0),
            ("up", "Move up", 0, -1),
            ("down", "Move down", 0, 1),
        )
    ),
)
