"""The story of one loop: as the program tells it, or in the group's own words."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iceberg.analysis.labels import LabelledLoop
from iceberg.analysis.story import tell
from iceberg.desktop.actions import Actions
from iceberg.desktop.fields import GrowingText
from iceberg.desktop.labels import label, rule
from iceberg.edits.describe import describe, name_loop
from iceberg.model.contents import LoopContents
from iceberg.model.document import Document
from iceberg.model.loop_board import NamedLoop
from iceberg.store.patch import Patch
from iceberg.words import tr


class StoryPanel(QWidget):
    """Tells a loop in sentences; whoever tells it better types over them."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._board: LoopContents | None = None
        self._loops: dict[Any, LabelledLoop] = {}
        self.title = label("", "heading")
        self.text = GrowingText(tr("The story of the loop"), self._set)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        for part in (rule(), self.title, self.text):
            column.addWidget(part)

    def show_story(self, loop: LabelledLoop | None, contents: LoopContents | None) -> None:
        """Show the story of a loop; ``None``: there is none to tell."""
        self.setVisible(loop is not None)
        if loop is None or contents is None:
            self.text.show_text(None, "")
            return
        key = loop.loop.key
        self.title.setText(tr("The story of {label}", label=loop.label))
        self.text.show_text((contents.board.id, key), loop.story or tell(loop.loop, contents))
        # After the text of the one shown before has been taken.
        self._board, self._loops = contents, {(contents.board.id, key): loop}

    def _set(self, owner: Any, text: str) -> bool:
        loop, contents = self._loops.get(owner), self._board
        if loop is None or contents is None or self._actions.context.session.store.is_editing:
            return False

        def told(document: Document) -> Patch:
            board, found = contents.board.id, loop.loop
            named = name_loop(document, board, found.links, found.letter, loop.number, loop.name)
            after = named.apply_to(document)
            record = next(
                loop
                for loop in after.all(NamedLoop)
                if loop.board == board and set(loop.links) == set(found.links)
            )
            return named.then(describe(after, record.id, story=text))

        return self._actions.edit(tr("Tell the story"), told)
