"""Whatever a group does to its boards, history, listeners, files and rules agree."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from random import Random

import pytest
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from iceberg.edits import add, arrange, connect, describe, paste
from iceberg.edits.remove import remove
from iceberg.edits.typed import type_line
from iceberg.errors import EditError
from iceberg.files import native
from iceberg.geometry.shapes import Point
from iceberg.language.statements import LineError
from iceberg.model.about import ABOUT_ID
from iceberg.model.document import Document, Element
from iceberg.model.iceberg_board import Card, Cause
from iceberg.model.integrity import problems
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Variable
from iceberg.model.people import Perspective
from iceberg.model.record import RecordId
from iceberg.model.sketch import Sketch, SketchPoint
from iceberg.store.patch import Patch
from iceberg.store.store import Change, DocumentStore

ICE, LOOPS = RecordId("ice"), RecordId("loops")
LEVELS = ("event", "pattern", "structure", "mental_model")
NAMES = st.sampled_from(("Trust", "Workload", "Follow-up time", "trust", "Ärger", "  Two  words "))
TEXTS = NAMES | st.text(max_size=8)
FAR = st.floats(-2e6, 2e6) | st.integers(-400, 400).map(float)
SIGNS = st.sampled_from(("+", "-", "?", "mixed"))
LINES = st.sampled_from(
    (
        "Trust -> Workload + delay ; Workload -> Trust -",
        "more Trust, less Workload",
        "Trust",
        "Pressure, Trust -> Ärger ?",
        "pattern: Waits rise @Patients, Crews",
        "Patterns:\n- Waits rise\n- Staff leave @Crews",
        "Trust ->",
        "",
    )
)
SKETCH = Sketch(points=(SketchPoint(t=0.0, y=0.2), SketchPoint(t=1.0, y=0.9)))


class LeftHalfWayError(Exception):
    """What leaves an edit half way."""


class EditingSession(RuleBasedStateMachine):
    """Two boards in one store, and a listener that is told of patches only."""

    @initialize()
    def two_boards(self) -> None:
        # The same ids in every run, so that a failure can be shown again and made small.
        self.patched = pytest.MonkeyPatch()
        dice = Random(0)
        self.patched.setattr(secrets, "token_hex", lambda size: dice.randbytes(size).hex())
        boards = add.add_iceberg_board(Document.titled("Any"), "Iceberg", id_=ICE)
        document = boards.apply_to(Document.titled("Any"))
        document = add.add_loop_board(document, "Loops", id_=LOOPS).apply_to(document)
        self.store = DocumentStore(document)
        self.mirror: dict[RecordId, Element] = dict(document.records)
        self.is_late = False
        self.store.listen(self.see)

    # -- what a listener sees ------------------------------------------------

    def see(self, change: Change) -> None:
        # Only noted: what a listener raises is logged by the store and goes no further.
        self.is_late = self.is_late or change.revision != self.store.revision
        for id_, record in change.patch.after.items():
            self.is_late = self.is_late or self.mirror.get(id_) != change.patch.before[id_]
            if record is None:
                del self.mirror[id_]
            else:
                self.mirror[id_] = record

    # -- ways to choose ------------------------------------------------------

    def there(self, *kinds: type[Element]) -> list[RecordId]:
        return [i for i, r in self.store.document.records.items() if isinstance(r, kinds)]

    def some(self, data: st.DataObject, *kinds: type[Element]) -> list[RecordId]:
        """Draw some ids of these kinds, and sometimes one that is not there."""
        ids = [*self.there(*kinds), RecordId("nothing")]
        return data.draw(st.lists(st.sampled_from(ids), unique=True, max_size=4))

    def one(self, data: st.DataObject, *kinds: type[Element]) -> RecordId:
        return data.draw(st.sampled_from([*self.there(*kinds), RecordId("nothing")]))

    def do(self, edit: Callable[[Document], Patch]) -> None:
        """Do an edit as one step; what refuses has a sentence and leaves no trace."""
        before, steps = self.store.document, len(self.store.undo_steps)
        patch, refusal = Patch(), ""
        try:
            patch = edit(before)
        except (EditError, LineError) as refused:
            refusal = str(refused)
            event("refused")
        assert refusal == "" or refusal.endswith((".", "?"))
        assert self.store.document is before  # edits are pure
        self.store.do("Step", patch)
        assert len(self.store.undo_steps) == min(steps + (not patch.is_empty), 1_000)
        assert patch.is_empty == (self.store.document == before)

    # -- adding --------------------------------------------------------------

    @rule(name=TEXTS, x=FAR, y=FAR)
    def add_variable(self, name: str, x: float, y: float) -> None:
        self.do(lambda d: add.add_variable(d, LOOPS, name, x, y))

    @rule(data=st.data(), text=TEXTS, x=FAR, y=FAR, level=st.sampled_from((*LEVELS, "vision")))
    def add_card(self, data: st.DataObject, text: str, x: float, y: float, level: str) -> None:
        held = tuple(self.some(data, Perspective)) if self.there(Perspective) else ()
        held = tuple(i for i in held if i in self.store.document.records)
        self.do(lambda d: add.add_card(d, ICE, level, text, x, y, perspectives=held))

    @rule(name=TEXTS)
    def add_perspective(self, name: str) -> None:
        self.do(lambda d: add.add_perspective(d, name))

    @rule(name=TEXTS, iceberg=st.booleans())
    def add_board(self, name: str, iceberg: bool) -> None:
        self.do(lambda d: (add.add_iceberg_board if iceberg else add.add_loop_board)(d, name))

    # -- arrows --------------------------------------------------------------

    @rule(data=st.data(), sign=SIGNS, delayed=st.booleans())
    def connect(self, data: st.DataObject, sign: str, delayed: bool) -> None:
        one, other = self.one(data, Variable), self.one(data, Variable, Card)
        self.do(lambda d: connect.connect(d, one, other, polarity=sign, delayed=delayed))

    @rule(data=st.data(), sense=st.sampled_from(("gives_rise_to", "reinforces")))
    def give_rise(self, data: st.DataObject, sense: str) -> None:
        one, other = self.one(data, Card), self.one(data, Card, Variable)
        self.do(lambda d: connect.give_rise(d, one, other, sense=sense))

    # -- saying --------------------------------------------------------------

    @rule(title=TEXTS)
    def retitle(self, title: str) -> None:
        self.do(lambda d: describe.retitle(d, title))

    @rule(data=st.data(), text=TEXTS)
    def rename(self, data: st.DataObject, text: str) -> None:
        id_ = self.one(data, Card, Variable, Perspective, LoopBoard, Link, NamedLoop)
        self.do(lambda d: describe.rename(d, id_, text))

    @rule(data=st.data(), note=TEXTS, dots=st.integers(-1, 10_000), sketched=st.booleans())
    def describe_card(self, data: st.DataObject, note: str, dots: int, sketched: bool) -> None:
        id_, sketch = self.one(data, Card), SKETCH if sketched else None
        self.do(lambda d: describe.describe(d, id_, note=note, dots=dots, sketch=sketch))

    @rule(data=st.data(), sign=SIGNS)
    def set_polarity(self, data: st.DataObject, sign: str) -> None:
        ids = self.some(data, Link, Variable)
        self.do(lambda d: describe.set_polarity(d, ids, sign))

    @rule(data=st.data())
    def toggle_delay(self, data: st.DataObject) -> None:
        ids = self.some(data, Link)
        self.do(lambda d: describe.toggle_delay(d, ids))

    @rule(data=st.data())
    def reverse(self, data: st.DataObject) -> None:
        ids = self.some(data, Link, Cause)
        self.do(lambda d: describe.reverse(d, ids))

    @rule(data=st.data(), bend=st.none() | st.floats(-6, 6))
    def bend(self, data: st.DataObject, bend: float | None) -> None:
        id_ = self.one(data, Link)
        self.do(lambda d: describe.bend(d, id_, bend))

    @rule(data=st.data())
    def toggle_perspective(self, data: st.DataObject) -> None:
        ids, held = self.some(data, Card), self.one(data, Perspective)
        self.do(lambda d: describe.toggle_perspective(d, ids, held))

    @rule(data=st.data())
    def clear_perspectives(self, data: st.DataObject) -> None:
        ids = self.some(data, Card)
        self.do(lambda d: describe.clear_perspectives(d, ids))

    @precondition(lambda self: self.there(Link))
    @rule(data=st.data(), name=TEXTS, number=st.integers(0, 5))
    def name_loop(self, data: st.DataObject, name: str, number: int) -> None:
        on_board = [link.id for link in self.store.document.all(Link) if link.board == LOOPS]
        links = tuple(data.draw(st.permutations(on_board)))[:3]
        self.do(lambda d: describe.name_loop(d, LOOPS, links, "R", number, name))

    @precondition(lambda self: self.there(NamedLoop) and self.there(Card))
    @rule(data=st.data())
    def let_a_card_stand_for_a_loop(self, data: st.DataObject) -> None:
        card = data.draw(st.sampled_from(self.there(Card)))
        loop = data.draw(st.sampled_from(self.there(NamedLoop)))
        self.do(lambda d: describe.describe(d, card, loop=loop))

    # -- arranging -----------------------------------------------------------

    @rule(data=st.data(), x=FAR, y=FAR)
    def put(self, data: st.DataObject, x: float, y: float) -> None:
        places = {i: Point(x, y) for i in self.some(data, Card, Variable, NamedLoop, Link)}
        self.do(lambda d: arrange.put(d, places))

    @rule(data=st.data(), level=st.sampled_from(LEVELS), x=FAR, y=FAR)
    def put_on_level(self, data: st.DataObject, level: str, x: float, y: float) -> None:
        places = dict.fromkeys(self.some(data, Card, Variable), (level, x, y))
        self.do(lambda d: arrange.put_on_level(d, places))

    @rule(data=st.data(), moves=st.lists(st.tuples(FAR, FAR), max_size=4), cancel=st.booleans())
    def drag(self, data: st.DataObject, moves: list[tuple[float, float]], cancel: bool) -> None:
        ids = self.some(data, Card, Variable, NamedLoop)
        before, steps = self.store.document, list(self.store.undo_steps)
        with suppress(LeftHalfWayError), self.store.edit("Move") as edit:
            for dx, dy in moves:
                edit.become(arrange.move(before, ids, dx, dy))
            if cancel:
                raise LeftHalfWayError
        last = moves[-1] if moves and not cancel else (0.0, 0.0)
        moved = arrange.move(before, ids, *last) if moves and not cancel else Patch()
        assert self.store.document == moved.apply_to(before)
        if cancel:
            assert self.store.undo_steps == steps

    # -- taking away, copying, typing -----------------------------------------

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        kinds = (Card, Cause, Variable, Link, NamedLoop, Perspective, LoopBoard)
        ids = [i for i in self.some(data, *kinds) if i != LOOPS]
        self.do(lambda d: remove(d, [*ids, ABOUT_ID]))

    @rule(data=st.data(), board=st.sampled_from((ICE, LOOPS, RecordId("nothing"))), dx=FAR)
    def copy_and_paste(self, data: st.DataObject, board: RecordId, dx: float) -> None:
        clip = paste.clip_of(self.store.document, self.some(data, Card, Variable, Link))
        self.do(lambda d: paste.paste(d, board, clip, dx, 24.0))

    @rule(data=st.data())
    def duplicate(self, data: st.DataObject) -> None:
        ids = self.some(data, Card, Variable, Link)
        self.do(lambda d: paste.duplicate(d, ids, 24.0, 24.0))

    @rule(
        text=LINES, board=st.sampled_from((ICE, LOOPS)), level=st.none() | st.sampled_from(LEVELS)
    )
    def type_line(self, text: str, board: RecordId, level: str | None) -> None:
        self.do(lambda d: type_line(d, board, text, level=level))

    # -- history -------------------------------------------------------------

    @rule()
    def undo(self) -> None:
        self.store.undo()

    @rule()
    def redo(self) -> None:
        self.store.redo()

    @rule(name=NAMES)
    def an_edit_left_by_an_exception_leaves_no_trace(self, name: str) -> None:
        before = native.dump(self.store.document)
        undo, redo = list(self.store.undo_steps), list(self.store.redo_steps)
        with suppress(LeftHalfWayError), self.store.edit("Half") as edit:
            edit.apply(add.add_perspective(self.store.document, name))
            edit.apply(describe.retitle(self.store.document, f"{name} and more"))
            raise LeftHalfWayError
        assert native.dump(self.store.document) == before
        assert (self.store.undo_steps, self.store.redo_steps) == (undo, redo)
        assert not self.store.is_editing

    # -- what always holds -----------------------------------------------------

    @invariant()
    def a_listener_that_saw_only_patches_holds_the_same_records(self) -> None:
        assert self.mirror == self.store.document.records
        assert not self.is_late

    @invariant()
    def every_record_refers_to_what_is_there(self) -> None:
        assert problems(self.store.document) == []

    @invariant()
    def the_document_survives_its_file(self) -> None:
        assert native.parse(native.dump(self.store.document)) == self.store.document

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.patched.undo()
            self.go_all_the_way_back_and_forth()

    def go_all_the_way_back_and_forth(self) -> None:
        while self.store.redo_steps:
            self.store.redo()
        end = native.dump(self.store.document)
        pictures = [end]
        while self.store.undo_steps:
            self.store.undo()
            pictures.append(native.dump(self.store.document))
        assert self.there(LoopBoard) == [LOOPS]
        assert self.there(Card, Variable, Link, Perspective) == []
        while self.store.redo_steps:
            assert native.dump(self.store.document) == pictures.pop()
            self.store.redo()
        assert native.dump(self.store.document) == end


TestEditingSession = EditingSession.TestCase
TestEditingSession.settings = settings(
    settings.get_profile("dev"), max_examples=60, stateful_step_count=30
)
