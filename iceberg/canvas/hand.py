"""The hand on the board: pointer and keys become gestures, pans and zooms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent

from iceberg.canvas import hits
from iceberg.canvas.beyond import Beyond
from iceberg.canvas.sight import BoardSight
from iceberg.drawing.iceberg_scene import IcebergScene
from iceberg.drawing.loop_scene import LoopScene
from iceberg.errors import IcebergError
from iceberg.geometry.shapes import Rect
from iceberg.model.record import RecordId
from iceberg.store.session import ToolName
from iceberg.tools.badge import kept, select_under
from iceberg.tools.draw import add_at, press_with_add, press_with_link
from iceberg.tools.gesture import NOTHING, Cancelled, Gesture, Pointer, Preview, Target
from iceberg.tools.pair import press_on_pair, say_at
from iceberg.tools.select import press_with_select

if TYPE_CHECKING:
    from iceberg.canvas.view import BoardView

WHEEL_ZOOM: Final = 1.0015
"""Zoom for one eighth of a degree of the wheel."""
_PRESSES: Final = {
    ToolName.SELECT: press_with_select,
    ToolName.ADD: press_with_add,
    ToolName.LINK: press_with_link,
}
_CURSORS: Final = {
    ToolName.SELECT: Qt.CursorShape.ArrowCursor,
    ToolName.ADD: Qt.CursorShape.CrossCursor,
    ToolName.LINK: Qt.CursorShape.CrossCursor,
    ToolName.HAND: Qt.CursorShape.OpenHandCursor,
}


class Hand:
    """What pointer and keys do to one board view."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self._gesture: Gesture | None = None
        self._sight: BoardSight | None = None
        self._press = Pointer(0.0, 0.0)
        self._pan_from: QPointF | None = None
        self._space = False
        self.beyond = Beyond(view)
        self.pointed: RecordId | None = None
        """The card or variable whose handles are shown."""
        self._lit_badge = False

    @property
    def is_at_work(self) -> bool:
        """Whether something is being dragged or pulled."""
        return self._gesture is not None

    @property
    def preview(self) -> Preview:
        """What the running gesture shows."""
        return self._sight.preview if self._sight else NOTHING

    # Pointer

    def press(self, event: QMouseEvent) -> None:
        """Begin a gesture or a pan."""
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        middle = event.button() is Qt.MouseButton.MiddleButton
        if middle or self._space or self._view.session.tool is ToolName.HAND:
            self._pan_from = event.position()
            self._view.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() is Qt.MouseButton.LeftButton and self._view.scene is not None:
            self._begin(event)
        elif event.button() is Qt.MouseButton.RightButton:
            self._select_under(event)

    def move(self, event: QMouseEvent) -> None:
        """Go on with the gesture or the pan, or point at what lies under the pointer."""
        if self._pan_from is not None:
            by = event.position() - self._pan_from
            self._pan_from = event.position()
            self._view.look(self._view.camera.panned(by.x(), by.y()))
        elif self._gesture is not None:
            # Over what takes them, cards are shown where they will stay.
            self._send(self._press if self.beyond.point(event) else self._pointer(event))
        else:
            self._point_at(event.position())

    def release(self, event: QMouseEvent) -> None:
        """End the gesture or the pan."""
        if self._pan_from is not None:
            self._pan_from = None
            self.show_cursor()
        elif self._gesture is not None and event.button() is Qt.MouseButton.LeftButton:
            if not self.beyond.drop(event, self.cancel):
                self._send(self._pointer(event, released=True))
            self.cancel()

    def double_click(self, event: QMouseEvent) -> None:
        """Type over what is there, or make something new."""
        view = self._view
        if event.button() is not Qt.MouseButton.LeftButton or view.scene is None:
            return
        self.cancel()
        sight = self._new_sight()
        at = self._pointer(event).point
        target = sight.under(at)
        frame = view.camera.rect_to_board(Rect(0, 0, view.width(), view.height()))
        if title := hits.title_at(view.scene, at, frame, view.camera.scale):
            view.typing.title(*title)
        elif target is None:
            make = say_at if view.session.sides else add_at
            self.guarded(lambda: make(view.session, sight, at))
        else:
            self.guarded(lambda: self._type_over(target.id))

    def _type_over(self, id_: RecordId) -> None:
        id_ = kept(self._view.session, id_)
        self._view.session.select([id_])
        self._view.typing.over(id_)

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll, or zoom at the pointer with Ctrl."""
        turn, at = event.angleDelta(), event.position()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = WHEEL_ZOOM ** (turn.y() or turn.x())
            self._view.look(self._view.camera.zoomed(factor, at.x(), at.y()))
            return
        by = event.pixelDelta()
        if by.isNull():
            by = turn / 2
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not by.x():
            by = by.transposed()
        self._view.look(self._view.camera.panned(by.x(), by.y()))

    def pinch(self, event: QNativeGestureEvent) -> bool:
        """Zoom at the fingers of a pinch; whether the event was one."""
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        at = event.position()
        self._view.look(self._view.camera.zoomed(1.0 + event.value(), at.x(), at.y()))
        return True

    # Keys

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Take the keys that belong to the hand: Escape in a gesture, and Space to pan."""
        if event.key() == Qt.Key.Key_Escape and self._gesture is not None:
            self.cancel()
            return True
        if event.key() == Qt.Key.Key_Escape and self._view.session.tool is not ToolName.SELECT:
            self._view.session.take(ToolName.SELECT)
            return True
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self._space = True
                self.show_cursor()
            return True
        return False

    def key_released(self, event: QKeyEvent) -> bool:
        """Let go of Space."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.let_go_of_keys()
            return True
        return False

    def let_go_of_keys(self) -> None:
        """Forget held keys, as when the window loses the focus."""
        if self._space:
            self._space = False
            self.show_cursor()

    def show_cursor(self) -> None:
        """Show the cursor of the tool in the hand."""
        tool = ToolName.HAND if self._space else self._view.session.tool
        self._view.setCursor(_CURSORS[tool])

    # Gestures

    def cancel(self) -> None:
        """Take back the running gesture; nothing happens when it is over already."""
        gesture, self._gesture = self._gesture, None
        self.beyond.leave()
        if gesture is not None:
            try:
                gesture.throw(Cancelled())
            except (Cancelled, StopIteration):
                pass
            finally:
                self._end()

    def guarded(self, action: Callable[[], None]) -> None:
        """Do something a person asked for; a refusal becomes a sentence."""
        try:
            action()
        except IcebergError as refusal:
            self._view.failed.emit(refusal)

    def _begin(self, event: QMouseEvent) -> None:
        self.cancel()
        self._view.finish_typing()
        self._sight = self._new_sight()
        press = self._press = self._pointer(event)
        paired = self._view.session.sides is not None
        begin = press_on_pair if paired else _PRESSES[self._view.session.tool]
        self._gesture = begin(self._view.session, self._sight, press)
        self.guarded(lambda: self._step(lambda gesture: next(gesture)))

    def _send(self, pointer: Pointer) -> None:
        self.guarded(lambda: self._step(lambda gesture: gesture.send(pointer)))

    def _step(self, step: Callable[[Gesture], None]) -> None:
        gesture = self._gesture
        if gesture is None:
            return
        try:
            step(gesture)
        except StopIteration:
            self._end()
        except BaseException:
            self._end()
            raise

    def _end(self) -> None:
        self._gesture = None
        self._sight = None
        if isinstance(self._view.scene, IcebergScene):
            self._view.keep_in_view()
        self._view.update()

    def _new_sight(self) -> BoardSight:
        view = self._view
        scene = view.scene
        assert scene is not None
        return BoardSight(
            view.session,
            view.typing,
            lambda: (view.scene or scene, view.camera, self.pointed),
            view.update,
        )

    def _pointer(self, event: QMouseEvent, *, released: bool = False) -> Pointer:
        at = self._view.camera.to_board(event.position().x(), event.position().y())
        return Pointer(
            at.x,
            at.y,
            released=released,
            add=_held(event, Qt.KeyboardModifier.ShiftModifier)
            or _held(event, Qt.KeyboardModifier.ControlModifier),
            copy=_held(event, Qt.KeyboardModifier.AltModifier),
            free=_held(event, Qt.KeyboardModifier.ControlModifier),
        )

    # Pointing

    def _target(self, at: QPointF) -> Target | None:
        view = self._view
        if view.scene is None:
            return None
        point = view.camera.to_board(at.x(), at.y())
        selection = view.session.selection
        return hits.target_at(view.scene, point, view.camera.scale, selection, self.pointed)

    def _point_at(self, at: QPointF) -> None:
        target = self._target(at)
        thing = target.id if target and target.part in ("body", "rim") else None
        scene = self._view.scene
        if thing is not None and scene is not None and hits.rect_of(scene, thing) is None:
            thing = None
        if thing != self.pointed:
            self.pointed = thing
            self._view.update()
        self._light_badge(target if target and target.part == "badge" else None)

    def _light_badge(self, target: Target | None) -> None:
        scene = self._view.scene
        if target is not None and isinstance(scene, LoopScene):
            self._lit_badge = True
            self._view.session.light(scene.along_badge(target.id))
        elif self._lit_badge:
            self._lit_badge = False
            self._view.session.light(())

    def _select_under(self, event: QMouseEvent) -> None:
        target = self._target(event.position())
        if target is not None:
            select_under(self._view.session, target.id)


def _held(event: QInputEvent, key: Qt.KeyboardModifier) -> bool:
    return bool(event.modifiers() & key)
