"""The quarterly overview for a client (D28): what a quarter came to, case by case.

Counts and days only. Of a quarter that is over it says what was known at the end of its last day.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from wissel.core.audit import StopsAt
from wissel.core.due import Due
from wissel.core.journal import (
    Decision,
    JournalEntry,
    PlacementEvent,
    ReportEvent,
    StagnationSignal,
    standing,
)
from wissel.core.obligations import BOTTLENECK, Obligation, State
from wissel.core.sources import Nature, Text
from wissel.core.trajectory import Trajectory
from wissel.core.wire import Wire

#: Fewer cases than this are people one knows: nothing is added up or compared (norms, D28).
SMALLEST_GROUP: Final = 5
_QUARTER: Final = re.compile(r"(\d{4})-Q([1-4])")
_RELEASED: Final = "report-event:released"
_RECEIVED: Final = "document-received"
_GOES_ON: Final = ("course", "phase", "end")


@dataclass(frozen=True, slots=True, order=True)
class Quarter(Wire):
    """A quarter of a year, written ``2026-Q4``."""

    year: int
    number: int

    @property
    def key(self) -> str:
        """How it is written."""
        return f"{self.year}-Q{self.number}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        """The one after it."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> "Quarter":
        """The one before it."""
        return quarter_of(self.first - timedelta(days=1))

    def holds(self, day: date | None) -> bool:
        """Whether a day is one of its days."""
        return day is not None and self.first <= day <= self.last


def quarter_of(day: date) -> Quarter:
    """Return the quarter of a day.

    >>> quarter_of(date(2026, 11, 22)).key
    '2026-Q4'
    """
    return Quarter(day.year, (day.month + 2) // 3)


def read_quarter(text: str) -> Quarter | None:
    """Return a quarter as it is written, ``None`` for what is none.

    >>> read_quarter("2026-Q4"), read_quarter("2026-Q5")
    (Quarter(year=2026, number=4), None)
    """
    found = _QUARTER.fullmatch(text)
    if found is None or not 2000 <= int(found[1]) <= 2999:
        return None
    return Quarter(int(found[1]), int(found[2]))


@dataclass(frozen=True, slots=True)
class CaseQuarter(Wire):
    """What a quarter came to in one case, on ``as_of``.

    ``met`` and ``missed`` are last days of law and way of working that lay in the quarter; what the
    file does not know is neither. ``missing`` are documents that the employer should have sent by
    then. ``placements`` began in the quarter. ``stops_at`` is the step at which the check stops;
    ``None`` where it was not asked.
    """

    reference: str
    as_of: date
    closed_on: date | None
    phases: tuple[Text, ...]
    last_day: date
    weeks_left: int
    met: int
    missed: int
    reports_due: int
    reports_released: int
    missing: tuple[Text, ...]
    placements: int
    bottlenecks: int
    stands_still: bool
    stops_at: StopsAt | None = None


@dataclass(frozen=True, slots=True)
class Totals(Wire):
    """The cases of a client added up; only of a group that is large enough."""

    cases: int
    met: int
    missed: int
    reports_due: int
    reports_released: int
    missing: int
    placements: int
    bottlenecks: int
    stand_still: int


def case_quarter(
    case: Trajectory, due: Due, quarter: Quarter, *, stops_at: StopsAt | None = None
) -> CaseQuarter:
    """Return what a quarter came to in a case that was cut to what was known on ``due.today``."""
    today = due.today
    entries = [entry for entry in standing(case.journal) if entry.happened_on <= today]
    told = [duty for duty in due.obligations if _counts(duty)]
    ended = [duty.state(today) for duty in told if quarter.holds(duty.due)]
    last = due.timeline.waiting_period.last_day
    closed = case.closed_on if case.closed_on is not None and case.closed_on <= today else None
    return CaseQuarter(
        reference=case.reference,
        as_of=today,
        closed_on=closed,
        phases=tuple(span.title for span in due.phases if span.state == "current"),
        last_day=last,
        weeks_left=max(0, (last - today).days // 7),
        met=ended.count(State.DONE),
        missed=ended.count(State.LATE) + ended.count(State.OVERDUE),
        reports_due=sum(_is_report(duty) and quarter.holds(duty.due) for duty in told),
        reports_released=sum(
            isinstance(entry.content, ReportEvent)
            and entry.content.event == "released"
            and quarter.holds(entry.happened_on)
            for entry in entries
        ),
        missing=tuple(duty.title for duty in told if _is_missing(duty, today)),
        placements=sum(
            isinstance(entry.content, PlacementEvent)
            and entry.content.event == "started"
            and quarter.holds(entry.happened_on)
            for entry in entries
        ),
        bottlenecks=sum(
            duty.rule == BOTTLENECK and duty.state(today).is_open for duty in due.obligations
        ),
        stands_still=not closed and _stands_still(entries),
        stops_at=stops_at,
    )


def totals(lines: Sequence[CaseQuarter]) -> Totals | None:
    """Return the sums, ``None`` for a group in which they would speak of one person."""
    if len(lines) < SMALLEST_GROUP:
        return None
    return Totals(
        cases=len(lines),
        met=sum(one.met for one in lines),
        missed=sum(one.missed for one in lines),
        reports_due=sum(one.reports_due for one in lines),
        reports_released=sum(one.reports_released for one in lines),
        missing=sum(len(one.missing) for one in lines),
        placements=sum(one.placements for one in lines),
        bottlenecks=sum(one.bottlenecks for one in lines),
        stand_still=sum(one.stands_still for one in lines),
    )


def _counts(duty: Obligation) -> bool:
    """Whether a duty is of the law or the way of working, and no matter between two people."""
    return duty.nature is not Nature.AGREEMENT and not (duty.is_private or duty.is_between_two)


def _is_report(duty: Obligation) -> bool:
    return any(name.startswith(_RELEASED) for name in duty.satisfied_by)


def _is_missing(duty: Obligation, today: date) -> bool:
    """Whether the employer should have sent a document, and the file says that it is not there."""
    theirs = duty.actors[:1] == ("employer",)
    paper = any(name.startswith(_RECEIVED) for name in duty.satisfied_by)
    return theirs and paper and duty.state(today) is State.OVERDUE


def _stands_still(entries: Iterable[JournalEntry]) -> bool:
    """Whether a signal that it stands still was not followed by a decision on the course."""
    still = False
    for entry in entries:
        match entry.content:
            case StagnationSignal():
                still = True
            case Decision(subject=subject) if subject in _GOES_ON:
                still = False
    return still
