"""The panel of perspectives: who holds what, and who has not spoken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from iceberg.desktop.actions import Actions
from iceberg.desktop.labels import clear_layout, label
from iceberg.edits.describe import describe, toggle_perspective
from iceberg.edits.remove import remove
from iceberg.model.iceberg_board import Card
from iceberg.model.people import PERSPECTIVE_COLOURS, Perspective
from iceberg.model.record import RecordId
from iceberg.store.session import Session, Topic
from iceberg.words import tr, tr_count


class Swatch(QWidget):
    """A square in a perspective's colour."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = QColor(colour)
        self.setFixedSize(18, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour)
            painter.drawRoundedRect(self.rect(), 5, 5)


class PerspectiveRow(QFrame):
    """One perspective; pointing at it lights its cards."""

    def __init__(self, perspective: Perspective, count: int, key: int, panel: PerspectivesPanel):
        super().__init__()
        self.setObjectName("row")
        self.perspective = perspective
        self._panel = panel
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        cards = tr_count("{n} card", "{n} cards", count)
        self.setAccessibleName(f"{perspective.name}, {cards}")
        held = tr("Key {key} gives it to the selected cards or takes it", key=key)
        self.setToolTip(held if key <= len(PERSPECTIVE_COLOURS) else "")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(Swatch(perspective.colour))
        row.addWidget(label(perspective.name, wraps=True), 1)
        row.addWidget(label(str(count), "quiet"))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._panel.point_at(self.perspective.id)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._panel.point_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._panel.point_at(self.perspective.id)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._panel.point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._panel.take(self.perspective.id)
        else:
            self._panel.show_menu(self.perspective, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._panel.take(self.perspective.id)
            case Qt.Key.Key_F2 | Qt.Key.Key_Menu | Qt.Key.Key_Delete:
                self._panel.show_menu(self.perspective, self)
            case _:
                super().keyPressEvent(event)


class PerspectivesPanel(QWidget):
    """All perspectives with the number of cards that each holds on this board."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._kept: RecordId | None = None
        self._shown: object = None
        self._rows = QWidget()
        rows = QVBoxLayout(self._rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        command = actions.registry["board.add_perspective"]
        add = QPushButton(tr("+ Add a perspective"))
        add.setObjectName("link")
        add.clicked.connect(lambda: actions.run(command))
        self._show_all = QPushButton(tr("Show all"))
        self._show_all.setObjectName("link")
        self._show_all.clicked.connect(self._let_go)
        foot = QHBoxLayout()
        foot.addWidget(add)
        foot.addStretch(1)
        foot.addWidget(self._show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(tr("Perspectives"), "heading"))
        column.addWidget(self._rows)
        column.addLayout(foot)
        session.store.listen(lambda _change: self.refresh())
        session.listen(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Show the perspectives as they are now."""
        document, board = self._session.store.document, self._session.board
        people = document.perspectives()
        counts = {person.id: 0 for person in people}
        for card in document.all(Card):
            if board is not None and card.board == board.id:
                for held in card.perspectives:
                    counts[held] = counts.get(held, 0) + 1
        state = (people, tuple(counts.items()))
        if state == self._shown:
            return
        self._shown = state
        clear_layout(self._rows)
        rows = self._rows.layout()
        for number, person in enumerate(people, start=1):
            assert rows is not None
            rows.addWidget(PerspectiveRow(person, counts[person.id], number, self))
        self._show_all.setVisible(self._kept is not None)

    def point_at(self, id_: RecordId | None) -> None:
        """Light the cards of a perspective while it is pointed at."""
        self._light(id_ if id_ is not None else self._kept)

    def take(self, id_: RecordId) -> None:
        """Give it to the selected cards or take it; with none selected keep its cards lit."""
        document = self._session.store.document
        cards = [card for card in self._session.selection if document.get(card, Card)]
        if cards:
            patch = toggle_perspective(document, cards, id_)
            self._session.store.do(tr("Perspective"), patch)
            return
        self._kept = None if self._kept == id_ else id_
        self._show_all.setVisible(self._kept is not None)
        self._light(self._kept)

    def show_menu(self, person: Perspective, row: QWidget) -> None:
        """Offer what can be done with a perspective."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Rename…"), lambda: self._rename(person))
        colours = menu.addMenu(tr("Colour"))
        for colour in PERSPECTIVE_COLOURS:
            entry = colours.addAction(colour, self._recolour(person, colour))
            picture = Swatch(colour)
            entry.setIcon(picture.grab())
            picture.deleteLater()
        menu.addSeparator()
        menu.addAction(tr("Delete"), lambda: self._delete(person))
        menu.popup(row.mapToGlobal(row.rect().bottomLeft()))

    def _rename(self, person: Perspective) -> None:
        ask = self._actions.context.desk.ask_text
        name = ask(tr("Rename the perspective"), tr("Name"), person.name)
        if name and name.strip():
            patch = describe(self._session.store.document, person.id, name=name)
            self._session.store.do(tr("Rename"), patch)

    def _recolour(self, person: Perspective, colour: str) -> Callable[[], None]:
        def run() -> None:
            patch = describe(self._session.store.document, person.id, colour=colour)
            self._session.store.do(tr("Colour"), patch)

        return run

    def _delete(self, person: Perspective) -> None:
        patch = remove(self._session.store.document, [person.id])
        self._session.store.do(tr("Delete perspective"), patch)

    def _light(self, id_: RecordId | None) -> None:
        cards = self._session.store.document.all(Card)
        held = [card.id for card in cards if id_ is not None and id_ in card.perspectives]
        # A perspective without cards rests all of them: it has not spoken yet.
        self._session.light(held or ([id_] if id_ is not None else []))

    def _let_go(self) -> None:
        self._kept = None
        self._show_all.hide()
        self._light(None)

    def _follow(self, topic: Topic) -> None:
        if topic is Topic.BOARD:
            self._kept = None
            self.refresh()
