"""The View menu: zoom, panes, themes, boards one after another; and the Help menu."""

from __future__ import annotations

from iceberg.commands.board import selected_links
from iceberg.commands.command import Command, Context
from iceberg.commands.edit import has_board, has_selection
from iceberg.store.session import ToolName

ZOOM_STEP = 1.25


def _step_board(context: Context, by: int) -> None:
    boards = [board.id for board in context.document.boards()]
    shown = context.session.board
    if shown is not None and boards:
        context.session.show_board(boards[(boards.index(shown.id) + by) % len(boards)])


COMMANDS = (
    Command(
        "view.zoom_in",
        "Zoom in",
        lambda c: c.desk.camera.zoom_by(ZOOM_STEP),
        ("Ctrl++", "Ctrl+="),
        menu="view",
        icon="zoom-in",
        when=has_board,
    ),
    Command(
        "view.zoom_out",
        "Zoom out",
        lambda c: c.desk.camera.zoom_by(1 / ZOOM_STEP),
        ("Ctrl+-",),
        menu="view",
        icon="zoom-out",
        when=has_board,
    ),
    Command(
        "view.actual_size",
        "100 %",
        lambda c: c.desk.camera.zoom_to_actual_size(),
        ("Ctrl+0",),
        menu="view",
        when=has_board,
    ),
    Command(
        "view.fit",
        "Fit the board",
        lambda c: c.desk.camera.fit(),
        ("Shift+1", "!"),
        board_only=True,
        menu="view",
        icon="maximize",
        when=has_board,
        keywords=("whole", "all"),
    ),
    Command(
        "view.fit_selection",
        "Fit the selection",
        lambda c: c.desk.camera.fit_selection(),
        ("Shift+2", "@", '"'),
        board_only=True,
        menu="view",
        when=has_selection,
    ),
    Command(
        "view.next_board",
        "Next board",
        lambda c: _step_board(c, 1),
        ("Ctrl+Tab", "Ctrl+PgDown"),
        menu="view",
        when=has_board,
    ),
    Command(
        "view.previous_board",
        "Previous board",
        lambda c: _step_board(c, -1),
        ("Ctrl+Shift+Tab", "Ctrl+PgUp"),
        menu="view",
        when=has_board,
    ),
    Command(
        "view.theme_light",
        "Light theme",
        lambda c: c.desk.set_theme("light"),
        menu="view",
        icon="sun",
        keywords=("colours",),
    ),
    Command(
        "view.theme_dark",
        "Dark theme",
        lambda c: c.desk.set_theme("dark"),
        menu="view",
        icon="moon",
        keywords=("colours", "night"),
    ),
    Command(
        "view.theme_projector",
        "Projector theme",
        lambda c: c.desk.set_theme("projector"),
        menu="view",
        icon="projector",
        keywords=("colours", "contrast", "large"),
    ),
    Command(
        "view.inspector",
        "Show or hide the side panel",
        lambda c: c.desk.show("inspector"),
        ("F9",),
        menu="view",
        icon="panel-right",
    ),
    Command(
        "view.full_screen",
        "Full screen",
        lambda c: c.desk.toggle_full_screen(),
        ("F11", "StandardKey.FullScreen"),
        menu="view",
        icon="expand",
    ),
    Command(
        "view.palette",
        "Find a command or a card…",
        lambda c: c.desk.show("palette"),
        ("Ctrl+K",),
        menu="help",
        icon="search",
    ),
    Command(
        "view.palette_slash",
        "Find a command or a card, from the board",
        lambda c: c.desk.show("palette"),
        ("/",),
        board_only=True,
    ),
    Command(
        "view.line",
        "Go to the line",
        lambda c: c.desk.focus_line(),
        ("Ctrl+L",),
        menu="view",
        icon="terminal",
        when=has_board,
        keywords=("type", "sentence"),
    ),
    Command(
        "help.keys",
        "Keys",
        lambda c: c.desk.show("keys"),
        ("F1",),
        menu="help",
        icon="keyboard",
        keywords=("shortcuts", "help"),
    ),
    Command(
        "help.keys_question",
        "Keys, from the board",
        lambda c: c.desk.show("keys"),
        ("?",),
        board_only=True,
        when=lambda c: not selected_links(c),
    ),
    Command("help.about", "About Iceberg", lambda c: c.desk.show("about"), menu="help"),
    Command(
        "tool.select",
        "Select",
        lambda c: c.session.take(ToolName.SELECT),
        ("Ctrl+1",),
        menu="insert",
        icon="mouse-pointer-2",
        when=has_board,
        keywords=("tool",),
    ),
    Command(
        "tool.add",
        "New card or variable",
        lambda c: c.session.take(ToolName.ADD),
        ("Ctrl+2",),
        menu="insert",
        icon="square-plus",
        when=has_board,
        keywords=("tool", "add"),
    ),
    Command(
        "tool.link",
        "Draw an arrow",
        lambda c: c.session.take(ToolName.LINK),
        ("Ctrl+3",),
        menu="insert",
        icon="spline",
        when=has_board,
        keywords=("tool", "link", "cause", "connect"),
    ),
    Command(
        "tool.hand",
        "Move the board",
        lambda c: c.session.take(ToolName.HAND),
        ("Ctrl+4",),
        menu="insert",
        icon="hand",
        when=has_board,
        keywords=("tool", "pan"),
    ),
)
