"""Named loops keep their labels; all others get the next free ones."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from iceberg.analysis.labels import LabelledLoop, broken, labelled
from iceberg.analysis.loops import Loop, find_loops
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import NamedLoop
from iceberg.model.record import RecordId
from tests.analysis.boards import BOARD, board, complete, named

TWO = board("A -> B +", "B -> A +", "B -> C -", "C -> B +")
"""A reinforcing loop of A and B, a balancing one of B and C."""


def _labels(contents: LoopContents, *records: NamedLoop) -> tuple[LabelledLoop, ...]:
    return labelled(find_loops(contents).loops, records)


def test_without_names_each_letter_counts_from_one_shortest_first() -> None:
    every = labelled(find_loops(complete(4)).loops, ())
    assert [one.label for one in every] == [f"R{number}" for number in range(1, 21)]
    assert [one.label for one in _labels(TWO)] == ["R1", "B1"]


def test_a_named_loop_keeps_its_number_and_the_others_count_around_it() -> None:
    three = board("A -> B +", "B -> A +", "C -> D +", "D -> C +", "E -> F +", "F -> E +")
    middle = named("R", 2, "C-D", "D-C", name="Trust")
    assert [(one.label, one.name) for one in _labels(three, middle)] == [
        ("R2", "Trust"),
        ("R1", ""),
        ("R3", ""),
    ]


def test_a_named_loop_is_told_from_where_it_was_named() -> None:
    (first, _) = _labels(TWO, named("B", 7, "C-B", "B-C"))
    assert first.label == "B7"
    assert first.number == 7
    assert first.loop.variables == ("C", "B")


def test_when_a_sign_changes_what_it_is_the_loop_says_what_it_was() -> None:
    turned = TWO.after({RecordId("A-B"): TWO.links[RecordId("A-B")].replace(polarity="-")}, BOARD)
    first, other = _labels(turned, named("R", 1, "A-B", "B-A", name="Growth"))
    assert (first.label, first.was, first.name) == ("B1", "R1", "Growth")
    assert (other.label, other.was) == ("B2", "")


def test_a_loop_keeps_its_label_when_shorter_ones_appear_and_when_it_comes_back() -> None:
    (loop,) = find_loops(board("B -> C +", "C -> D +", "D -> B +")).loops
    before = {loop.key: "R1"}
    grown = board("B -> C +", "C -> D +", "D -> B +", "A -> B +", "B -> A +")
    every = labelled(find_loops(grown).loops, (), before)
    assert {one.label: len(one.loop.links) for one in every} == {"R1": 3, "R2": 2}


@given(st.data())
def test_labels_stay_whatever_links_come_and_go_but_for_those_that_turn(
    data: st.DataObject,
) -> None:
    whole = complete(4)
    labels: dict[tuple[RecordId, ...], str] = {}
    gone = st.sets(st.sampled_from(sorted(whole.links)), max_size=6)
    for removed in data.draw(st.lists(gone, max_size=4)):
        minus = data.draw(gone)
        left = whole.after(
            {
                **{id_: whole.links[id_].replace(polarity="-") for id_ in minus},
                **dict.fromkeys(removed),
            },
            BOARD,
        )
        every = labelled(find_loops(left).loops, (), labels)
        now = {one.loop.key: one.label for one in every}
        assert len(set(now.values())) == len(every)
        for key, label in labels.items():
            if key in now and now[key][0] == label[0]:
                assert now[key] == label
        labels = now


def test_a_turned_loop_keeps_its_number_where_it_can() -> None:
    turned = TWO.after({RecordId("A-B"): TWO.links[RecordId("A-B")].replace(polarity="-")}, BOARD)
    first, other = _labels(turned, named("R", 4, "A-B", "B-A"))
    assert (first.label, first.was, first.has_turned) == ("B4", "R4", True)
    assert other.label == "B1"


def test_a_changed_loop_takes_no_number_of_another_named_loop() -> None:
    turned = TWO.after({RecordId("A-B"): TWO.links[RecordId("A-B")].replace(polarity="-")}, BOARD)
    records = named("R", 1, "A-B", "B-A"), named("B", 1, "B-C", "C-B")
    labels = {one.named.id: (one.label, one.was) for one in _labels(turned, *records) if one.named}
    assert labels == {"R1": ("B2", "R1"), "B1": ("B1", "")}


def test_the_number_of_a_broken_loop_stays_free_for_its_return() -> None:
    gone = named("R", 1, "A-B", "B-C", "C-X")
    assert [one.label for one in _labels(TWO, gone)] == ["R2", "B1"]


def test_two_named_loops_with_one_label_are_told_apart() -> None:
    rings = board("A -> B +", "B -> A +", "C -> D +", "D -> C +")
    twins = named("R", 1, "C-D", "D-C", id_="x"), named("R", 1, "A-B", "B-A", id_="y")
    labels = {one.named.id: (one.label, one.was) for one in _labels(rings, *twins) if one.named}
    assert labels == {"x": ("R1", ""), "y": ("R2", "R1")}


@given(st.data())
def test_every_loop_has_a_label_of_its_own_and_of_its_letter(data: st.DataObject) -> None:
    loops = find_loops(complete(4)).loops
    some = data.draw(st.lists(st.sampled_from(loops), unique=True))
    records = [
        NamedLoop(
            id=RecordId(f"n{at}"),
            board=BOARD.id,
            links=loop.begun_with(data.draw(st.sampled_from(loop.links))).links,
            letter=data.draw(st.sampled_from("RB?")),
            number=data.draw(st.integers(1, 9)),
        )
        for at, loop in enumerate(some)
    ]
    every = labelled(loops, data.draw(st.permutations(records)))
    assert len({one.label for one in every}) == len(every) == len(loops)
    assert all(one.label[0] == one.loop.letter for one in every)
    assert {one.loop.key for one in every} == {loop.key for loop in loops}
    assert [one.named for one in every if one.named] == sorted(
        records, key=lambda one: (one.number, "RB?".index(one.letter), one.id)
    )


@given(st.permutations([named("R", n, a, b) for n, (a, b) in enumerate([("A-B", "B-A")], 1)]))
def test_a_whole_loop_is_not_broken(records: list[NamedLoop]) -> None:
    assert broken(records, TWO) == ()


def test_a_broken_loop_says_between_which_variables_a_link_is_missing() -> None:
    ring = board("A -> B +", "C -> A +", alone=["D"])
    (lost,) = broken([named("R", 1, "A-B", "B-C", "C-A")], ring)
    assert lost.before is not None
    assert lost.after is not None
    assert (lost.before.name, lost.after.name) == ("B", "C")


def test_a_loop_breaks_where_a_link_was_led_elsewhere() -> None:
    moved = TWO.links[RecordId("A-B")].replace(target=RecordId("C"))
    (lost,) = broken([named("R", 1, "A-B", "B-A")], TWO.after({moved.id: moved}, BOARD))
    assert lost.before is not None
    assert lost.after is not None
    assert (lost.before.name, lost.after.name) == ("C", "B")


def test_where_nothing_is_left_of_a_loop_nothing_is_said_about_where() -> None:
    for links in (["A-Z"], ["A-Y", "Y-Z", "Z-A"]):
        (lost,) = broken([named("B", 1, *links)], TWO)
        assert (lost.before, lost.after) == (None, None)


def test_where_a_variable_is_gone_the_gap_reaches_from_its_cause_to_its_effect() -> None:
    left = board("A -> B +", "D -> A +")
    (lost,) = broken([named("R", 1, "A-B", "B-C", "C-D", "D-A")], left)
    assert lost.before is not None
    assert lost.after is not None
    assert (lost.before.name, lost.after.name) == ("B", "D")


def test_a_figure_of_eight_is_no_loop() -> None:
    eight = named("R", 1, "A-B", "B-C", "C-B", "B-A")
    (lost,) = broken([eight], TWO)
    assert lost.before is not None
    assert lost.before.name == "B"


@given(st.sets(st.sampled_from(sorted(complete(4).links))), st.data())
def test_a_named_loop_is_broken_exactly_when_it_is_not_among_the_loops(
    removed: set[RecordId], data: st.DataObject
) -> None:
    whole = complete(4)
    loop: Loop = data.draw(st.sampled_from(find_loops(whole).loops))
    record = named("R", 1, *loop.links)
    left = whole.after(dict.fromkeys(removed), BOARD)
    is_found = loop.key in {one.key for one in find_loops(left).loops}
    assert (broken([record], left) == ()) == is_found


def test_twenty_thousand_loops_are_labelled_within_a_blink() -> None:
    loops = find_loops(complete(9), limit=20_000).loops
    begun = time.monotonic()
    assert labelled(loops, [named("R", 5, *loops[40].links)])[-1].label == "R20000"
    assert time.monotonic() - begun < 2
