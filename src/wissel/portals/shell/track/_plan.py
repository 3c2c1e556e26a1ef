"""What every part of the drawing needs: the facts, the scale, and where things stand on it."""

from dataclasses import dataclass, field
from datetime import date

from wissel.core.obligations import State
from wissel.core.sources import Text
from wissel.portals.shell.dates import tongue
from wissel.portals.shell.track._facts import Item, Station, TrackFacts, Urgency
from wissel.portals.shell.track._scale import (
    RAIL1,
    RAIL2,
    SWITCH,
    Room,
    Scale,
    lens_scale,
    line_scale,
)

_URGENCY = {State.OVERDUE: Urgency.LATE, State.DUE: Urgency.NEAR, State.UPCOMING: Urgency.PLANNED}
_HIDDEN = (State.NOT_APPLICABLE, State.LAPSED)


@dataclass(frozen=True, slots=True)
class Plan:
    """One drawing in the making. ``room`` is shared by all parts of the overview."""

    facts: TrackFacts
    language: str
    scale: Scale
    lens: Scale
    milestones: tuple[tuple[date, Station], ...]  #: that have a day and hold, in order of days
    to_do: tuple[Item, ...]  #: the items, and open stations that no item stands for
    room: Room = field(default_factory=Room)

    def say(self, words: Text, **values: object) -> str:
        """Return the words in the language of the drawing, with values put in."""
        return words.in_(self.language).format(**values)

    @property
    def today_x(self) -> float:
        """Where today stands."""
        return self.scale.x(self.facts.today)

    @property
    def end_x(self) -> float:
        """Where the waiting period ends: the morning after its last day."""
        return self.scale.x0 + self.facts_days(self.facts.last_day) * self.per_day

    @property
    def per_day(self) -> float:
        """The length of a day on the line."""
        return (self.scale.x1 - self.scale.x0) / self.scale.days

    def facts_days(self, last: date) -> int:
        """Return the days from the first sick day to ``last``, inclusive."""
        return (last - self.facts.first_sick_day).days + 1

    @property
    def switch_x(self) -> float | None:
        """Where the second track leaves; ``None`` while there is none."""
        day = self.facts.switch_day
        return None if day is None else self.scale.x(day)

    @property
    def curve_end(self) -> float | None:
        """Where the curve of the switch reaches the second track; shorter when it is recent."""
        start = self.switch_x
        if start is None:
            return None
        return min(start + min(SWITCH, max(16.0, self.today_x - start)), self.scale.x1)

    @property
    def train_y(self) -> int:
        """The rail the train is on: the second one once its tail has passed the switch."""
        start = self.switch_x
        return RAIL2 if start is not None and self.today_x >= start + 30 else RAIL1

    def on_both(self, station: Station, x: float) -> bool:
        """Whether a station is drawn over both tracks."""
        curve_end, closed = self.curve_end, self.facts.first_track_closed_on
        if not station.both_tracks or curve_end is None or x < curve_end:
            return False
        return closed is None or x <= self.scale.x(closed)

    def rail_of(self, day: date) -> int:
        """Return the rail a milestone of ``day`` stands on."""
        closed = self.facts.first_track_closed_on
        return RAIL2 if closed is not None and day > closed and self.switch_x else RAIL1

    def count(self, urgency: Urgency) -> int:
        """Return how many things to do are late, or near."""
        return sum(item.urgency is urgency for item in self.to_do)


def plan(facts: TrackFacts, language: str) -> Plan:
    """Return the plan of a drawing."""
    found = _milestones(facts)
    scale, lens = line_scale(facts), lens_scale(facts)
    return Plan(facts, tongue(language), scale, lens, found, _to_do(facts, found))


def _milestones(facts: TrackFacts) -> tuple[tuple[date, Station], ...]:
    found = [
        (station.day, station)
        for station in facts.stations
        if station.day is not None and station.state_on(facts.today) not in _HIDDEN
    ]
    return tuple(sorted(found, key=lambda pair: pair[0]))


def _to_do(facts: TrackFacts, found: tuple[tuple[date, Station], ...]) -> tuple[Item, ...]:
    given = {item.key for item in facts.items if item.key}
    due = [
        Item(
            station.label,
            day,
            _URGENCY[station.state_on(facts.today)],
            actors=station.actors,
            nature=station.nature,
            basis=station.basis,
            key=station.key,
        )
        for day, station in found
        if not station.is_done
        and station.key not in given
        and station.state_on(facts.today) in _URGENCY
    ]
    return tuple(sorted([*facts.items, *due], key=lambda item: item.day))
