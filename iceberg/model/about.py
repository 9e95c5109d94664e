"""What the whole document is about."""

from __future__ import annotations

from typing import Final, Literal

from iceberg.model.record import Id, Record, RecordId
from iceberg.model.text import Name

ABOUT_ID: Final = RecordId("about")


class About(Record):
    """The one record that every document has: its title.

    It is a record like any other, so that a change of title is undone, recovered and played back
    by the same means as everything else. In the file it stands as ``title`` at the top.
    """

    kind: Literal["about"] = "about"
    id: Id = ABOUT_ID
    title: Name
