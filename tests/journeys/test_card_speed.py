"""Cards at the speed of talk: how many keys ten cards with levels and perspectives take."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from iceberg.model.iceberg_board import Card

ALT = Qt.KeyboardModifier.AltModifier
PATIENTS, CREWS, WARDS, MANAGERS = 1, 2, 3, 4
PEOPLE = ("Patients & carers", "Ambulance crews", "Ward teams", "Managers")
URGENT_CARE = (
    ("event", "14 ambulances queued outside A&E on Monday", (CREWS, PATIENTS)),
    ("event", "Planned surgery cancelled", (WARDS,)),
    ("pattern", "Waits climb every winter and never fully recover", (PATIENTS,)),
    ("pattern", "Beds blocked by patients ready to leave", (WARDS, MANAGERS)),
    ("structure", "Four-hour target counts only time in A&E", (MANAGERS,)),
    ("structure", "Discharge waits for social care assessment", (WARDS,)),
    ("structure", "Temporary wards staffed from the same teams", (WARDS, MANAGERS)),
    ("mental_model", '"My ward is full" is nobody else\'s problem', (WARDS,)),
    ("mental_model", "Busy means valuable", (MANAGERS,)),
    ("mental_model", "More beds is the only real answer", (MANAGERS, CREWS)),
)


class Keys:
    """Strikes keys in the line and counts them; a chord is one stroke, as a capital letter is."""

    def __init__(self, room) -> None:
        self._bot = room.bot
        self.field = room.window.workspace.line.field
        self.count = 0

    def type(self, text: str) -> None:
        self._bot.keyClicks(self.field, text)
        self.count += len(text)

    def press(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        self._bot.keyClick(self.field, key, modifier)
        self.count += 1


@pytest.fixture
def keys(room) -> Keys:
    room.click_command("file.new_iceberg")
    return Keys(room)


def _type_urgent_care(keys: Keys) -> None:
    """Type the ten cards: Tab for the next level, Alt with a number in place of Enter."""
    level = "event"
    for wanted, text, holders in URGENT_CARE:
        if wanted != level:
            keys.press(Qt.Key.Key_Tab)
            level = wanted
        keys.type(text)
        for number in holders:
            keys.press(Qt.Key(Qt.Key.Key_0.value + number), ALT)


def test_ten_cards_take_their_text_and_two_keys_each_at_most(room, keys: Keys) -> None:
    room.type_line("Who is in the room @" + ", ".join(PEOPLE))
    room.click_command("edit.select_all")
    room.click_command("edit.delete")
    room.window.workspace.line.focus()
    _type_urgent_care(keys)
    cards = list(room.document.all(Card))
    names = {person.id: person.name for person in room.document.perspectives()}
    assert [(c.level, c.text, tuple(names[i] for i in c.perspectives)) for c in cards] == [
        (level, text, tuple(PEOPLE[n - 1] for n in holders)) for level, text, holders in URGENT_CARE
    ]
    assert keys.count <= sum(len(text) for _, text, _ in URGENT_CARE) + 2 * len(URGENT_CARE)
    shapes = [shape.rect for shape in room.window.workspace.board.scene.cards.values()]
    assert not any(a.overlaps(b) for a in shapes for b in shapes if a is not b)


def test_a_name_is_completed_after_one_letter_by_tab_and_by_right(room, keys: Keys) -> None:
    room.type_line("Trolleys in the corridor @Ward teams")
    for accept in (Qt.Key.Key_Tab, Qt.Key.Key_Right):
        keys.type("Agency staff again @w")
        keys.press(accept)
        assert keys.field.text() == "Agency staff again @Ward teams"
        keys.press(Qt.Key.Key_Return)
    assert [p.name for p in room.document.perspectives()] == ["Ward teams"]
    assert all(len(card.perspectives) == 1 for card in room.document.all(Card))


def test_right_moves_the_cursor_where_nothing_is_offered(room, keys: Keys) -> None:
    keys.type("Busy")
    keys.press(Qt.Key.Key_Home)
    keys.press(Qt.Key.Key_Right)
    assert (keys.field.text(), keys.field.cursorPosition()) == ("Busy", 1)


def test_each_of_these_keys_is_one_step_to_undo(room, keys: Keys) -> None:
    room.type_line("First @Patients, Managers")
    keys.type("Busy means valuable")
    keys.press(Qt.Key.Key_2, ALT)
    keys.press(Qt.Key.Key_1, ALT)
    card = list(room.document.all(Card))[-1]
    patients, managers = room.document.perspectives()
    assert card.perspectives == (managers.id, patients.id)
    room.click_command("edit.undo")
    assert list(room.document.all(Card))[-1].perspectives == (managers.id,)
    room.click_command("edit.undo")
    assert [card.text for card in room.document.all(Card)] == ["First"]


def test_a_number_that_nobody_has_keeps_what_is_typed(room, keys: Keys) -> None:
    keys.type("14 ambulances")
    keys.press(Qt.Key.Key_3, ALT)
    assert keys.field.text() == "14 ambulances"
    assert "Nobody is number 3" in room.window.workspace.line.hint.text()
    assert not list(room.document.all(Card))


def test_enter_keeps_the_focus_and_the_level(room, keys: Keys) -> None:
    keys.press(Qt.Key.Key_Tab)
    for text in ("Waits rise", "Beds fill"):
        keys.type(text)
        keys.press(Qt.Key.Key_Return)
    assert keys.field.hasFocus()
    assert {card.level for card in room.document.all(Card)} == {"pattern"}
