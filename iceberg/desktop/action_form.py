"""The form in which an action is typed: what, who, when, and whether it is a 15 % solution."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from iceberg.desktop.choices import Tick
from iceberg.model.action import Action
from iceberg.model.text import LABEL_LENGTH
from iceberg.words import tr

Taken = Callable[[str, str, str, bool], bool]
"""Called with what, who, when and whether it is a 15 % solution; says whether it was taken."""
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ActionForm(QWidget):
    """Enter takes the action and begins the next one; Escape leaves."""

    def __init__(self, taken: Taken, left: Callable[[], None]) -> None:
        super().__init__()
        self._taken = taken
        self._left = left
        self._edits = False
        self.what = _field(tr("What will be done?"))
        self.who = _field(tr("Who"))
        self.when = _field(tr("When"))
        self.fifteen = Tick(tr("15 % solution: possible now"))
        self.fifteen.setToolTip(tr("Possible now, without more money or authority"))
        self.done = QPushButton(tr("Add"))
        self.done.setObjectName("outlined")
        self.done.clicked.connect(self._take)
        both = QHBoxLayout()
        both.setSpacing(6)
        both.addWidget(self.who, 3)
        both.addWidget(self.when, 2)
        last = QHBoxLayout()
        last.addWidget(self.fifteen, 1)
        last.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 6, 0)
        column.setSpacing(6)
        column.addWidget(self.what)
        column.addLayout(both)
        column.addLayout(last)

    def begin(self, action: Action | None) -> None:
        """Begin with an action that is to be changed, or with an empty form."""
        self._edits = action is not None
        self.what.setText(action.what if action else "")
        self.who.setText(action.who if action else "")
        self.when.setText(action.when if action else "")
        self.fifteen.setChecked(action.fifteen if action else True)
        self.done.setText(tr("Change") if action else tr("Add"))
        self.what.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self._left()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        what = self.what.text().strip()
        if not what:
            self._left()
            return
        said = (what, self.who.text(), self.when.text(), self.fifteen.isChecked())
        if not self._taken(*said):
            return
        if self._edits:
            self._left()
        else:
            self.begin(None)


def _field(words: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(words)
    field.setAccessibleName(words)
    field.setMaxLength(LABEL_LENGTH)
    return field
