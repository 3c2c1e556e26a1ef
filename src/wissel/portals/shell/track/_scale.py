"""Where a day stands on the line, and how a text finds room beside others."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from wissel.portals.shell.track._facts import TrackFacts

WIDTH: Final = 1216
X0: Final = 52
X1: Final = 1122
LENS_X1: Final = 1164
LENS_WEEKS: Final = 6
RAIL1: Final = 160
RAIL2: Final = 222
SWITCH: Final = 50  #: how long the curve of the switch is


@dataclass(frozen=True, slots=True)
class Scale:
    """``x = x0 + days (x1 - x0) / length``; days outside the line stand at its ends."""

    first: date
    days: int
    x0: float
    x1: float

    def x(self, day: date) -> float:
        """Return the place of the morning of ``day``."""
        gone = min(max((day - self.first).days, 0), self.days)
        return self.x0 + gone * (self.x1 - self.x0) / self.days

    def noon(self, day: date) -> float:
        """Return the place of the middle of ``day``."""
        return self.x(day) + (self.x1 - self.x0) / self.days / 2

    def shows(self, day: date) -> bool:
        """Whether ``day`` lies on the line."""
        return 0 <= (day - self.first).days < self.days


def line_scale(facts: TrackFacts) -> Scale:
    """Return the scale of the overview: the morning after the last day is its end."""
    days = (facts.scale_end - facts.first_sick_day).days + 1
    return Scale(facts.first_sick_day, days, X0, X1)


def lens_scale(facts: TrackFacts) -> Scale:
    """Return the scale of the lens: six whole weeks, last week, this week and four ahead."""
    monday = facts.today - timedelta(days=facts.today.weekday() + 7)
    return Scale(monday, LENS_WEEKS * 7, X0, LENS_X1)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing."""

    x1: float
    y1: float
    x2: float
    y2: float

    def touches(self, other: "Box") -> bool:
        """Whether the two share a point."""
        return (
            self.x1 < other.x2 and other.x1 < self.x2 and self.y1 < other.y2 and other.y1 < self.y2
        )


@dataclass(slots=True)
class Room:
    """What is taken already. A text touches nothing; a line may cross lines and heads, no text."""

    texts: list[Box] = field(default_factory=list)
    heads: list[Box] = field(default_factory=list)  #: what stands on top of a pole
    lines: list[Box] = field(default_factory=list)

    def fits_text(self, box: Box) -> bool:
        """Whether a text can stand here."""
        return not any(box.touches(other) for other in (*self.texts, *self.heads, *self.lines))

    def fits_head(self, box: Box) -> bool:
        """Whether a head can stand here."""
        return not any(box.touches(other) for other in (*self.texts, *self.heads))

    def fits_line(self, box: Box) -> bool:
        """Whether a line can run here."""
        return not any(box.touches(other) for other in self.texts)

    def copy(self) -> "Room":
        """Return the same room, to try something in."""
        return Room(list(self.texts), list(self.heads), list(self.lines))

    def take_text(self, box: Box) -> bool:
        """Take the room for a text if it is free, and say whether it was."""
        if not self.fits_text(box):
            return False
        self.texts.append(box)
        return True


def pole(x: float, top: float, bottom: float) -> Box:
    """Return the room of a vertical line."""
    return Box(x - 1, top, x + 1, bottom)
