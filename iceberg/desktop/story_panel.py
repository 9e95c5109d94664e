"""The story of one loop: as the program tells it, or in the group's own words; link by link."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iceberg.analysis.labels import LabelledLoop
from iceberg.analysis.story import ending, sentences, tell
from iceberg.desktop.actions import Actions
from iceberg.desktop.fields import GrowingText
from iceberg.desktop.halves import LoopCards
from iceberg.desktop.labels import label, rule
from iceberg.desktop.loop_words import turned
from iceberg.edits.loops import call_anew, tell_loop
from iceberg.model.contents import LoopContents
from iceberg.store.loop_focus import FoundLoop
from iceberg.store.session import Session, Topic
from iceberg.words import tr


class StoryPanel(QWidget):
    """Tells a loop in sentences; whoever tells it better types over them."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._board: LoopContents | None = None
        self._told: LabelledLoop | None = None
        self._loops: dict[Any, LabelledLoop] = {}
        self.title = label("", "heading")
        self.was = label("", "quiet", wraps=True)
        self.rename = _link(tr("Call it {label} from now on", label="B1"), self._call_anew)
        self.text = GrowingText(tr("The story of the loop"), self._set)
        self.anew = _command(actions, "loop.tell_anew", tr("Tell it anew"), "link")
        self.pin = _command(actions, "loop.pin", tr("Pin"), "link")
        self.cards = LoopCards(session, actions)
        self.step = label("", "small")
        self.sentence = label("", "", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addWidget(rule())
        column.addLayout(_row(self.title, self.pin))
        column.addWidget(self.was)
        column.addWidget(self.rename)
        # Above the story, so that the sentence told is seen on small screens too.
        column.addLayout(self._make_steps())
        for part in (self.sentence, self.text, self.anew, self.cards):
            column.addWidget(part)
        session.listen(self._follow)

    def _make_steps(self) -> QHBoxLayout:
        """Return the row with which one goes from link to link."""
        self.back = _command(self._actions, "loop.previous_link", "‹", "option")
        self.back.setAccessibleName(tr("The loop's previous link"))
        self.on = _command(self._actions, "loop.next_link", "›", "option")
        self.on.setAccessibleName(tr("The loop's next link"))
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 0, 0)
        row.setSpacing(6)
        for part in (self.back, self.on, self.step):
            row.addWidget(part)
        row.addStretch(1)
        return row

    def show_story(self, loop: LabelledLoop | None, contents: LoopContents | None) -> None:
        """Show the story of a loop; ``None``: there is none to tell."""
        self.setVisible(loop is not None)
        self._told = loop
        if loop is None or contents is None:
            self.text.show_text(None, "")
            return
        key = loop.loop.key
        self.title.setText(tr("The story of {label}", label=loop.label))
        self.text.show_text((contents.board.id, key), loop.story or tell(loop.loop, contents))
        # After the text of the one shown before has been taken.
        self._board, self._loops = contents, {(contents.board.id, key): loop}
        self._show_record(loop)
        self._show_step()

    def _show_record(self, loop: LabelledLoop) -> None:
        """Show what can be done with what is on record of a loop."""
        self.pin.setText(tr("Unpin") if loop.named and loop.named.pinned else tr("Pin"))
        self.anew.setVisible(bool(loop.story))
        words = turned(loop)
        self.was.setText(tr("It {what}.", what=words) if words else "")
        self.rename.setText(tr("Call it {label} from now on", label=loop.label))
        for part in (self.was, self.rename):
            part.setVisible(bool(words))

    def _show_step(self) -> None:
        loop, contents, step = self._told, self._board, self._session.loops.step
        if loop is None or contents is None:
            return
        n = len(loop.loop.links)
        if step is None:
            self.step.setText(tr("Step through it, link by link"))
        elif step < n:
            self.step.setText(tr("link {step} of {n}", step=step + 1, n=n))
        else:
            self.step.setText(tr("the whole loop"))
        told = [*sentences(loop.loop, contents), ending(loop.loop, contents)]
        self.sentence.setText(told[step] if step is not None and step <= n else "")
        self.sentence.setVisible(bool(self.sentence.text()))

    def _follow(self, topic: Topic) -> None:
        if topic is Topic.LOOP:
            self._show_step()

    def _set(self, owner: Any, text: str) -> bool:
        loop, contents = self._loops.get(owner), self._board
        if loop is None or contents is None or self._actions.context.session.store.is_editing:
            return False
        found = FoundLoop(loop.loop.links, loop.loop.letter, loop.number)
        return self._actions.edit(
            tr("Tell the story"),
            lambda document: tell_loop(document, contents.board.id, found, text),
        )

    def _call_anew(self) -> None:
        loop = self._told
        if loop is not None and loop.named is not None:
            id_, letter, number = loop.named.id, loop.loop.letter, loop.number
            self._actions.edit(
                tr("Name the loop"), lambda document: call_anew(document, id_, letter, number)
            )


def _link(words: str, go: Any) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName("link")
    button.clicked.connect(lambda: go())
    return button


def _command(actions: Actions, id_: str, words: str, look: str) -> QPushButton:
    button = _link(words, lambda: actions.run(actions.registry[id_]))
    button.setObjectName(look)
    return button


def _row(title: QLabel, button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(title, 1)
    row.addWidget(button)
    return row
