"""What a person should hear about, with the words to say it."""

from __future__ import annotations


class IcebergError(Exception):
    """Something expected went wrong; the message is one sentence fit to be shown.

    The sentence says what happened, where, and what to do. Mistakes of our own are ordinary
    exceptions and never use this class.
    """


class FileError(IcebergError):
    """A file or folder could not be read or written."""


class FormatError(IcebergError):
    """The content of a file is not what it should be."""


class EditError(IcebergError):
    """What was asked for cannot be done to this document."""
