"""Words of the command line that several commands share: boards, and numbers within bounds."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from iceberg.errors import IcebergError
from iceberg.words import tr

if TYPE_CHECKING:
    from iceberg.model.document import Board

    B = TypeVar("B", bound=Board)


class ChoiceError(IcebergError):
    """What was named on the command line is not there."""


def add_board_option(parser: argparse.ArgumentParser, meaning: str) -> None:
    """Let a command take ``--board NAME``."""
    parser.add_argument("--board", metavar="NAME", help=meaning)


def board_named(boards: Sequence[B], name: str | None, none_there: str) -> B:
    """Return the board of this name, or the first; raises ChoiceError in words.

    `none_there` is the sentence for an empty list.
    """
    from iceberg.model.text import fold, quoted

    if not boards:
        raise ChoiceError(none_there)
    if name is None:
        return boards[0]
    for board in boards:
        if fold(board.name) == fold(name):
            return board
    raise ChoiceError(
        tr(
            "There is no such board as “{name}” for this; there is {names}.",
            name=quoted(name),
            names=", ".join(f"“{quoted(board.name)}”" for board in boards),
        )
    )


def number(least: float, most: float) -> Callable[[str], float]:
    """Return a reader of numbers from `least` to `most`."""

    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(_out_of_bounds(text, least, most))
        return value

    return read


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from `least` to `most`."""

    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = least - 1
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(_out_of_bounds(text, least, most))
        return value

    return read


def _out_of_bounds(text: str, least: float, most: float) -> str:
    return tr(
        "“{text}” does not fit; give a number from {least} to {most}",
        text=text[:40],
        least=f"{least:,}",
        most=f"{most:,}",
    )
