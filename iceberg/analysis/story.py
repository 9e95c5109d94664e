"""A loop told in sentences that a newcomer understands.

The wording follows the definition of polarity, "more than there would have been" (Sterman,
Business Dynamics, 2000, section 5.2), and goes once round the loop.
"""

from __future__ import annotations

from iceberg.analysis.loops import Loop
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Link
from iceberg.words import tr


def tell(loop: Loop, contents: LoopContents) -> str:
    """Return the story of `loop`, sentence by sentence, and what going round it does."""
    links = [contents.links[id_] for id_ in loop.links]
    names = [_inside(contents.variables[link.source].name) for link in links]
    sentences: list[str] = []
    rises: bool | None = True
    for at, link in enumerate(links):
        effect = names[(at + 1) % len(names)]
        sentences.append(_sentence(names[at], effect, link, rises))
        if rises is not None:
            rises = {"+": rises, "-": not rises}.get(link.polarity)
    return " ".join([*sentences, _ending(names[0], rises)])


def link_sentence(source: str, target: str, link: Link) -> str:
    """Return what one link says, all else equal."""
    cause, effect = _inside(source), _inside(target)
    match link.polarity:
        case "+":
            words = tr(
                "The more {cause}, the more {effect} than there would have been.",
                cause=cause,
                effect=effect,
            )
        case "-":
            words = tr(
                "The more {cause}, the less {effect} than there would have been.",
                cause=cause,
                effect=effect,
            )
        case "mixed":
            words = tr(
                "More {cause} sometimes means more {effect}, sometimes less.",
                cause=cause,
                effect=effect,
            )
        case _:
            words = tr(
                "{cause} affects {effect}; nobody has said which way.", cause=source, effect=effect
            )
    return f"{words} {tr('It takes time.')}" if link.delayed else words


def _sentence(cause: str, effect: str, link: Link, rises: bool | None) -> str:
    known = {"+": True, "-": False}.get(link.polarity)
    if rises is None or known is None:
        if link.delayed:
            return tr("{cause} in time affects {effect}.", cause=_first(cause), effect=effect)
        return tr("{cause} affects {effect}.", cause=_first(cause), effect=effect)
    words = {
        (True, True, False): tr("The more {cause}, the more {effect}."),
        (True, True, True): tr("The more {cause}, in time the more {effect}."),
        (True, False, False): tr("The more {cause}, the less {effect}."),
        (True, False, True): tr("The more {cause}, in time the less {effect}."),
        (False, True, False): tr("The less {cause}, the less {effect}."),
        (False, True, True): tr("The less {cause}, in time the less {effect}."),
        (False, False, False): tr("The less {cause}, the more {effect}."),
        (False, False, True): tr("The less {cause}, in time the more {effect}."),
    }
    return words[rises, known, link.delayed].format(cause=cause, effect=effect)


def _ending(name: str, rises: bool | None) -> str:
    if rises is None:
        return tr("Whether this feeds itself or holds itself back is not known yet.")
    if rises:
        return tr("So even more {name}: it feeds itself.", name=name)
    return tr("So less {name} again: it holds itself back.", name=name)


def _inside(name: str) -> str:
    """Return a name as it stands inside a sentence: “NHS” and “A&E” keep their capitals."""
    first = name.split(maxsplit=1)[0]
    return name[:1].lower() + name[1:] if first[1:].islower() else name


def _first(name: str) -> str:
    return name[:1].upper() + name[1:]
