"""The board as one widget: it turns Qt's events into gestures and puts the layers together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from iceberg.canvas import framing, layers
from iceberg.canvas.camera import Camera
from iceberg.canvas.editor import SMALLEST_TEXT, BoardEditor, Ending
from iceberg.canvas.hand import Hand
from iceberg.canvas.slide import Slide, goes_slowly
from iceberg.canvas.stage import Stage
from iceberg.canvas.trail import Trail
from iceberg.canvas.typing import Typing
from iceberg.drawing.fonts import QtMeasurer, qt_font
from iceberg.drawing.scene import Scene
from iceberg.drawing.theme import Theme
from iceberg.geometry.shapes import Rect
from iceberg.geometry.text import Font
from iceberg.model.document import Document
from iceberg.model.record import RecordId
from iceberg.store.session import Session, Topic
from iceberg.store.store import Change, Origin
from iceberg.words import tr


class BoardView(QWidget):
    """Shows the session's board, lets it be edited, zoomed and panned."""

    menu_wanted = Signal(QPoint)
    """A context menu is asked for at this place on the screen."""
    failed = Signal(Exception)
    """Something a person did was refused; the exception is an IcebergError."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("board")
        self.setAccessibleName(tr("Board"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.session = session
        self.theme = theme
        self.camera = Camera()
        self.on_key: Callable[[QKeyEvent], bool] = lambda _event: False
        self.top_inset = self.bottom_inset = 0.0
        """Pixels at the top and the bottom that something else covers."""
        self._stage = Stage(session, QtMeasurer())
        self._pictures = layers.BoardPictures()
        self._moving: frozenset[RecordId] = frozenset()
        self._hidden: RecordId | None = None
        self._ghost: tuple[Scene, frozenset[RecordId]] | None = None
        self._editor: BoardEditor | None = None
        self._trail = Trail(session)
        self._slide = Slide(self, self.update)
        self._is_fitted = True
        self.typing = Typing(session, self)
        self.hand = Hand(self)
        session.store.listen(self._follow)
        session.listen(self._follow_session)

    # What is drawn

    @property
    def scene(self) -> Scene | None:
        """The scene of the board that is shown."""
        return self._stage.scene

    @property
    def editor(self) -> BoardEditor | None:
        """The field that is open on the board, if any."""
        return self._editor

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours; nothing moves."""
        self.theme = theme
        self.update()

    def show_ghost(self, document: Document | None, ids: frozenset[RecordId]) -> None:
        """Show faintly what an edit would draw; ``None``: nothing."""
        scene = self._stage.scene_with(document) if document is not None else None
        self._ghost = (scene, ids) if scene is not None else None
        if scene is not None and self._is_fitted and not self.session.sides:
            area = self._free_area()
            if framing.is_outgrown(scene, self.camera.rect_to_board(area)):
                self.look(framing.fitted(scene, area), fitted=True)
        self.update()

    def hide_while_typing(self, id_: RecordId | None) -> None:
        """Leave out the thing whose text is being typed."""
        self._hidden = id_
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            scene = self.scene
            if scene is None:
                painter.fillRect(self.rect(), self.palette().window())
                return
            scene, camera = self._slide.seen(scene, self.camera)
            frame = camera.rect_to_board(Rect(0, 0, self.width(), self.height()))
            mood, theme, scale = self._trail.mood(self._hidden), self.theme, camera.scale
            self._pictures.paint(painter, scene, theme, camera, mood, frame, self._moving)
            layers.prepare(painter, camera)
            if self._moving:
                layers.paint_moving(painter, scene, theme, mood, frame, self._moving, scale)
            if self._ghost:
                layers.paint_ghost(painter, self._ghost[0], theme, frame, self._ghost[1])
            pointed = self.hand.pointed
            layers.paint_handles(painter, scene, theme, scale, self.session.selection, pointed)
            layers.paint_preview(painter, scene, theme, scale, self.hand.preview)

    # What is heard

    def _follow(self, change: Change) -> None:
        by_hand = self.hand.is_at_work
        before = self.scene
        touched = self._stage.follow(change)
        if goes_slowly(self.session, before, self.scene, by_hand=by_hand):
            self._slide.begin(before, self.camera)
        if by_hand and self.session.store.is_editing and not change.patch.is_empty:
            moving = layers.that_move_alone(self._stage.scene, self._moving | touched)
            self._moving = moving
        else:
            self._moving = frozenset()
        if change.origin is Origin.LOADED:
            self._is_fitted = True
        if not by_hand:
            self.keep_in_view()
        self.update()

    def _follow_session(self, topic: Topic) -> None:
        if topic is Topic.HIDDEN:
            self._stage.hide()
        if topic is Topic.LOOPS:
            self._stage.mark_loops()
        if topic in (Topic.BOARD, Topic.SIDES):
            self.finish_typing()
            before = self.scene, self.camera
            self._stage.rebuild()
            if topic is Topic.SIDES:
                self._slide.begin(*before)
            self._ghost = None
            self.fit()
        if topic is Topic.TOOL:
            self.hand.show_cursor()
        self.update()

    def keep_in_view(self) -> None:
        """Follow a board that is seen whole when it outgrows the view, as while people call out."""
        scene = self.scene
        if self._is_fitted and scene is not None:
            seen = self.camera.rect_to_board(self._free_area())
            if self.session.sides or framing.is_outgrown(scene, seen):
                self.fit()

    # Camera (implements commands.command.Camera)

    def look(self, camera: Camera, *, fitted: bool = False) -> None:
        """Show another part of the board."""
        self._is_fitted = fitted
        if camera != self.camera:
            self.camera = camera
            self._place_editor()
            self.update()

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle of what is seen."""
        self.look(self.camera.zoomed(factor, self.width() / 2, self.height() / 2))

    def zoom_to_actual_size(self) -> None:
        """Show the board at 100 %, which in a theme for projectors is larger."""
        self.zoom_by(self.theme.scale / self.camera.scale)

    def fit(self) -> None:
        """Show the whole board."""
        area = self._free_area()
        self._stage.suit(area.width / area.height)
        if self.scene is not None:
            self.look(framing.fitted(self.scene, area), fitted=True)

    def fit_selection(self) -> None:
        """Show what is selected."""
        scene = self.scene
        rects = layers.rects_of(scene, self.session.selection) if scene else []
        around = Rect.enclosing(rects)
        if around is not None:
            self.look(Camera.showing(around.grown(60), self._free_area(), 2.0))

    def centre(self) -> tuple[float, float]:
        """Return the board coordinates in the middle of what is seen."""
        return self.camera.to_board(*self._free_area().centre)

    def _free_area(self) -> Rect:
        """Return the part of the widget that nothing covers, in pixels."""
        return framing.free_area(self.width(), self.height(), self.top_inset, self.bottom_inset)

    def cover_top(self, pixels: float) -> None:
        """Let something cover the top; the whole board, if it is shown, makes room below it."""
        if pixels != self.top_inset:
            self.top_inset = pixels
            if self._is_fitted:
                self.fit()

    # Typing on the board (implements canvas.typing.Place)

    def open_editor(
        self, rect: Rect, text: str, font: Font, done: Callable[[str, Ending], None]
    ) -> None:
        """Open a field over a part of the board."""
        self.finish_typing()
        size = max(SMALLEST_TEXT, font.size * self.camera.scale)

        def ended(typed: str, ending: Ending) -> None:
            self._editor = None
            if ending is not Ending.AWAY:
                self.setFocus()
            self.hand.guarded(lambda: done(typed, ending))

        editor = BoardEditor(self, text, qt_font(Font(size, font.weight)), ended)
        self._editor, self._editor_rect = editor, rect
        self._place_editor()
        editor.show()
        editor.setFocus()

    def finish_typing(self) -> None:
        """Take what is typed in an open field, as when the document is about to be saved."""
        if self._editor is not None:
            self._editor.finish(Ending.AWAY)

    def _place_editor(self) -> None:
        if self._editor is not None:
            self._editor.lie_over(self.camera.rect_to_screen(self._editor_rect), self.rect())

    # Events: each is handed on in a line or two

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.hand.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.hand.wheel(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and self.hand.pinch(event):
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.hand.key_pressed(event) and not self.on_key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.hand.key_released(event):
            super().keyReleaseEvent(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        # Tab goes from card to card on the board; F6 leaves it.
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.hand.let_go_of_keys()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_fitted:
            self.fit()
