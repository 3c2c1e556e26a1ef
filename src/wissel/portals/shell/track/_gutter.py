"""The rails in the gutter of the vertical list, one small drawing per row."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from wissel.core.obligations import State
from wissel.core.sources import Nature
from wissel.infra.svg import Markup, el, path
from wissel.portals.shell.track._facts import Item, Station
from wissel.portals.shell.track._plan import Plan
from wissel.portals.shell.track._shapes import signal

X1: Final = 18
X2: Final = 42
LONG: Final = 960  #: taller than any row; the row cuts it off


@dataclass(frozen=True, slots=True)
class Gutter:
    """Draws the rails beside a row; which of them exist depends on the day of the row."""

    plan: Plan

    def row(self, day: date, *marks: Markup) -> Markup:
        """Return a row whose rails run through, with its marks on them."""
        return _svg(*self._rails(day, 0, LONG), *marks)

    def start(self, *marks: Markup) -> Markup:
        """Return the first row: the first track begins."""
        track = "t1" if self.plan.facts.first_sick_day <= self.plan.facts.today else "rail1"
        return _svg(path(track, f"M{X1} 11V{LONG}"), *(marks or (path("buffer", "M8 4h20"),)))

    def switch(self) -> Markup:
        """Return the row of the switch: the second track leaves the first."""
        return _svg(
            path("t1", f"M{X1} 0V12"),
            path("t1 quiet", f"M{X1} 12V{LONG}"),
            path("t2", f"M{X1} 8C{X1} 34 {X2} 24 {X2} 52V{LONG}"),
            *station_done(X1),
        )

    def closed(self, day: date) -> Markup:
        """Return the row in which the first track ends at a small buffer."""
        rails = self._second(day, 0, LONG)
        return _svg(path("t1 quiet", f"M{X1} 0V11"), *rails, path("buffer", "M10 11h16"))

    def now(self, day: date) -> Markup:
        """Return the row of today: travelled above the train, rails below it."""
        x = X1 if self.plan.facts.switch_day is None else X2
        body = f"M{x - 8} 6q0-3 3-3h10q3 0 3 3v26q0 9-8 13q-8-4-8-13z"
        windows = [
            el("rect", class_="train-win", x=x - 3, y=9 * index, width=6, height=6, rx=1)
            for index in (1, 2, 3)
        ]
        return _svg(
            *self._rails(day, 0, 30),
            *self._rails(day, 30, LONG, ahead=True),
            path("train", body),
            *windows,
        )

    def end(self, day: date) -> Markup:
        """Return the last row: a buffer over the tracks that are still there."""
        wide = 20 if self.plan.facts.switch_day is None else 44
        left = 8
        if self.plan.facts.switch_day and self.plan.facts.first_track_closed_on:
            left, wide = 32, 20
        ahead = day > self.plan.facts.today
        return _svg(*self._rails(day, 0, 14, ahead=ahead), path("buffer", f"M{left} 14h{wide}"))

    def station(self, day: date, station: Station) -> Markup:
        """Return the row of a milestone."""
        two = self.plan.facts.switch_day is not None and day >= self.plan.facts.switch_day
        closed = self.plan.facts.first_track_closed_on
        if station.both_tracks and two and (closed is None or day <= closed):
            done = " done" if station.is_done else ""
            capsule = el("rect", class_=f"stn{done}", x=10, y=3, width=40, height=16, rx=8)
            ticks = [path("tick", "M26.6 11.2l2.4 2.5 4.2-4.8")] if station.is_done else []
            return self.row(day, capsule, *ticks)
        x = X2 if two and closed is not None and day > closed else X1
        if station.nature is Nature.PRACTICE:
            soft = "stn soft done" if station.is_done else "stn soft"
            return self.row(day, el("circle", class_=soft, cx=x, cy=11, r=5))
        if station.is_done:
            return self.row(day, *station_done(x))
        unknown = station.state_on(self.plan.facts.today) is State.UNKNOWN
        class_ = "stn unknown" if unknown else "stn"
        return self.row(day, el("circle", class_=class_, cx=x, cy=11, r=8))

    def item(self, item: Item) -> Markup:
        """Return the row of something to do: its signal stands on the track that is travelled."""
        x = X1 if self.plan.facts.switch_day is None else X2
        return self.row(item.day, *signal(item.urgency, x, 12))

    def _rails(self, day: date, top: int, bottom: int, *, ahead: bool = False) -> list[Markup]:
        facts = self.plan.facts
        closed = facts.first_track_closed_on
        parts: list[Markup] = []
        if closed is None or day <= closed:
            if ahead or day > facts.today:
                parts += _ahead(1, X1, 2.5, top, bottom)
            else:
                quiet = facts.switch_day is not None and day >= facts.switch_day
                parts.append(path("t1 quiet" if quiet else "t1", f"M{X1} {top}V{bottom}"))
        return [*parts, *self._second(day, top, bottom, ahead=ahead)]

    def _second(self, day: date, top: int, bottom: int, *, ahead: bool = False) -> list[Markup]:
        facts = self.plan.facts
        if facts.switch_day is None or day < facts.switch_day:
            return []
        if ahead or day > facts.today:
            return _ahead(2, X2, 3.5, top, bottom)
        return [path("t2", f"M{X2} {top}V{bottom}")]


def station_done(x: int) -> list[Markup]:
    """Return a milestone that is done."""
    circle = el("circle", class_="stn done", cx=x, cy=11, r=8)
    return [circle, path("tick", f"M{x - 3.4:g} 11.2l2.4 2.5 4.2-4.8")]


def _ahead(track: int, x: int, gauge: float, top: int, bottom: int) -> list[Markup]:
    rails = f"M{x - gauge:g} {top}V{bottom}M{x + gauge:g} {top}V{bottom}"
    return [path(f"sl{track}", f"M{x} {top}V{bottom}"), path(f"rail{track}", rails)]


def _svg(*parts: Markup) -> Markup:
    return el("svg", *parts, viewBox=f"0 0 60 {LONG}")
