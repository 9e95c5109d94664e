"""What the window does to help a room think on: questions put up, hints, actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iceberg.canvas.hits import rect_of
from iceberg.model.action import Action
from iceberg.model.iceberg_board import Card, IcebergBoard
from iceberg.model.record import RecordId
from iceberg.model.sketch import Sketch
from iceberg.words import tr

if TYPE_CHECKING:
    from iceberg.desktop.workspace import Workspace


class ThinkingDesk:
    """Brings questions, hints and actions to the screen of one workspace."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        question = work.area.question
        work.inspector.questions.chosen.connect(self.put_up)
        question.left.connect(work.board.setFocus)
        question.changed.connect(self._follow_question)

    def put_up(self, level: str, question: str) -> None:
        """Put a question up for the room; what people say is typed below it."""
        board = self._work.session.board
        if isinstance(board, IcebergBoard):
            self._work.area.question.put_up(board, level, question)
            self._work.area.question.setFocus()

    def toggle_question(self) -> None:
        """Put up a question of the level at work, or take it down."""
        question = self._work.area.question
        if question.isVisible():
            question.take_down()
        else:
            self.put_up(self._level_at_work(), "")

    def _level_at_work(self) -> str:
        """Return the level of the selected card, else the one that the line is on."""
        document = self._work.session.store.document
        cards = [c for i in self._work.session.selection if (c := document.get(i, Card))]
        return cards[-1].level if cards else self._work.line.level or ""

    def _follow_question(self) -> None:
        """What is typed now answers the question, so it goes to the question's level."""
        level = self._work.area.question.level
        if level is not None:
            self._work.line.use_level(level)

    def begin_action(self) -> None:
        """Let the person type an action on the selected card."""
        if not self._work.inspector.isVisible():
            self._work.toggle_inspector()
        self._work.inspector.begin_action()

    def show_actions(self) -> None:
        """Show all actions of the board by level."""
        from iceberg.desktop.actions_sheet import ActionsSheet

        board = self._work.session.board
        if isinstance(board, IcebergBoard):
            self._work.finish_typing()
            document = self._work.session.store.document
            theme = self._work.host.theme
            sheet = ActionsSheet(self._work, document, board, theme, self._go_to)
            sheet.open_over(self._work)

    def show_glossary(self) -> None:
        """Show what the cards are and are not."""
        from iceberg.analysis.glossary import glossary
        from iceberg.desktop.glossary_sheet import GlossarySheet

        self._work.finish_typing()
        entries = glossary(self._work.session.store.document)
        GlossarySheet(self._work, entries, self._go_to_card).open_over(self._work)

    def _go_to(self, action: Action) -> None:
        self._go_to_card(action.on)

    def _go_to_card(self, id_: RecordId) -> None:
        """Select a card on its board and bring it into sight."""
        board, session = self._work.board, self._work.session
        card = session.store.document.get(id_, Card)
        if card is not None:
            session.show_board(card.board)
        session.select([id_])
        rect = rect_of(board.scene, id_) if board.scene else None
        if rect is not None:
            seen = board.camera.rect_to_screen(rect)
            if not board.rect().contains(round(seen.centre.x), round(seen.centre.y)):
                board.fit()
        board.setFocus()

    def show_sketch(self) -> None:
        """Let the person sketch how the selected card's matter moved over time."""
        from iceberg.desktop.sketch_editor import SketchEditor

        document = self._work.session.store.document
        cards = [c for i in self._work.session.selection if (c := document.get(i, Card))]
        if len(cards) == 1:
            id_ = cards[0].id

            def taken(sketch: Sketch | None) -> None:
                self._work.commands.describe(tr("Sketch"), id_, sketch=sketch)

            SketchEditor(self._work, cards[0], self._work.host.theme, taken).open_over(self._work)

    def toggle_hints(self) -> None:
        """Show the hints about the board, or put them out of sight."""
        if not self._work.inspector.isVisible():
            self._work.toggle_inspector()
        self._work.inspector.toggle_hints()
