"""What typing on the board does: new things, new texts, and the next one after Enter or Tab."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from iceberg.canvas.editor import Ending
from iceberg.canvas.hits import rect_of
from iceberg.drawing.fonts import QtMeasurer
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.drawing.scene import Scene
from iceberg.edits import add, connect, describe
from iceberg.edits.levels import change_level
from iceberg.edits.places import taken_on
from iceberg.edits.room import fitted, with_room
from iceberg.geometry.cards import first_row, free_place
from iceberg.geometry.groups import HEADING_FONT, heading_of, panel
from iceberg.geometry.shapes import Point, Rect
from iceberg.geometry.text import Font
from iceberg.model.iceberg_board import Card, CardGroup, IcebergBoard
from iceberg.model.loop_board import NamedLoop, Variable
from iceberg.model.record import RecordId, new_id
from iceberg.store.session import Session
from iceberg.tools.draw import NEW_CARD
from iceberg.words import tr

CARD_FONT = Font(16, "medium")
VARIABLE_FONT = Font(17, "medium")
NEW_VARIABLE = (200.0, 36.0)


class Place(Protocol):
    """The board as typing needs it."""

    @property
    def scene(self) -> Scene | None:
        """What is drawn."""
        ...

    def open_editor(
        self, rect: Rect, text: str, font: Font, done: Callable[[str, Ending], None]
    ) -> None:
        """Open a field over a part of the board."""
        ...

    def hide_while_typing(self, id_: RecordId | None) -> None:
        """Leave out the thing whose text is being typed."""
        ...


class Typing:
    """Opens the field, and applies what was typed."""

    def __init__(self, session: Session, place: Place) -> None:
        self._session = session
        self._place = place

    def over(self, id_: RecordId) -> None:
        """Type over the text of a card, or the name of a group, variable or named loop."""
        record = self._session.store.document.records.get(id_)
        scene = self._place.scene
        rect = rect_of(scene, id_) if scene else None
        if rect is None or not isinstance(record, Card | CardGroup | Variable | NamedLoop):
            return
        is_card = isinstance(record, Card)
        text = record.text if isinstance(record, Card) else record.name
        if isinstance(record, NamedLoop):
            rect = Rect.around(rect.centre.plus(0, rect.height), 200, 26)
        elif isinstance(record, CardGroup):
            rect = heading_of(rect)
        else:
            self._place.hide_while_typing(id_)

        def done(typed: str, ending: Ending) -> None:
            self._place.hide_while_typing(None)
            changed = ending is not Ending.ESCAPE and typed != text
            if changed and (typed or isinstance(record, NamedLoop)):
                document = self._session.store.document
                patch = describe.rename(document, id_, typed)
                patch = with_room(document, patch, QtMeasurer())
                self._session.store.do(tr("Type"), patch)
            if ending is Ending.TAB:
                self._go_on(id_, ending)

        self._place.open_editor(rect, text, CARD_FONT if is_card else VARIABLE_FONT, done)

    def heading(self, ids: tuple[RecordId, ...], made: Callable[[str], None]) -> None:
        """Type a heading where the panel around these cards begins."""
        scene = self._place.scene
        rects = [rect for id_ in ids if scene and (rect := rect_of(scene, id_))]
        if not rects:
            return

        def done(typed: str, ending: Ending) -> None:
            if typed and ending is not Ending.ESCAPE:
                made(typed)

        self._place.open_editor(heading_of(panel(rects)), "", HEADING_FONT, done)

    def title(self, kind: str, rect: Rect) -> None:
        """Type over the title of a level, which is written in `rect`."""
        board = self._session.board
        titles = (
            {lv.kind: lv.title for lv in board.levels} if isinstance(board, IcebergBoard) else {}
        )
        if board is None or kind not in titles:
            return

        def done(typed: str, ending: Ending) -> None:
            if typed and ending is not Ending.ESCAPE:
                patch = change_level(self._session.store.document, board.id, kind, title=typed)
                self._session.store.do(tr("Levels"), patch)

        self._place.open_editor(rect, titles[kind], HEADING_FONT, done)

    def new(self, at: Point, made: Callable[[str], None]) -> None:
        """Type a new card or variable centred at a point; `made` gets a text that is not empty."""
        size = NEW_CARD if isinstance(self._place.scene, IcebergScene) else NEW_VARIABLE
        font = CARD_FONT if isinstance(self._place.scene, IcebergScene) else VARIABLE_FONT

        def done(typed: str, ending: Ending) -> None:
            if typed and ending is not Ending.ESCAPE:
                made(typed)
                selected = self._session.selection
                if selected:
                    self._go_on(selected[-1], ending)

        self._place.open_editor(Rect.around(at, *size), "", font, done)

    def _go_on(self, id_: RecordId, ending: Ending) -> None:
        """Begin the next one: Enter on the same level, Tab on the next level down (a future: up).

        Where two icebergs stand side by side, places are computed and no next one is offered.
        """
        if self._session.sides is not None:
            return
        record = self._session.store.document.records.get(id_)
        if isinstance(record, Card) and ending in (Ending.ENTER, Ending.TAB):
            self._next_card(record, down=ending is Ending.TAB)
        elif isinstance(record, Variable) and ending is Ending.TAB:
            self._next_variable(record)

    def _next_card(self, card: Card, *, down: bool) -> None:
        board = self._session.store.document.get(card.board, IcebergBoard)
        scene = self._place.scene
        if board is None or not isinstance(scene, IcebergScene):
            return
        kinds = [level.kind for level in board.levels]
        step = 0 if not down else -1 if board.future_of is not None else 1
        at = max(0, min(kinds.index(card.level) + step, len(kinds) - 1))
        level = kinds[at]
        band, measurer = scene.band_of(level), QtMeasurer()
        taken = taken_on(level, scene.contents, measurer)
        x, y = free_place(taken, *NEW_CARD, top=first_row(at))

        def made(text: str) -> None:
            new = new_id()
            document = self._session.store.document
            patch = add.add_card(document, board.id, level, text, x, y, id_=new)
            self._session.store.do(tr("Add"), fitted(document, patch, new, measurer))
            self._session.select([new])

        centre = Point(x + NEW_CARD[0] / 2, y + band.top + NEW_CARD[1] / 2)
        self.new(centre, made)

    def _next_variable(self, source: Variable) -> None:
        at = Point(source.x + 260, source.y)

        def made(text: str) -> None:
            new = new_id()
            with self._session.store.edit(tr("Add")) as edit:
                document = self._session.store.document
                edit.apply(add.add_variable(document, source.board, text, at.x, at.y, id_=new))
                document = self._session.store.document
                edit.apply(connect.connect(document, source.id, new))
            self._session.select([new])

        self.new(at, made)
