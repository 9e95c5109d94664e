"""Who holds what is typed into the line: one key adds a card for a perspective."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from iceberg.model.people import Perspective
from iceberg.words import tr

MOST: Final = 8
"""Perspectives that have a key."""
# On macOS Alt with a digit types a sign; Qt calls its Control key Meta.
_HELD: Final = (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier)


def holder_number(event: QKeyEvent) -> int:
    """Return the perspective that Alt with a digit stands for, from 1; 0 for any other key."""
    if event.modifiers() not in _HELD:
        return 0
    number = event.key() - Qt.Key.Key_0.value
    return number if 1 <= number <= MOST else 0


def holders_hint(people: Sequence[Perspective]) -> str:
    """Return which key adds what is typed for whom."""
    named = [f"{n} {person.name}" for n, person in enumerate(people[:MOST], start=1)]
    return tr("Enter adds; for a view Alt + {names}", names=" · ".join(named))
