"""The panels of a selected variable and of selected links."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from iceberg.analysis.story import link_sentence
from iceberg.desktop.fields import GrowingText
from iceberg.desktop.labels import clear_layout, label
from iceberg.edits.describe import describe, rename, set_polarity, toggle_delay
from iceberg.errors import IcebergError
from iceberg.model.loop_board import Link, Polarity, Variable, VariableRole
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.words import tr, tr_count

ROLES: Final[tuple[tuple[VariableRole, str], ...]] = (
    ("plain", "Variable"),
    ("stock", "Stock: it accumulates"),
    ("goal", "Goal: what is wished for"),
    ("outside", "Outside the boundary"),
)
SIGNS: Final[tuple[tuple[Polarity, str, str], ...]] = (
    ("+", "+", "Same direction"),
    ("-", "−", "Opposite direction"),
    ("?", "?", "Not known"),
    ("mixed", "±", "Mixed"),
)


class VariablePanel(QWidget):
    """Name, role and note of the selected variable, and what it is linked with."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._variable: Variable | None = None
        self._name = GrowingText(tr("Name of the variable"), self._rename, one_line=True)
        self._name.setStyleSheet("font-size: 17px; font-weight: 600;")
        self._role = QComboBox()
        self._role.setAccessibleName(tr("Role of the variable"))
        for role, words in ROLES:
            self._role.addItem(tr(words), role)
        self._role.activated.connect(self._set_role)
        self._note = GrowingText(tr("Note"), lambda text: self._describe(note=text))
        self._note.setPlaceholderText(tr("Note: what exactly is meant, and how one could tell"))
        self._links = QWidget()
        links = QVBoxLayout(self._links)
        links.setContentsMargins(0, 0, 0, 0)
        links.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(tr("Variable"), "quiet"))
        column.addWidget(self._name)
        column.addWidget(self._role)
        column.addWidget(self._note)
        column.addWidget(self._links)

    def refresh(self) -> bool:
        """Show the selected variable; whether there is one."""
        document = self._session.store.document
        found = [v for id_ in self._session.selection if (v := document.get(id_, Variable))]
        self._variable = found[-1] if found else None
        if self._variable is None:
            return False
        self._name.show_text(self._variable.name)
        self._note.show_text(self._variable.note)
        self._role.setCurrentIndex([role for role, _ in ROLES].index(self._variable.role))
        self._show_links(self._variable.id)
        return True

    def _show_links(self, id_: RecordId) -> None:
        clear_layout(self._links)
        document = self._session.store.document
        touching = [link for link in document.all(Link) if id_ in (link.source, link.target)]
        rows = self._links.layout()
        assert rows is not None
        for link in sorted(touching, key=lambda link: (link.source != id_, link.id))[:12]:
            source = document.get(link.source, Variable)
            target = document.get(link.target, Variable)
            if source and target:
                sign = {"-": "−", "mixed": "±"}.get(link.polarity, link.polarity)
                shown = f"{source.name} → {target.name}  {sign}"
                way = QPushButton(shown.replace("&", "&&"))
                way.setObjectName("link")
                way.clicked.connect(lambda _checked=False, i=link.id: self._session.select([i]))
                rows.addWidget(way)

    def _rename(self, text: str) -> None:
        if self._variable is not None and text:
            patch = rename(self._session.store.document, self._variable.id, text)
            self._session.store.do(tr("Rename"), patch)

    def _set_role(self, index: int) -> None:
        self._describe(role=ROLES[index][0])

    def _describe(self, **fields: object) -> None:
        if self._variable is not None:
            try:
                patch = describe(self._session.store.document, self._variable.id, **fields)
            except IcebergError:
                return
            self._session.store.do(tr("Describe"), patch)


class LinkPanel(QWidget):
    """Polarity, delay and note of the selected links."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._ids: tuple[RecordId, ...] = ()
        self._title = label("", "big", wraps=True)
        self._sentence = label("", "quiet", wraps=True)
        self._signs = QButtonGroup(self)
        signs = QHBoxLayout()
        signs.setSpacing(6)
        for number, (polarity, sign, words) in enumerate(SIGNS):
            button = QPushButton(sign)
            button.setCheckable(True)
            button.setAccessibleName(tr(words))
            button.setToolTip(tr(words))
            button.clicked.connect(lambda _checked=False, p=polarity: self._set_polarity(p))
            self._signs.addButton(button, number)
            signs.addWidget(button)
        self._delay = QCheckBox(tr("Delay: the effect takes time"))
        self._delay.clicked.connect(self._toggle_delay)
        self._note = GrowingText(tr("Note"), self._set_note)
        self._note.setPlaceholderText(tr("Note: how do we know, and who says so?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(tr("Link"), "quiet"))
        column.addWidget(self._title)
        column.addLayout(signs)
        column.addWidget(self._delay)
        column.addWidget(self._sentence)
        column.addWidget(self._note)

    def refresh(self) -> bool:
        """Show the selected links; whether there are any."""
        document = self._session.store.document
        links = [link for id_ in self._session.selection if (link := document.get(id_, Link))]
        self._ids = tuple(link.id for link in links)
        if not links:
            return False
        source = document.get(links[-1].source, Variable)
        target = document.get(links[-1].target, Variable)
        is_one = len(links) == 1 and source is not None and target is not None
        self._sentence.setVisible(is_one)
        self._note.setVisible(is_one)
        if is_one and source and target:
            self._title.setText(f"{source.name} → {target.name}")
            self._sentence.setText(link_sentence(source.name, target.name, links[0]))
            self._note.show_text(links[0].note)
        else:
            self._title.setText(tr_count("{n} link", "{n} links", len(links)))
        self._signs.setExclusive(False)
        for number, (polarity, _, _) in enumerate(SIGNS):
            button = self._signs.button(number)
            button.setChecked(all(link.polarity == polarity for link in links))
        self._signs.setExclusive(True)
        self._delay.setChecked(all(link.delayed for link in links))
        return True

    def _set_polarity(self, polarity: Polarity) -> None:
        patch = set_polarity(self._session.store.document, self._ids, polarity)
        self._session.store.do(tr("Polarity"), patch)

    def _toggle_delay(self) -> None:
        patch = toggle_delay(self._session.store.document, self._ids)
        self._session.store.do(tr("Delay"), patch)

    def _set_note(self, text: str) -> None:
        if self._ids:
            patch = describe(self._session.store.document, self._ids[-1], note=text)
            self._session.store.do(tr("Note"), patch)
