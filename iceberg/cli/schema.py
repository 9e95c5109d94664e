"""``iceberg schema``: what a file of our own may hold."""

from __future__ import annotations

import argparse
from typing import Any

from iceberg.cli import output
from iceberg.words import tr


def add_to(commands: argparse._SubParsersAction[Any]) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "schema",
        help=tr("print the JSON Schema of .iceberg.json files"),
        description=tr("Print the JSON Schema (draft 2020-12) of .iceberg.json files."),
        allow_abbrev=False,
    )
    parser.set_defaults(act=act)


def act(chosen: argparse.Namespace) -> None:
    """Print the schema."""
    from iceberg.files.schema import json_schema

    output.show(output.as_json(json_schema(), indent=2))
