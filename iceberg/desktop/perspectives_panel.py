"""The panel of perspectives: who holds what, and who has not spoken."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from iceberg.commands.people import toggle_hidden
from iceberg.desktop.actions import Actions
from iceberg.desktop.counts_panel import CountsPanel
from iceberg.desktop.flow import Flow
from iceberg.desktop.labels import clear_layout, label
from iceberg.desktop.perspective_menu import perspective_menu
from iceberg.desktop.perspective_row import PerspectiveRow
from iceberg.edits.describe import toggle_perspective
from iceberg.edits.people import step_perspective
from iceberg.edits.remove import remove
from iceberg.model.iceberg_board import Card
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId
from iceberg.store.session import Session, Topic
from iceberg.words import tr


class PerspectivesPanel(QWidget):
    """All perspectives with the number of cards that each holds on this board."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._kept: RecordId | None = None
        self.rows: dict[RecordId, PerspectiveRow] = {}
        self._list = QWidget()
        rows = QVBoxLayout(self._list)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._none = label(
            tr("Whose view is it? Add a group, then give it cards with the keys 1 to 8."),
            "quiet",
            wraps=True,
        )
        command = actions.registry["board.add_perspective"]
        add = QPushButton(tr("+ Add a perspective"))
        add.setObjectName("link")
        add.clicked.connect(lambda: actions.run(command))
        self.show_all = QPushButton(tr("Show all"))
        self.show_all.setObjectName("link")
        self.show_all.clicked.connect(self._let_go)
        self.show_all.hide()
        foot = Flow()
        foot.add(add)
        foot.add(self.show_all)
        self._compare = self._way("sides.compare", tr("Compare two…"))
        self.who = self._way("people.counts", tr("Who has spoken?"))
        foot.add(self._compare)
        foot.add(self.who)
        self.counts = CountsPanel(session)
        self.counts.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(tr("Perspectives"), "heading"))
        column.addWidget(self._none)
        column.addWidget(self._list)
        column.addWidget(foot)
        column.addWidget(self.counts)
        session.listen(self._follow)

    def _way(self, command: str, words: str) -> QPushButton:
        way = QPushButton(words)
        way.setObjectName("link")
        way.clicked.connect(lambda: self._actions.run(self._actions.registry[command]))
        return way

    def show_counts(self, *, shown: bool) -> None:
        """Show who has spoken at which level, or put it away."""
        self.counts.setVisible(shown)
        self.counts.refresh()

    def refresh(self) -> None:
        """Show the perspectives as they are now."""
        document, board = self._session.store.document, self._session.board
        people = document.perspectives()
        counts: Counter[RecordId] = Counter()
        for card in document.all(Card):
            if board is not None and card.board == board.id:
                counts.update(card.perspectives)
        if [person.id for person in people] != list(self.rows):
            self._make_rows(people)
        for number, person in enumerate(people, start=1):
            is_hidden = person.id in self._session.hidden
            row = self.rows[person.id]
            row.show_perspective(person, counts[person.id], number, hidden=is_hidden)
        self._none.setVisible(not people)
        self._compare.setVisible(len(people) > 1)
        self.who.setVisible(bool(people))
        self.counts.refresh()
        if self._kept is not None and self._kept not in self.rows:
            self._kept = None
            self._show_kept()
            self._light(None)

    def _make_rows(self, people: tuple[Perspective, ...]) -> None:
        clear_layout(self._list)
        self.rows = {person.id: PerspectiveRow(self) for person in people}
        layout = self._list.layout()
        for row in self.rows.values():
            assert layout is not None
            layout.addWidget(row)

    # What a row can do

    def point_at(self, id_: RecordId | None) -> None:
        """Light the cards of a perspective while it is pointed at, if it has any."""
        cards = self._session.store.document.all(Card)
        has_cards = id_ is not None and any(id_ in card.perspectives for card in cards)
        self._light(id_ if has_cards else self._kept)

    def take(self, id_: RecordId) -> bool:
        """Give it to the selected cards or take it; with none selected keep its cards lit.

        Returns whether there were any cards.
        """
        document = self._session.store.document
        cards = [card for card in self._session.selection if document.get(card, Card)]
        if cards:
            self._actions.edit(
                tr("Perspective"), lambda document: toggle_perspective(document, cards, id_)
            )
            return True
        self._kept = None if self._kept == id_ else id_
        self._show_kept()
        self._light(self._kept)
        return False

    def show_menu(self, person: Perspective, row: QWidget) -> None:
        """Offer what can be done with a perspective."""
        perspective_menu(self, self._actions, person, self.rename, self.delete).popup(
            row.mapToGlobal(row.rect().bottomLeft())
        )

    def rename(self, person: Perspective) -> None:
        """Ask for another name."""
        ask = self._actions.context.desk.ask_text
        name = ask(tr("Rename the perspective"), tr("Name"), person.name)
        if name and name.strip():
            self._actions.describe(tr("Rename"), person.id, name=name)

    def delete(self, person: Perspective) -> None:
        """Take the perspective away, from all its cards too."""
        is_gone = self._actions.edit(
            tr("Delete perspective"), lambda document: remove(document, [person.id])
        )
        if is_gone:
            desk = self._actions.context.desk
            desk.say(tr("“{name}” is gone. Undo brings it back.", name=person.name))

    def toggle_hidden(self, id_: RecordId) -> None:
        """Hide the cards of a perspective, or show them."""
        toggle_hidden(self._actions.context, id_)

    def step(self, id_: RecordId, by: int) -> None:
        """Move a perspective up or down; its row keeps the keys."""
        self._actions.edit(
            tr("Order of perspectives"), lambda document: step_perspective(document, id_, by)
        )
        self.rows[id_].setFocus(Qt.FocusReason.OtherFocusReason)

    # Lighting

    def _light(self, id_: RecordId | None) -> None:
        cards = self._session.store.document.all(Card)
        held = [card.id for card in cards if id_ is not None and id_ in card.perspectives]
        # A perspective without cards rests all of them: it has not spoken yet.
        self._session.light(held or ([id_] if id_ is not None else []))

    def _let_go(self) -> None:
        self._kept = None
        self._session.hide(())
        self._show_kept()
        self._light(None)

    def _show_kept(self) -> None:
        self.show_all.setVisible(self._kept is not None or bool(self._session.hidden))
        for id_, row in self.rows.items():
            row.show_kept(kept=id_ == self._kept)

    def _follow(self, topic: Topic) -> None:
        if topic is Topic.HIDDEN:
            self.refresh()
            self._show_kept()
        elif topic is Topic.BOARD:
            self._kept = None
            self._show_kept()
        elif topic is Topic.LIT and not self._session.lit:
            # Something else let all cards shine again, such as Escape on the board.
            pointed = any(row.is_pointed_at for row in self.rows.values())
            if self._kept is not None and not pointed:
                self._kept = None
                self._show_kept()
