"""What one does with levels: choose and word them, and move cards from one to the next."""

from __future__ import annotations

from collections.abc import Callable

from iceberg.commands.command import Command, Context
from iceberg.edits.levels import step_level
from iceberg.model.iceberg_board import Card, CardGroup, IcebergBoard
from iceberg.words import tr


def _is_iceberg(context: Context) -> bool:
    return isinstance(context.session.board, IcebergBoard)


def _step(by: int) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        patch = step_level(context.document, context.selection, by, context.desk.measurer)
        context.session.store.do(tr("Level"), patch)

    return run


def _can_step(by: int) -> Callable[[Context], bool]:
    """Return whether anything selected has a level that many below it."""

    def can(context: Context) -> bool:
        board = context.session.board
        if not isinstance(board, IcebergBoard):
            return False
        kinds = [level.kind for level in board.levels]
        chosen = (context.document.records.get(id_) for id_ in context.selection)
        levels = {one.level for one in chosen if isinstance(one, Card | CardGroup)}
        return any(0 <= kinds.index(level) + by < len(kinds) for level in levels if level in kinds)

    return can


COMMANDS = (
    Command(
        "board.levels",
        "Levels of this board…",
        lambda c: c.desk.show("levels"),
        ("Ctrl+Shift+B",),
        menu="board",
        icon="mountain",
        when=_is_iceberg,
        keywords=("bands", "titles", "questions", "vision", "action scales", "six conditions"),
    ),
    Command(
        "card.level_down",
        "To the next level down",
        _step(1),
        ("Alt+Down",),
        board_only=True,
        menu="board",
        when=_can_step(1),
        keywords=("deeper", "band"),
    ),
    Command(
        "card.level_up",
        "To the next level up",
        _step(-1),
        ("Alt+Up",),
        board_only=True,
        menu="board",
        when=_can_step(-1),
        keywords=("shallower", "band"),
    ),
)
