"""The panel of the selected links: polarity, delay, and what a link says in words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iceberg.analysis.story import link_sentence
from iceberg.desktop.actions import Actions
from iceberg.desktop.choices import Tick
from iceberg.desktop.fields import GrowingText
from iceberg.desktop.labels import label
from iceberg.edits.describe import set_polarity, toggle_delay
from iceberg.model.loop_board import Link, Polarity, Variable
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.words import tr, tr_count

SIGNS: Final[tuple[tuple[Polarity, str, str], ...]] = (
    ("+", "+", "Same direction"),
    ("-", "−", "Opposite direction"),
    ("?", "?", "Not known"),
    ("mixed", "±", "Mixed"),
)


class LinkPanel(QWidget):
    """Polarity, delay and note of the selected links."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._ids: tuple[RecordId, ...] = ()
        self._kind = label(tr("Link"), "quiet")
        self.title = label("", "big", wraps=True)
        self.sentence = label("", "quiet", wraps=True)
        self.signs = QButtonGroup(self)
        self.delay = Tick(tr("Delay: the effect takes time"))
        self.delay.clicked.connect(self._toggle_delay)
        self.note = GrowingText(tr("Note"), self._set_note)
        self.note.setPlaceholderText(tr("Note: how do we know, and who says so?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._kind)
        column.addWidget(self.title)
        column.addLayout(self._make_signs())
        column.addWidget(self.delay)
        column.addWidget(self.sentence)
        column.addWidget(self.note)

    def _make_signs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(6)
        for number, (polarity, sign, words) in enumerate(SIGNS):
            button = QPushButton(sign)
            button.setObjectName("segment")
            button.setCheckable(True)
            button.setAccessibleName(tr(words))
            button.setToolTip(tr(words))
            button.clicked.connect(lambda _checked=False, p=polarity: self._set_polarity(p))
            self.signs.addButton(button, number)
            row.addWidget(button)
        return row

    def refresh(self) -> bool:
        """Show the selected links; whether there are any."""
        document = self._session.store.document
        links = [link for id_ in self._session.selection if (link := document.get(id_, Link))]
        self._ids = tuple(link.id for link in links)
        only = links[0] if len(links) == 1 else None
        self.note.show_text(only.id if only else None, only.note if only else "")
        for part in (self._kind, self.sentence, self.note):
            part.setVisible(only is not None)
        if only is not None:
            self._show_words(only)
        else:
            self.title.setText(tr_count("{n} link", "{n} links selected", len(links)))
        self._show_signs(links)
        return bool(links)

    def _show_words(self, link: Link) -> None:
        document = self._session.store.document
        source = document.get(link.source, Variable)
        target = document.get(link.target, Variable)
        if source is not None and target is not None:
            self.title.setText(f"{source.name} → {target.name}")
            self.sentence.setText(link_sentence(source.name, target.name, link))

    def _show_signs(self, links: list[Link]) -> None:
        # An exclusive group would not let go of the last sign when the links differ.
        self.signs.setExclusive(False)
        for number, (polarity, _, _) in enumerate(SIGNS):
            is_theirs = bool(links) and all(link.polarity == polarity for link in links)
            self.signs.button(number).setChecked(is_theirs)
        self.signs.setExclusive(True)
        delayed = sum(link.delayed for link in links)
        states = Qt.CheckState
        some = states.PartiallyChecked if delayed else states.Unchecked
        self.delay.setCheckState(states.Checked if links and delayed == len(links) else some)
        self.delay.setTristate(False)

    def _set_polarity(self, polarity: Polarity) -> None:
        ids = self._ids
        self._actions.edit(tr("Polarity"), lambda document: set_polarity(document, ids, polarity))
        self.refresh()  # a sign that was set already shows as set still

    def _toggle_delay(self) -> None:
        ids = self._ids
        self._actions.edit(tr("Delay"), lambda document: toggle_delay(document, ids))
        self.refresh()

    def _set_note(self, owner: RecordId, text: str) -> bool:
        return self._actions.describe(tr("Note"), owner, note=text)
