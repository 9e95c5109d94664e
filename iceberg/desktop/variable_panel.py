"""The panel of the selected variable: its name, its role, and what it is linked with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from iceberg.desktop.actions import Actions
from iceberg.desktop.choices import Choice, Tick
from iceberg.desktop.fields import GrowingText
from iceberg.desktop.flow import Flow
from iceberg.desktop.halves import NamedHalves
from iceberg.desktop.labels import clear_layout, label, plain_tip
from iceberg.model.halves import cards_behind
from iceberg.model.loop_board import Link, Variable, VariableRole
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.words import tr, tr_count

ROLES: Final[tuple[tuple[VariableRole, str], ...]] = (
    ("plain", "Variable"),
    ("stock", "Stock: it accumulates"),
    ("goal", "Goal: what is wished for"),
    ("outside", "Outside the boundary"),
)
SHOWN_SIGNS: Final = {"-": "−", "mixed": "±"}
MOST_SHOWN: Final = 8
"""Links shown in each direction; the board itself shows all."""


class VariablePanel(QWidget):
    """Name, role and note of the selected variable, what affects it and what it affects."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._id: RecordId | None = None
        self._shown: object = None
        self._count = label("", "quiet")
        self.name = GrowingText(tr("Name of the variable"), partial(self._set, "name"))
        self.name.setProperty("large", True)
        self.role = Choice(tr("Role of the variable"))
        for role, words in ROLES:
            self.role.addItem(tr(words), role)
        self.role.activated.connect(self._set_role)
        self.note = GrowingText(tr("Note"), partial(self._set, "note"))
        self.note.setPlaceholderText(tr("Note: what exactly is meant, and how one could tell"))
        self.pinned = Tick(tr("Keeps its place when tidied"))
        self.pinned.clicked.connect(lambda: actions.run(actions.registry["variable.pin"]))
        self.ways = Flow()
        for command, words in (
            ("variable.shadow", tr("Shadow copy")),
            ("variable.opposite", tr("Opposite…")),
        ):
            self.ways.add(_way(words, partial(actions.run, actions.registry[command])))
        self.original = QPushButton(tr("Go to the variable it stands for"))
        self.original.setObjectName("link")
        self.original.clicked.connect(self._go_to_original)
        self.origin = NamedHalves(tr("From the card"), actions)
        self._links = QWidget()
        links = QVBoxLayout(self._links)
        links.setContentsMargins(0, 0, 0, 0)
        links.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        parts = (self._count, self.name, self.role, self.note, self.pinned, self.original)
        for part in (*parts, self.ways, self.origin, self._links):
            column.addWidget(part)

    def refresh(self) -> bool:
        """Show the selected variable; whether there is one."""
        document = self._session.store.document
        found = [v for id_ in self._session.selection if (v := document.get(id_, Variable))]
        only = found[0] if len(found) == 1 else None
        self._id = only.id if only else None
        self.name.show_text(self._id, only.name if only else "")
        self.note.show_text(self._id, only.note if only else "")
        for part in (self.name, self.role, self.note, self.ways, self._links):
            part.setVisible(only is not None)
        self.original.setVisible(only is not None and only.shadow_of is not None)
        self.origin.show_halves([c.id for c in cards_behind(document, only.id)] if only else [])
        self.pinned.setChecked(bool(found) and all(variable.pinned for variable in found))
        self._count.setText(tr_count("Variable", "{n} variables selected", len(found)))
        if only is not None:
            self.role.setCurrentIndex([role for role, _ in ROLES].index(only.role))
            self._show_links(only.id)
        return bool(found)

    def _show_links(self, id_: RecordId) -> None:
        document = self._session.store.document
        names = {v.id: v.name for v in document.all(Variable)}
        parts = []
        for words, here, there in (
            (tr("Affects"), "source", "target"),
            (tr("Affected by"), "target", "source"),
        ):
            links = [link for link in document.all(Link) if getattr(link, here) == id_]
            rows = tuple(
                (link.id, names.get(getattr(link, there), ""), _sign(link)) for link in links
            )
            parts.append((words, rows))
        if parts == self._shown:
            return
        self._shown = parts
        clear_layout(self._links)
        for words, rows in parts:
            self._add_links(words, rows)

    def _add_links(self, words: str, rows: tuple[tuple[RecordId, str, str], ...]) -> None:
        column = self._links.layout()
        if not rows or column is None:
            return
        column.addWidget(label(words, "field"))
        for link, name, sign in rows[:MOST_SHOWN]:
            shown = f"{sign}  {name if len(name) <= 34 else name[:33] + '…'}"
            way = QPushButton(shown.replace("&", "&&"))
            way.setObjectName("link")
            way.setAccessibleName(tr("Go to the link with {name}", name=name))
            way.setToolTip(plain_tip(name))
            way.clicked.connect(lambda _checked=False, i=link: self._session.select([i]))
            column.addWidget(way)
        if len(rows) > MOST_SHOWN:
            more = len(rows) - MOST_SHOWN
            column.addWidget(label(tr("and {n} more", n=more), "small"))

    def _go_to_original(self) -> None:
        variable = self._session.store.document.get(self._id, Variable) if self._id else None
        if variable is not None and variable.shadow_of is not None:
            self._session.select([variable.shadow_of])

    def _set(self, field: str, owner: RecordId, text: str) -> bool:
        return self._actions.describe(tr("Describe"), owner, **{field: text})

    def _set_role(self, index: int) -> None:
        if self._id is not None:
            self._actions.describe(tr("Role"), self._id, role=ROLES[index][0])


def _way(words: str, go: Callable[[], None]) -> QPushButton:
    way = QPushButton(words)
    way.setObjectName("link")
    way.clicked.connect(lambda: go())
    return way


def _sign(link: Link) -> str:
    sign = SHOWN_SIGNS.get(link.polarity, link.polarity)
    return f"{sign} ||" if link.delayed else sign
