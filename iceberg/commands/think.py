"""What helps a room to think on: questions, hints, actions."""

from __future__ import annotations

from iceberg.commands.cards import selected_cards
from iceberg.commands.command import Command, Context
from iceberg.model.iceberg_board import IcebergBoard


def _is_iceberg(context: Context) -> bool:
    return isinstance(context.session.board, IcebergBoard)


def _has_one_card(context: Context) -> bool:
    return len(selected_cards(context)) == 1


COMMANDS = (
    Command(
        "board.ask",
        "Put a question up for the room",
        lambda c: c.desk.show("question"),
        ("F7",),
        menu="board",
        when=_is_iceberg,
        keywords=("ask", "large", "prompt"),
    ),
    Command(
        "card.add_action",
        "Add an action…",
        lambda c: c.desk.show("add_action"),
        ("A",),
        board_only=True,
        menu="insert",
        when=_has_one_card,
        keywords=("15 %", "do", "task", "step"),
    ),
    Command(
        "board.actions",
        "All actions by level",
        lambda c: c.desk.show("actions"),
        ("F8",),
        menu="board",
        when=_is_iceberg,
        keywords=("15 %", "do", "tasks", "plan"),
    ),
    Command(
        "board.glossary",
        "Glossary: what is, and what is not",
        lambda c: c.desk.show("glossary"),
        ("Ctrl+Shift+G",),
        menu="board",
        when=_is_iceberg,
        keywords=("distinctions", "definitions", "terms", "words", "meaning"),
    ),
    Command(
        "board.hints",
        "Look again: hints about this iceberg",
        lambda c: c.desk.show("hints"),
        ("Ctrl+Shift+H",),
        menu="board",
        when=_is_iceberg,
        keywords=("check", "mistakes", "review", "tips"),
    ),
)
