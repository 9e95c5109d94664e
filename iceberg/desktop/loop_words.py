"""What the panel of loops says about them, in few words."""

from __future__ import annotations

from iceberg.analysis.background import MOST_LOOPS
from iceberg.analysis.labels import LabelledLoop
from iceberg.analysis.loops import LoopList
from iceberg.analysis.ordering import LoopFacts, LoopOrder
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import shown_name
from iceberg.words import tr, tr_count


def kind_of(letter: str) -> str:
    """Return what a loop with this letter is."""
    kinds = {"R": tr("reinforcing"), "B": tr("balancing")}
    return kinds.get(letter, tr("not known to be either"))


def turned(loop: LabelledLoop) -> str:
    """Return what a named loop was if it is something else now, else an empty text."""
    if loop.has_turned:
        return tr("was {label}, is now {kind}", label=loop.was, kind=kind_of(loop.loop.letter))
    return tr("was {label}", label=loop.was) if loop.was else ""


def detail_of(
    loop: LabelledLoop, facts: LoopFacts, order: LoopOrder, contents: LoopContents
) -> str:
    """Return what stands under a loop's name: what it was, what it is sorted by, its length."""
    n, delays = len(loop.loop.links), loop.loop.delays
    parts = [turned(loop)]
    if order is LoopOrder.GOAL:
        parts.append(_goals(facts, contents))
    if order is LoopOrder.SHARED:
        parts.append(tr("{shared} of {n} variables shared", shared=facts.shared, n=n))
    else:
        parts.append(tr_count("{n} variable", "{n} variables", n))
    if delays:
        parts.append(tr_count("{n} delay", "{n} delays", delays))
    return " · ".join(filter(None, parts))


def route_of(loop: LabelledLoop, contents: LoopContents) -> str:
    """Return the names of a loop's variables, in their order."""
    names = [shown_name(contents.variables[id_]) for id_ in loop.loop.variables]
    return " → ".join([*names, names[0]])


def _goals(facts: LoopFacts, contents: LoopContents) -> str:
    goals = facts.goals or facts.fed_by
    names = ", ".join(shown_name(contents.variables[id_]) for id_ in goals)
    if facts.goals:
        return tr("reaches {goals}", goals=names)
    return tr("fed by {goals}", goals=names) if goals else ""


def count_of(found: LoopList, listed: int, shown: int) -> str:
    """Return how many loops there are."""
    if shown < listed:
        return tr("{shown} of {n}", shown=shown, n=listed)
    if not found.complete:
        return tr("{n} of very many", n=listed)
    return tr("{n} found · live", n=listed)


def note_on(found: LoopList) -> str:
    """Return what is to be said of a list that does not hold all loops."""
    if found.complete:
        return ""
    n = len(found.loops)
    if n < found.rank:
        shown = tr("Shown are {n} of {rank} independent loops.", n=n, rank=found.rank)
    else:
        shown = tr("Shown are the {n} shortest of which all others are made.", n=n)
    return " ".join(
        [
            tr(
                "Too many loops to list: over {most}, or over half a second of looking.",
                most=f"{MOST_LOOPS:,}",
            ),
            shown,
            tr("Short ones are not the most important for that."),
        ]
    )
