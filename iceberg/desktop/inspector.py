"""The side panel: what is known of the board and of what is selected on it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from iceberg.desktop.actions import Actions
from iceberg.desktop.card_actions import CardActions
from iceberg.desktop.card_panel import CardPanel
from iceberg.desktop.cause_panel import CausePanel
from iceberg.desktop.fields import GrowingText
from iceberg.desktop.halves import Halves
from iceberg.desktop.hints_panel import HintsPanel
from iceberg.desktop.labels import rule
from iceberg.desktop.link_panel import LinkPanel
from iceberg.desktop.loops_panel import LoopsPanel
from iceberg.desktop.paths_panel import PathsPanel
from iceberg.desktop.perspectives_panel import PerspectivesPanel
from iceberg.desktop.questions_panel import QuestionsPanel
from iceberg.desktop.variable_panel import VariablePanel
from iceberg.drawing.theme import Theme
from iceberg.model.iceberg_board import IcebergBoard
from iceberg.model.loop_board import LoopBoard
from iceberg.store.session import Session, Topic
from iceberg.store.store import Change
from iceberg.words import tr

WIDE: Final = 360
NARROW: Final = 300
NARROW_BELOW: Final = 1500
"""Width of the window, in pixels, under which the panel is narrow."""


class Inspector(QScrollArea):
    """Stacks the panels that fit the board and the selection."""

    left = Signal()
    """The person is done with a field: the board may have the keys again."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("inspectorScroll")
        self.setAccessibleName(tr("Side panel"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDE)
        self._session = session
        self.perspectives = PerspectivesPanel(session, actions)
        self.hints = HintsPanel(session, actions)
        self.hints.closed.connect(self.toggle_hints)
        self.card = CardPanel(session, actions)
        self.card_actions = CardActions(session, actions)
        self.card_actions.left.connect(self.left)
        self.cause = CausePanel(session, actions)
        self.variable = VariablePanel(session, actions)
        self.link = LinkPanel(session, actions)
        self.paths = PathsPanel(session)
        self.paths.left.connect(self.left)
        self.loops = LoopsPanel(session, actions)
        self.questions = QuestionsPanel(session)
        self._rules: dict[QWidget, QWidget] = {}
        self._body = self._make_body()
        self.setWidget(self._body)
        self._fields = self.findChildren(GrowingText)
        for field in self._fields:
            field.left.connect(self.left)
        for halves in self.findChildren(Halves):
            halves.left.connect(self.left)
        session.store.listen(self._follow_store)
        session.listen(self._follow)
        self.refresh()

    def _make_body(self) -> QWidget:
        body = QWidget()
        body.setObjectName("inspectorBody")
        column = QVBoxLayout(body)
        # Six pixels less than what is seen: fields and rows have their edge there.
        column.setContentsMargins(18, 20, 18, 22)
        column.setSpacing(18)
        panels: tuple[QWidget, ...] = (
            self.hints,
            self.perspectives,
            self.card,
            self.card_actions,
            self.cause,
            self.paths,
            self.variable,
            self.link,
            self.loops,
            self.questions,
        )
        for panel in panels:
            self._rules[panel] = rule()
            column.addWidget(self._rules[panel])
            column.addWidget(panel)
        column.addStretch(1)
        return body

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours where they are painted by hand."""
        self.loops.set_theme(theme)

    def fit_window(self, width: int) -> None:
        """Be as wide as suits a window of this width."""
        self.setFixedWidth(WIDE if width >= NARROW_BELOW else NARROW)

    def toggle_hints(self) -> None:
        """Show the hints about the board, or put them out of sight."""
        self.hints.is_open = not self.hints.is_open
        self.refresh()
        self.ensureVisible(0, 0)

    def begin_action(self) -> None:
        """Open the form for an action on the selected card."""
        self.card_actions.begin()
        # The form has its place only when the layout has been made anew.
        self._body.adjustSize()
        self.ensureWidgetVisible(self.card_actions.form, 0, 40)

    def commit(self) -> None:
        """Take what is being typed in any field of the panel."""
        for field in self._fields:
            field.commit()

    def refresh(self) -> None:
        """Show what fits the board and the selection."""
        board = self._session.board
        is_iceberg, is_loops = isinstance(board, IcebergBoard), isinstance(board, LoopBoard)
        self.perspectives.refresh()
        # Each is asked, also where it is not shown: it lets go of what it showed before.
        has_card, has_variable = self.card.refresh(), self.variable.refresh()
        has_one_card, has_hints = self.card_actions.refresh(), self.hints.refresh()
        has_cause = self.cause.refresh()
        has_link, has_questions = self.link.refresh(), self.questions.refresh()
        shown: dict[QWidget, bool] = {
            self.hints: has_hints,
            self.perspectives: is_iceberg and not has_hints,
            self.card: is_iceberg and has_card,
            self.card_actions: is_iceberg and has_one_card,
            self.cause: is_iceberg and has_cause,
            self.paths: is_loops and self.paths.is_wanted,
            self.variable: is_loops and has_variable and not self.paths.is_wanted,
            self.link: is_loops and has_link,
            self.loops: is_loops,
            self.questions: is_iceberg and has_questions and not has_hints,
        }
        first = True
        for panel, is_shown in shown.items():
            panel.setVisible(is_shown)
            self._rules[panel].setVisible(is_shown and not first)
            first = first and not is_shown

    def _follow_store(self, _change: Change) -> None:
        # While an edit is open, as in a drag, nothing shown here changes; its end is told of too.
        if not self._session.store.is_editing:
            self.refresh()

    def _follow(self, topic: Topic) -> None:
        if topic in (Topic.BOARD, Topic.SELECTION):
            self.refresh()
        elif topic is Topic.TRACING:
            self._follow_tracing()

    def _follow_tracing(self) -> None:
        """Show the paths that are traced, where the keys go from path to path."""
        begins = self.paths.is_wanted and not self.paths.isVisibleTo(self)
        self.refresh()
        if begins:
            self.show()
            self._body.adjustSize()
            self.ensureVisible(0, 0)
            self.paths.begin()
