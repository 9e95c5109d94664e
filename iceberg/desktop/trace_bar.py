"""The quiet bar that says what is traced, with buttons for the way and for how far."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from iceberg.commands.traced import contents_of, light
from iceberg.desktop.actions import Actions
from iceberg.desktop.labels import label
from iceberg.model.iceberg_board import Card, Cause
from iceberg.model.loop_board import Link, Variable
from iceberg.store.session import Session, Topic
from iceberg.store.store import Change
from iceberg.store.tracing import Tracing, Way
from iceberg.words import tr, tr_count

LONGEST: Final = 24
"""Letters of a name; with more, the sentence would not fit a window of 1280 pixels."""


class TraceBar(QFrame):
    """Seen only while something is traced; keeps what is lit in step with the board."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("viewBar")
        self._session = session
        self._actions = actions
        self.words = label("", "quiet")
        self.ways: dict[Way, QPushButton] = {
            "back": self._button("trace.back"),
            "onward": self._button("trace.onward"),
            "both": self._button("trace.both"),
        }
        for button in self.ways.values():
            button.setCheckable(True)
            button.setObjectName("segmentWords")
        self.fewer = self._button("trace.fewer", "−")
        self.fewer.setAccessibleName(tr("One link less"))
        self.fewer.setToolTip(tr("One link less (Page Up, or 1 … 9)"))
        self.far = label("", "quiet")
        self.far.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.more = self._button("trace.more", "+")
        self.more.setAccessibleName(tr("One link more"))
        self.more.setToolTip(tr("One link more (Page Down; 0 shows all)"))
        self.done = self._button("trace.end", tr("Done"))
        self.done.setToolTip(tr("Trace no more (Escape)"))
        self._lay_out()
        session.listen(self._follow)
        session.store.listen(self._follow_store)
        self.refresh()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 6, 4)
        row.setSpacing(4)
        row.addWidget(self.words)
        row.addSpacing(10)
        for button in self.ways.values():
            row.addWidget(button)
        row.addSpacing(10)
        for part in (self.fewer, self.far, self.more):
            row.addWidget(part)
        row.addSpacing(6)
        row.addWidget(self.done)

    def _button(self, command: str, words: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setObjectName("link")
        # The board keeps the keys, so that 1 … 9 and Escape go on working.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._press(command))
        return button

    def _press(self, command: str) -> None:
        self._actions.run(self._actions.registry[command])
        self.refresh()

    @property
    def is_wanted(self) -> bool:
        """Whether something is traced from one place on."""
        tracing = self._session.tracing
        return tracing is not None and not tracing.between

    def refresh(self) -> None:
        """Say what is traced."""
        tracing = self._session.tracing
        if tracing is not None and not tracing.between:
            self._show(tracing)
        self.setVisible(self.is_wanted)
        self.updateGeometry()

    def _show(self, tracing: Tracing) -> None:
        are_variables = contents_of(self._session) is not None
        words = _words_of_loops if are_variables else _words_of_cards
        sentence, names = words(tracing.way, self._name(tracing))
        self.words.setText(sentence)
        for way, button in self.ways.items():
            button.setText(names[way])
            button.setChecked(way == tracing.way)
            width = button.fontMetrics().horizontalAdvance(names[way])
            button.setMinimumWidth(width + 26)
        most, n = tracing.most, self._found()
        of = tr_count("{n} link", "{n} links", most) if most is not None else tr("all links")
        if not are_variables:
            arrows = tr_count("{n} arrow", "{n} arrows", most) if most else tr("all arrows")
            of = arrows
        self.far.setText(of)
        self.far.setMinimumWidth(self.far.fontMetrics().horizontalAdvance(tr("all arrows")) + 8)
        self.far.setToolTip(n)
        self.more.setEnabled(most is not None)
        self.fewer.setEnabled(most != 1)

    def _found(self) -> str:
        """Return how much is lit, in words."""
        document, lit = self._session.store.document, self._session.lit
        arrows = sum(bool(document.get(i, Link) or document.get(i, Cause)) for i in lit)
        return tr_count("{n} arrow is lit", "{n} arrows are lit", arrows)

    def _name(self, tracing: Tracing) -> str:
        document, first = self._session.store.document, tracing.start[0]
        if len(tracing.start) > 1:
            return tr("these {n}", n=len(tracing.start))
        variable, card = document.get(first, Variable), document.get(first, Card)
        whole = variable.name if variable else card.text if card else ""
        name = " ".join(whole.split())
        return f"“{name if len(name) <= LONGEST else name[: LONGEST - 1] + '…'}”"

    def _follow(self, topic: Topic) -> None:
        if topic in (Topic.TRACING, Topic.BOARD):
            self.refresh()

    def _follow_store(self, _change: Change) -> None:
        # While an edit is open, as in a drag, only places change; its end is told of too.
        tracing = self._session.tracing
        if tracing is not None and not self._session.store.is_editing:
            light(self._session, tracing)


def _words_of_loops(way: Way, name: str) -> tuple[str, dict[Way, str]]:
    sentences: dict[Way, str] = {
        "both": tr("What {name} affects and what affects it", name=name),
        "onward": tr("What {name} affects", name=name),
        "back": tr("What affects {name}", name=name),
    }
    return sentences[way], {
        "back": tr("Affected by"),
        "onward": tr("Affects"),
        "both": tr("Both"),
    }


def _words_of_cards(way: Way, name: str) -> tuple[str, dict[Way, str]]:
    sentences: dict[Way, str] = {
        "both": tr("What {name} rests on and gives rise to", name=name),
        "onward": tr("What {name} gives rise to", name=name),
        "back": tr("What {name} rests on", name=name),
    }
    return sentences[way], {
        "back": tr("Rests on"),
        "onward": tr("Gives rise to"),
        "both": tr("Both"),
    }
