"""What comes out of the clock. Days are inclusive; ``None`` is unknown or not there yet."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from wissel.core.clock.facts import ABSENT, Absent
from wissel.core.obligations import State
from wissel.core.sources import Basis, Nature, Text, Trace
from wissel.core.wire import Wire

Riv: TypeAlias = Literal["none", "short", "full"]


@dataclass(frozen=True, slots=True)
class WaitingPeriod(Wire):
    """The *wachttijd* (WIA 23). ``shift_days`` are healthy and leave days that do not count.

    ``week`` counts sick weeks with the shift left out, ``calendar_week`` from the first day.
    """

    first_day: date
    last_day: date
    first_wia_day: date
    shift_days: int
    week: int
    calendar_week: int
    status: Literal["running", "completed", "not-completed"]


@dataclass(slots=True)
class Milestone(Wire):
    """One date of the statutory calendar. ``opens``: the first (useful) day it can be done.

    ``target`` is the day practice aims at, ``warn_from`` a working day before ``due``, ``reason``
    why it does not hold or no longer matters.
    """

    id: str
    key: str
    title: Text
    opens: date | None
    due: date | None
    target: date | None
    warn_from: date | None
    actors: tuple[str, ...]
    nature: Nature
    state: State
    done_on: date | None
    days_late: int | None
    basis: tuple[Basis, ...]
    consequence: Text
    reason: Text | None


@dataclass(frozen=True, slots=True)
class Extension(Wire):
    """Why the wage period is longer than 104 weeks, and by how many days."""

    code: Literal["late-application", "voluntary-extension", "sanction"]
    days: int
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class WagePeriod(Wire):
    """Until when wages are due in sickness; ``None`` when it is not established or nobody's."""

    last_day: date | None
    reasons: tuple[Extension, ...]


@dataclass(frozen=True, slots=True)
class Reduction(Wire):
    """Days that UWV was late, which come off a wage sanction (WIA 25(14))."""

    code: str  #: ``decision-late`` | ``repair-decision-late`` | ``refusal-late``
    days: int


@dataclass(frozen=True, slots=True)
class Sanction(Wire):
    """A wage sanction (WIA 25(9)-(15)). ``max_last_day`` is 52 weeks, ``last_day`` what is left.

    ``request_until``: the last day on which UWV can get a request to shorten that still does, also
    where UWV takes its whole term; ``None`` where the sanction ends before that would.
    """

    first_day: date
    last_day: date
    max_last_day: date
    reductions: tuple[Reduction, ...]
    repair_decision_due: date | None
    application_resumes: date
    objection_until: date
    basis: tuple[Basis, ...]
    request_until: date | None = None


@dataclass(frozen=True, slots=True)
class ReferenceDays(Wire):
    """Days that decide something without being a task.

    ``no_risk``: on this day a job with another employer costs the no-risk policy (ZW 29b).
    ``weeks_81``: the 42-week report must be in before it (WIA 64(6)). ``wia_decision``: last day
    for the decision on the application, while no sanction suspends it (WIA 102(3)).
    """

    no_risk: date
    weeks_81: date
    wia_decision: date | None


@dataclass(frozen=True, slots=True)
class Note(Wire):
    """Something a reader must know. ``riv`` only with the code ``ziek-uit-dienst``."""

    code: str
    message: Text
    riv: Riv | Absent = ABSENT
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline(Wire):
    """The whole statutory timeline of one case, as it stands on one day."""

    waiting_period: WaitingPeriod
    milestones: tuple[Milestone, ...]
    wage_period: WagePeriod
    sanction: Sanction | None
    reference_days: ReferenceDays
    notes: tuple[Note, ...]
    trace: Trace | Absent = ABSENT
