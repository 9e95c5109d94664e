"""The ways between two selected variables, with what they add up to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iceberg.analysis.paths import Path, PathList, paths_between
from iceberg.desktop.cut_link import CutLink
from iceberg.desktop.labels import clear_layout, label
from iceberg.model.contents import LoopContents
from iceberg.model.loop_board import LoopBoard, Variable
from iceberg.store.session import Session
from iceberg.words import tr, tr_count

MOST_SHOWN = 10
"""Paths in each direction that have a row."""
_SIGNS = {"+": "+", "-": "−", "?": "?"}


class PathRow(CutLink):
    """One path; it lights on the board while it is pointed at or has the keys."""

    def __init__(self, words: str, light: Callable[[], None], unlight: Callable[[], None]) -> None:
        super().__init__(words)
        self._light, self._unlight = light, unlight
        self.clicked.connect(lambda: light())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._light()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._unlight()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._light()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._unlight()


class PathsPanel(QWidget):
    """All paths from one of two variables to the other, both ways round."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None
        self.rows: list[PathRow] = []
        self._list = QWidget()
        rows = QVBoxLayout(self._list)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(tr("Paths"), "heading"))
        column.addWidget(self._list)

    def refresh(self) -> bool:
        """Show the paths between the two selected variables; whether two are selected."""
        document, board = self._session.store.document, self._session.board
        two = [v for id_ in self._session.selection if (v := document.get(id_, Variable))]
        if not isinstance(board, LoopBoard) or len(two) != 2 or len(self._session.selection) != 2:
            self._shown = None
            return False
        contents = LoopContents.of(document, board)
        links = frozenset(contents.links.values())
        if (two, links) != self._shown:
            self._shown = (two, links)
            self._fill(contents, *two)
        return True

    def _fill(self, contents: LoopContents, one: Variable, other: Variable) -> None:
        clear_layout(self._list)
        self.rows = []
        for source, target in ((one, other), (other, one)):
            found = paths_between(contents, source.id, target.id)
            self._add(label(f"{source.name} → {target.name}", "strong", wraps=True))
            self._add(label(_summed(found), "quiet", wraps=True))
            for path in found.paths[:MOST_SHOWN]:
                lit = frozenset(path.links).union(path.variables)
                row = PathRow(
                    _words(contents, path),
                    partial(self._session.light, lit),
                    partial(self._session.light, ()),
                )
                self.rows.append(row)
                self._add(row)
            if len(found.paths) > MOST_SHOWN:
                more = len(found.paths) - MOST_SHOWN
                self._add(label(tr("and {n} longer ones", n=more), "small"))

    def _add(self, widget: QWidget) -> None:
        layout = self._list.layout()
        assert layout is not None
        layout.addWidget(widget)


def _words(contents: LoopContents, path: Path) -> str:
    """Return what a path passes on its way, its sign first."""
    passed = [contents.variables[id_].name for id_ in path.variables[1:-1]]
    way = tr("by way of {names}", names=" → ".join(passed)) if passed else tr("directly")
    delays = f" · {'||' * path.delays}" if path.delays else ""
    return f"{_SIGNS[path.sign]}  {way}{delays}"


def _summed(found: PathList) -> str:
    """Return how many paths there are and what they do, in words."""
    if not found.paths:
        return tr("No path.")
    if not found.complete:
        return tr("More than {n} paths; the shortest are shown.", n=len(found.paths))
    signs = [path.sign for path in found.paths]
    counts = (
        tr_count("{n} the same way", "{n} the same way", signs.count("+")),
        tr_count("{n} the opposite way", "{n} the opposite way", signs.count("-")),
        tr_count("{n} not known", "{n} not known", signs.count("?")),
    )
    parts = [words for words, sign in zip(counts, "+-?", strict=True) if sign in signs]
    number = tr_count("{n} path", "{n} paths", len(signs))
    return f"{number}: {', '.join(parts)}"
