"""A pattern is drawn over time: by hand, from a shape, from numbers; and put on its card."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from iceberg.desktop.sketch_editor import SketchEditor
from iceberg.geometry.sketching import height_at
from iceberg.model.iceberg_board import Card
from iceberg.model.sketch import Sketch


@pytest.fixture
def editor(room) -> SketchEditor:
    room.click_command("file.new_iceberg")
    room.type_line("pattern: Waits climb every winter")
    (card,) = room.document.all(Card)
    room.click(room.window.workspace.board.scene.cards[card.id].rect.centre)
    room.press_key("s")
    QApplication.processEvents()
    return room.window.findChild(SketchEditor)


def _sketch(room) -> Sketch | None:
    (card,) = room.document.all(Card)
    return card.sketch


def _draw(room, editor: SketchEditor, *way: tuple[float, float]) -> None:
    """Press, move and let go on the plot, by time and height."""
    paper = editor.plot.paper

    def at(point: tuple[float, float]) -> QPoint:
        return paper.mapFrom(editor.plot, editor.plot.shown_at(*point).toPoint())

    room.bot.mousePress(paper, Qt.MouseButton.LeftButton, pos=at(way[0]))
    for point in way[1:]:
        room.bot.mouseMove(paper, at(point))
    room.bot.mouseRelease(paper, Qt.MouseButton.LeftButton, pos=at(way[-1]))


def test_a_line_drawn_by_hand_is_on_the_card_in_one_step(room, editor: SketchEditor) -> None:
    before = room.document
    _draw(room, editor, (0.0, 0.2), (0.3, 0.6), (0.6, 0.4), (1.0, 0.9))
    editor.fields["start"].setFocus()
    room.press_key("2015")
    room.press_key(Qt.Key.Key_Return)
    sketch = _sketch(room)
    assert sketch is not None
    line = tuple((p.t, p.y) for p in sketch.points)
    assert height_at(line, 0.3) == pytest.approx(0.6, abs=0.03)
    assert (sketch.start, sketch.now) == ("2015", 1.0)
    assert room.window.workspace.board.scene.cards[next(room.document.all(Card)).id].sketch
    room.click_command("edit.undo")
    assert room.document == before


def test_hopes_and_fears_begin_where_the_past_ends(room, editor: SketchEditor) -> None:
    _draw(room, editor, (0.0, 0.2), (1.0, 0.8))
    editor.lines.button(2).click()
    now = editor.plot.lines.now
    assert now < 0.9
    _draw(room, editor, (now + 0.02, 0.8), (1.0, 0.3))
    editor.lines.button(3).click()
    _draw(room, editor, (now + 0.02, 0.8), (1.0, 1.0))
    room.press_key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sketch = _sketch(room)
    assert sketch is not None
    assert sketch.hoped[0].t == pytest.approx(now, abs=0.01)
    assert sketch.hoped[-1].y == pytest.approx(0.3, abs=0.03)
    assert sketch.feared[-1].y > 0.95
    assert max(point.t for point in sketch.points) <= sketch.now


def test_a_shape_is_chosen_and_bent_by_keyboard_alone(room, editor: SketchEditor) -> None:
    editor.shapes.setFocus()
    room.press_key(Qt.Key.Key_Right)
    room.press_key(Qt.Key.Key_Return)
    assert len(editor.plot.lines.lines["points"]) > 20
    editor.plot.setFocus()
    before = height_at(editor.plot.lines.lines["points"], 0.5)
    room.press_key(Qt.Key.Key_Up)
    room.press_key(Qt.Key.Key_Up)
    assert height_at(editor.plot.lines.lines["points"], 0.5) == pytest.approx(
        before + 0.06, abs=0.01
    )
    room.press_key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    room.press_key(Qt.Key.Key_Return)
    sketch = _sketch(room)
    assert sketch is not None
    assert sketch.shape


def test_numbers_that_are_pasted_become_the_line(room, editor: SketchEditor) -> None:
    editor.numbers.field.setFocus()
    QApplication.clipboard().setText("Year\tWaits\n2015\t12\n2016\t18\n2017\t30")
    room.press_key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    editor.plot.setFocus()
    assert editor.plot.lines.data == (12, 18, 30)
    room.press_key(Qt.Key.Key_Return)
    sketch = _sketch(room)
    assert sketch is not None
    assert sketch.data == (12, 18, 30)
    assert [point.y for point in sketch.points] == sorted(point.y for point in sketch.points)


def test_words_without_numbers_are_refused_and_nothing_changes(room, editor: SketchEditor) -> None:
    editor.numbers.field.setFocus()
    room.press_key("no numbers")
    editor.plot.setFocus()
    assert "two numbers" in editor.numbers.said.text()
    assert editor.plot.lines.data == ()
    room.press_key(Qt.Key.Key_Escape)


def test_escape_leaves_no_trace(room, editor: SketchEditor) -> None:
    before = room.document
    _draw(room, editor, (0.0, 0.2), (1.0, 0.8))
    room.press_key(Qt.Key.Key_Escape)
    assert room.document == before
    assert _sketch(room) is None


def test_escape_warns_before_it_throws_a_drawing_away(room, editor: SketchEditor) -> None:
    _draw(room, editor, (0.0, 0.2), (1.0, 0.8))
    room.press_key(Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert "Esc once more" in editor.warning.text()
    _draw(room, editor, (0.2, 0.5), (0.6, 0.5))
    assert not editor.warning.isVisible()
    room.press_key(Qt.Key.Key_Escape)
    room.press_key(Qt.Key.Key_Return)
    assert _sketch(room) is not None


def test_after_numbers_and_enter_the_keys_stay_with_the_sheet(room, editor: SketchEditor) -> None:
    editor.numbers.field.setFocus()
    room.press_key("12 18 30")
    room.press_key(Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is editor or editor.isAncestorOf(focus)
    room.press_key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sketch = _sketch(room)
    assert sketch is not None
    assert sketch.data == (12, 18, 30)
