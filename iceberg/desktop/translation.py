"""Lets Qt's translations have the words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from iceberg import words

CONTEXT = "iceberg"
"""The one context that all our texts are in."""


def install_translation() -> None:
    """Ask Qt for every text from now on; English stands where no translation is loaded."""
    words.install(lambda text: QCoreApplication.translate(CONTEXT, text))
