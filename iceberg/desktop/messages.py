"""A calm bar that says a sentence; it never takes the focus."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from iceberg.words import tr

SECONDS_SHOWN: Final = 6.0


class MessageBar(QFrame):
    """Shows one sentence for some seconds, or until it is put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setMinimumWidth(300)
        close = QPushButton("×")
        close.setObjectName("quiet")
        close.setAccessibleName(tr("Put the message away"))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self.words, 1)
        row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self._show(sentence, stays=False)

    def complain(self, sentence: str) -> None:
        """Show what went wrong until the person puts it away or goes on."""
        self._show(sentence, stays=True)

    def _show(self, sentence: str, *, stays: bool) -> None:
        self.setProperty("trouble", stays)
        self.style().unpolish(self)
        self.style().polish(self)
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        self.raise_()
        self._timer.start(round(SECONDS_SHOWN * 1000 * (3 if stays else 1)))

    def hideEvent(self, event: object) -> None:
        self._timer.stop()
        super().hideEvent(event)  # type: ignore[arg-type]  # Qt's event, handed on
