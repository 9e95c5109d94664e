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
    sides,
    stands_on,
    think,
    traces,
    view,
)
from iceberg.commands.command import Registry


def all_commands() -> Registry:
    """Return every command there is, in the order of the menus."""
    registry = Registry()
    for part in (
        file,
        edit,
        view,
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
        traces,
    ):
        registry.add(*part.COMMANDS)
    return registry
