"""A group's whole iceberg, from the first card to the picture it takes home."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from iceberg.desktop.export_dialog import ExportDialog
from iceberg.desktop.sketch_editor import SketchEditor
from iceberg.geometry.shapes import Point
from iceberg.model.action import Action
from iceberg.model.iceberg_board import Card, Cause
from iceberg.model.integrity import problems
from tests.pictures.compare import check_against

STORED = Path(__file__).parents[2] / "docs" / "images" / "urgent-care.png"
"""The picture that the README shows."""
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PEOPLE = ("Patients & carers", "Ambulance crews", "Ward teams", "Managers")
PATIENTS, CREWS, WARDS, MANAGERS = 1, 2, 3, 4
CARDS = (
    ("event", "14 ambulances queued outside A&E on Monday", (CREWS, PATIENTS), (-184, 143)),
    ("pattern", "Waits climb every winter and never fully recover", (PATIENTS,), (-310, 74)),
    ("pattern", "Beds blocked by patients ready to leave", (WARDS, MANAGERS), (-41, 74)),
    ("structure", "Four-hour target counts only time in A&E", (MANAGERS,), (-408, 70)),
    ("structure", "Discharge waits for social care assessment", (WARDS,), (-134, 70)),
    ("structure", "Temporary wards staffed from the same teams", (WARDS, MANAGERS), (153, 70)),
    ("mental_model", '"My ward is full" is nobody else\'s problem', (WARDS,), (-350, 62)),
    ("mental_model", "Busy means valuable", (MANAGERS,), (-54, 62)),
    ("mental_model", "More beds is the only real answer", (MANAGERS, CREWS), (166, 62)),
)
SURGERY = ("event", "Planned surgery cancelled", (WARDS,), (90, 159))
ARROWS = (
    ("More beds", "Temporary wards"),
    ('"My ward', "Four-hour"),
    ("Discharge", "Beds blocked"),
    ("Four-hour", "Waits climb"),
    ("Temporary wards", "Beds blocked"),
)
WINTERS = (0.07, 0.12, 0.57, 0.32, 0.27, 0.72, 0.47, 0.42, 0.92, 0.67)
DOTS = (("Temporary", 3), ('"My ward', 2), ("More beds", 4))


def card(room, begin: str) -> Card:
    return next(card for card in room.document.all(Card) if card.text.startswith(begin))


def middle(room, begin: str) -> Point:
    return room.window.workspace.board.scene.cards[card(room, begin).id].rect.centre


def select(room, begin: str) -> None:
    room.click(middle(room, begin))
    assert room.window.workspace.session.selection == (card(room, begin).id,)


def name_it(room) -> None:
    title = room.window.workspace.top_bar.title
    title.setFocus()
    title.selectAll()
    room.bot.keyClicks(title, "Urgent care: why do corridors fill up?")
    room.bot.keyClick(title, Qt.Key.Key_Return)


def capture(room) -> None:
    """Type all that is said; who it was by the keys 1 to 4."""
    _, text, holders, _ = SURGERY
    room.type_line(f"{text} @{', '.join(PEOPLE)}")
    select(room, text)
    for number in range(1, 5):
        if number not in holders:
            room.press_key(str(number))
    field = room.window.workspace.line.field
    room.press_key(Qt.Key.Key_L, CTRL)
    level = "event"
    for wanted, text, holders, _ in CARDS:
        if wanted != level:
            room.bot.keyClick(field, Qt.Key.Key_Tab)
            level = wanted
        room.bot.keyClicks(field, text)
        for number in holders:
            room.bot.keyClick(field, Qt.Key(Qt.Key.Key_0.value + number), ALT)


def put_in_place(room) -> None:
    """Drag the cards where the group wants them; those pushed aside meanwhile once more."""
    board = room.window.workspace.board
    for level, text, _, (x, y) in (SURGERY, *CARDS) * 2:
        rect = board.scene.cards[card(room, text).id].rect
        top = board.scene.band_of(level).top
        start = Point(rect.left + 40, rect.top + 14)
        end = Point(x + 40, top + y + 14)
        if start.distance(end) > 8:
            halfway = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
            room.drag(start, halfway, end)


def lead_arrows(room) -> None:
    """Pull five with the mouse, and join the last two by keyboard."""
    for source, target in ARROWS:
        room.click_command("tool.link")
        room.drag(middle(room, source), middle(room, target))
    room.click_command("tool.select")
    select(room, "Beds blocked")
    room.click(middle(room, "14 ambulances"), SHIFT)
    room.press_key(Qt.Key.Key_J, CTRL)


def open_sketch(room, begin: str) -> SketchEditor:
    select(room, begin)
    room.press_key("s")
    QApplication.processEvents()
    return next(one for one in room.window.findChildren(SketchEditor) if one.isVisible())


def sketch(room) -> None:
    """Draw the winters by hand, and take a shape for what grows."""
    editor = open_sketch(room, "Waits climb")
    paper = editor.plot.paper

    def at(t: float, y: float) -> QPoint:
        return paper.mapFrom(editor.plot, editor.plot.shown_at(t, y).toPoint())

    ways = [at(i / (len(WINTERS) - 1), y) for i, y in enumerate(WINTERS)]
    room.bot.mousePress(paper, Qt.MouseButton.LeftButton, pos=ways[0])
    for way in ways[1:]:
        room.bot.mouseMove(paper, way)
    room.bot.mouseRelease(paper, Qt.MouseButton.LeftButton, pos=ways[-1])
    room.press_key(Qt.Key.Key_Return)
    editor = open_sketch(room, "Beds blocked")
    editor.shapes.setFocus()
    room.press_key(Qt.Key.Key_Right)
    room.press_key(Qt.Key.Key_Return)
    editor.plot.setFocus()
    room.press_key(Qt.Key.Key_Return)


def say_more(room) -> None:
    """Say what a belief is and is not, give dots, and add what can be done by Monday."""
    for begin, dots in DOTS:
        select(room, begin)
        room.press_key("." * dots)
    fields = room.window.workspace.inspector.card.fields
    for name, text in (
        ("is_what", "capacity thinking; beds as a fixed stock"),
        ("is_not", "a view about flow or staffing"),
    ):
        fields[name].setFocus()
        room.press_key(text)
    room.window.workspace.board.setFocus()
    room.press_key("a")
    form = room.window.workspace.inspector.card_actions.form
    room.bot.keyClicks(form.what, "Ask for one discharge before 10 am")
    room.bot.keyClicks(form.who, "Ward teams")
    room.bot.keyClicks(form.when, "this week")
    room.bot.keyClick(form.what, Qt.Key.Key_Return)


def export(room, path: Path) -> QImage:
    room.click_command("file.export")
    dialog = room.window.findChild(ExportDialog)
    dialog.scale.setCurrentIndex(0)
    dialog.write(path)
    room.bot.waitUntil(path.exists, timeout=20_000)
    said = room.window.workspace.messages.words
    room.bot.waitUntil(lambda: "is written" in said.text(), timeout=20_000)
    return QImage(str(path))


def test_a_room_draws_its_iceberg_and_takes_the_picture_home(room, tmp_path) -> None:
    room.click_command("file.new_iceberg")
    name_it(room)
    capture(room)
    put_in_place(room)
    lead_arrows(room)
    sketch(room)
    say_more(room)
    people = room.document.perspectives()
    numbers = {person.id: number for number, person in enumerate(people, start=1)}
    held = {c.text: {numbers[id_] for id_ in c.perspectives} for c in room.document.all(Card)}
    assert held == {text: set(holders) for _, text, holders, _ in (SURGERY, *CARDS)}
    assert tuple(person.name for person in people) == PEOPLE
    assert {c.sense for c in room.document.all(Cause)} == {"gives_rise_to"}
    assert len(list(room.document.all(Cause))) == 6
    assert sum(c.sketch is not None for c in room.document.all(Card)) == 2
    (action,) = room.document.all(Action)
    assert (action.what, action.fifteen) == ("Ask for one discharge before 10 am", True)
    assert problems(room.document) == []
    check_against(STORED, export(room, tmp_path / "urgent-care.png"))


def test_all_of_it_can_be_undone(room) -> None:
    room.click_command("file.new_iceberg")
    before = room.document
    capture(room)
    put_in_place(room)
    lead_arrows(room)
    sketch(room)
    say_more(room)
    after = room.document
    while room.store.undo_steps:
        room.click_command("edit.undo")
    assert room.document == before
    while room.store.redo_steps:
        room.click_command("edit.redo")
    assert room.document == after
