"""The tool rail at the left: what a press on the board does, and how near one looks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from iceberg.desktop.actions import Actions, shown_key
from iceberg.desktop.icons import icon
from iceberg.drawing.theme import Theme
from iceberg.store.session import Session, ToolName, Topic
from iceberg.words import tr

TOOLS: Final = {
    "tool.select": ToolName.SELECT,
    "tool.add": ToolName.ADD,
    "tool.link": ToolName.LINK,
    "tool.hand": ToolName.HAND,
}
ZOOMS: Final = ("view.zoom_in", "view.zoom_out", "view.fit")
WIDTH: Final = 80


class Rail(QWidget):
    """A floating column of tools."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._session = session
        self._buttons: dict[str, QToolButton] = {}
        box = QFrame()
        box.setObjectName("toolRail")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(5, 7, 5, 7)
        inside.setSpacing(6)
        for id_ in (*TOOLS, *ZOOMS):
            if id_ == ZOOMS[0]:
                rule = QFrame()
                rule.setObjectName("rule")
                inside.addWidget(rule)
            inside.addWidget(self._button(id_, actions))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 24, 15, 16)
        column.addWidget(box)
        column.addStretch(1)
        session.listen(self._follow)
        self._follow(Topic.TOOL)

    def _button(self, id_: str, actions: Actions) -> QToolButton:
        command = actions.registry[id_]
        button = QToolButton()
        button.setIconSize(QSize(20, 20))
        button.setCheckable(id_ in TOOLS)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        key = shown_key(command)
        button.setToolTip(f"{tr(command.title)}  {key}")
        button.setAccessibleName(tr(command.title))
        button.clicked.connect(lambda: actions.run(command))
        button.clicked.connect(lambda: self._follow(Topic.TOOL))
        self._buttons[id_] = button
        return button

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's ink."""
        drawings = {
            "tool.select": "mouse-pointer-2",
            "tool.add": "square-plus",
            "tool.link": "spline",
            "tool.hand": "hand",
            "view.zoom_in": "zoom-in",
            "view.zoom_out": "zoom-out",
            "view.fit": "maximize",
        }
        for id_, button in self._buttons.items():
            button.setIcon(icon(drawings[id_], theme.ink))

    def _follow(self, topic: Topic) -> None:
        if topic is Topic.TOOL:
            for id_, tool in TOOLS.items():
                self._buttons[id_].setChecked(self._session.tool is tool)
