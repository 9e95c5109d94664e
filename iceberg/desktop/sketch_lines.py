"""The lines of a sketch while it is edited: what happened, and what may come; with undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from iceberg.geometry import sketching
from iceberg.geometry.sketching import Line
from iceberg.model.sketch import Sketch, SketchPoint

LineName = Literal["points", "expected", "hoped", "feared"]
LINES: Final[tuple[LineName, ...]] = ("points", "expected", "hoped", "feared")
FUTURES: Final[tuple[LineName, ...]] = LINES[1:]
FIRST_NOW: Final = 0.65
"""Where the present is put when somebody first draws a future."""
LEAST_NOW: Final = 0.15
MOST_NOW: Final = 0.9


@dataclass(frozen=True)
class Lines:
    """All lines, the present, and measured values; a value, so that undo keeps old ones."""

    lines: dict[LineName, Line] = field(default_factory=lambda: dict.fromkeys(LINES, ()))
    now: float = 1.0
    data: tuple[float, ...] = ()
    shape: str = ""

    @classmethod
    def of(cls, sketch: Sketch | None) -> Lines:
        """Return the lines of a sketch, or none."""
        if sketch is None:
            return cls()
        lines = {name: tuple((p.t, p.y) for p in getattr(sketch, name)) for name in LINES}
        return cls(lines, sketch.now, sketch.data, sketch.shape)

    def span(self, name: LineName) -> tuple[float, float]:
        """Return from when to when a line may be drawn."""
        return (0.0, self.now) if name == "points" else (self.now, 1.0)

    def ready_for(self, name: LineName) -> Lines:
        """Return the lines with room for a future, if the one to be drawn is one."""
        return self.with_now(FIRST_NOW) if name in FUTURES and self.now > MOST_NOW else self

    def with_line(self, name: LineName, line: Line, shape: str = "") -> Lines:
        """Return the lines with another one in place of one of them."""
        return replace(self, lines={**self.lines, name: line}, shape=shape or self.shape)

    def drawn(self, name: LineName, stroke: Sequence[tuple[float, float]]) -> Lines:
        """Return the lines after a hand drew on one, within its time."""
        low, high = self.span(name)
        inside = [(min(high, max(low, t)), y) for t, y in stroke]
        line = self.lines[name]
        if name in FUTURES and not line and self.lines["points"]:
            # A future begins where the past ends.
            line = ((self.now, sketching.height_at(self.lines["points"], self.now)),)
        return self.with_line(name, sketching.drawn(line, inside))

    def reaching(self, name: LineName) -> Lines:
        """Return the lines with one led on to the ends of its time, if it nearly reaches them."""
        line = sketching.reaching(self.lines[name], *self.span(name))
        return self if line == self.lines[name] else self.with_line(name, line)

    def bent(self, name: LineName, t: float, y: float) -> Lines:
        """Return the lines after one was pulled at a point."""
        low, high = self.span(name)
        line = sketching.bent(self.lines[name], min(high, max(low, t)), y)
        return self.with_line(name, line)

    def shaped(self, name: LineName, shape: str) -> Lines:
        """Return the lines with a named shape for one of them."""
        return self.with_line(name, sketching.shape(shape, *self.span(name)), shape)

    def with_now(self, now: float) -> Lines:
        """Return the lines with the present at another time; all keep their shapes."""
        now = 1.0 if now >= 1.0 else min(MOST_NOW, max(LEAST_NOW, now))
        past = now / self.now
        future = (1.0 - now) / (1.0 - self.now) if self.now < 1.0 else 0.0
        lines = {
            name: tuple(
                (round(t * past if name == "points" else now + (t - self.now) * future, 4), y)
                for t, y in line
            )
            for name, line in self.lines.items()
        }
        return replace(self, lines=lines, now=round(now, 4))

    def measured(self, data: tuple[float, ...]) -> Lines:
        """Return the lines with measured values; they are the past where none was drawn."""
        lines = replace(self, data=data)
        if not lines.lines["points"]:
            lines = lines.with_line("points", sketching.spread(data, self.now))
        return lines

    def sketch(self, words: dict[str, str]) -> Sketch | None:
        """Return the sketch, with the words at its axes; ``None`` while nothing is drawn."""
        if len(self.lines["points"]) < 2:
            return None
        curves: dict[str, object] = {
            name: tuple(SketchPoint(t=t, y=y) for t, y in line) for name, line in self.lines.items()
        }
        has_future = any(len(self.lines[name]) > 1 for name in FUTURES)
        now = self.now if has_future else self.with_now(1.0).now
        if not has_future:
            past = self.with_now(1.0).lines["points"]
            curves = {"points": tuple(SketchPoint(t=t, y=y) for t, y in past)}
        fields = {**curves, **words, "now": now, "data": self.data, "shape": self.shape}
        return Sketch.model_validate(fields)
