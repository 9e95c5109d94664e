"""What was typed into the line, applied to a board as one patch."""

from __future__ import annotations

from typing import Final

from iceberg.edits.lookup import board_of
from iceberg.edits.typed_cards import cards_typed
from iceberg.edits.typed_loops import loops_typed
from iceberg.geometry.shapes import Point
from iceberg.geometry.text import RoughMeasurer, TextMeasurer
from iceberg.language.cards import parse_cards
from iceberg.language.parse import parse_loops
from iceberg.language.statements import LineError
from iceberg.model.document import Document
from iceberg.model.iceberg_board import IcebergBoard, LevelKind
from iceberg.model.levels import synonyms
from iceberg.model.record import RecordId
from iceberg.model.text import fold
from iceberg.store.patch import Patch
from iceberg.words import tr

MOST_CARDS: Final = 500
"""Cards that may be typed or pasted at once; each looks for room among all others."""


def type_line(
    document: Document,
    board: RecordId,
    text: str,
    *,
    level: str | None = None,
    at: Point | None = None,
    measurer: TextMeasurer | None = None,
) -> Patch:
    """Do what `text` says on a board of either kind; raises LineError for what it cannot mean.

    `level` is where cards go that name none; `at` is where the first variables of an empty board
    stand. What is there already never moves.
    """
    where = board_of(document, board)
    measure = measurer or RoughMeasurer()
    if not isinstance(where, IcebergBoard):
        return loops_typed(document, where, parse_loops(text), at or Point(0.0, 0.0), measure)
    words = _level_words(where)
    said = parse_cards(text, words.keys())
    if not said:
        raise LineError(tr("A text is expected: what did the group say?"), len(text))
    if len(said) > MOST_CARDS:
        raise LineError(tr("That is more than {n} cards; paste fewer at once.", n=MOST_CARDS), 0)
    usual = next((lv.kind for lv in where.levels if lv.kind == level), where.levels[0].kind)
    cards = [(words[one.level] if one.level else usual, one) for one in said]
    return cards_typed(document, where, cards, measure)


def _level_words(board: IcebergBoard) -> dict[str, LevelKind]:
    """Return the levels of this board by their titles and by the field's other words for them."""
    kinds = {level.kind for level in board.levels}
    words: dict[str, LevelKind] = {word: kind for word, kind in synonyms().items() if kind in kinds}
    return words | {fold(level.title): level.kind for level in board.levels}
