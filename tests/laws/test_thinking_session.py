"""All that a room does with its icebergs, in any order, undoes in one step each and stays sound."""

from __future__ import annotations

from typing import Final

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from iceberg.edits import (
    actions,
    bridge,
    cards,
    connect,
    describe,
    future,
    groups,
    hold,
    levels,
    people,
    remedies,
    tidy,
)
from iceberg.edits.remove import remove
from iceberg.geometry.text import RoughMeasurer
from iceberg.model.action import Action
from iceberg.model.halves import WayOver, ways_over
from iceberg.model.iceberg_board import Card, CardGroup, Cause, IcebergBoard
from iceberg.model.levels import presets
from iceberg.model.loop_board import Link, LoopBoard, NamedLoop, Variable
from iceberg.model.people import Perspective
from iceberg.model.sketch import Sketch, SketchPoint
from tests.laws.test_editing_session import ICE, LEVELS, LOOPS, NAMES, TEXTS, EditingSession

ROUGH: Final = RoughMeasurer()
SHARES: Final = st.floats(0, 1, allow_subnormal=False)


class ThinkingSession(EditingSession):
    """What the editing session does, and what belongs to icebergs alone."""

    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        id_ = self.one(data, Card)
        self.do(lambda d: cards.split_card(d, id_, ROUGH))

    @rule(data=st.data(), lines=st.lists(NAMES, min_size=2, max_size=3))
    def split_lines(self, data: st.DataObject, lines: list[str]) -> None:
        id_ = self.one(data, Card)
        self.do(lambda d: describe.rename(d, id_, "\n".join(lines)))
        self.do(lambda d: cards.split_card(d, id_, ROUGH))

    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        ids = self.some(data, Card)
        self.do(lambda d: cards.merge_cards(d, ids, ROUGH))

    @rule(data=st.data(), by=st.integers(-3, 3))
    def give_dots(self, data: st.DataObject, by: int) -> None:
        ids = self.some(data, Card)
        self.do(lambda d: cards.give_dots(d, ids, by, ROUGH))

    @rule(data=st.data(), name=TEXTS)
    def group(self, data: st.DataObject, name: str) -> None:
        ids = self.some(data, Card)
        self.do(lambda d: groups.group_cards(d, ids, name, ROUGH))

    @rule(data=st.data())
    def ungroup(self, data: st.DataObject) -> None:
        ids = self.some(data, CardGroup)
        self.do(lambda d: groups.ungroup(d, ids))

    @rule(wanted=st.none() | st.sets(st.sampled_from(LEVELS)))
    def tidy(self, wanted: set[str] | None) -> None:
        self.do(lambda d: tidy.tidy_board(d, ICE, ROUGH, wanted))

    @rule(data=st.data(), by=st.sampled_from((-1, 1)))
    def go_a_level_deeper_or_higher(self, data: st.DataObject, by: int) -> None:
        ids = self.some(data, Card, CardGroup)
        self.do(lambda d: levels.step_level(d, ids, by, ROUGH))

    @rule(data=st.data())
    def use_a_preset(self, data: st.DataObject) -> None:
        preset = data.draw(st.sampled_from(list(presets())))
        before = len(self.there(Card))
        self.do(lambda d: levels.use_levels(d, ICE, preset.levels, ROUGH))
        assert len(self.there(Card)) == before

    @rule(level=st.sampled_from(LEVELS), title=TEXTS)
    def word_a_level(self, level: str, title: str) -> None:
        self.do(lambda d: levels.change_level(d, ICE, level, title=title))

    @precondition(lambda self: self.there(Cause))
    @rule(data=st.data(), sense=st.sampled_from(("gives_rise_to", "reinforces")))
    def change_what_arrows_say(self, data: st.DataObject, sense: connect.Sense) -> None:
        ids = self.some(data, Cause)
        self.do(lambda d: connect.change_sense(d, ids, sense))

    @rule(data=st.data(), one=NAMES, other=NAMES)
    def split_a_card_at_its_because(self, data: st.DataObject, one: str, other: str) -> None:
        id_ = self.one(data, Card)
        self.do(lambda d: describe.rename(d, id_, f"{one} because {other}"))
        self.do(lambda d: remedies.split_cause(d, id_, ROUGH))

    @rule(data=st.data(), heights=st.lists(SHARES, min_size=2, max_size=6), now=SHARES)
    def sketch(self, data: st.DataObject, heights: list[float], now: float) -> None:
        id_, last = self.one(data, Card), len(heights) - 1
        line = tuple(SketchPoint(t=i / last, y=y) for i, y in enumerate(heights))
        drawn = Sketch(points=line, hoped=line[-1:], now=now, horizon="2030")
        self.do(lambda d: describe.describe(d, id_, sketch=drawn))

    @rule(data=st.data(), what=TEXTS, who=TEXTS, fifteen=st.booleans())
    def add_action(self, data: st.DataObject, what: str, who: str, fifteen: bool) -> None:
        on = self.one(data, Card)
        self.do(lambda d: actions.add_action(d, on, what, who=who, fifteen=fifteen))

    @precondition(lambda self: self.there(Action))
    @rule(data=st.data(), when=TEXTS, done=st.booleans())
    def change_action(self, data: st.DataObject, when: str, done: bool) -> None:
        id_ = self.one(data, Action)
        self.do(lambda d: describe.describe(d, id_, when=when, done=done))

    @precondition(lambda self: self.there(Action))
    @rule(data=st.data())
    def remove_actions(self, data: st.DataObject) -> None:
        ids = self.some(data, Action)
        self.do(lambda d: remove(d, ids))

    @precondition(lambda self: self.there(Perspective))
    @rule(data=st.data(), by=st.sampled_from((-1, 1)))
    def step_perspective(self, data: st.DataObject, by: int) -> None:
        id_ = self.one(data, Perspective)
        self.do(lambda d: people.step_perspective(d, id_, by))

    @rule(data=st.data())
    def hold(self, data: st.DataObject) -> None:
        ids, held, others = (self.some(data, kind) for kind in (Card, Perspective, Perspective))
        self.do(lambda d: hold.hold_by(d, ids, held, others))

    @rule(name=NAMES)
    def add_future(self, name: str) -> None:
        self.do(lambda d: future.add_future(d, ICE, name))

    @rule(data=st.data())
    def replace(self, data: st.DataObject) -> None:
        one, other = self.one(data, Card), self.one(data, Card)
        self.do(lambda d: future.replace(d, one, other))

    # -- over the bridge to the loop boards --------------------------------------

    @rule(data=st.data())
    def open_loop_board(self, data: st.DataObject) -> None:
        ids, board = self.some(data, Card), data.draw(st.none() | st.just(LOOPS))
        self.do(lambda d: bridge.open_board(d, ids, board, ROUGH))

    @rule(data=st.data())
    def begin_loop_board(self, data: st.DataObject) -> None:
        ids = self.some(data, Card)
        self.do(lambda d: bridge.new_board_from(d, ids, ROUGH))

    @rule(data=st.data())
    def make_variables(self, data: st.DataObject) -> None:
        cards = [c for i in self.some(data, Card) if (c := self.store.document.get(i, Card))]
        board = self.one(data, LoopBoard)
        self.do(lambda d: bridge.make_variables(d, board, cards, ROUGH))

    @rule(data=st.data())
    def stand_for(self, data: st.DataObject) -> None:
        card, loop = self.one(data, Card), self.one(data, NamedLoop)
        self.do(lambda d: bridge.stand_for(d, card, loop, ROUGH))
        self.do(lambda d: bridge.let_go_of(d, self.one(data, NamedLoop)))

    @precondition(lambda self: self.there(Link))
    @rule(data=st.data())
    def keep_by_a_belief(self, data: st.DataObject) -> None:
        link, card = data.draw(st.sampled_from(self.there(Link))), self.one(data, Card)
        self.do(lambda d: describe.describe(d, link, belief=card))

    @rule(data=st.data())
    def what_is_deleted_on_one_side_stays_on_the_other(self, data: st.DataObject) -> None:
        loops = (Variable, Link, NamedLoop, LoopBoard)
        gone, stays = data.draw(st.permutations(((Card, IcebergBoard), loops)))
        before = self.there(*stays)
        ids = [id_ for id_ in self.some(data, *gone) if id_ not in (ICE, LOOPS)]
        self.do(lambda d: remove(d, ids))
        assert sorted(self.there(*stays)) == sorted(before)

    @rule(data=st.data())
    def remove_headings_and_boards(self, data: st.DataObject) -> None:
        ids = self.some(data, CardGroup, IcebergBoard)
        self.do(lambda d: remove(d, [id_ for id_ in ids if id_ != ICE]))

    @invariant()
    def every_way_over_leads_back(self) -> None:
        document = self.store.document
        for card in document.all(Card):
            for way in ways_over(document, card.board, [card.id]):
                assert document.board(way.board)
                for thing in way.things or (way.board,):
                    back = ways_over(document, way.board, [thing])
                    assert WayOver(card.board, (card.id,)) in back


TestThinkingSession = ThinkingSession.TestCase
TestThinkingSession.settings = settings(
    settings.get_profile("dev"), max_examples=60, stateful_step_count=40
)
