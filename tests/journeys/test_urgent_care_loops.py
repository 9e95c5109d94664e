"""A group's causal loop diagram: by the line alone, and by the mouse alone; then its picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QInputDialog,
    QLineEdit,
)

from iceberg.analysis.loops import find_loops
from iceberg.desktop.export_dialog import ExportDialog
from iceberg.desktop.link_panel import SIGNS
from iceberg.geometry.shapes import Point
from iceberg.model.contents import LoopContents
from iceberg.model.integrity import problems
from iceberg.model.loop_board import Link, NamedLoop, Variable
from tests.pictures.compare import check_against

STORED = Path(__file__).parents[2] / "docs" / "images" / "urgent-care-loops.png"
STORED_BY_HAND = Path(__file__).parents[1] / "pictures" / "loops" / "by-hand.webp"
NAMES = (
    "Bed occupancy",
    "Ambulance queue",
    "Corridor care",
    "Staff workload",
    "Time per patient",
    "Discharge speed",
    "Temporary wards",
    "Staff sickness",
    "Social care capacity",
)
BEDS, QUEUE, CORRIDOR, WORKLOAD, TIME, DISCHARGE, WARDS, SICKNESS, SOCIAL = NAMES
LINKS = (
    (BEDS, QUEUE, "+", False),
    (QUEUE, CORRIDOR, "+", False),
    (CORRIDOR, WORKLOAD, "+", False),
    (WORKLOAD, TIME, "-", False),
    (TIME, DISCHARGE, "+", False),
    (DISCHARGE, BEDS, "-", False),
    (WORKLOAD, SICKNESS, "+", True),
    (SICKNESS, WORKLOAD, "+", False),
    (BEDS, WARDS, "+", True),
    (WARDS, BEDS, "-", False),
    (WARDS, DISCHARGE, "-", True),
    (SICKNESS, DISCHARGE, "-", False),
    (SOCIAL, DISCHARGE, "+", False),
)
TAB, ENTER = "\t", "\n"
TYPED = (
    f"{BEDS}\t{QUEUE}+\t{CORRIDOR}+\t{WORKLOAD}+\t{TIME}-\t{DISCHARGE}+\t"
    f"b\t-\t{WARDS}+||\tb\t-,d\t-||\n",
    f"w\t\t{SICKNESS}+||\tw\t+,d\t-\n",
    f"{SOCIAL}\td\t+\n",
)
"""Key by key: Tab completes a name, and behind a whole name or a sign it writes an arrow."""
PLACES = {
    BEDS: (-250, 20),
    QUEUE: (-180, -260),
    CORRIDOR: (160, -290),
    WORKLOAD: (390, -110),
    TIME: (200, 50),
    DISCHARGE: (10, 230),
    WARDS: (-450, 210),
    SICKNESS: (430, 180),
    SOCIAL: (130, 330),
}
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def drawn(room) -> set[tuple[str, str, str, bool]]:
    names = {v.id: v.name for v in room.document.all(Variable)}
    return {
        (names[link.source], names[link.target], link.polarity, link.delayed)
        for link in room.document.all(Link)
    }


def press_keys(room, keys: str) -> None:
    field = room.window.workspace.line.field
    for key in keys:
        if key == TAB:
            room.bot.keyClick(field, Qt.Key.Key_Tab)
        elif key == ENTER:
            room.bot.keyClick(field, Qt.Key.Key_Return)
        else:
            room.bot.keyClicks(field, key)


def await_loops(room) -> None:
    """Wait, as people do, until the panel lists what was just closed: loops are numbered so."""
    contents = LoopContents.of(room.document, room.window.workspace.session.board)
    count = len(find_loops(contents).loops)
    room.bot.waitUntil(lambda: len(room.window.workspace.loops.labelled) == count, timeout=10_000)


def name_loop(room, variables: set[str], name: str, *, by_mouse: bool) -> None:
    """Choose the loop through these variables in the list and name it in the field that opens."""
    panel = room.window.workspace.inspector.loops
    room.bot.waitUntil(lambda: len(panel.rows.loops) == 5, timeout=5000)
    ids = {room.variable(one).id for one in variables}
    row = next(n for n, one in enumerate(panel.rows.loops) if set(one.loop.variables) == ids)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        QTest.keyClicks(dialog.findChild(QLineEdit), name)
        buttons = dialog.findChild(QDialogButtonBox)
        if by_mouse:
            QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), LEFT)
        else:
            QTest.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)

    QTimer.singleShot(50, answer)
    if by_mouse:
        spot = panel.list.visualRect(panel.rows.index(row)).center()
        room.bot.mouseClick(panel.list.viewport(), LEFT, pos=spot)
        room.bot.mouseDClick(panel.list.viewport(), LEFT, pos=spot)
    else:
        panel.list.setFocus()
        room.bot.keyClick(panel.list, Qt.Key.Key_Home)
        for _ in range(row):
            room.bot.keyClick(panel.list, Qt.Key.Key_Down)
        room.bot.keyClick(panel.list, Qt.Key.Key_F2)
    assert name in {loop.name for loop in room.document.all(NamedLoop)}
    room.bot.waitUntil(lambda: name in {one.name for one in panel.rows.loops}, timeout=5000)


def name_three(room, *, by_mouse: bool) -> None:
    name_loop(room, set(NAMES[:6]), "The corridor trap", by_mouse=by_mouse)
    name_loop(room, {BEDS, WARDS}, "Open more wards", by_mouse=by_mouse)
    name_loop(room, {WORKLOAD, SICKNESS}, "Burnout", by_mouse=by_mouse)


def export(room, path: Path) -> QImage:
    room.click_command("file.export")
    dialog = room.window.findChild(ExportDialog)
    dialog.scale.setCurrentIndex(0)
    dialog.write(path)
    room.bot.waitUntil(path.exists, timeout=20_000)
    said = room.window.workspace.messages.words
    room.bot.waitUntil(lambda: "is written" in said.text(), timeout=20_000)
    return QImage(str(path))


def test_by_the_line_alone_it_takes_its_names_and_four_keys_for_each_link(room, tmp_path) -> None:
    keys = sum(map(len, TYPED))
    assert keys <= sum(map(len, NAMES)) + 4 * len(LINKS)
    room.click_command("file.new_loops")
    for line in TYPED:
        press_keys(room, line)
        await_loops(room)
    assert {v.name for v in room.document.all(Variable)} == set(NAMES)
    assert drawn(room) == set(LINKS)
    room.press_key(
        Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    name_three(room, by_mouse=False)
    assert problems(room.document) == []
    check_against(STORED, export(room, tmp_path / "loops.png"))


def type_in_field(room, name: str) -> None:
    """Type into the field that has opened, and nowhere else."""
    field = QApplication.focusWidget()
    assert field is not room.window.workspace.board
    assert field is not room.window.workspace.line.field
    room.bot.keyClicks(field, name)


def pull_link(room, source: str, target: str) -> None:
    """Pull from the rim of one variable, on the side of the other, to that one."""
    board = room.window.workspace.board
    pill, goal = board.scene.pills[room.variable(source).id], room.centre_of(target)
    x = pill.right if goal.x > pill.centre.x else pill.left
    room.bot.mouseMove(board, room.at(pill.centre))
    room.drag(Point(x, pill.centre.y), Point((x + goal.x) / 2, (pill.centre.y + goal.y) / 2), goal)


def click(room, button: QAbstractButton) -> None:
    room.bot.mouseClick(button, LEFT, pos=QPoint(12, button.height() // 2))


def test_by_the_mouse_alone_the_same_board_is_drawn(room, tmp_path) -> None:
    room.click_command("file.new_loops")
    for name, (x, y) in PLACES.items():
        room.double_click(Point(x, y))
        type_in_field(room, name)
        room.click(Point(0, -420))  # a click beside it ends what is typed
    panel = room.window.workspace.inspector.link
    signs = [polarity for polarity, _, _ in SIGNS]
    for source, target, polarity, delayed in LINKS:
        pull_link(room, source, target)
        click(room, panel.signs.button(signs.index(polarity)))
        if delayed:
            click(room, panel.delay)
        await_loops(room)
    assert drawn(room) == set(LINKS)
    assert {v.name: (round(v.x), round(v.y)) for v in room.document.all(Variable)} == PLACES
    room.click(Point(0, -420))
    name_three(room, by_mouse=True)
    assert problems(room.document) == []
    check_against(STORED_BY_HAND, export(room, tmp_path / "loops.png"))
