"""Commands as Qt's actions; no action is made anywhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from iceberg.commands.command import Command, Context, Registry
from iceberg.desktop.icons import icon
from iceberg.drawing.theme import Theme
from iceberg.edits import describe
from iceberg.edits.room import with_room
from iceberg.errors import IcebergError
from iceberg.model.document import Document
from iceberg.model.record import RecordId
from iceberg.store.patch import Patch
from iceberg.words import tr

_STANDARD = "StandardKey."


def key_sequences(key: str) -> list[QKeySequence]:
    """Return Qt's key sequences for a key of a command."""
    if key.startswith(_STANDARD):
        standard = QKeySequence.StandardKey[key.removeprefix(_STANDARD)]
        return QKeySequence.keyBindings(standard)
    return [QKeySequence(key, QKeySequence.SequenceFormat.PortableText)]


def shown_key(command: Command) -> str:
    """Return the first key of a command as this platform writes it; empty when it has none."""
    for key in command.keys:
        for sequence in key_sequences(key):
            return sequence.toString(QKeySequence.SequenceFormat.NativeText)
    return ""


class Actions:
    """One action for each command, on one window."""

    def __init__(
        self,
        window: QWidget,
        registry: Registry,
        context: Context,
        complain: Callable[[Exception], None],
    ) -> None:
        self.registry = registry
        self.context = context
        self._complain = complain
        self._ink = "#000000"
        self._is_drawn = False
        self._actions: dict[str, QAction] = {}
        for command in registry:
            action = QAction(tr(command.title), window)
            action.setObjectName(command.id)
            if not command.board_only:
                every = [sequence for key in command.keys for sequence in key_sequences(key)]
                # One sequence twice would be ambiguous to Qt, and then answer to nobody.
                action.setShortcuts(list({seq.toString(): seq for seq in every}.values()))
                window.addAction(action)
            action.triggered.connect(lambda _checked=False, c=command: self.run(c))
            self._actions[command.id] = action

    def __getitem__(self, id_: str) -> QAction:
        return self._actions[id_]

    def __iter__(self) -> Iterator[tuple[Command, QAction]]:
        return ((command, self._actions[command.id]) for command in self.registry)

    def run(self, command: Command) -> None:
        """Do what a command does, if it can run now; a refusal becomes a sentence."""
        if not command.when(self.context):
            return
        try:
            command.run(self.context)
        except IcebergError as refusal:
            self._complain(refusal)

    def edit(self, label: str, make: Callable[[Document], Patch]) -> bool:
        """Do an edit as one undoable step, or say why not; whether it was done."""
        store = self.context.session.store
        try:
            store.do(label, make(store.document))
        except IcebergError as refusal:
            self._complain(refusal)
            return False
        return True

    def describe(self, label: str, id_: RecordId, **fields: object) -> bool:
        """Change fields of a record as one step; whether it was done.

        Nothing is done or said when the record has gone while somebody typed about it.
        """
        store = self.context.session.store
        if store.is_editing or id_ not in store.document.records:
            return False
        measurer = self.context.desk.measurer

        def described(document: Document) -> Patch:
            patch = describe.describe(document, id_, **fields)
            return with_room(document, patch, measurer)

        return self.edit(label, described)

    def refresh(self) -> None:
        """Grey what cannot run now."""
        for command, action in self:
            action.setEnabled(command.when(self.context))

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's ink from now on."""
        self._ink = theme.quiet_ink
        self._is_drawn = False

    def draw_icons(self) -> None:
        """Give the actions their icons, which takes a while; done when a menu opens."""
        if not self._is_drawn:
            self._is_drawn = True
            for command, action in self:
                if command.icon:
                    action.setIcon(icon(command.icon, self._ink))
