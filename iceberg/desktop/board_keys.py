"""Keys pressed on the board: a command's key runs it, any other letter goes to the line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_COMMAND_KEYS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def names_of(event: QKeyEvent) -> tuple[str, ...]:
    """Return the names under which a command may have asked for a key, likeliest first.

    What a key prints counts before where it lies, since ``+`` and ``?`` lie elsewhere on every
    keyboard.
    """
    keypad = Qt.KeyboardModifier.KeypadModifier
    modifiers = event.modifiers() & ~keypad
    sequence = QKeySequence(event.key() | modifiers.value).toString(
        QKeySequence.SequenceFormat.PortableText
    )
    text = typed_text(event)
    return (text.upper(), sequence) if text else (sequence,)


def typed_text(event: QKeyEvent) -> str:
    """Return the letter or sign that a key types; empty for all other keys."""
    text = event.text()
    is_command = bool(event.modifiers() & _COMMAND_KEYS)
    return text if text and text.isprintable() and not text.isspace() and not is_command else ""
