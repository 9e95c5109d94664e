"""``iceberg info``: what a file holds, in numbers."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from iceberg.cli import output
from iceberg.words import tr, tr_count

if TYPE_CHECKING:
    from iceberg.model.contents import IcebergContents, LoopContents
    from iceberg.model.document import Document

_ALWAYS: Final = ("event", "pattern", "structure", "mental_model")
"""Levels that are counted even on a board without them, so that programs can rely on them."""


def add_to(commands: argparse._SubParsersAction[Any]) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "info",
        help=tr("say what a file holds"),
        description=tr("Say what a file holds: its boards, cards, variables and links, counted."),
        allow_abbrev=False,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("any readable file"))
    parser.add_argument("--json", action="store_true", help=tr("for programs"))
    parser.set_defaults(act=act)


def act(chosen: argparse.Namespace) -> None:
    """Print the numbers."""
    from iceberg.library.catalogue import open_document

    opened = open_document(chosen.file)
    facts = facts_of(opened.document)
    output.show(output.as_json(facts, indent=2) if chosen.json else _readable(facts))
    output.notes(opened.notes)


def facts_of(document: Document) -> dict[str, Any]:
    """Return what a document holds, in numbers."""
    from iceberg.model.contents import IcebergContents, LoopContents
    from iceberg.model.iceberg_board import IcebergBoard

    return {
        "title": document.about.title,
        "perspectives": len(document.perspectives()),
        "boards": [
            _facts_of_iceberg(IcebergContents.of(document, board))
            if isinstance(board, IcebergBoard)
            else _facts_of_loops(LoopContents.of(document, board))
            for board in document.boards()
        ],
    }


def _facts_of_iceberg(contents: IcebergContents) -> dict[str, Any]:
    counts = Counter(card.level for card in contents.cards.values())
    kinds = (*_ALWAYS, *(level.kind for level in contents.board.levels))
    return {
        "name": contents.board.name,
        "kind": "iceberg",
        "cards": {kind: counts[kind] for kind in dict.fromkeys(kinds)},
    }


def _facts_of_loops(contents: LoopContents) -> dict[str, Any]:
    links = contents.links.values()
    signs = Counter("?" if link.polarity == "mixed" else link.polarity for link in links)
    return {
        "name": contents.board.name,
        "kind": "loops",
        "variables": len(contents.variables),
        "links": {sign: signs[sign] for sign in ("+", "-", "?")},
        "delays": sum(link.delayed for link in links),
    }


def _readable(facts: dict[str, Any]) -> str:
    people: int = facts["perspectives"]
    lines = [facts["title"], tr_count("{n} perspective", "{n} perspectives", people)]
    for board in facts["boards"]:
        lines += ["", board["name"]]
        lines += _iceberg_lines(board) if board["kind"] == "iceberg" else _loop_lines(board)
    return "\n".join(lines)


def _iceberg_lines(board: dict[str, Any]) -> list[str]:
    cards: dict[str, int] = board["cards"]
    shown = [f"{kind.replace('_', ' ')}: {count}" for kind, count in cards.items() if count]
    total = tr_count("an iceberg with {n} card", "an iceberg with {n} cards", sum(cards.values()))
    return [f"  {total}", *([f"  {', '.join(shown)}"] if shown else [])]


def _loop_lines(board: dict[str, Any]) -> list[str]:
    links: dict[str, int] = board["links"]
    parts = (
        tr_count("{n} variable", "{n} variables", board["variables"]),
        tr_count("{n} link", "{n} links", sum(links.values())),
        tr_count("{n} delay", "{n} delays", board["delays"]),
    )
    signs = tr(
        "{plus} positive, {minus} negative, {unknown} without a sign",
        plus=links["+"],
        minus=links["-"],
        unknown=links["?"],
    )
    return [f"  {tr('a causal loop diagram')}: {', '.join(parts)}", f"  {signs}"]
