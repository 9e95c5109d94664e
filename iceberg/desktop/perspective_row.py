"""One perspective in the side panel: colour, name, and how many cards it holds."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from iceberg.desktop.eye_button import EyeButton
from iceberg.desktop.labels import label, plain_tip
from iceberg.model.people import PERSPECTIVE_COLOURS, Perspective
from iceberg.model.record import RecordId
from iceberg.words import tr, tr_count

SIDE = 18
LIGHT = 0.42
"""Lightness from which on a ground takes dark ink."""


class Owner(Protocol):
    """What a row asks of the panel it stands in."""

    def point_at(self, id_: RecordId | None) -> None:
        """Light the cards of a perspective."""
        ...

    def take(self, id_: RecordId) -> bool:
        """Give it to cards or take it from them; whether there were any."""
        ...

    def rename(self, person: Perspective) -> None:
        """Ask for another name."""
        ...

    def delete(self, person: Perspective) -> None:
        """Take it away."""
        ...

    def toggle_hidden(self, id_: RecordId) -> None:
        """Hide its cards, or show them."""
        ...

    def step(self, id_: RecordId, by: int) -> None:
        """Move it up or down in the list."""
        ...

    def show_menu(self, person: Perspective, row: QWidget) -> None:
        """Offer all of it."""
        ...


class Swatch(QWidget):
    """A square in a perspective's colour, with the number of its key."""

    def __init__(self) -> None:
        super().__init__()
        self.colour = QColor()
        self.number = ""
        self.setFixedSize(SIDE, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            _paint_square(painter, self.colour)
            font = self.font()
            font.setPixelSize(12)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(ink_on(self.colour.name())))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.number)


class PerspectiveRow(QFrame):
    """One perspective; pointing at it lights its cards."""

    def __init__(self, owner: Owner) -> None:
        super().__init__()
        self.setObjectName("row")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._owner = owner
        self._person: Perspective | None = None
        self._swatch = Swatch()
        self._name = label("", wraps=True)
        self._count = label("", "quiet")
        self.eye = EyeButton()
        self.eye.clicked.connect(self._toggle_hidden)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 6, 6, 6)
        row.setSpacing(12)
        row.addWidget(self._swatch, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._name, 1)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.eye, 0, Qt.AlignmentFlag.AlignTop)

    def show_perspective(
        self, person: Perspective, count: int, key: int, *, hidden: bool = False
    ) -> None:
        """Show a perspective with the number of its cards and its key."""
        self._person = person
        self._swatch.number = str(key) if key <= len(PERSPECTIVE_COLOURS) else ""
        self.eye.show_eye(person.name, hidden=hidden)
        self._name.setEnabled(not hidden)
        self._swatch.colour = QColor(person.colour)
        self._swatch.update()
        self._name.setText(person.name)
        self._count.setText(str(count))
        cards = tr_count("{n} card", "{n} cards", count)
        state = tr("hidden") if hidden else ""
        self.setAccessibleName(", ".join(filter(None, (person.name, cards, state))))
        hint = tr("Key {key} gives it to the selected cards, or takes it from them", key=key)
        tips = [person.note.strip(), hint if key <= len(PERSPECTIVE_COLOURS) else ""]
        self.setToolTip(plain_tip("\n\n".join(filter(None, tips))))

    def _toggle_hidden(self) -> None:
        if self._person is not None:
            self._owner.toggle_hidden(self._person.id)

    def show_kept(self, *, kept: bool) -> None:
        """Show whether the cards stay lit when nothing points here any more."""
        if self.property("lit") != kept:
            self.setProperty("lit", kept)
            self.style().unpolish(self)
            self.style().polish(self)

    @property
    def is_pointed_at(self) -> bool:
        """Whether the pointer or the focus is here."""
        return self.underMouse() or self.hasFocus()

    def _point(self, *, here: bool) -> None:
        if self._person is not None:
            self._owner.point_at(self._person.id if here else None)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._point(here=True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(here=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._point(here=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(here=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._person is None:
            return
        if event.button() is Qt.MouseButton.LeftButton:
            self._owner.take(self._person.id)
        else:
            self._owner.show_menu(self._person, self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # With cards selected, two quick presses give and take; else the second press takes back
        # what the first one lit, and asks for the name.
        is_left = event.button() is Qt.MouseButton.LeftButton
        if self._person is not None and is_left and not self._owner.take(self._person.id):
            self._owner.rename(self._person)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._person is None:
            return
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_H if not event.modifiers():
                self._toggle_hidden()
            case Qt.Key.Key_Down | Qt.Key.Key_Up if alt:
                self._owner.step(self._person.id, 1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._owner.take(self._person.id)
            case Qt.Key.Key_F2:
                self._owner.rename(self._person)
            case Qt.Key.Key_Delete:
                self._owner.delete(self._person)
            case Qt.Key.Key_Menu:
                self._owner.show_menu(self._person, self)
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)


def ink_on(colour: str) -> str:
    """Return the ink, dark or white, that is read more easily on a colour."""
    return "#12263A" if QColor(colour).lightnessF() > LIGHT else "#FFFFFF"


def colour_icon(colour: str) -> QIcon:
    """Return a square in a colour, for a menu."""
    picture = QPixmap(SIDE * 2, SIDE * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        _paint_square(painter, QColor(colour))
    return QIcon(picture)


def _paint_square(painter: QPainter, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(0, 0, SIDE, SIDE, 5, 5)
