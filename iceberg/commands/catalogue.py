"""All commands in one registry."""

from __future__ import annotations

from iceberg.commands import (
    arrange,
    arrows,
    board,
    bridge,
    cards,
    chosen_loop,
    edit,
    file,
    levels,
    loops,
    people,
    selection,
    sides,
    stands_on,
    think,
    tracing,
    view,
)
from iceberg.commands.command import Registry


def all_commands() -> Registry:
    """Return every command there is, in the order of the menus."""
    registry = Registry()
    for part in (
        file,
        edit,
        selection,
        view,
        # Before the board's: while something is traced, 1 … 9 say how far.
        tracing,
        board,
        arrows,
        arrange,
        cards,
        loops,
        bridge,
        stands_on,
        chosen_loop,
        levels,
        people,
        sides,
        think,
    ):
        registry.add(*part.COMMANDS)
    return registry
