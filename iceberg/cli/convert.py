"""``iceberg convert``: a file in another format."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from iceberg.cli import output
from iceberg.cli.choices import ChoiceError
from iceberg.cli.export import ENDINGS
from iceberg.words import tr


def add_to(commands: argparse._SubParsersAction[Any]) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "convert",
        help=tr("write a file in another format"),
        description=tr(
            "Write IN in the format that the ending of OUT names. What the format can't hold is "
            "said on standard error."
        ),
        allow_abbrev=False,
    )
    parser.add_argument("file", type=Path, metavar="IN", help=tr("any readable file"))
    parser.add_argument("out", type=Path, metavar="OUT", help=tr("the file to write"))
    parser.set_defaults(act=act)


def act(chosen: argparse.Namespace) -> None:
    """Write the file."""
    out: Path = chosen.out
    if out.suffix.lower() in ENDINGS:
        raise ChoiceError(
            tr("“{name}” is a picture; use “iceberg export FILE OUT” for it.", name=out.name)
        )
    from iceberg.library.catalogue import open_document, write_document

    opened = open_document(chosen.file)
    if not opened.is_native and _is_same(chosen.file, out):
        # Another program's file may say more than Iceberg keeps of it.
        raise ChoiceError(tr("“{name}” would replace itself; name another OUT.", name=out.name))
    left_out = write_document(opened.document, out)
    output.notes((*opened.notes, *left_out))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False
