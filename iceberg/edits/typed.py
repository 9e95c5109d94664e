"""What was typed into the line, applied to a board as one patch."""

from __future__ import annotations

from iceberg.edits.add import add_card, add_perspective, add_variable
from iceberg.edits.connect import connect
from iceberg.edits.lookup import board_of, changed
from iceberg.geometry.cards import card_layout, first_row, free_place
from iceberg.geometry.layout import place
from iceberg.geometry.pills import pill_size
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import RoughMeasurer, TextMeasurer
from iceberg.language.cards import parse_cards
from iceberg.language.parse import parse_loops
from iceberg.language.statements import CardSaid, LineError, LinkSaid, Statement
from iceberg.model.contents import IcebergContents, LoopContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard, LevelKind
from iceberg.model.levels import synonyms
from iceberg.model.loop_board import LoopBoard
from iceberg.model.record import RecordId, new_id
from iceberg.model.text import fold
from iceberg.store.patch import Patch
from iceberg.words import tr

MOST_LINES = 2_000
"""Lines that may be pasted at once."""


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
    if text.count("\n") > MOST_LINES:
        raise LineError(tr("That is more than {n} lines; paste fewer at once.", n=MOST_LINES), 0)
    where = board_of(document, board)
    measure = measurer or RoughMeasurer()
    if isinstance(where, IcebergBoard):
        return _type_cards(document, where, text, level, measure)
    return _type_loops(document, where, parse_loops(text), at or Point(0.0, 0.0), measure)


def _type_loops(
    document: Document,
    board: LoopBoard,
    statements: tuple[Statement, ...],
    at: Point,
    measurer: TextMeasurer,
) -> Patch:
    contents = LoopContents.of(document, board)
    known = {fold(v.name): v.id for v in contents.variables.values()}
    new: dict[RecordId, str] = {}
    for statement in statements:
        for name in _names_in(statement):
            if fold(name) not in known:
                known[fold(name)] = id_ = new_id()
                new[id_] = name
    links = [
        (known[fold(s.source)], known[fold(s.target)])
        for s in statements
        if isinstance(s, LinkSaid)
    ]
    patch = _new_variables(document, contents, new, links, at, measurer)
    for statement in statements:
        if isinstance(statement, LinkSaid):
            now = patch.apply_to(document)
            ends = known[fold(statement.source)], known[fold(statement.target)]
            patch = patch.then(_say_link(now, board, ends, statement))
    return patch


def _names_in(statement: Statement) -> tuple[str, ...]:
    if isinstance(statement, LinkSaid):
        return statement.source, statement.target
    return (statement.name,)


def _new_variables(
    document: Document,
    contents: LoopContents,
    new: dict[RecordId, str],
    said: list[tuple[RecordId, RecordId]],
    at: Point,
    measurer: TextMeasurer,
) -> Patch:
    variables = contents.variables.values()
    names = {v.id: v.name for v in variables} | new
    sizes = {id_: pill_size(name, measurer) for id_, name in names.items()}
    links = [(link.source, link.target) for link in contents.links.values()]
    fixed = {v.id: Point(v.x, v.y) for v in variables}
    places = place(sizes, [*links, *said], fixed)
    shift = Point(0.0, 0.0) if fixed else at
    patch = Patch()
    for id_, name in new.items():
        spot = places[id_].plus(shift.x, shift.y)
        x, y = round(spot.x, 1), round(spot.y, 1)
        patch = patch.then(add_variable(document, contents.board.id, name, x, y, id_=id_))
    return patch


def _say_link(
    document: Document,
    board: LoopBoard,
    ends: tuple[RecordId, RecordId],
    said: LinkSaid,
) -> Patch:
    """Add the link, or sign the one that is there; an unsigned repetition changes nothing."""
    for link in LoopContents.of(document, board).links.values():
        if (link.source, link.target) == ends:
            polarity = link.polarity if said.polarity == "?" else said.polarity
            delayed = said.delayed or (link.delayed and said.polarity == "?")
            new = changed(link, polarity=polarity, delayed=delayed)
            return Patch.between([link], [new])
    return connect(document, *ends, polarity=said.polarity, delayed=said.delayed)


def _type_cards(
    document: Document,
    board: IcebergBoard,
    text: str,
    level: str | None,
    measurer: TextMeasurer,
) -> Patch:
    words = _level_words(board)
    patch = Patch()
    usual = next((lv.kind for lv in board.levels if lv.kind == level), board.levels[0].kind)
    for said in parse_cards(text, words.keys()):
        kind = words[said.level] if said.level else usual
        if said.level:
            usual = kind  # a list under a heading word goes on at its level
        patch = patch.then(_say_card(patch.apply_to(document), board, kind, said, measurer))
    if patch.is_empty:
        raise LineError(tr("A text is expected: what did the group say?"), len(text))
    return patch


def _level_words(board: IcebergBoard) -> dict[str, LevelKind]:
    """Return the levels of this board by their titles and by the field's other words for them."""
    kinds = {level.kind for level in board.levels}
    words: dict[str, LevelKind] = {word: kind for word, kind in synonyms().items() if kind in kinds}
    return words | {fold(level.title): level.kind for level in board.levels}


def _say_card(
    document: Document, board: IcebergBoard, kind: LevelKind, said: CardSaid, measurer: TextMeasurer
) -> Patch:
    patch, held = Patch(), []
    for name in said.perspectives:
        now = patch.apply_to(document)
        known = {fold(p.name): p.id for p in now.perspectives()}
        id_ = known.get(fold(name), new_id())
        if fold(name) not in known:
            patch = patch.then(add_perspective(now, name, id_=id_))
        held.append(id_)
    contents = IcebergContents.of(document, board)
    taken = [_place_of(card, measurer) for card in contents.on_level(kind)]
    size = card_layout(said.text, measurer)
    top = first_row([level.kind for level in board.levels].index(kind))
    x, y = free_place(taken, size.width, size.height, top=top)
    card_patch = add_card(
        patch.apply_to(document), board.id, kind, said.text, x, y, perspectives=tuple(held)
    )
    return patch.then(card_patch)


def _place_of(card: Card, measurer: TextMeasurer) -> Rect:
    """Return where a card stands in its band."""
    has_marks = bool(card.dots or card.loop)
    has_sketch = card.sketch is not None
    shape = card_layout(card.text, measurer, has_sketch=has_sketch, has_marks=has_marks)
    return Rect.at(card.x, card.y, shape.width, shape.height)
