"""Perspectives in view: hide, show, and who has spoken at which level."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from iceberg.commands.command import Command, Context, Option
from iceberg.model.iceberg_board import IcebergBoard
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId
from iceberg.words import tr

MOST_KEYS: Final = 8


def has_people(context: Context) -> bool:
    """Whether an iceberg is shown and there are perspectives."""
    is_iceberg = isinstance(context.session.board, IcebergBoard)
    return is_iceberg and bool(context.document.perspectives())


def options_of(people: tuple[Perspective, ...]) -> list[Option]:
    """Return perspectives to choose from."""
    return [Option(person.id, person.name, colour=person.colour) for person in people]


def toggle_hidden(context: Context, id_: RecordId) -> None:
    """Hide a perspective that is shown, or show one that is hidden."""
    context.session.hide(context.session.hidden ^ {id_})


def _hide(number: int) -> Callable[[Context], None]:
    return lambda c: toggle_hidden(c, c.document.perspectives()[number - 1].id)


def _can_hide(number: int) -> Callable[[Context], bool]:
    return lambda c: has_people(c) and len(c.document.perspectives()) >= number


def _hide_which(context: Context) -> None:
    options = [
        Option(o.id, o.title, tr("hidden") if o.id in context.session.hidden else "", o.colour)
        for o in options_of(context.document.perspectives())
    ]

    def done(chosen: tuple[RecordId, ...]) -> None:
        for id_ in chosen:
            toggle_hidden(context, id_)

    context.desk.ask_which(tr("Hide or show which perspective?"), options, 1, done)


COMMANDS = (
    Command(
        "people.hide",
        "Hide or show a perspective…",
        _hide_which,
        menu="view",
        icon="eye",
        when=has_people,
        keywords=("eye", "filter", "stakeholder"),
    ),
    Command(
        "people.show_all",
        "Show all perspectives",
        lambda c: c.session.hide(()),
        ("Ctrl+Shift+0",),
        menu="view",
        when=lambda c: bool(c.session.hidden),
        keywords=("hidden", "eye"),
    ),
    Command(
        "people.counts",
        "Who has spoken at which level",
        lambda c: c.desk.show("counts"),
        menu="view",
        icon="users",
        when=has_people,
        keywords=("count", "matrix", "silent", "perspectives"),
    ),
    *(
        Command(
            f"people.hide_{number}",
            f"Hide or show perspective {number}",
            _hide(number),
            (f"Ctrl+Shift+{number}",),
            when=_can_hide(number),
        )
        for number in range(1, MOST_KEYS + 1)
    ),
)
