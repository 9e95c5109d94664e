"""The panel of the selected links: polarity, delay, and what a link says in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iceberg.analysis.story import link_sentence
from iceberg.commands.loops import STRENGTHS
from iceberg.desktop.actions import Actions
from iceberg.desktop.chips import PerspectiveChips
from iceberg.desktop.choices import Tick
from iceberg.desktop.fields import GrowingText
from iceberg.desktop.halves import NamedHalves
from iceberg.desktop.labels import label
from iceberg.edits.describe import set_polarity, set_strength, toggle_delay, toggle_perspective
from iceberg.model.loop_board import Link, Polarity, Strength, Variable
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.words import tr, tr_count

_Choice = TypeVar("_Choice")
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
        self.strengths = QButtonGroup(self)
        self.note = GrowingText(tr("Note"), partial(self._set, "note"))
        self.note.setPlaceholderText(tr("Note"))
        self.evidence = GrowingText(tr("Evidence"), partial(self._set, "evidence"))
        self.evidence.setPlaceholderText(tr("Evidence: how do we know?"))
        self._who = label(tr("Who says so"), "field")
        self.chips = PerspectiveChips(self._toggle_holder)
        self.belief = NamedHalves(tr("Kept so by the belief"), actions, "bridge.belief")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._kind)
        column.addWidget(self.title)
        column.addLayout(self._make_segments(self.signs, SIGNS, self._set_polarity))
        column.addWidget(self.delay)
        column.addWidget(self.sentence)
        shown = tuple((strength, tr(words), words) for strength, words in STRENGTHS)
        column.addLayout(self._make_segments(self.strengths, shown, self._set_strength))
        for part in (self.note, self.evidence, self._who, self.chips, self.belief):
            column.addWidget(part)

    def _make_segments(
        self,
        group: QButtonGroup,
        choices: Sequence[tuple[_Choice, str, str]],
        chosen: Callable[[_Choice], None],
    ) -> QHBoxLayout:
        """Return a row of buttons, one for each of value, words on it, and its name."""
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(6)
        for number, (value, shown, words) in enumerate(choices):
            button = QPushButton(shown)
            button.setObjectName("segment" if len(shown) == 1 else "segmentWords")
            button.setCheckable(True)
            button.setAccessibleName(tr(words))
            button.setToolTip(tr(words))
            button.clicked.connect(partial(_call, chosen, value))
            group.addButton(button, number)
            row.addWidget(button)
        return row

    def refresh(self) -> bool:
        """Show the selected links; whether there are any."""
        document = self._session.store.document
        links = [link for id_ in self._session.selection if (link := document.get(id_, Link))]
        self._ids = tuple(link.id for link in links)
        only = links[0] if len(links) == 1 else None
        for name, field in (("note", self.note), ("evidence", self.evidence)):
            field.show_text(only.id if only else None, getattr(only, name) if only else "")
        for part in (self._kind, self.sentence, self.note, self.evidence):
            part.setVisible(only is not None)
        beliefs = [only.belief] if only and only.belief else []
        self.belief.show_halves(beliefs, may_choose=only is not None)
        if only is not None:
            self._show_words(only)
        else:
            self.title.setText(tr_count("{n} link", "{n} links selected", len(links)))
        _check(self.signs, [polarity for polarity, _, _ in SIGNS], {ln.polarity for ln in links})
        _check(self.strengths, [one for one, _ in STRENGTHS], {ln.strength for ln in links})
        self._show_delay(links)
        self._show_holders(links)
        return bool(links)

    def _show_words(self, link: Link) -> None:
        document = self._session.store.document
        source = document.get(link.source, Variable)
        target = document.get(link.target, Variable)
        if source is not None and target is not None:
            self.title.setText(f"{source.name} → {target.name}")
            self.sentence.setText(link_sentence(source.name, target.name, link))

    def _show_delay(self, links: list[Link]) -> None:
        delayed = sum(link.delayed for link in links)
        states = Qt.CheckState
        some = states.PartiallyChecked if delayed else states.Unchecked
        self.delay.setCheckState(states.Checked if links and delayed == len(links) else some)
        self.delay.setTristate(False)

    def _show_holders(self, links: list[Link]) -> None:
        people = self._session.store.document.perspectives()
        counts = {person.id: sum(person.id in ln.perspectives for ln in links) for person in people}
        if links:
            self.chips.show_holders(people, counts, len(links))
        for part in (self._who, self.chips):
            part.setVisible(bool(people))

    def _set_polarity(self, polarity: Polarity) -> None:
        ids = self._ids
        self._actions.edit(tr("Polarity"), lambda document: set_polarity(document, ids, polarity))
        self.refresh()  # a sign that was set already shows as set still

    def _toggle_delay(self) -> None:
        ids = self._ids
        self._actions.edit(tr("Delay"), lambda document: toggle_delay(document, ids))
        self.refresh()

    def _set_strength(self, strength: Strength) -> None:
        ids = self._ids
        self._actions.edit(tr("Strength"), lambda document: set_strength(document, ids, strength))
        self.refresh()

    def _toggle_holder(self, id_: RecordId) -> None:
        ids = self._ids
        self._actions.edit(
            tr("Who says so"), lambda document: toggle_perspective(document, ids, id_)
        )

    def _set(self, field: str, owner: RecordId, text: str) -> bool:
        return self._actions.describe(tr("Describe"), owner, **{field: text})


def _call(chosen: Callable[[_Choice], None], value: _Choice, _checked: bool = False) -> None:
    chosen(value)


def _check(group: QButtonGroup, values: Sequence[str], there: Collection[str]) -> None:
    """Mark the one value that all have; none where they differ."""
    # An exclusive group would not let go of the last choice when the links differ.
    group.setExclusive(False)
    for number, value in enumerate(values):
        group.button(number).setChecked(set(there) == {value})
    group.setExclusive(True)
