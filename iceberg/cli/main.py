"""The command line: which command was meant, and what a person hears when it fails.

Nothing heavy is imported here: help comes at once, and the window opens as fast as it can.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NoReturn

import iceberg
from iceberg.cli import convert, export, info, loops, output, schema
from iceberg.cli import open as opening
from iceberg.errors import IcebergError
from iceberg.words import tr

FAILED: Final = 2
INTERRUPTED: Final = 130
NOBODY_READS: Final = 141
"""What a shell reports for a program whose output nobody reads any more."""


def run(argv: Sequence[str] | None = None) -> int:
    """Do what the words after ``iceberg`` ask for; return the exit code.

    Whatever goes wrong is one line on standard error and the code 2, never a traceback.
    """
    output.prepare()
    try:
        code = _code(list(sys.argv[1:] if argv is None else argv))
        output.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        output.discard()
        return NOBODY_READS
    except Exception as error:
        # Whoever called this from a shell or another program can do nothing with a traceback.
        if os.environ.get("ICEBERG_TRACEBACK"):
            raise
        output.fail(_sentence(error))
        return FAILED
    return code


def _code(words: list[str]) -> int:
    try:
        return _obey(words)
    except SystemExit as end:
        # argparse ends like this after help, and after words that it does not understand.
        return end.code if isinstance(end.code, int) else FAILED


def _obey(words: list[str]) -> int:
    parser = Parser.of_all()
    if words[:1] == ["--"]:
        del words[0]
    elif words and (words[0] in parser.commands or words[0].startswith("-")):
        chosen = parser.parse_args(words)
        act: Callable[[argparse.Namespace], None] = chosen.act
        act(chosen)
        return 0
    if len(words) > 1:
        opening.check(words[0], parser.commands)
        parser.error(tr("the window opens one file at a time"))
    if words:
        opening.check(words[0], parser.commands)
    return opening.act(Path(words[0]) if words else None)


def _sentence(error: Exception) -> str:
    match error:
        case IcebergError():
            return str(error)
        case OSError():
            output.discard()
            reason = error.strerror or type(error).__name__
            return tr("The output could not be written: {reason}.", reason=reason)
        case MemoryError() | RecursionError():
            return tr("This is too large for the memory of this computer; take a smaller part.")
        case _:
            return tr(
                "Something went wrong inside the program ({kind}: {error}); "
                "set ICEBERG_TRACEBACK=1 to see where, and tell us.",
                kind=type(error).__name__,
                error=error,
            )


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    commands: tuple[str, ...] = ()

    @classmethod
    def of_all(cls) -> Parser:
        """Return the parser that knows every command."""
        parser = cls(
            prog="iceberg",
            usage="iceberg [FILE]\n       iceberg COMMAND …",
            description=tr(
                "Icebergs and causal loop diagrams, drawn with a group. Without a command the "
                "window opens, with FILE in it if there is one."
            ),
            epilog=tr(
                "“iceberg COMMAND --help” tells more. FILE is any file that Iceberg can read: its "
                "own .iceberg.json, Vensim's .mdl, or .csv with a list of links or a matrix."
            ),
            allow_abbrev=False,
        )
        version = f"iceberg {iceberg.__version__}"
        parser.add_argument("--version", action="version", version=version)
        places = parser.add_subparsers(title=tr("commands"), metavar="COMMAND", prog="iceberg")
        for command in (export, loops, info, convert, schema):
            command.add_to(places)
        parser.commands = tuple(places.choices)
        return parser

    def error(self, message: str) -> NoReturn:
        """Say what was not understood, on one line, and end."""
        output.fail(tr("{message} (see “{program} --help”)", message=message, program=self.prog))
        sys.exit(FAILED)
