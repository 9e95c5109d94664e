"""Loops that people named and that are none any more: where each broke, and a way to forget it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iceberg.analysis.labels import BrokenLoop
from iceberg.desktop.actions import Actions
from iceberg.desktop.labels import clear_layout, label
from iceberg.edits.remove import remove
from iceberg.model.loop_board import shown_name
from iceberg.model.record import RecordId
from iceberg.words import tr


def where_broken(loop: BrokenLoop) -> str:
    """Return where a loop broke, as one sentence."""
    title = f"{loop.named.letter}{loop.named.number} {loop.named.name}".strip()
    if loop.before is None or loop.after is None:
        return tr("{title} is no loop any more.", title=title)
    before, after = shown_name(loop.before), shown_name(loop.after)
    if loop.before.id == loop.after.id:
        return tr("{title} is broken: it meets itself at {name}.", title=title, name=before)
    return tr(
        "{title} is broken: no link leads from {before} to {after} any more.",
        title=title,
        before=before,
        after=after,
    )


class BrokenLoops(QWidget):
    """One sentence for each broken loop."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._shown: list[tuple[RecordId, str]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)

    @property
    def sentences(self) -> list[str]:
        """What is said."""
        return [sentence for _, sentence in self._shown]

    def show_broken(self, loops: Sequence[BrokenLoop]) -> None:
        """Say where these loops broke."""
        shown = [(loop.named.id, where_broken(loop)) for loop in loops]
        self.setVisible(bool(shown))
        if shown == self._shown:
            return
        self._shown = shown
        clear_layout(self)
        for id_, sentence in shown:
            self._add(id_, sentence)

    def _add(self, id_: RecordId, sentence: str) -> None:
        row, forget = QWidget(), QPushButton(tr("Forget it"))
        forget.setObjectName("link")
        forget.setAccessibleName(tr("Forget it: {sentence}", sentence=sentence))
        forget.clicked.connect(lambda: self._forget(id_))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(label(sentence, "quiet", wraps=True), 1)
        line.addWidget(forget, 0, Qt.AlignmentFlag.AlignTop)
        column = self.layout()
        if column is not None:
            column.addWidget(row)

    def _forget(self, id_: RecordId) -> None:
        self._actions.edit(tr("Forget the loop"), lambda document: remove(document, [id_]))
