"""The actions on the selected card, in the side panel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iceberg.desktop.action_form import ActionForm
from iceberg.desktop.actions import Actions
from iceberg.desktop.choices import Tick
from iceberg.desktop.labels import clear_layout, label
from iceberg.edits.actions import add_action
from iceberg.edits.remove import remove
from iceberg.model.action import Action
from iceberg.model.iceberg_board import Card
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.words import tr


def details(action: Action) -> str:
    """Return who, when and whether it is a 15 % solution, on one line."""
    parts = (action.who, action.when, tr("15 %") if action.fifteen else "")
    return " · ".join(part for part in parts if part)


class CardActions(QWidget):
    """A box for each action, and the form for the next one."""

    left = Signal()
    """The person is done here: the board may have the keys again."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._card: RecordId | None = None
        self._shown: tuple[Action, ...] | None = None
        self._changing: RecordId | None = None
        self._boxes = QWidget()
        boxes = QVBoxLayout(self._boxes)
        boxes.setContentsMargins(6, 0, 6, 0)
        boxes.setSpacing(8)
        self.form = ActionForm(self._take, self._leave)
        self.form.hide()
        self.add = QPushButton(tr("+ Add an action"))
        self.add.setObjectName("link")
        self.add.clicked.connect(self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(tr("Actions"), "heading"))
        column.addWidget(self._boxes)
        column.addWidget(self.form)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> bool:
        """Show the actions on the one selected card; whether there is one."""
        document = self._session.store.document
        cards = [card for i in self._session.selection if (card := document.get(i, Card))]
        only = cards[0].id if len(cards) == 1 else None
        if only != self._card:
            self._card = only
            self._close_form()
        here = tuple(action for action in document.actions() if action.on == only)
        if here != self._shown:
            self._shown = here
            clear_layout(self._boxes)
            boxes = self._boxes.layout()
            assert boxes is not None
            for action in here:
                boxes.addWidget(ActionBox(action, self))
            self._boxes.setVisible(bool(here))
        return only is not None

    def begin(self) -> None:
        """Open the form for a new action."""
        self._open_form(None)

    def change(self, action: Action) -> None:
        """Open the form with an action that is there."""
        self._open_form(action)

    def set_done(self, action: Action, *, done: bool) -> None:
        """Tick an action off, or not."""
        self._actions.describe(tr("Done") if done else tr("Not done"), action.id, done=done)

    def delete(self, action: Action) -> None:
        """Take an action away."""
        self._actions.edit(tr("Delete action"), lambda document: remove(document, [action.id]))

    def _open_form(self, action: Action | None) -> None:
        self._changing = action.id if action else None
        self.add.hide()
        self.form.show()
        self.form.begin(action)

    def _close_form(self) -> None:
        self._changing = None
        self.form.hide()
        self.add.show()

    def _leave(self) -> None:
        self._close_form()
        self.left.emit()

    def _take(self, what: str, who: str, when: str, fifteen: bool) -> bool:
        card, changing = self._card, self._changing
        if changing is not None:
            fields = {"what": what, "who": who, "when": when, "fifteen": fifteen}
            return self._actions.describe(tr("Change action"), changing, **fields)
        if card is None:
            return False
        return self._actions.edit(
            tr("Add action"),
            lambda document: add_action(document, card, what, who=who, when=when, fifteen=fifteen),
        )


class ActionBox(QFrame):
    """One action: Enter or a press changes it, Delete takes it away, the tick says it is done."""

    def __init__(self, action: Action, owner: CardActions) -> None:
        super().__init__()
        self.setObjectName("actionBox")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._action = action
        self._owner = owner
        self.setAccessibleName(f"{action.what}, {details(action)}")
        tick = Tick("")
        tick.setAccessibleName(tr("Done"))
        tick.setToolTip(tr("Done"))
        tick.setChecked(action.done)
        tick.clicked.connect(lambda: owner.set_done(action, done=tick.isChecked()))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(action.what, "strong", wraps=True))
        if details(action):
            words.addWidget(label(details(action), "small", wraps=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 8, 8)
        row.addLayout(words, 1)
        row.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._owner.change(self._action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self._owner.change(self._action)
            case Qt.Key.Key_Delete:
                self._owner.delete(self._action)
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Space on the box ticks the action off, as in any list of tasks.
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            if event.type() == QEvent.Type.KeyPress:
                self._owner.set_done(self._action, done=not self._action.done)
            return True
        return super().event(event)
