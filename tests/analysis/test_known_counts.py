"""Counts that other people published or counted: textbooks, combinatorics, real models."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from pathlib import Path

import pytest

from iceberg import resources
from iceberg.analysis.loops import LoopList, find_loops
from iceberg.library.catalogue import open_document
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import LoopBoard
from tests.analysis.boards import board, complete, letters


@pytest.mark.parametrize(("count", "loops"), [(3, 5), (4, 20), (5, 84), (6, 409), (7, 2365)])
def test_where_everything_influences_everything_the_count_is_that_of_combinatorics(
    count: int, loops: int
) -> None:
    found = find_loops(complete(count))
    assert len(found.loops) == loops
    lengths = Counter(len(loop.links) for loop in found.loops)
    for length in range(2, count + 1):
        assert lengths[length] == math.comb(count, length) * math.factorial(length - 1)


def test_an_arms_race_of_three_has_eight_loops() -> None:
    # Eberlein & Schoenberg, Finding the Loops that Matter (2020): three parties, each correcting
    # itself and answering both others.
    race = board(
        *(f"{one} -> {one} -" for one in "ABC"),
        *(f"{one} -> {other} +" for one, other in itertools.permutations("ABC", 2)),
    )
    found = find_loops(race).loops
    assert letters(found) == "BBBRRRRR"
    assert [len(loop.links) for loop in found] == [1, 1, 1, 2, 2, 2, 3, 3]


ARCHETYPES = {
    "limits to growth": (
        "BR",
        1,
        "action -> performance +; performance -> action +; performance -> slowing +; "
        "limit -> slowing +; slowing -> performance - delay",
    ),
    "fixes that fail": (
        "BR",
        1,
        "symptom -> fix +; fix -> symptom -; fix -> consequence + delay; consequence -> symptom +",
    ),
    "shifting the burden": (
        "BBR",
        2,
        "symptom -> quick +; quick -> symptom -; symptom -> deep +; deep -> symptom - delay; "
        "quick -> side +; side -> deep -",
    ),
    "eroding goals": (
        "BB",
        1,
        "goal -> gap +; actual -> gap -; gap -> pressure +; pressure -> goal -; "
        "gap -> action +; action -> actual + delay",
    ),
    "floating standard": (
        "BR",
        3,
        "goal -> gap +; actual -> gap -; gap -> action +; action -> actual + delay; "
        "actual -> goal + delay",
    ),
    "escalation": (
        "BB",
        0,
        "result A -> relative +; result B -> relative -; relative -> act A -; act A -> result A +; "
        "relative -> act B +; act B -> result B +",
    ),
    "escalation by threat": (
        "BBR",
        0,
        "result A -> threat B +; threat B -> act B +; act B -> result B +; result B -> threat A +; "
        "threat A -> act A +; act A -> result A +; result A -> threat A -; result B -> threat B -",
    ),
    "success to the successful": (
        "RR",
        0,
        "allocation -> means A +; means A -> success A +; success A -> allocation +; "
        "allocation -> means B -; means B -> success B +; success B -> allocation -",
    ),
    "tragedy of the commons": (
        "BBRR",
        2,
        "act A -> gain A +; gain A -> act A +; act B -> gain B +; gain B -> act B +; "
        "act A -> total +; act B -> total +; total -> per unit - delay; limit -> per unit +; "
        "per unit -> gain A +; per unit -> gain B +",
    ),
    "growth and underinvestment": (
        "BBR",
        1,
        "effort -> demand +; demand -> effort +; demand -> performance -; "
        "performance -> demand +; performance -> need -; standard -> need +; "
        "need -> investment +; investment -> capacity + delay; capacity -> performance +",
    ),
    "growth and underinvestment with an eroding standard": (
        "BBRR",
        3,
        "effort -> demand +; demand -> effort +; demand -> performance -; "
        "performance -> demand +; performance -> need -; standard -> need +; "
        "need -> investment +; investment -> capacity + delay; capacity -> performance +; "
        "performance -> standard + delay",
    ),
    "accidental adversaries": (
        "BBRRRR",
        4,
        "success A -> act A +; act A -> success B +; success B -> act B +; act B -> success A +; "
        "success A -> fix A -; fix A -> success A +; success B -> fix B -; fix B -> success B +; "
        "fix A -> success B - delay; fix B -> success A - delay",
    ),
    "attractiveness principle": (
        "BBR",
        2,
        "action -> result +; result -> action +; result -> slowing 1 +; result -> slowing 2 +; "
        "slowing 1 -> result - delay; slowing 2 -> result - delay; limit 1 -> slowing 1 +; "
        "limit 2 -> slowing 2 +",
    ),
}


@pytest.mark.parametrize("name", ARCHETYPES)
def test_the_archetypes_have_the_loops_that_textbooks_give_them(name: str) -> None:
    # Senge, The Fifth Discipline (1990), appendix 2; Kim, Systems Archetypes I-III; Braun (2002).
    expected, delays, links = ARCHETYPES[name]
    found = find_loops(board(*links.split("; "))).loops
    assert letters(found) == expected
    assert sum(loop.delays for loop in found) == delays


def _loops_in(path: Path) -> LoopList:
    document = open_document(path).document
    loop_boards = [found for found in document.boards() if isinstance(found, LoopBoard)]
    return find_loops(LoopContents.of(document, loop_boards[0]))


def test_the_example_has_the_five_loops_of_its_picture() -> None:
    found = _loops_in(resources.path("examples/urgent-care.iceberg.json"))
    told = sorted((loop.letter, len(loop.links), loop.delays) for loop in found.loops)
    assert told == [("B", 2, 1), ("R", 2, 1), ("R", 3, 2), ("R", 6, 0), ("R", 6, 1)]


TRUTH = {
    "vensim_mdl/mangrove_cld.mdl": (7, 0, 0, 7),
    "vensim_mdl/sir_signed.mdl": (5, 1, 2, 2),
    "vensim_mdl/covid_delay_marks.mdl": (27, 0, 0, 27),
    "vensim_mdl/rabfox_birgit.mdl": (3, 0, 0, 3),
    "vensim_mdl/workforce.mdl": (6, 0, 1, 5),
    "vensim_mdl/SIR.mdl": (3, 0, 0, 3),
    "vensim_mdl/Lotka_Volterra.mdl": (5, 0, 0, 5),
    "vensim_mdl/Subscripted Population Model.mdl": (3, 0, 0, 3),
    "csv_matrix/SouthNS_dutch.csv": (7_115, 3_527, 3_588, 0),
    "csv_matrix/NorwTrench_eng.csv": (174_824, 87_587, 87_237, 0),
}


@pytest.mark.parametrize("name", TRUTH)
def test_real_models_have_the_loops_that_an_independent_reader_counted(
    real_models: Path, name: str
) -> None:
    found = _loops_in(real_models / name)
    kinds = Counter(loop.letter for loop in found.loops)
    assert found.complete
    assert (len(found.loops), kinds["R"], kinds["B"], kinds["?"]) == TRUTH[name]
    assert len({loop.key for loop in found.loops}) == len(found.loops)
