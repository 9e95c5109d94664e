"""The shortest independent loops: few, and every other loop is made of them."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iceberg.analysis.components import components
from iceberg.analysis.graph import SignedGraph
from iceberg.analysis.independent import independent_loops
from iceberg.analysis.loop import Loop
from iceberg.analysis.loops import find_loops
from iceberg.model.contents import LoopContents
from tests.analysis.boards import board, complete

# Epidemic and predator-prey models, usual examples with few loops.
SIR = (
    "IR>Infected RR>Infected RR>Recovered IR>Susceptible Susceptible>probability Infected>cpi "
    "cpi>ce ce>IR probability>IR Infected>RR"
)
LOTKA_VOLTERRA = "Bx>x Dx>x By>y Dy>y x>Bx x>Dx y>Dx x>By y>By y>Dy"


def _of(links: str) -> LoopContents:
    return board(*(f"{one.replace('>', ' -> ')} +" for one in links.split()))


def _independent(contents: LoopContents) -> list[Loop]:
    parts = components(contents, SignedGraph.of(contents))
    found = [independent_loops(part) for part in parts]
    assert all(len(one.loops) == one.rank for one in found)
    return [loop for one in found for loop in one.loops]


def _rank(loops: Iterable[Loop]) -> int:
    """Return how many of the loops are independent, by adding sets of links to each other."""
    bits: dict[str, int] = {}
    rows: list[int] = []
    for loop in loops:
        row = sum(1 << bits.setdefault(link, len(bits)) for link in loop.links)
        for one in sorted(rows, reverse=True):
            row = min(row, row ^ one)
        if row:
            rows.append(row)
    return len(rows)


@pytest.mark.parametrize(("links", "count"), [(SIR, 3), (LOTKA_VOLTERRA, 5)])
def test_small_models_have_their_known_number_of_independent_loops(links: str, count: int) -> None:
    assert len(_independent(_of(links))) == count


def test_where_geodetic_loops_do_not_suffice_a_longer_one_completes_them() -> None:
    # The arms race of three parties: 8 loops, of which 7 are independent and 6 geodetic.
    race = []
    for one, other, third in ("abc", "bca", "cab"):
        race += [f"{one} -> build {one} +", f"build {one} -> {one} -"]
        race += [f"{one} -> threat {other} +", f"{one} -> threat {third} +"]
    for one in "abc":
        race += [f"threat {one} -> build {one} +"]
    contents = board(*race)
    parts = list(components(contents, SignedGraph.of(contents)))
    assert [len(part.variables) for part in parts] == [9]
    assert len(parts[0].links) == 15
    found = independent_loops(parts[0])
    assert (found.geodetic, found.rank, len(found.loops)) == (6, 7, 7)
    assert [len(loop.links) for loop in found.loops] == [2, 2, 2, 6, 6, 6, 9]
    assert len(find_loops(contents).loops) == 8


@st.composite
def _boards(draw: st.DrawFn) -> LoopContents:
    pairs = st.sampled_from(list(itertools.product("ABCDE", repeat=2)))
    links = draw(st.lists(pairs, max_size=12))
    signs = draw(st.lists(st.sampled_from("+-?"), min_size=len(links), max_size=len(links)))
    return board(*(f"{a} -> {b} {s}" for (a, b), s in zip(links, signs, strict=True)))


@given(_boards())
def test_every_loop_is_made_of_the_independent_ones(contents: LoopContents) -> None:
    every, independent = find_loops(contents).loops, _independent(contents)
    assert {loop.key for loop in independent} <= {loop.key for loop in every}
    assert _rank(independent) == len(independent)
    assert _rank([*independent, *every]) == len(independent)


@given(_boards())
def test_every_link_of_a_loop_is_in_an_independent_one(contents: LoopContents) -> None:
    every = {link for loop in find_loops(contents).loops for link in loop.links}
    assert every == {link for loop in _independent(contents) for link in loop.links}


def test_signs_that_are_known_are_preferred_among_loops_alike() -> None:
    # Four ways round A and B; three are independent.
    beside = board("A -> B ?", "A -> B +", "B -> A +", "B -> A ?")
    assert sorted(loop.letter for loop in _independent(beside)) == ["?", "?", "R"]


def test_a_dense_board_gives_its_independent_loops_within_half_a_second() -> None:
    begun = time.monotonic()
    found = independent_loops(complete(16))
    assert len(found.loops) == found.rank == 16 * 15 - 16 + 1
    assert time.monotonic() - begun < 3


def test_a_search_that_is_stopped_says_how_many_there_are() -> None:
    found = independent_loops(complete(6), lambda: True)
    assert (len(found.loops), found.rank) == (0, 25)
