"""The File menu: new, open, save, pictures, close."""

from __future__ import annotations

from iceberg.commands.command import Command, Context, Option
from iceberg.commands.edit import has_board
from iceberg.edits import add
from iceberg.library.examples import examples
from iceberg.model.document import Document
from iceberg.model.record import RecordId
from iceberg.words import tr


def new_iceberg(context: Context) -> None:
    """Begin a new document with one iceberg."""
    if context.desk.may_lose_changes():
        document = Document.titled(tr("Untitled"))
        patch = add.add_iceberg_board(document, tr("Iceberg"))
        context.desk.load(patch.apply_to(document), None)


def new_loops(context: Context) -> None:
    """Begin a new document with one causal loop diagram."""
    if context.desk.may_lose_changes():
        document = Document.titled(tr("Untitled"))
        patch = add.add_loop_board(document, tr("Loops"))
        context.desk.load(patch.apply_to(document), None)


def new_from(context: Context) -> None:
    """Begin with a worked example; Save asks where, since an example belongs to everybody."""
    paths = {RecordId(one.name): one.path for one in examples()}
    options = [Option(RecordId(one.name), one.title, tr(one.field)) for one in examples()]
    context.desk.ask_which(
        tr("Begin with which example?"),
        options,
        1,
        lambda chosen: context.desk.open_file(paths[chosen[0]]),
    )


def _open(context: Context) -> None:
    path = context.desk.ask_file_to_open()
    if path is not None:
        context.desk.open_file(path)


def save(context: Context) -> bool:
    """Save where the document came from, or ask where; whether it is on the disk now."""
    path = context.session.path
    return context.desk.save(path) if path is not None else save_as(context)


def save_as(context: Context) -> bool:
    """Ask where to save, and save there."""
    path = context.desk.ask_file_to_save(context.document.about.title)
    return path is not None and context.desk.save(path)


def _save(context: Context) -> None:
    save(context)


def _save_as(context: Context) -> None:
    save_as(context)


COMMANDS = (
    Command(
        "file.new_iceberg",
        "New iceberg",
        new_iceberg,
        ("StandardKey.New",),
        menu="file",
        icon="mountain",
        keywords=("document", "begin"),
    ),
    Command(
        "file.new_loops",
        "New loop diagram",
        new_loops,
        ("Ctrl+Shift+N",),
        menu="file",
        icon="refresh-cw",
        keywords=("document", "causal loop diagram", "begin"),
    ),
    Command(
        "file.new_from",
        "New from an example…",
        new_from,
        menu="file",
        icon="file-text",
        keywords=("template", "worked example", "sample", "begin"),
    ),
    Command(
        "file.open",
        "Open…",
        _open,
        ("StandardKey.Open",),
        menu="file",
        icon="folder-open",
        keywords=("import", "vensim", "csv"),
    ),
    Command(
        "file.save",
        "Save",
        _save,
        ("StandardKey.Save",),
        menu="file",
        icon="save",
        when=has_board,
    ),
    Command(
        "file.save_as",
        "Save as…",
        _save_as,
        ("Ctrl+Shift+S",),
        menu="file",
        when=has_board,
        keywords=("copy",),
    ),
    Command(
        "file.export",
        "Export a picture…",
        lambda c: c.desk.show("export"),
        ("Ctrl+E",),
        menu="file",
        icon="image",
        when=has_board,
        keywords=("png", "svg", "pdf", "image"),
    ),
    Command(
        "file.welcome",
        "Welcome page",
        lambda c: c.desk.show("welcome"),
        menu="file",
        icon="house",
        keywords=("examples", "recent", "start"),
    ),
    Command("file.close", "Quit", lambda c: c.desk.close(), ("StandardKey.Quit",), menu="file"),
)
