"""What the line understands while it is typed: completion, ghost, and the words beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from iceberg.drawing.fonts import QtMeasurer
from iceberg.edits.describe import give_perspective
from iceberg.edits.typed import type_line
from iceberg.errors import IcebergError
from iceberg.geometry.shapes import Point
from iceberg.language.complete import completions
from iceberg.model.document import Board, Document
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.loop_board import Variable
from iceberg.model.record import RecordId
from iceberg.store.patch import Patch
from iceberg.store.session import Session
from iceberg.words import tr

MOST_FOR_GHOST: Final = 600
"""Records in a document up to which a ghost is drawn at every key; beyond it typing stays quick."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the line means so far."""

    hint: str = ""
    completion: tuple[int, int, str] | None = None
    """Start and end of what Tab would replace, and by what."""
    ghost: Document | None = None
    ghost_ids: frozenset[RecordId] = frozenset()


def read_line(
    session: Session, text: str, cursor: int, level: str | None, centre: tuple[float, float]
) -> Reading:
    """Return what `text` means on the board shown; never raises on what a person types."""
    board = session.board
    if board is None or not text.strip():
        return Reading()
    document = session.store.document
    found = completions(text, cursor, _names(document, board))
    word = text[found.start : found.end]
    names = [name for name in found.candidates if name != word]
    completion = (found.start, found.end, names[0]) if names else None
    hint = tr("Tab: {names}", names=" · ".join(names[:3])) if names else ""
    if len(document.records) > MOST_FOR_GHOST:
        return Reading(hint, completion)
    try:
        patch = _patch(document, board, text, level, centre)
    except IcebergError as mistake:
        return Reading(hint or str(mistake), completion)
    ghost = patch.apply_to(document)
    return Reading(hint, completion, ghost, patch.ids)


def typed(
    session: Session,
    text: str,
    level: str | None,
    centre: tuple[float, float],
    holder: RecordId | None = None,
) -> tuple[RecordId, ...]:
    """Do what `text` says, as one undo step, and return the cards that it made.

    `holder`: a perspective that holds them too. Raises IcebergError when the text cannot be
    understood.
    """
    board = session.board
    if board is None:
        return ()
    document = session.store.document
    patch = _patch(document, board, text, level, centre)
    made = tuple(id_ for id_, record in patch.after.items() if isinstance(record, Card))
    if holder is not None:
        patch = patch.then(give_perspective(patch.apply_to(document), made, holder))
    session.store.do(tr("Type"), patch)
    return made


def _patch(
    document: Document,
    board: Board,
    text: str,
    level: str | None,
    centre: tuple[float, float],
) -> Patch:
    lines = text.replace("\u2028", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return type_line(
        document, board.id, lines, level=level, at=Point(*centre), measurer=QtMeasurer()
    )


def _names(document: Document, board: Board) -> list[str]:
    if isinstance(board, IcebergBoard):
        people = [f"@{perspective.name}" for perspective in document.perspectives()]
        return [*(f"{level.title.lower()}:" for level in board.levels), *people]
    return sorted(v.name for v in document.all(Variable) if v.board == board.id)
