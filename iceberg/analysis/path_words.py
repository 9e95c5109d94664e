"""Paths told in words: where one leads, and what all of them do together."""

from __future__ import annotations

from iceberg.analysis.paths import Path, PathList, Sign
from iceberg.model.contents import LoopContents
from iceberg.words import tr, tr_count


def route(path: Path, contents: LoopContents) -> str:
    """Return the names along a path: ``Overtime → Fatigue (delay) → Errors``."""
    names = [contents.variables[id_].name for id_ in path.variables]
    parts = [names[0]]
    for id_, name in zip(path.links, names[1:], strict=True):
        step = tr("{name} (delay)", name=name) if contents.links[id_].delayed else name
        parts.append(step)
    return " → ".join(parts)


def detail(path: Path) -> str:
    """Return how long a path is and how often it takes time."""
    parts = [
        {"+": tr("strengthens"), "-": tr("weakens"), "?": tr("not known")}[path.sign],
        tr_count("{n} link", "{n} links", len(path.links)),
    ]
    if path.delays:
        parts.append(tr_count("{n} delay", "{n} delays", path.delays))
    return " · ".join(parts)


def together(found: PathList) -> str:
    """Return what all paths do: ``3 paths: 2 strengthen, 1 weakens``."""
    n = len(found.paths)
    if not n:
        return tr("No path leads there.")
    if not found.complete:
        head = tr("More than {n} paths", n=n)
        return tr("{head}; of the first {n}: {each}", head=head, n=n, each=_each(found))
    return tr("{head}: {each}", head=tr_count("{n} path", "{n} paths", n), each=_each(found))


def balance(found: PathList) -> str:
    """Return whether the paths agree, and what comes first; empty where there is only one."""
    if len(found.paths) < 2:
        return ""
    if found.count("+") and found.count("-"):
        first = tr("First to arrive: {detail}.", detail=detail(found.paths[0]))
        return " ".join([tr("They pull both ways: what decides which wins?"), first])
    if found.net == "?":
        return tr("What they do together is open while a sign is not known.")
    if found.net == "+":
        return tr("As drawn, both move the same way, before feedback answers.")
    return tr("As drawn, they move opposite ways, before feedback answers.")


def _each(found: PathList) -> str:
    counts: dict[Sign, str] = {
        "+": tr_count("{n} strengthens", "{n} strengthen", found.count("+")),
        "-": tr_count("{n} weakens", "{n} weaken", found.count("-")),
        "?": tr_count("{n} is not known", "{n} are not known", found.count("?")),
    }
    return ", ".join(words for sign, words in counts.items() if found.count(sign))
