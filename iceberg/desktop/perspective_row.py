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

from iceberg.desktop.labels import label, plain_tip
from iceberg.model.people import PERSPECTIVE_COLOURS, Perspective
from iceberg.model.record import RecordId
from iceberg.words import tr, tr_count

SIDE = 18


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

    def show_menu(self, person: Perspective, row: QWidget) -> None:
        """Offer all of it."""
        ...


class Swatch(QWidget):
    """A square in a perspective's colour."""

    def __init__(self) -> None:
        super().__init__()
        self.colour = QColor()
        self.setFixedSize(SIDE, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            _paint_square(painter, self.colour)


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
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 6, 6, 6)
        row.setSpacing(12)
        row.addWidget(self._swatch, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._name, 1)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)

    def show_perspective(self, person: Perspective, count: int, key: int) -> None:
        """Show a perspective with the number of its cards and its key."""
        self._person = person
        self._swatch.colour = QColor(person.colour)
        self._swatch.update()
        self._name.setText(person.name)
        self._count.setText(str(count))
        cards = tr_count("{n} card", "{n} cards", count)
        self.setAccessibleName(f"{person.name}, {cards}")
        hint = tr("Key {key} gives it to the selected cards, or takes it from them", key=key)
        self.setToolTip(plain_tip(hint) if key <= len(PERSPECTIVE_COLOURS) else "")

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
        match event.key():
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
