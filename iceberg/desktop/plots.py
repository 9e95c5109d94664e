"""The plot on which a sketch over time is drawn; the one module that knows pyqtgraph."""

from __future__ import annotations

from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iceberg.desktop.sketch_lines import LINES, MOST_NOW, LineName, Lines
from iceberg.drawing.fonts import qt_font
from iceberg.drawing.theme import Theme
from iceberg.geometry import sketching
from iceberg.geometry.text import Font
from iceberg.words import tr

pg.setConfigOption("exitCleanup", False)

NEAR_NOW: Final = 14.0
"""Pixels from the foot of the line of the present at which one takes hold of it."""
_STEP_T: Final = 0.04
_STEP_Y: Final = 0.03
_PAST_THE_END: Final = 0.035
_BESIDE: Final = 0.06
_STYLES: Final[dict[LineName, Qt.PenStyle]] = {
    "points": Qt.PenStyle.SolidLine,
    "expected": Qt.PenStyle.DotLine,
    "hoped": Qt.PenStyle.DashLine,
    "feared": Qt.PenStyle.DashDotLine,
}
TITLES: Final[dict[LineName, str]] = {
    "points": "What happened",
    "expected": "Expected",
    "hoped": "Hoped",
    "feared": "Feared",
}


def line_colour(name: LineName, theme: Theme) -> str:
    """Return the colour of a line; its dashes and its name tell it apart as well."""
    colours: dict[LineName, str] = {
        "points": theme.sketch,
        "expected": theme.quiet_ink,
        "hoped": theme.balancing,
        "feared": theme.minus,
    }
    return colours[name]


class SketchPlot(QWidget):
    """Draws with a pressed pointer, bends with the arrow keys; each change can be taken back."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Sketch over time: draw here; arrow keys bend the line"))
        self.lines = Lines()
        self.name: LineName = "points"
        self.bends = False
        self._before: list[Lines] = []
        self._stroke: list[tuple[float, float]] = []
        self._held: Lines | None = None
        self._moves_now = False
        self._at = 0.5
        self._theme = theme
        self._make_plot(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.addWidget(self._plot)

    def _make_plot(self, theme: Theme) -> None:
        self._plot = pg.PlotWidget(background=theme.paper)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setXRange(0, 1, padding=_PAST_THE_END)
        self._plot.setYRange(0, 1, padding=_PAST_THE_END)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(pg.mkPen(theme.quiet_ink, width=1.4))
            axis.setTextPen(pg.mkPen(theme.ink))
            axis.setStyle(tickFont=qt_font(Font(14)), tickLength=0)
        self._plot.getAxis("left").setTicks([[]])
        self._plot.getAxis("left").setWidth(14)
        self._plot.getAxis("bottom").setHeight(34)
        self._curves = {name: self._plot.plot([], []) for name in LINES}
        self._data = pg.ScatterPlotItem(size=7, pen=None, brush=QColor(theme.quiet_ink))
        self._plot.addItem(self._data)
        self._now = pg.InfiniteLine(1.0, pen=pg.mkPen(theme.quiet_ink, width=1.6, style=_DASHED))
        self._foot = pg.ScatterPlotItem(size=16, symbol="t1", pen=None, brush=QColor(theme.accent))
        for item in (self._now, self._foot):
            self._plot.addItem(item)
        self._labels = {name: pg.TextItem(anchor=(1.0, 1.0)) for name in LINES}
        for label in self._labels.values():
            label.setFont(qt_font(Font(14, "semibold")))
            self._plot.addItem(label)
        self._mark = pg.ScatterPlotItem(size=14, brush=None, pen=pg.mkPen(theme.accent, width=2.4))
        self._plot.addItem(self._mark)
        self._invitation = pg.TextItem(
            tr("Draw here, from left to right"), color=theme.quiet_ink, anchor=(0.5, 0.5)
        )
        self._invitation.setFont(qt_font(Font(16)))
        self._invitation.setPos(0.5, 0.5)
        self._plot.addItem(self._invitation)
        self._plot.viewport().installEventFilter(self)
        self._plot.viewport().setCursor(Qt.CursorShape.CrossCursor)

    # What is shown

    def show_lines(self, lines: Lines) -> None:
        """Show other lines; what was before can be taken back no more."""
        self.lines = lines
        self._before.clear()
        self._refresh()

    def show_times(self, start: str, present: str, horizon: str) -> None:
        """Write at the axis of time."""
        now = self.lines.now
        ticks = [(0.0, start), (1.0, horizon if now < 1.0 else present)]
        if now < 1.0:
            ticks.insert(1, (now, present or tr("now")))
        self._plot.getAxis("bottom").setTicks([ticks])

    def _refresh(self) -> None:
        self._invitation.setVisible(not any(self.lines.lines.values()))
        for name, curve in self._curves.items():
            line = self.lines.lines[name]
            width = 3.6 if name == self.name else 2.4
            colour = line_colour(name, self._theme)
            pen = pg.mkPen(colour, width=width, style=_STYLES[name])
            curve.setData([t for t, _ in line], [y for _, y in line], pen=pen, antialias=True)
            label = self._labels[name]
            label.setVisible(name != "points" and len(line) > 1)
            if line:
                label.setColor(colour)
                label.setText(tr(TITLES[name]))
                label.setPos(*line[-1])
                # On the side of the line's end that the line did not come from.
                falls = line[-1][1] < sketching.height_at(line, line[-1][0] - _BESIDE)
                label.setAnchor((1.0, 0.0 if falls else 1.0))
        points = sketching.spread(self.lines.data, self.lines.now)
        self._data.setData([t for t, _ in points], [y for _, y in points])
        self._now.setVisible(self.lines.now < 1.0)
        self._now.setPos(self.lines.now)
        feet = [self.lines.now] if self.lines.now < 1.0 else []
        self._foot.setData(feet, [0.0] * len(feet))
        self._show_mark()
        self.changed.emit()

    def _show_mark(self) -> None:
        line = self.lines.lines[self.name]
        at = [self._at] if line and self.hasFocus() else []
        self._mark.setData(at, [sketching.height_at(line, t) for t in at])

    # What is changed

    def take(self, name: LineName) -> None:
        """Draw another line from now on."""
        self.name = name
        self.lines = self.lines.ready_for(name)
        low, high = self.lines.span(name)
        self._at = (low + high) / 2
        self._refresh()

    def change(self, lines: Lines) -> None:
        """Show changed lines; the change can be taken back."""
        if lines != self.lines:
            self._before.append(self.lines)
            self.lines = lines
            self._refresh()

    def undo(self) -> None:
        """Take the last change back."""
        if self._before:
            self.lines = self._before.pop()
            self._refresh()

    # Hands

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        left = event.buttons() & Qt.MouseButton.LeftButton
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._press(event.position())
            case QEvent.Type.MouseMove if left and self._held is not None:
                self._move(event.position())
            case QEvent.Type.MouseButtonRelease if self._held is not None:
                self._release()
        return True

    def _place(self, at: QPointF) -> tuple[float, float]:
        point = self._plot.getViewBox().mapSceneToView(self._plot.mapToScene(at.toPoint()))
        return point.x(), point.y()

    @property
    def paper(self) -> QWidget:
        """The part that is drawn on."""
        paper: QWidget = self._plot.viewport()
        return paper

    def shown_at(self, t: float, y: float) -> QPointF:
        """Return where on this widget a point of the plot lies."""
        scene = self._plot.getViewBox().mapViewToScene(QPointF(t, y))
        inside = self._plot.mapFromScene(scene)
        return QPointF(self._plot.viewport().mapTo(self, inside))

    def _press(self, at: QPointF) -> None:
        self._held = self.lines
        t, y = self._place(at)
        across, up = self._plot.getViewBox().viewPixelSize()
        # Only at its foot: higher up a future may begin right at the line.
        is_near = abs(t - self.lines.now) < NEAR_NOW * across and y < 2 * NEAR_NOW * up
        self._moves_now = self.lines.now < 1.0 and is_near
        self._stroke = [(t, y)]
        self._at = t

    def _move(self, at: QPointF) -> None:
        assert self._held is not None
        t, y = self._place(at)
        self._at = t
        if self._moves_now:
            self.lines = self._held.with_now(min(MOST_NOW, t))
        elif self.bends and self._held.lines[self.name]:
            start = self._stroke[0][0]
            self.lines = self._held.bent(self.name, start, y)
            self._at = start
        else:
            self._stroke.append((t, y))
            self.lines = self._held.drawn(self.name, self._stroke)
        self._refresh()

    def _release(self) -> None:
        held, self._held = self._held, None
        if held is not None and held != self.lines:
            self.lines = self.lines.reaching(self.name)
            self._refresh()
            self._before.append(held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        low, high = self.lines.span(self.name)
        line = self.lines.lines[self.name]
        match event.key():
            case Qt.Key.Key_Left:
                self._at = max(low, self._at - _STEP_T)
            case Qt.Key.Key_Right:
                self._at = min(high, self._at + _STEP_T)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                up = 1 if event.key() == Qt.Key.Key_Up else -1
                if not line:
                    line = ((low, 0.5), ((low + high) / 2, 0.5), (high, 0.5))
                    self.change(self.lines.with_line(self.name, _filled(line)))
                height = sketching.height_at(self.lines.lines[self.name], self._at)
                self.change(self.lines.bent(self.name, self._at, height + up * _STEP_Y))
            case _:
                super().keyPressEvent(event)
                return
        self._show_mark()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_mark()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_mark()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setPen(QColor(self._theme.accent))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


_DASHED: Final = Qt.PenStyle.DashLine


def _filled(line: sketching.Line) -> sketching.Line:
    """Return a level line with enough points to be bent."""
    low, high = line[0][0], line[-1][0]
    steps = sketching.STEPS
    return tuple((round(low + (high - low) * i / steps, 4), 0.5) for i in range(steps + 1))
