"""Two icebergs side by side, laid out: two perspectives compared, or a present and its future.

It is an iceberg's scene like any other for whoever paints it, points at it or selects on it; only
its layout is computed, and nothing on it can be moved.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from iceberg.drawing.card_shape import CardShape, shape_of
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.edits.places import layout_of
from iceberg.geometry.across import across
from iceberg.geometry.berg import Ice
from iceberg.geometry.causes import cause_routes
from iceberg.geometry.columns import BOTH, LEFT, RIGHT, SCREEN, Columns, Sized, columns
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import TextMeasurer
from iceberg.geometry.twins import Twins, apart, farthest, meeting
from iceberg.model.contents import IcebergContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId
from iceberg.store.sides import Beside, Compared, Side, Sides, cards_shown
from iceberg.words import tr, tr_count

_TITLES: Final = 214.0
_RESPONSES: Final = 128.0
_QUESTIONS: Final = 196.0
"""Room for the questions about the future, right of the ice."""
CAPTION_UP: Final = 52.0
"""From the upper peak to the baseline of the captions."""
_CAPTION_HEIGHT: Final = 46.0
_COLUMN_OF: Final = {Side.LEFT: LEFT, Side.BOTH: BOTH, Side.RIGHT: RIGHT}
_ROW: Final = 90.0
"""Cards that stand less than this apart in height are read as one row."""
_MOST_TRIED: Final = 5
"""Ways to stand the cards that are laid out to the end, to see which one can be shown largest."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What is written above a berg, or above what both share."""

    words: str
    detail: str
    colour: str
    """The perspective's; empty for a board's name."""
    x: float
    """Its middle."""
    room: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScene(IcebergScene):
    """Two icebergs with common bands; ``ice`` is the left one."""

    sides: Sides
    screen: float
    """Width to height of what it is laid out for."""
    side_of: dict[RecordId, Side]
    right_ice: Ice
    captions: tuple[Caption, ...]
    caption_y: float
    """The baseline of the captions."""
    tints: tuple[str, str] | None
    """The colours of the two who are compared."""
    questions: tuple[str, ...] = ()
    """Of the future's levels, for the right edge."""
    replaced: dict[RecordId, tuple[Point, ...]] = field(default_factory=dict)
    """For each card of a future the line to the card that it replaces."""

    def changed(
        self,
        contents: IcebergContents,
        document: Document,
        touched: Iterable[RecordId],
        measurer: TextMeasurer,
    ) -> IcebergScene:
        """Return the scene after a change, wherever it was."""
        del contents
        return pair_scene(document, self.sides, measurer, self.screen) if set(touched) else self

    def without(self, hidden: Collection[RecordId]) -> PairScene:
        """Return the scene with some cards out of sight."""
        shown = IcebergScene.without(self, hidden)
        assert isinstance(shown, PairScene)
        return replace(shown, replaced=_replaced(shown.contents, shown.cards)) if hidden else shown

    def side_at(self, point: Point) -> Side:
        """Return the side a point belongs to: of both where the two bergs meet."""
        if isinstance(self.sides, Compared):
            reach = {
                sign: farthest(berg, sign, point.y, point.y)
                for berg, sign in ((self.ice, 1), (self.right_ice, -1))
            }
            if -reach[-1] < point.x < reach[1]:
                return Side.BOTH
        middle = (self.ice.box.right + self.right_ice.box.left) / 2
        return Side.LEFT if point.x < middle else Side.RIGHT


def pair_scene(
    document: Document, sides: Sides, measurer: TextMeasurer, screen: float = SCREEN
) -> PairScene:
    """Lay out two icebergs to fill a screen of this width to height; `sides` must be there."""
    contents = _contents(document, sides)
    side_of = {
        id_: side
        for id_, card in contents.cards.items()
        if (side := sides.side_of(card)) is not None
    }
    laid, twins = _laid_out(_columns(contents, side_of, measurer, screen), sides, screen)
    cards = {
        id_: _shape(contents, contents.cards[id_], rect, document, measurer)
        for id_, rect in twins.cards.items()
    }
    ends = {id_: (cause.source, cause.target) for id_, cause in contents.causes.items()}
    causes = cause_routes(twins.cards, ends)
    return PairScene(
        contents,
        laid.bands,
        cards,
        causes,
        twins.left,
        _bounds(twins, laid, sides),
        sides=sides,
        screen=screen,
        side_of=side_of,
        right_ice=twins.right,
        captions=_captions(document, sides, side_of, twins),
        caption_y=_caption_y(twins),
        tints=_tints(document, sides),
        questions=_questions(document, sides),
        replaced=_replaced(contents, cards),
    )


def _contents(document: Document, sides: Sides) -> IcebergContents:
    """Return the cards of both sides, as if they stood on one board with the levels of both."""
    shown = {card.id: card for card in cards_shown(document, sides)}
    boards = {card.board: _iceberg(document, card.board) for card in shown.values()}
    parts = [IcebergContents.of(document, board) for board in boards.values()]
    causes = {
        id_: cause
        for part in parts
        for id_, cause in part.causes.items()
        if cause.source in shown and cause.target in shown
    }
    actions = {id_: own for part in parts for id_, own in part.actions.items() if id_ in shown}
    return IcebergContents(_board(document, sides), shown, causes, actions=actions)


def _board(document: Document, sides: Sides) -> IcebergBoard:
    if isinstance(sides, Compared):
        return _iceberg(document, sides.board)
    now = _iceberg(document, sides.present)
    known = {level.kind for level in now.levels}
    wanted = _iceberg(document, sides.future).levels
    levels = (*now.levels, *(level for level in wanted if level.kind not in known))
    # The right edge asks about the future, so that no response has room there.
    return now.replace(levels=tuple(level.replace(response="") for level in levels[:8]))


def _iceberg(document: Document, id_: RecordId) -> IcebergBoard:
    board = document.get(id_, IcebergBoard)
    assert board is not None
    return board


def _questions(document: Document, sides: Sides) -> tuple[str, ...]:
    if isinstance(sides, Compared):
        return ()
    asked = {level.kind: level.question for level in _iceberg(document, sides.future).levels}
    return tuple(asked.get(level.kind, "") for level in _board(document, sides).levels)


def _columns(
    contents: IcebergContents,
    side_of: Mapping[RecordId, Side],
    measurer: TextMeasurer,
    screen: float,
) -> list[Columns[RecordId]]:
    replaced = {card.replaces for card in contents.cards.values()}

    def reading_order(card: Card) -> tuple[bool, int, float, str]:
        # What is joined across the gap stands at its side of the berg.
        faces_gap = card.id in replaced or card.replaces in contents.cards
        on_left = side_of[card.id] is Side.LEFT
        return faces_gap is on_left and bool(replaced), int(card.y / _ROW), card.x, card.id

    levels = []
    for level in contents.board.levels:
        triple: tuple[list[Sized[RecordId]], ...] = ([], [], [])
        for card in sorted(contents.on_level(level.kind), key=reading_order):
            size = layout_of(card, contents, measurer)
            column = _COLUMN_OF[side_of[card.id]]
            triple[column].append(Sized(card.id, size.width, size.height))
        levels.append(triple)
    return columns(levels, screen)


def _shape(
    contents: IcebergContents, card: Card, rect: Rect, document: Document, measurer: TextMeasurer
) -> CardShape:
    # Where it stands on its board counts for nothing here.
    stands = card.replace(x=rect.left, y=0.0)
    return shape_of(
        stands, layout_of(card, contents, measurer), rect.top, contents, document, measurer
    )


def _captions(
    document: Document, sides: Sides, side_of: Mapping[RecordId, Side], twins: Twins[RecordId]
) -> tuple[Caption, ...]:
    counts = {side: sum(one is side for one in side_of.values()) for side in Side}
    peaks = {Side.LEFT: _peak(twins.left), Side.RIGHT: _peak(twins.right)}
    room = peaks[Side.RIGHT] - peaks[Side.LEFT]
    if isinstance(sides, Beside):
        return (
            _board_caption(document, sides.present, tr("now"), peaks[Side.LEFT], room),
            _board_caption(document, sides.future, tr("as we want it"), peaks[Side.RIGHT], room),
        )
    shared = counts[Side.BOTH]
    both = tr_count("{n} shared", "{n} shared", shared) if shared else tr("nothing shared yet")
    middle = (peaks[Side.LEFT] + peaks[Side.RIGHT]) / 2
    return (
        _name_caption(document, sides.left, counts[Side.LEFT], peaks[Side.LEFT], 0.66 * room),
        Caption("", both, "", middle, 0.3 * room),
        _name_caption(document, sides.right, counts[Side.RIGHT], peaks[Side.RIGHT], 0.66 * room),
    )


def _tints(document: Document, sides: Sides) -> tuple[str, str] | None:
    if isinstance(sides, Beside):
        return None
    left, right = document.get(sides.left, Perspective), document.get(sides.right, Perspective)
    return left.colour if left else "", right.colour if right else ""


def _peak(berg: Ice) -> float:
    return (berg.box.left + berg.box.right) / 2


def _name_caption(document: Document, id_: RecordId, count: int, x: float, room: float) -> Caption:
    person = document.get(id_, Perspective)
    assert person is not None
    detail = tr_count("{n} of their own", "{n} of their own", count)
    return Caption(person.name, detail, person.colour, x, room)


def _board_caption(
    document: Document, id_: RecordId, detail: str, x: float, room: float
) -> Caption:
    return Caption(_iceberg(document, id_).name, detail, "", x, room)


def _replaced(
    contents: IcebergContents, cards: Mapping[RecordId, CardShape]
) -> dict[RecordId, tuple[Point, ...]]:
    pairs = {
        card.id: (card.id, card.replaces)
        for card in contents.cards.values()
        if card.replaces is not None and card.replaces in cards and card.id in cards
    }
    return across({id_: shape.rect for id_, shape in cards.items()}, pairs)


def _laid_out(
    ways: Sequence[Columns[RecordId]], sides: Sides, screen: float
) -> tuple[Columns[RecordId], Twins[RecordId]]:
    """Return the way to stand the cards that lets the board be shown largest."""
    build = meeting if isinstance(sides, Compared) else apart
    tried = [(laid, build(laid)) for laid in ways[:_MOST_TRIED]]

    def scale(one: tuple[Columns[RecordId], Twins[RecordId]]) -> float:
        bounds = _bounds(one[1], one[0], sides)
        return min(screen / bounds.width, 1.0 / bounds.height)

    return max(tried, key=scale)


def _caption_y(twins: Twins[RecordId]) -> float:
    return min(twins.left.box.top, twins.right.box.top) - CAPTION_UP


def _bounds(twins: Twins[RecordId], laid: Columns[RecordId], sides: Sides) -> Rect:
    top = _caption_y(twins)
    left, right = twins.left.box, twins.right.box
    beside = _RESPONSES if isinstance(sides, Compared) else _QUESTIONS
    bottom = max(laid.bands[-1].bottom, left.bottom + 20, right.bottom + 20)
    return Rect(left.left - _TITLES, top - _CAPTION_HEIGHT, right.right + beside, bottom)
