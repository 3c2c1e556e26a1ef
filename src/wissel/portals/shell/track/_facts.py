"""The plain facts that the track is drawn from. Days are inclusive; labels are already in words."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wissel.core.obligations import State
from wissel.core.sources import Nature


class MarkKind(StrEnum):
    """What happened. The kind decides lane and form."""

    TALK = "talk"
    CALL = "call"
    APPLICATION = "application"
    REFUSED = "refused"
    INVITED = "invited"
    REPORT = "report"
    REPORT_LATE = "report-late"
    EMPLOYER = "employer"
    EMPLOYER_MISSING = "employer-missing"


class Urgency(StrEnum):
    """How near the last day of something that must happen is."""

    LATE = "late"
    NEAR = "near"
    PLANNED = "planned"


class PromiseState(StrEnum):
    """Whether a promise of the programme was kept."""

    KEPT = "kept"
    OPEN = "open"
    MISSED = "missed"


class ExtensionKind(StrEnum):
    """Why the employer goes on paying after the waiting period."""

    SANCTION = "sanction"
    VOLUNTARY = "voluntary"


@dataclass(frozen=True, slots=True)
class Station:
    """A milestone: drawn on the day it was done, or on its last day.

    ``key`` tells it from the others of the case; before an ``@`` it is the kind of milestone
    (``plan-van-aanpak``), of which the view for employees knows the plain words of some. ``state``
    is the obligation's; left out, it follows from the days. ``both_tracks`` is for what counts for
    the whole case (letter, report, application).
    """

    key: str
    label: str
    due: date | None = None
    done_on: date | None = None
    nature: Nature = Nature.LAW
    basis: str = ""
    actors: str = ""
    both_tracks: bool = False
    state: State | None = None

    @property
    def kind(self) -> str:
        """The kind of milestone: the key without the anchor after ``@``."""
        return self.key.partition("@")[0]

    @property
    def day(self) -> date | None:
        """The day it stands on; ``None`` while its anchor has not happened."""
        return self.done_on or self.due

    @property
    def is_done(self) -> bool:
        """Whether the day it was done is known, or the file says it was done."""
        return self.done_on is not None or self.state in (State.DONE, State.LATE)

    def state_on(self, today: date) -> State:
        """Return the state: the one given, else the one that follows from the days."""
        if self.state is not None:
            return self.state
        if self.done_on is not None:
            late = self.due is not None and self.done_on > self.due
            return State.LATE if late else State.DONE
        return State.OVERDUE if self.due is not None and self.due < today else State.UPCOMING


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the programme."""

    label: str
    from_: date
    to: date


@dataclass(frozen=True, slots=True)
class Promise:
    """The window in which the programme promises something."""

    label: str
    from_: date
    to: date
    state: PromiseState
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on a day. Without ``label`` the kind gives the word."""

    kind: MarkKind
    day: date
    label: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Days that do not count: recovered, or leave. Later stations have shifted already."""

    from_: date
    to: date
    label: str

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.to - self.from_).days + 1


@dataclass(frozen=True, slots=True)
class Item:
    """Something that must happen: an open duty that is late or near, or an appointment.

    With the ``key`` of a station it stands for that station, so that it is drawn and counted once.
    """

    label: str
    day: date
    urgency: Urgency
    note: str = ""
    actors: str = ""
    nature: Nature | None = None
    basis: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Extension:
    """Time after the waiting period in which the employer pays: a loonsanctie, or by choice."""

    from_: date
    to: date
    kind: ExtensionKind = ExtensionKind.SANCTION


@dataclass(frozen=True, slots=True)
class TrackFacts:
    """One case. ``last_day`` is the last day of the waiting period, gaps counted in already.

    ``label`` names the case in the title of the drawing. ``switch_day`` is the day on which the
    second track really started; a start to come is a station.
    """

    label: str
    first_sick_day: date
    last_day: date
    today: date
    stations: tuple[Station, ...] = ()
    switch_day: date | None = None
    first_track_closed_on: date | None = None
    phases: tuple[Phase, ...] = ()
    promises: tuple[Promise, ...] = ()
    marks: tuple[Mark, ...] = ()
    gaps: tuple[Gap, ...] = ()
    items: tuple[Item, ...] = ()
    extension: Extension | None = None
    helper: str = ""  #: who helps the employee, by first name; only for the view in plain words

    def __post_init__(self) -> None:
        """Refuse days that contradict each other; the message names them."""
        if self.last_day <= self.first_sick_day:
            raise ValueError(f"last_day {self.last_day} is not after {self.first_sick_day}")
        if self.today < self.first_sick_day:
            raise ValueError(f"today {self.today} lies before {self.first_sick_day}")
        if self.switch_day is not None and not (
            self.first_sick_day <= self.switch_day <= self.today
        ):
            raise ValueError(f"switch_day {self.switch_day} is not a day of this case so far")

    @property
    def scale_end(self) -> date:
        """The last day that the line shows."""
        return max(self.last_day, self.extension.to) if self.extension else self.last_day

    def counted_days(self, until: date) -> int:
        """Return the days from the first sick day to ``until`` inclusive, gaps left out."""
        gone = sum(
            (min(gap.to, until) - gap.from_).days + 1 for gap in self.gaps if gap.from_ <= until
        )
        return (until - self.first_sick_day).days + 1 - gone

    def week_on(self, day: date) -> int:
        """Return the week of illness, counted from 1."""
        return max(1, -(-self.counted_days(day) // 7))

    @property
    def weeks(self) -> int:
        """The weeks that the line counts to: 104, or up to 156 with an extension."""
        return round(self.counted_days(self.scale_end) / 7)

    def day_of_week(self, weeks: int) -> date:
        """Return the day after ``weeks`` full weeks of illness, gaps put in."""
        day = self.first_sick_day + timedelta(weeks=weeks)
        for gap in sorted(self.gaps, key=lambda gap: gap.from_):
            if gap.from_ < day:
                day += timedelta(days=gap.days)
        return day
