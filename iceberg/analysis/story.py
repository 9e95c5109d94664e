"""A loop told in sentences that a newcomer understands.

The wording follows the definition of polarity, "more than there would have been" (Sterman,
Business Dynamics, 2000, section 5.2), and goes once round the loop, tracing a change.
"""

from __future__ import annotations

from collections.abc import Iterable

from iceberg.analysis.loops import Loop
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import Link, Polarity
from iceberg.words import tr


def tell(loop: Loop, contents: LoopContents) -> str:
    """Return the story of `loop`, sentence by sentence, and what going round it does.

    It begins with more of the loop's first variable. Past a link that nobody gave a sign, it
    begins again with more, and the end says that the loop's kind is not known.
    """
    return " ".join([*sentences(loop, contents), ending(loop, contents)])


def sentences(loop: Loop, contents: LoopContents) -> list[str]:
    """Return what the story says of each link of `loop`, as the change goes round."""
    links = [contents.links[id_] for id_ in loop.links]
    rising = _rising(link.polarity for link in links)
    return [_sentence(link, contents, rises) for link, rises in zip(links, rising, strict=True)]


def ending(loop: Loop, contents: LoopContents) -> str:
    """Return what going round `loop` does, the last sentence of its story."""
    return _ending(contents.variables[loop.variables[0]].name, loop.letter)


def link_sentence(source: str, target: str, link: Link) -> str:
    """Return what one link says, all else equal, given the names of its ends."""
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
        case _:
            return _unsigned(source, effect, link)
    return f"{words} {tr('It takes time.')}" if link.delayed else words


def _rising(polarities: Iterable[Polarity]) -> list[bool]:
    """Return for each link whether its cause has become more or less when the story gets there."""
    rising = [True]
    for polarity in polarities:
        rising.append({"+": rising[-1], "-": not rising[-1]}.get(polarity, True))
    return rising[:-1]


def _sentence(link: Link, contents: LoopContents, rises: bool) -> str:
    source, target = contents.variables[link.source].name, contents.variables[link.target].name
    if link.polarity not in ("+", "-"):
        return _unsigned(source, _inside(target), link)
    words = {
        (True, "+", False): tr("The more {cause}, the more {effect}."),
        (True, "+", True): tr("The more {cause}, in time, the more {effect}."),
        (True, "-", False): tr("The more {cause}, the less {effect}."),
        (True, "-", True): tr("The more {cause}, in time, the less {effect}."),
        (False, "+", False): tr("The less {cause}, the less {effect}."),
        (False, "+", True): tr("The less {cause}, in time, the less {effect}."),
        (False, "-", False): tr("The less {cause}, the more {effect}."),
        (False, "-", True): tr("The less {cause}, in time, the more {effect}."),
    }
    sentence = words[rises, link.polarity, link.delayed]
    return sentence.format(cause=_inside(source), effect=_inside(target))


def _unsigned(cause: str, effect: str, link: Link) -> str:
    """Return the sentence for a link that is not plainly more or less."""
    words = {
        (False, False): tr("{cause} affects {effect}, but nobody has said which way."),
        (False, True): tr("{cause}, in time, affects {effect}, but nobody has said which way."),
        (True, False): tr("{cause} means sometimes more {effect}, sometimes less."),
        (True, True): tr("{cause}, in time, means sometimes more {effect}, sometimes less."),
    }
    sentence = words[link.polarity == "mixed", link.delayed]
    return sentence.format(cause=cause, effect=effect)


def _ending(name: str, letter: str) -> str:
    match letter:
        case "R":
            return tr("So even more {name}: it feeds itself.", name=_inside(name))
        case "B":
            return tr("So less {name} again: it pushes back.", name=_inside(name))
        case _:
            return tr(
                "Whether it feeds itself or pushes back is open until every link has a plain sign."
            )


def _inside(name: str) -> str:
    """Return a name as it stands inside a sentence: “NHS” and “A&E” keep their capitals."""
    first = name.split(maxsplit=1)[0]
    return name[:1].lower() + name[1:] if first[1:].islower() else name
