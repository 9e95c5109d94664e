"""What writers of other programs' files share: which board, and names that tell variables apart."""

from __future__ import annotations

from collections.abc import Callable, Collection

from iceberg.errors import FormatError
from iceberg.model.contents import LoopContents
from iceberg.model.document import Document
from iceberg.model.loop_board import LoopBoard, Variable
from iceberg.model.record import RecordId
from iceberg.words import tr


def loop_contents(document: Document, board: RecordId | None) -> LoopContents:
    """Return what stands on `board`, or on the first loop board; raises FormatError in words."""
    boards = [found for found in document.boards() if isinstance(found, LoopBoard)]
    if board is not None:
        boards = [found for found in boards if found.id == board]
    if not boards:
        raise FormatError(
            tr(
                "This format holds causal loop diagrams, and there is none here; "
                "choose a board with one, or save as .iceberg.json."
            )
        )
    return LoopContents.of(document, boards[0])


def in_order(contents: LoopContents) -> list[Variable]:
    """Return the variables by name, so that the same diagram always gives the same file."""
    return sorted(contents.variables.values(), key=lambda v: (v.name.casefold(), v.name, v.id))


def distinct_names(
    variables: list[Variable], key: Callable[[str], str], reserved: Collection[str] = ()
) -> dict[RecordId, str]:
    """Return a name for each variable by which it is told from the others.

    `key` gives the form in which the format compares names; a repeated name, or one whose form
    is `reserved` for something else, gets a number.
    """
    taken = {key(variable.name) for variable in variables}
    used: set[str] = set(reserved)
    names: dict[RecordId, str] = {}
    for variable in variables:
        name, number = variable.name, 1
        while key(name) in used or (number > 1 and key(name) in taken):
            number += 1
            name = f"{variable.name} ({number})"
        used.add(key(name))
        names[variable.id] = name
    return names
