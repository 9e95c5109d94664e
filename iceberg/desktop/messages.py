"""A calm bar that says a sentence; it never takes the focus."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from iceberg.desktop.labels import label
from iceberg.words import tr

SECONDS_SHOWN: Final = 6.0
PER_LETTER: Final = 0.05
"""More seconds for each letter of a longer sentence."""


class MessageBar(QFrame):
    """Shows one sentence for some seconds, or what went wrong until it is put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.words = label("", "messageWords", wraps=True)
        self.close_button = QPushButton("×")
        self.close_button.setObjectName("quiet")
        self.close_button.setAccessibleName(tr("Put the message away"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self.words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self._show(sentence, stays=False)
        self._timer.start(round(1000 * max(SECONDS_SHOWN, PER_LETTER * len(sentence))))

    def complain(self, sentence: str) -> None:
        """Show what went wrong until the person puts it away, or something else is said."""
        self._timer.stop()
        self._show(sentence, stays=True)

    def leave_board(self) -> None:
        """Put away what was said about another board; what went wrong stays."""
        if not self.property("trouble"):
            self.hide()

    def _show(self, sentence: str, *, stays: bool) -> None:
        for part in (self, self.words, self.close_button):
            part.setProperty("trouble", stays)
            part.style().unpolish(part)
            part.style().polish(part)
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        self.raise_()
        self.updateGeometry()
        event = QAccessibleAnnouncementEvent(self, sentence)
        if stays:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def hideEvent(self, event: QEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)  # type: ignore[arg-type]  # Qt's event, handed on
