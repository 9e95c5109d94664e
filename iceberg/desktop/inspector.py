"""The side panel: what is known of the board and of what is selected on it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from iceberg.desktop.actions import Actions
from iceberg.desktop.card_panel import CardPanel
from iceberg.desktop.fields import GrowingText
from iceberg.desktop.labels import rule
from iceberg.desktop.loop_parts import LinkPanel, VariablePanel
from iceberg.desktop.loops_panel import LoopsPanel
from iceberg.desktop.perspectives_panel import PerspectivesPanel
from iceberg.desktop.questions_panel import QuestionsPanel
from iceberg.drawing.theme import Theme
from iceberg.model.iceberg_board import IcebergBoard
from iceberg.model.loop_board import LoopBoard
from iceberg.store.session import Session, Topic
from iceberg.words import tr

WIDE: Final = 360
NARROW: Final = 300
NARROW_BELOW: Final = 1500
"""Width of the window, in pixels, under which the panel is narrow."""


class Inspector(QScrollArea):
    """Stacks the panels that fit the board and the selection."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("inspectorScroll")
        self.setAccessibleName(tr("Side panel"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDE)
        self._session = session
        self.perspectives = PerspectivesPanel(session, actions)
        self.card = CardPanel(session)
        self.questions = QuestionsPanel(session)
        self.loops = LoopsPanel(session, actions)
        self.variable = VariablePanel(session)
        self.link = LinkPanel(session)
        body = QWidget()
        body.setObjectName("inspectorBody")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(24, 22, 24, 22)
        self._column.setSpacing(20)
        self._rules: dict[QWidget, QWidget] = {}
        panels: tuple[QWidget, ...] = (
            self.perspectives,
            self.card,
            self.variable,
            self.link,
            self.loops,
            self.questions,
        )
        for panel in panels:
            self._rules[panel] = rule()
            self._column.addWidget(self._rules[panel])
            self._column.addWidget(panel)
        self._column.addStretch(1)
        self.setWidget(body)
        session.store.listen(lambda _change: self.refresh())
        session.listen(self._follow)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours where they are painted by hand."""
        self.loops.set_theme(theme)

    def fit_window(self, width: int) -> None:
        """Be as wide as suits a window of this width."""
        self.setFixedWidth(WIDE if width >= NARROW_BELOW else NARROW)

    def commit(self) -> None:
        """Take what is being typed in any field of the panel."""
        focused = self.focusWidget()
        if isinstance(focused, GrowingText):
            focused.commit()

    def refresh(self) -> None:
        """Show what fits the board and the selection."""
        board = self._session.board
        is_iceberg, is_loops = isinstance(board, IcebergBoard), isinstance(board, LoopBoard)
        shown: dict[QWidget, bool] = {
            self.perspectives: is_iceberg,
            self.card: is_iceberg and self.card.refresh(),
            self.variable: is_loops and self.variable.refresh(),
            self.link: is_loops and self.link.refresh(),
            self.loops: is_loops,
            self.questions: is_iceberg,
        }
        self.questions.refresh()
        first = True
        for panel, is_shown in shown.items():
            panel.setVisible(is_shown)
            self._rules[panel].setVisible(is_shown and not first)
            first = first and not is_shown

    def _follow(self, topic: Topic) -> None:
        if topic in (Topic.BOARD, Topic.SELECTION):
            self.refresh()
