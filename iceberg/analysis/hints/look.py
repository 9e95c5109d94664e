"""All hints about an iceberg, but for those that somebody has put away."""

from __future__ import annotations

from iceberg.analysis.hints.hint import Hint
from iceberg.analysis.hints.one_card import hints_of_card
from iceberg.analysis.hints.whole_board import hints_of_board
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.finding import Dismissal
from iceberg.model.iceberg_board import IcebergBoard


def hints_of(document: Document, board: IcebergBoard) -> list[Hint]:
    """Return the hints about a board, warnings first, then from the tip down."""
    contents = IcebergContents.of(document, board)
    away = {(dismissal.rule, frozenset(dismissal.on)) for dismissal in document.all(Dismissal)}
    found = [*hints_of_board(document, contents)]
    for level in board.levels:
        for card in contents.on_level(level.kind):
            found += hints_of_card(card)
    kept = [hint for hint in found if (hint.rule, frozenset(hint.on)) not in away]
    return sorted(kept, key=lambda hint: not hint.is_warning)
