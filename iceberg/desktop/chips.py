"""Small buttons that say who holds a card, and give or take it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton

from iceberg.desktop.flow import Flow
from iceberg.desktop.labels import clear_layout, plain_tip
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId
from iceberg.words import tr

LONGEST: Final = 24


class PerspectiveChips(Flow):
    """One button for each perspective; the buttons stay while the perspectives do."""

    def __init__(self, toggle: Callable[[RecordId], None]) -> None:
        super().__init__()
        self._toggle = toggle
        self._chips: dict[RecordId, QPushButton] = {}

    def show_holders(
        self, people: Sequence[Perspective], counts: Mapping[RecordId, int], cards: int
    ) -> None:
        """Show of how many of the selected cards each perspective holds."""
        if [person.id for person in people] != list(self._chips):
            clear_layout(self)
            self._chips = {person.id: self._new_chip(person.id) for person in people}
        for person in people:
            self._show(self._chips[person.id], person, counts[person.id], cards)

    def _new_chip(self, id_: RecordId) -> QPushButton:
        chip = QPushButton()
        chip.setObjectName("chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self._toggle(id_))
        self.add(chip)
        return chip

    def _show(self, chip: QPushButton, person: Perspective, held: int, cards: int) -> None:
        is_held = held == cards
        name = person.name if len(person.name) <= LONGEST else f"{person.name[: LONGEST - 1]}…"
        some = f" {held}/{cards}" if 0 < held < cards else ""
        chip.setText(f"{name}{some}".replace("&", "&&"))
        chip.setChecked(is_held)
        chip.setAccessibleName(
            tr("Held by {name}", name=person.name)
            if is_held
            else tr("Not held by {name}", name=person.name)
        )
        chip.setToolTip(plain_tip(person.name if name != person.name else ""))
        colour = QColor(person.colour)
        soft = f"rgba({colour.red()}, {colour.green()}, {colour.blue()}, 70)"
        ground = soft if is_held else "transparent"
        sheet = (
            f"QPushButton#chip {{ background: {ground}; }}"
            f"QPushButton#chip:!focus {{ border-color: {person.colour}; }}"
        )
        if chip.styleSheet() != sheet:
            chip.setStyleSheet(sheet)
        chip.updateGeometry()
