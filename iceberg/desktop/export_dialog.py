"""Asks for a picture of the board, shows what will come out, and writes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from iceberg.desktop.background import Work
from iceberg.desktop.choices import Choice, Tick
from iceberg.desktop.labels import label
from iceberg.desktop.settings import Settings
from iceberg.drawing.pictures import PictureOptions, render
from iceberg.drawing.theme import THEMES, theme_named
from iceberg.errors import IcebergError
from iceberg.files.atomic import write_whole
from iceberg.model.record import RecordId
from iceberg.store.session import Session
from iceberg.words import tr

Kind = Literal["png", "svg", "pdf"]
KINDS: Final[tuple[Kind, ...]] = ("png", "svg", "pdf")
SCALES: Final = (1.0, 2.0, 3.0, 4.0)
RESOLUTIONS: Final = (150.0, 300.0)
PREVIEW: Final = QSize(480, 320)


class ExportDialog(QDialog):
    """Format, board, theme and size of one picture."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        settings: Settings,
        theme: str,
        say: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export a picture"))
        self._document = session.store.document
        self._settings = settings
        self._say = say
        self._work: Work[None] | None = None
        self.kind = Choice(tr("Format"))
        for kind in KINDS:
            self.kind.addItem(kind.upper(), kind)
        self.board = Choice(tr("Board"))
        for board in self._document.boards():
            self.board.addItem(board.name, board.id)
        self._sides = session.sides
        self._found = session.loops.found
        self._shown = session.board.id if session.board is not None else RecordId("")
        if session.board is not None:
            self.board.setCurrentIndex(self.board.findData(session.board.id))
        if self._sides is not None:
            self.board.insertItem(0, tr("What is shown: two icebergs"), None)
            self.board.setCurrentIndex(0)
        self.theme = Choice(tr("Theme"))
        for name in THEMES:
            self.theme.addItem(tr(theme_named(name).title), name)
        self.theme.setCurrentIndex(THEMES.index(theme))
        self.scale = Choice(tr("Size"))
        for scale in SCALES:
            self.scale.addItem(tr("{n} × the screen", n=f"{scale:.0f}"), (scale, None))
        for dpi in RESOLUTIONS:
            self.scale.addItem(tr("{n} dpi, for print", n=f"{dpi:.0f}"), (1.0, dpi))
        self.scale.setCurrentIndex(1)
        self.transparent = Tick(tr("Without the ground"))
        self.preview = QLabel()
        self.preview.setFixedSize(PREVIEW)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setAccessibleName(tr("What the picture will look like"))
        self.trouble = label("", "quiet", wraps=True)
        self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_preview)
        for box in (self.board, self.theme, self.kind):
            box.currentIndexChanged.connect(lambda _index: self._later.start(0))
        self.transparent.toggled.connect(lambda _on: self._later.start(0))
        self._show_preview()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(tr("Board"), self.board)
        form.addRow(tr("Format"), self.kind)
        form.addRow(tr("Theme"), self.theme)
        form.addRow(tr("Size"), self.scale)
        form.addRow("", self.transparent)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export = self.buttons.addButton(tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export.setObjectName("primary")
        self.buttons.accepted.connect(self._ask_where)
        self.buttons.rejected.connect(self.reject)
        upper = QHBoxLayout()
        upper.setSpacing(24)
        upper.addLayout(form)
        upper.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(16)
        column.addLayout(upper)
        column.addWidget(self.trouble)
        column.addWidget(self.buttons)

    def _options(self, scale: float, dpi: float | None = None) -> PictureOptions:
        return PictureOptions(
            scale=scale,
            dpi=dpi,
            theme=self.theme.currentData(),
            transparent=self.transparent.isChecked(),
            sides=self._sides if self.board.currentData() is None else None,
            found=self._found,
        )

    def _board_id(self) -> RecordId:
        """Return the board to draw; two icebergs are drawn from the one they are shown on."""
        chosen: RecordId | None = self.board.currentData()
        return chosen or self._shown

    def _show_preview(self) -> None:
        self.scale.setEnabled(self.kind.currentData() == "png")
        try:
            data = render(self._document, self._board_id(), "png", self._options(0.5))
        except IcebergError as refusal:
            self.preview.clear()
            self.trouble.setText(str(refusal))
            return
        self.trouble.clear()
        picture = QPixmap()
        picture.loadFromData(data)
        self.preview.setPixmap(
            picture.scaled(
                PREVIEW,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )

    def _ask_where(self) -> None:
        kind = self.kind.currentData()
        name = f"{self._document.about.title} – {self.board.currentText()}"
        kept = "".join(letter for letter in name if letter.isalnum() or letter in " -–_").strip()
        start = self._settings.last_folder / f"{kept}.{kind}"
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Export a picture"), str(start), f"{kind.upper()} (*.{kind})"
        )
        if chosen:
            ending = f".{kind}"
            self.write(Path(chosen if chosen.lower().endswith(ending) else chosen + ending))

    def write(self, path: Path) -> None:
        """Write the picture to `path`, away from the screen's thread, and close."""
        document, board, kind = self._document, self._board_id(), self.kind.currentData()
        options = self._options(*self.scale.currentData())
        self.export.setEnabled(False)
        self.trouble.setText(tr("Drawing “{name}” …", name=path.name))

        def work() -> None:
            write_whole(path, render(document, board, kind, options))

        self._work = Work(work, lambda _none: self._written(path), self._failed)

    def _written(self, path: Path) -> None:
        self._say(tr("“{name}” is written.", name=path.name))
        self.accept()

    def _failed(self, refusal: Exception) -> None:
        self.export.setEnabled(True)
        self.trouble.setText(str(refusal))

    def done(self, result: int) -> None:
        """Let go of a picture that is still being drawn."""
        if self._work is not None:
            self._work.cancel()
        super().done(result)
