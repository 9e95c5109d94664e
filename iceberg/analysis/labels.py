"""Letters and numbers of loops: a loop keeps its own while it lives."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from iceberg.analysis.loop import Letter, Loop, key_of, loop_through
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Link, NamedLoop, Variable
from iceberg.model.record import RecordId

Labels = Mapping[tuple[RecordId, ...], str]
"""What loops are called, by their keys."""
_NONE: Final[Labels] = {}


@dataclass(frozen=True, slots=True)
class LabelledLoop:
    """A loop as it is shown: ``R1 The corridor trap``."""

    label: str
    loop: Loop
    name: str = ""
    story: str = ""
    named: NamedLoop | None = None
    was: str = ""
    """The label it had when it was named, if it can't have it any more: a sign has changed what
    it is, or another loop bears the same label."""

    @property
    def number(self) -> int:
        """The number in its label."""
        return int(self.label[1:])

    @property
    def is_kept(self) -> bool:
        """Whether somebody named or pinned it."""
        return self.named is not None and (self.named.pinned or bool(self.named.name))

    @property
    def has_turned(self) -> bool:
        """Whether it is another kind of loop than when it was named."""
        return self.named is not None and self.named.letter != self.loop.letter


@dataclass(frozen=True, slots=True)
class BrokenLoop:
    """A named loop that is none any more, and between which variables it broke, if known."""

    named: NamedLoop
    before: Variable | None
    after: Variable | None


def labelled(
    loops: Sequence[Loop], named: Iterable[NamedLoop], before: Labels = _NONE
) -> tuple[LabelledLoop, ...]:
    """Return the loops with their labels: the named ones first, by number, then the others.

    A named loop is told from the link from which it was named. Any other loop keeps the label
    that it had `before`; a new one takes the next number of its letter that no other loop has and
    that no named loop has, broken ones included, in the order given.
    """
    by_key = {key_of(one.links): one for one in sorted(named, key=_rank, reverse=True)}
    lengths = {len(key) for key in by_key}
    pairs = [(lp, by_key.get(lp.key) if len(lp.links) in lengths else None) for lp in loops]
    known = {record.id: loop for loop, record in pairs if record}
    others = [loop for loop, record in pairs if not record]
    own = {_label(one) for one in by_key.values()}
    kept = _kept(others, own, before)
    letters = {id_: loop.letter for id_, loop in known.items()}
    labels = labels_of_named(by_key.values(), letters, before, kept.values())
    return (
        *(
            _with_name(record, known[record.id], labels[record.id])
            for record in sorted(by_key.values(), key=_rank)
            if record.id in known
        ),
        *_unnamed(others, kept, {*own, *labels.values(), *kept.values()}),
    )


def labels_of_named(
    named: Iterable[NamedLoop],
    letters: Mapping[RecordId, Letter],
    before: Labels = _NONE,
    others: Iterable[str] = (),
) -> dict[RecordId, str]:
    """Return what the named loops are called that have one of the `letters` now.

    One that has turned into another kind is called as `before` if it had turned then; else it
    keeps its number if no loop of that kind has it. No two are called the same, and none as one
    of the `others`, which nobody named.
    """
    every = sorted(named, key=_rank)
    taken = {*map(_label, every), *others}
    result: dict[RecordId, str] = {}
    given: set[str] = set()
    for record in every:
        letter = letters.get(record.id)
        if letter is None:
            continue
        label = _label(record)
        if letter != record.letter or label in given:
            label = before.get(key_of(record.links), "?")
            if label[0] != letter or label in taken:
                label = _free(letter, record.number, taken)
            taken.add(label)
        given.add(label)
        result[record.id] = label
    return result


def broken(named: Iterable[NamedLoop], contents: LoopContents) -> tuple[BrokenLoop, ...]:
    """Return the named loops whose links no longer make a loop, with where they broke."""
    every = sorted(named, key=_rank)
    return tuple(
        _break_of(loop, contents) for loop in every if loop_through(contents, loop.links) is None
    )


def _rank(named: NamedLoop) -> tuple[int, int, str]:
    return named.number, "RB?".index(named.letter), named.id


def _label(named: NamedLoop) -> str:
    return f"{named.letter}{named.number}"


def _with_name(record: NamedLoop, loop: Loop, label: str) -> LabelledLoop:
    told = loop.begun_with(record.links[0])
    was = "" if label == _label(record) else _label(record)
    return LabelledLoop(label, told, record.name, record.story, record, was)


def _free(letter: str, number: int, taken: set[str]) -> str:
    """Return the label with this number, or the first one of its letter that is not taken."""
    wanted = (f"{letter}{n}" for n in itertools.chain([number], itertools.count(1)))
    return next(label for label in wanted if label not in taken)


def _kept(loops: Sequence[Loop], own: set[str], before: Labels) -> dict[int, str]:
    """Return the labels that these loops keep, by their place in the list."""
    kept: dict[int, str] = {}
    taken = set(own)
    for at, loop in enumerate(loops if before else ()):
        label = before.get(loop.key)
        if label is not None and label[0] == loop.letter and label not in taken:
            kept[at] = label
            taken.add(label)
    return kept


def _unnamed(
    loops: Sequence[Loop], kept: Mapping[int, str], taken: set[str]
) -> Iterator[LabelledLoop]:
    new = {letter: _numbers(letter, taken) for letter in "RB?"}
    for at, loop in enumerate(loops):
        yield LabelledLoop(kept.get(at) or next(new[loop.letter]), loop)


def _numbers(letter: str, taken: set[str]) -> Iterator[str]:
    labels = (f"{letter}{number}" for number in itertools.count(1))
    return (label for label in labels if label not in taken)


def _break_of(named: NamedLoop, contents: LoopContents) -> BrokenLoop:
    there = [link for id_ in named.links if (link := contents.links.get(id_))]
    for link, following in zip(there, [*there[1:], *there[:1]], strict=True):
        if contents.original(link.target) != contents.original(following.source):
            return _between(named, contents, link.target, following.source)
    passed = [contents.original(link.source) for link in there]
    for id_ in passed:
        if passed.count(id_) > 1:  # a figure of eight, left by joining two variables
            return _between(named, contents, id_, id_)
    lost = _last_lost(named, contents, there)
    return lost or BrokenLoop(named, None, None)


def _last_lost(
    named: NamedLoop, contents: LoopContents, there: Sequence[Link]
) -> BrokenLoop | None:
    """Return where a link to a variable itself, or one of a chain still closed, is gone."""
    if not there or len(there) == len(named.links):
        return None
    ids = [link.id for link in there]
    at = next(at for at, id_ in enumerate(named.links) if id_ not in ids)
    turned = [id_ for id_ in (*named.links[at:], *named.links[:at]) if id_ in ids]
    ends = contents.links[turned[-1]].target, contents.links[turned[0]].source
    return _between(named, contents, *ends)


def _between(
    named: NamedLoop, contents: LoopContents, before: RecordId, after: RecordId
) -> BrokenLoop:
    return BrokenLoop(named, contents.variables[before], contents.variables[after])
