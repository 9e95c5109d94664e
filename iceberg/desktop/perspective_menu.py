"""What can be done with one perspective, as a menu: name, note, colour, order, view."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QMenu, QWidget

from iceberg.commands.people import toggle_hidden
from iceberg.desktop.actions import Actions
from iceberg.desktop.perspective_row import colour_icon
from iceberg.edits.people import step_perspective
from iceberg.model.people import PERSPECTIVE_COLOURS, Perspective
from iceberg.model.record import RecordId
from iceberg.words import tr


def colour_names() -> tuple[str, ...]:
    """Return what the colours of perspectives are called, in their order."""
    return (
        tr("Orange"),
        tr("Sky blue"),
        tr("Green"),
        tr("Pink"),
        tr("Blue"),
        tr("Vermilion"),
        tr("Purple"),
        tr("Grey"),
    )


Asked = Callable[[Perspective], None]


def perspective_menu(
    parent: QWidget, actions: Actions, person: Perspective, rename: Asked, delete: Asked
) -> QMenu:
    """Return the menu of one perspective."""
    session = actions.context.session
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction(tr("Rename…"), lambda: rename(person))
    menu.addAction(tr("Note…"), lambda: _note(actions, person))
    colours = menu.addMenu(tr("Colour"))
    for colour, name in zip(PERSPECTIVE_COLOURS, colour_names(), strict=True):
        entry = colours.addAction(name, partial(_recolour, actions, person.id, colour))
        entry.setIcon(colour_icon(colour))
    colours.addSeparator()
    colours.addAction(tr("Another colour…"), lambda: _own_colour(parent, actions, person))
    menu.addSeparator()
    menu.addAction(tr("Move up"), lambda: _step(actions, person.id, -1))
    menu.addAction(tr("Move down"), lambda: _step(actions, person.id, 1))
    menu.addSeparator()
    words = tr("Show its cards") if person.id in session.hidden else tr("Hide its cards")
    menu.addAction(words, lambda: toggle_hidden(actions.context, person.id))
    menu.addAction(tr("Show only its cards"), lambda: _show_only(actions, person.id))
    menu.addSeparator()
    menu.addAction(tr("Delete, and keep its cards"), lambda: delete(person))
    return menu


def _note(actions: Actions, person: Perspective) -> None:
    ask = actions.context.desk.ask_text
    note = ask(tr("Note about {name}", name=person.name), tr("Who are they?"), person.note)
    if note is not None:
        actions.describe(tr("Note"), person.id, note=note.strip())


def _recolour(actions: Actions, id_: RecordId, colour: str) -> None:
    actions.describe(tr("Colour"), id_, colour=colour)


def _own_colour(parent: QWidget, actions: Actions, person: Perspective) -> None:
    title = tr("Colour of {name}", name=person.name)
    chosen = QColorDialog.getColor(QColor(person.colour), parent, title)
    if chosen.isValid():
        _recolour(actions, person.id, chosen.name().upper())


def _step(actions: Actions, id_: RecordId, by: int) -> None:
    actions.edit(tr("Order of perspectives"), lambda document: step_perspective(document, id_, by))


def _show_only(actions: Actions, id_: RecordId) -> None:
    session = actions.context.session
    session.hide(other.id for other in session.store.document.perspectives() if other.id != id_)
