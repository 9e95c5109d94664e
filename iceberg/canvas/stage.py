"""The scene of the board that is shown, kept in step with the document at the least cost."""

from __future__ import annotations

from typing import Final

from iceberg.drawing.iceberg_scene import IcebergScene, iceberg_scene
from iceberg.drawing.loop_scene import LoopScene, marks_of
from iceberg.drawing.scene import Scene, scene_of
from iceberg.geometry.columns import SCREEN
from iceberg.geometry.shapes import Rect
from iceberg.geometry.text import TextMeasurer
from iceberg.model.contents import IcebergContents, LoopContents
from iceberg.model.document import Document
from iceberg.model.iceberg_board import IcebergBoard
from iceberg.model.loop_board import LoopBoard
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.store.store import Change, Origin

_SAME_SHAPE: Final = 0.04
"""Share by which a view may change its shape before anything is laid out anew."""


class Stage:
    """Holds the scene of the session's board."""

    def __init__(self, session: Session, measurer: TextMeasurer) -> None:
        self._session = session
        self._measurer = measurer
        self._screen = SCREEN
        self._whole: Scene | None = None
        self._is_settled = True
        self.scene: Scene | None = None
        """What is seen: cards held by hidden perspectives are left out."""
        self.rebuild()

    def rebuild(self) -> None:
        """Make the scene from nothing, as when another board is shown."""
        board = self._session.board
        document = self._session.store.document
        sides = self._session.sides
        self._is_settled = True
        found = self._session.loops.found
        self._whole = (
            scene_of(document, board, self._measurer, sides, self._screen, found) if board else None
        )
        self.hide()

    def mark_loops(self) -> None:
        """Place the badges of the loops that were found last."""
        scene = self._whole
        if isinstance(scene, LoopScene):
            marks = marks_of(scene.contents, self._session.loops.found)
            if {mark.id: mark for mark in marks} != {i: b.mark for i, b in scene.badges.items()}:
                self._whole = scene.changed(scene.contents, marks, frozenset(), self._measurer)
                self.hide()

    def suit(self, screen: float) -> None:
        """Suit a view of this width to height, where the layout is computed."""
        if abs(screen / self._screen - 1) > _SAME_SHAPE:
            self._screen = screen
            if self._session.sides is not None:
                self.rebuild()

    def hide(self) -> None:
        """Leave out the cards of perspectives that are hidden now."""
        whole, hidden = self._whole, self._session.hidden_cards
        self.scene = whole.without(hidden) if isinstance(whole, IcebergScene) else whole

    def scene_with(self, document: Document) -> Scene | None:
        """Return the scene of the same board in another document."""
        board = self._session.board
        sides = self._session.sides
        found = self._session.loops.found
        if board is None:
            return None
        return scene_of(document, board, self._measurer, sides, self._screen, found)

    def follow(self, change: Change) -> frozenset[RecordId]:
        """Take in a change; return which of the things drawn here it touched."""
        board = self._session.board
        scene = self._whole
        if scene is None or board is None or change.origin is Origin.LOADED:
            self.rebuild()
            return frozenset()
        touched = change.patch.ids
        if isinstance(scene, LoopScene) and isinstance(board, LoopBoard):
            self._whole, touched = self._followed_loops(scene, change, board)
        elif isinstance(scene, IcebergScene) and isinstance(board, IcebergBoard):
            self._whole = self._followed_cards(scene, touched, board)
        else:
            self.rebuild()
        self.hide()
        return touched

    def _followed_cards(
        self, scene: IcebergScene, touched: frozenset[RecordId], board: IcebergBoard
    ) -> IcebergScene:
        """Return the scene after a change; once an edit is over, with all arrows laid anew."""
        document = self._session.store.document
        contents = IcebergContents.of(document, board)
        if self._session.sides is not None:
            return scene.changed(contents, document, touched, self._measurer)
        if self._session.store.is_editing:
            carried = scene.carried(contents, document, touched, self._measurer)
            self._is_settled = self._is_settled and carried is scene
            return carried
        if not self._is_settled:
            self._is_settled = True
            return iceberg_scene(contents, document, self._measurer)
        return scene.changed(contents, document, touched, self._measurer)

    def _followed_loops(
        self, scene: LoopScene, change: Change, board: LoopBoard
    ) -> tuple[LoopScene, frozenset[RecordId]]:
        contents = scene.contents.after(change.patch.after, board)
        touched = {id_ for id_ in change.patch.ids if _is_drawn(scene, contents, id_)}
        touched |= {link.id for link in contents.touching(touched)}
        marks = marks_of(contents, self._session.loops.found)
        after = scene.changed(contents, marks, frozenset(touched), self._measurer)
        # The badges of loops move along with their links.
        return after, after.along_with(touched)


def _is_drawn(scene: LoopScene, contents: LoopContents, id_: RecordId) -> bool:
    parts = (contents.variables, contents.links, contents.loops)
    old = (scene.contents.variables, scene.contents.links, scene.contents.loops)
    return any(id_ in part for part in (*parts, *old))


def things_of(scene: Scene) -> dict[RecordId, Rect]:
    """Return where the cards or variables of a scene stand."""
    if isinstance(scene, IcebergScene):
        return {id_: card.rect for id_, card in scene.cards.items()}
    return dict(scene.pills)
