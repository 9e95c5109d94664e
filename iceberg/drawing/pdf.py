"""PDF as Qt writes it, freed of the hour and the chance numbers in it: same board, same bytes.

Every replacement keeps its length, so that the table of places at the end of the file stays true.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QHashSeed

RESOLUTION: Final = 96
"""Device units to the inch: the board's own, for Qt spaces letters by device units, not by ours."""

_DATE: Final = re.compile(rb"(?<=Date \(D:)\d{14}")
_XMP_DATE: Final = re.compile(rb'(?<=Date=")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d')
_UUID: Final = re.compile(rb"(?<=uuid:)[0-9a-f-]{36}")
_ID: Final = re.compile(rb"(?<=/ID \[ <)([0-9A-Fa-f]{72})> <\1(?=>)")


@contextmanager
def no_chance() -> Iterator[None]:
    """Let Qt write fonts in one order always; it takes them from a hash table of theirs."""
    QHashSeed.setDeterministicGlobalSeed()
    try:
        yield
    finally:
        QHashSeed.resetRandomGlobalSeed()


def without_chance(data: bytes) -> bytes:
    """Return a PDF dated to the first second of 2000 and numbered after its content."""
    data = _DATE.sub(b"20000101000000", data)
    data = _XMP_DATE.sub(b"2000-01-01T00:00:00", data)
    data = _ID.sub(b"0" * 72 + b"> <" + b"0" * 72, _UUID.sub(b"0" * 36, data))
    digest = hashlib.sha256(data).hexdigest()
    groups = (digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32])
    number = "-".join(groups).encode()
    in_hex = number.hex().encode()
    data = _UUID.sub(number, data)
    return _ID.sub(in_hex + b"> <" + in_hex, data)
