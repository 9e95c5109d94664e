"""How the window looks: one palette and one style sheet, both made from a theme."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import Final

from PySide6.QtGui import QColor, QPalette

from iceberg.drawing.theme import Theme

_SHEET: Final = Template("""
* { font-family: "Inter", "Noto Sans", "Segoe UI", sans-serif; font-size: 14px; color: $ink; }
QWidget#window, QWidget#rail, QStackedWidget { background: $board; }
QWidget#topBar, QWidget#inspector, QScrollArea#inspectorScroll, QWidget#inspectorBody {
  background: $paper; }
QWidget#topBar { border-bottom: 1px solid $hairline; }
QScrollArea#inspectorScroll { border: none; border-left: 1px solid $hairline; }
QToolTip { background: $paper; color: $ink; border: 1px solid $hairline; padding: 4px 6px; }

QLabel, QWidget#plain, QScrollArea#plain { background: transparent; }
QLabel#heading { font-size: 15px; font-weight: 600; }
QLabel#quiet, QLabel#state, QLabel#field { color: $quiet_ink; font-size: 13px; }
QLabel#state { font-size: 12px; }
QLabel#small { color: $quiet_ink; font-size: 12px; }
QLabel#question { color: $quiet_ink; }
QLabel#big { font-size: 17px; font-weight: 600; }
QFrame#rule { background: $hairline; max-height: 1px; min-height: 1px; border: none; }

QPushButton { background: $paper; border: 1px solid $hairline; border-radius: 8px;
  padding: 6px 14px; }
QPushButton:hover { background: $accent_soft; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton#chip:focus { border: 2px solid $accent; padding: 2px 9px; }
QPushButton:disabled { color: $quiet_ink; }
QPushButton#primary { background: $accent; color: $on_accent; border: 1px solid $accent;
  font-weight: 600; }
QPushButton#primary:focus { border: 2px solid $ink; }
QPushButton#outlined { color: $accent; border: 1px solid $accent; font-weight: 600; }
QPushButton#quiet, QPushButton#link, QToolButton { border: none; background: transparent;
  padding: 4px 8px; border-radius: 8px; }
QPushButton#quiet:hover, QPushButton#link:hover, QToolButton:hover { background: $accent_soft; }
QPushButton#link { color: $accent; font-weight: 600; font-size: 13px; text-align: left;
  padding: 4px 6px; }
QPushButton#link:disabled { color: $quiet_ink; font-weight: 400; }
QPushButton#quiet:focus, QToolButton:focus { border: 2px solid $accent; padding: 2px 6px; }
QPushButton#link:focus { border: 2px solid $accent; padding: 2px 4px; }
QPushButton#segment { padding: 4px 0; font-size: 17px; font-weight: 600; }
QPushButton#segmentWords { padding: 5px 0; font-size: 13px; font-weight: 600; }
QPushButton#segment:checked, QPushButton#segmentWords:checked { background: $accent_soft;
  border: 2px solid $accent; padding: 3px 0; }
QPushButton#segment:focus, QPushButton#segmentWords:focus { border: 2px solid $ink;
  padding: 3px 0; }
QPushButton#chip { border-radius: 10px; padding: 3px 10px; font-size: 12px; font-weight: 500; }

QLineEdit, QPlainTextEdit { background: $paper; border: 1px solid $hairline; border-radius: 6px;
  padding: 4px 8px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 3px 7px; }
QLineEdit#title { border: 1px solid transparent; background: transparent; font-size: 16px;
  font-weight: 600; padding: 4px 6px; }
QLineEdit#title:hover { border-color: $hairline; }
QLineEdit#title:focus { background: $paper; border: 2px solid $accent; padding: 3px 5px; }
QPlainTextEdit#bare { border: 1px solid transparent; background: transparent; padding: 2px 4px; }
QPlainTextEdit#bare:hover { border-color: $hairline; }
QPlainTextEdit#bare:focus { border: 2px solid $accent; background: $paper; padding: 1px 3px; }
QPlainTextEdit[large="true"] { font-size: 17px; font-weight: 600; }
QPlainTextEdit#boardEditor { background: $card; color: $card_ink; border: 2px solid $accent;
  border-radius: 8px; padding: 8px 10px; }

QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $quiet_ink; padding: 7px 18px; margin: 0 3px;
  border: 2px solid transparent; border-radius: 8px; }
QTabBar::tab:selected { background: $accent_soft; color: $ink; font-weight: 600; }
QTabBar::tab:hover:!selected { color: $ink; }
QTabBar:focus::tab:selected { border-color: $accent; }
QTabBar::tear { width: 0; border: none; }
QTabBar::scroller { width: 52px; }
QTabBar QToolButton { background: $paper; border: none; padding: 0; }
QTabBar QToolButton:hover { background: $accent_soft; }

QFrame#toolRail { background: $paper; border: 1px solid $hairline; border-radius: 12px; }
QFrame#toolRail QToolButton { padding: 8px; border-radius: 8px; }
QFrame#toolRail QToolButton:checked { background: $accent_soft; }
QFrame#toolRail QToolButton:focus { padding: 6px; }

QFrame#entryLine { background: $paper; border: 1px solid $hairline; border-radius: 14px; }
QLineEdit#entryField, QLineEdit#entryField:focus { border: none; background: transparent;
  font-size: 16px; padding: 0 4px; }
QLabel#entryHint { color: $quiet_ink; font-size: 12px; }
QPushButton#entryLevel { background: $accent_soft; color: $ink; border: none; border-radius: 8px;
  font-size: 13px; font-weight: 600; padding: 5px 10px; }

QFrame#viewBar { background: $paper; border: 1px solid $hairline; border-radius: 10px; }
QPushButton#count { border: 1px solid $hairline; border-radius: 6px; padding: 3px 0;
  min-width: 26px; max-width: 34px; font-size: 13px; font-weight: 600; }
QPushButton#count[narrow="true"] { min-width: 17px; max-width: 20px; font-size: 12px; }
QPushButton#count[silent="true"] { background: transparent; border: 1px dashed $quiet_ink;
  color: $quiet_ink; font-weight: 400; }
QPushButton#count:focus { border: 2px solid $accent; padding: 2px 0; }
QToolButton#eye { padding: 1px 2px; }
QLabel:disabled { color: $quiet_ink; }

QFrame#messageBar { background: $ink; border: 1px solid $ink; border-radius: 10px; }
QFrame#messageBar * { color: $paper; }
QFrame#messageBar QPushButton:hover { background: $quiet_ink; }
QFrame#messageBar[trouble="true"] { background: $warning_paper; border-color: $warning_line; }
QFrame#messageBar *[trouble="true"] { color: $ink; }
QFrame#messageBar QPushButton[trouble="true"]:hover { background: $warning_line; }

QListView { background: transparent; border: none; outline: none; }
QListView::item { padding: 7px 10px; border-radius: 8px; }
QListView::item:selected { background: $accent_soft; color: $ink; }
QListView#paletteList::item { padding: 0; }
QListView#chooseList { font-size: 15px; }
QListView#chooseList::item { padding: 0 8px; }
QFrame#row { border-radius: 8px; border: 2px solid transparent; }
QFrame#row:hover, QFrame#row[lit="true"] { background: $accent_soft; }
QFrame#row:focus { border-color: $accent; }
QPushButton#option { padding: 5px 8px; font-size: 13px; }
QPushButton#option:checked { background: $accent_soft; border: 2px solid $accent; padding: 4px 7px;
  font-weight: 600; }
QListWidget#shapes { border: 1px solid $hairline; border-radius: 8px; padding: 4px; }
QListWidget#shapes:focus { border: 2px solid $accent; padding: 3px; }
QListWidget#shapes { font-size: 12px; }
QListWidget#shapes::item { padding: 2px; }
QPlainTextEdit#numbers { font-size: 13px; }
QFrame#actionBox, QFrame#hintRow { background: $board; border: 1px solid $hairline;
  border-radius: 8px; }
QFrame#actionBox:hover { border-color: $accent; }
QFrame#actionBox:focus { border: 2px solid $accent; }
QLabel#strong { font-weight: 600; }
QFrame#roomQuestion { background: $paper; border: 1px solid $hairline; border-radius: 16px; }
QFrame#roomQuestion:focus { border: 2px solid $accent; }
QToolButton#roomButton { font-size: 26px; color: $quiet_ink; padding: 4px 10px; }
QFrame#box { background: $board; border: 1px solid $hairline; border-radius: 8px; }

/* What is written, and what has an edge, stand on one line in the side panel. */
QWidget#inspectorBody QLabel { padding: 0 6px; }
QWidget#inspectorBody QFrame#row QLabel, QWidget#inspectorBody QFrame#actionBox QLabel,
QWidget#inspectorBody QFrame#hintRow QLabel { padding: 0; }
QWidget#inspectorBody QFrame#rule, QWidget#inspectorBody QComboBox#choice { margin: 0 6px; }
QWidget#inspectorBody QCheckBox { margin-left: 8px; }

QMenu { background: $paper; border: 1px solid $hairline; padding: 6px; }
QMenu::item { padding: 7px 28px 7px 28px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $quiet_ink; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $hairline; margin: 5px 8px; }

QDialog, QMessageBox, QFileDialog { background: $paper; }
QComboBox#choice { background: $paper; border: 1px solid $hairline; border-radius: 6px;
  padding: 5px 28px 5px 9px; }
QComboBox#choice:hover { background: $accent_soft; }
QComboBox#choice:focus { border: 2px solid $accent; padding: 4px 27px 4px 8px; }
QComboBox#choice::drop-down { border: none; width: 0; }
QComboBox#choice:disabled { color: $quiet_ink; background: $board; }
QComboBox#choice QAbstractItemView { background: $paper; border: 1px solid $hairline;
  padding: 4px; selection-background-color: $accent_soft; selection-color: $ink; }
QComboBox#choice QAbstractItemView::item { min-height: 26px; padding: 2px 6px; }
QFrame#welcomeCard { background: $paper; border: 1px solid $hairline; border-radius: 12px;
  margin: 1px; }
QFrame#welcomeCard:hover, QFrame#welcomeCard:focus { border: 2px solid $accent; margin: 0; }
QLabel#welcomeTitle { font-size: 34px; font-weight: 700; }
QLabel#tip { color: $quiet_ink; font-size: 15px; }
QLabel#welcomeField { font-size: 12px; font-weight: 600; color: $accent; }
QLabel#welcomeText { font-size: 16px; color: $quiet_ink; }
QFrame#sheet { background: $paper; border: 1px solid $hairline; border-radius: 14px; }
QLabel#keyName { background: $board; border: 1px solid $hairline; border-radius: 5px;
  padding: 1px 7px; font-size: 12px; font-weight: 600; }

QScrollBar:vertical { width: 10px; background: transparent; margin: 2px; }
QScrollBar:horizontal { height: 10px; background: transparent; margin: 2px; }
QScrollBar::handle { background: $hairline; border-radius: 3px; min-height: 30px; min-width: 30px; }
QScrollBar::handle:hover { background: $quiet_ink; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  width: 0; height: 0; background: transparent; }
""")


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the whole program."""
    return _SHEET.substitute(
        {name: value for name, value in asdict(theme).items() if isinstance(value, str)}
    )


def palette(theme: Theme) -> QPalette:
    """Return the palette, for what the style sheet does not reach."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: theme.board,
        roles.WindowText: theme.ink,
        roles.Base: theme.paper,
        roles.AlternateBase: theme.board,
        roles.Text: theme.ink,
        roles.Button: theme.paper,
        roles.ButtonText: theme.ink,
        roles.BrightText: theme.danger,
        roles.Highlight: theme.accent,
        roles.HighlightedText: theme.on_accent,
        roles.ToolTipBase: theme.paper,
        roles.ToolTipText: theme.ink,
        roles.PlaceholderText: theme.quiet_ink,
        roles.Link: theme.accent,
        roles.Accent: theme.accent,
    }
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        made.setColor(disabled, role, QColor(theme.quiet_ink))
    return made
