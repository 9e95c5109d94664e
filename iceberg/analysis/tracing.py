"""Following arrows: what something comes from and what it leads to, any number of arrows away.

An event is traced down to the beliefs below it, or a belief up to what it leads to; a variable to
all that affects it and all that it affects. Between cards only arrows that say 'gives rise to' are
followed; one that reinforces leads back to where the tracing came from, and is shown where both its
ends are traced. A shadow copy of a variable is the variable itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from iceberg.model.contents import LoopContents
from iceberg.model.iceberg_board import Cause
from iceberg.model.record import RecordId

Arrow = tuple[RecordId, RecordId, RecordId]
"""Its id, where it begins, where it ends."""
_NONE: frozenset[RecordId] = frozenset()


@dataclass(frozen=True, slots=True)
class Trace:
    """What is found from where a tracing began, which is in neither set of things."""

    comes_from: frozenset[RecordId] = _NONE
    leads_to: frozenset[RecordId] = _NONE
    arrows: frozenset[RecordId] = _NONE

    @property
    def ids(self) -> frozenset[RecordId]:
        """All things and arrows that were found."""
        return self.comes_from | self.leads_to | self.arrows


NO_TRACE = Trace()


def trace(
    causes: Iterable[Cause],
    cards: Iterable[RecordId],
    *,
    back: bool = True,
    onward: bool = True,
    most: int | None = None,
) -> Trace:
    """Follow the arrows from some cards back, onward or both, at most so many arrows."""
    causes, start = list(causes), frozenset(cards)
    rising = [(c.id, c.source, c.target) for c in causes if c.sense == "gives_rise_to"]
    found = _both_ways(rising, start, back=back, onward=onward, most=most)
    seen = found.comes_from | found.leads_to | start
    reinforcing = {c.id for c in causes if c.sense == "reinforces" and {c.source, c.target} <= seen}
    return Trace(found.comes_from, found.leads_to, found.arrows | reinforcing)


def trace_variables(
    contents: LoopContents,
    variables: Iterable[RecordId],
    *,
    back: bool = True,
    onward: bool = True,
    most: int | None = None,
) -> Trace:
    """Follow the links from some variables; what is found has the shadow copies with it."""
    start = {contents.original(id_) for id_ in variables}
    links = [
        (link.id, contents.original(link.source), contents.original(link.target))
        for link in contents.links.values()
    ]
    found = _both_ways(links, start, back=back, onward=onward, most=most)
    return Trace(
        with_copies(contents, found.comes_from),
        with_copies(contents, found.leads_to),
        found.arrows,
    )


def with_copies(contents: LoopContents, originals: Iterable[RecordId]) -> frozenset[RecordId]:
    """Return variables and all shadow copies of them."""
    known = frozenset(originals)
    copies = (v.id for v in contents.variables.values() if v.shadow_of in known)
    return known.union(copies)


def _both_ways(
    arrows: list[Arrow],
    start: Iterable[RecordId],
    *,
    back: bool,
    onward: bool,
    most: int | None,
) -> Trace:
    begun = frozenset(start)
    turned = [(id_, target, source) for id_, source, target in arrows]
    sources, into = _follow(turned, begun, most) if back else (_NONE, _NONE)
    targets, out = _follow(arrows, begun, most) if onward else (_NONE, _NONE)
    return Trace(sources - begun, targets - begun, into | out)


def _follow(
    arrows: list[Arrow], start: frozenset[RecordId], most: int | None
) -> tuple[frozenset[RecordId], frozenset[RecordId]]:
    """Return all that is reached, and the arrows on the ways there."""
    out: dict[RecordId, list[tuple[RecordId, RecordId]]] = {}
    for id_, source, target in arrows:
        out.setdefault(source, []).append((id_, target))
    seen, edge, passed, done = set(start), set(start), set[RecordId](), 0
    while edge and (most is None or done < most):
        steps = [step for thing in edge for step in out.get(thing, ())]
        passed.update(id_ for id_, _ in steps)
        edge = {target for _, target in steps} - seen
        seen |= edge
        done += 1
    return frozenset(seen), frozenset(passed)
