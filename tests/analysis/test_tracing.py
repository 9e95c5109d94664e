"""What a card rests on and gives rise to is what paths along its arrows lead to."""

from hypothesis import given
from hypothesis import strategies as st

from iceberg.analysis.tracing import trace
from iceberg.model.iceberg_board import Cause

CARDS = [f"c{i}" for i in range(7)]
pairs = st.tuples(st.sampled_from(CARDS), st.sampled_from(CARDS)).filter(lambda p: p[0] != p[1])
senses = st.sampled_from(["gives_rise_to", "reinforces"])
arrows = st.dictionaries(pairs, senses, max_size=14)


def causes_of(found: dict) -> list[Cause]:
    return [
        Cause(id=f"a{n}", board="b", source=source, target=target, sense=sense)
        for n, ((source, target), sense) in enumerate(found.items())
    ]


def reached(steps: set, start: str) -> set[str]:
    found, todo = set(), [start]
    while todo:
        here = todo.pop()
        for source, target in steps:
            if source == here and target not in found:
                found.add(target)
                todo.append(target)
    return found - {start}


@given(arrows)
def test_a_trace_holds_what_can_be_reached_each_way(found: dict):
    causes = causes_of(found)
    rising = {pair for pair, sense in found.items() if sense == "gives_rise_to"}
    falling = {(target, source) for source, target in rising}
    its = trace(causes, ["c0"])
    assert its.leads_to == reached(rising, "c0")
    assert its.comes_from == reached(falling, "c0")


@given(arrows)
def test_arrows_are_traced_where_both_their_ends_are(found: dict):
    causes = causes_of(found)
    its = trace(causes, ["c0"])
    below, above = its.comes_from | {"c0"}, its.leads_to | {"c0"}
    for cause in causes:
        ends = {cause.source, cause.target}
        if cause.sense == "reinforces":
            assert (cause.id in its.arrows) == (ends <= below | above)
        else:
            assert (cause.id in its.arrows) == (ends <= below or ends <= above)


def test_a_card_without_arrows_has_no_trace():
    assert trace([], ["c0"]).ids == frozenset()
