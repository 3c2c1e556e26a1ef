"""What is the one next step of the employee? And what comes this week?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from wissel.apps.documents.service import ReportLine
from wissel.core.due import Due
from wissel.core.journal import Appointment, standing
from wissel.core.obligations import Obligation, State
from wissel.core.programme import occasion_day
from wissel.core.sources import Nature
from wissel.core.trajectory import Trajectory
from wissel.portals.employee.plain import READ, PlainDuty, plain
from wissel.portals.shell.dates import reader_language, report_period
from wissel.portals.shell.entry_words import EntryLine, entry_line
from wissel.portals.shell.report_name import is_plan, report_about
from wissel.portals.shell.report_view import WORDS_A_MINUTE
from wissel.portals.shell.rows import help_url

#: How near the last day of a duty must be before it is the next step.
NEAR: Final = timedelta(days=14)
#: The week that the page looks ahead.
WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DraftStep:
    """A draft to read: which, how long it takes, until when."""

    report: UUID
    month: str  #: in words; empty for a report of no period
    kind: str
    name: str
    minutes: int
    last_day: date | None
    comments: int
    is_plan: bool
    is_out: bool  #: minutes that the employer has too


@dataclass(frozen=True, slots=True)
class WeekItem:
    """Something of this week: an appointment, or something the employee will do."""

    day: date
    line: EntryLine


def draft_step(waiting: tuple[ReportLine, ...], trajectory: UUID) -> DraftStep | None:
    """Return the draft that waits longest in this case, or ``None``."""
    for line in waiting:
        if line.trajectory == trajectory:
            minutes = max(1, -(-line.words // WORDS_A_MINUTE))
            of_period = line.period and occasion_day(line.period) is None
            month = report_period(line.period, reader_language()) if of_period else ""
            return DraftStep(
                report=line.id,
                month=month,
                kind=line.kind,
                name=report_about(line.kind, line.period, line.title),
                minutes=minutes,
                last_day=line.read_until,
                comments=line.comments,
                is_plan=is_plan(line.kind),
                is_out=line.at_once,
            )
    return None


def why_read(due: Due) -> str:
    """Return the page that explains why the employee reads a draft first; empty without one."""
    return next((help_url(duty) for duty in due.obligations if READ in duty.satisfied_by), "")


def duty_step(due: Due) -> PlainDuty | None:
    """Return the employee's own duty that is late, near or agreed for soon, or ``None``.

    A duty whose first actor is somebody else is theirs to begin; what the file does not know is
    not asked again here.
    """
    for duty in due.next_open(len(due.obligations), actor="employee"):
        if _is_own(duty) and _is_near(duty, due.today):
            return plain(duty, due.today)
    return None


def reminded(
    due: Due,
    draft: DraftStep | None,
    duty: PlainDuty | None,
    last: Mapping[str, tuple[date, int]],
) -> tuple[date, int] | None:
    """Return when the employee was last reminded of the next step, and how often."""
    if draft is not None:
        reading = (
            one.key
            for one in due.obligations
            if READ in one.satisfied_by and one.state(due.today).is_open
        )
        return next((last[key] for key in reading if key in last), None)
    return last.get(duty.key) if duty is not None else None


def coming(due: Due) -> PlainDuty | None:
    """Return the first thing that comes for the employee, after today: what "nothing" leads to."""
    for duty in due.next_open(len(due.obligations)):
        known = duty.state(due.today) is not State.UNKNOWN and duty.due is not None
        theirs = "employee" in duty.actors or "uwv" in duty.actors
        if theirs and known and duty.due is not None and duty.due >= due.today:
            return plain(duty, due.today)
    return None


def this_week(case: Trajectory, due: Due) -> tuple[WeekItem, ...]:
    """Return the planned appointments and agreements of the coming seven days, by day."""
    until = due.today + WEEK
    language = reader_language()
    found = [
        WeekItem(entry.happened_on, entry_line(entry, language=language, you="employee"))
        for entry in standing(case.journal)
        if isinstance(entry.content, Appointment)
        and entry.content.outcome == "planned"
        and due.today <= entry.happened_on <= until
    ]
    for duty in due.obligations:
        mine = "employee" in duty.actors and duty.nature is Nature.AGREEMENT
        soon = duty.due is not None and due.today <= duty.due <= until
        if mine and soon and duty.due is not None and duty.state(due.today).is_open:
            found.append(WeekItem(duty.due, EntryLine("check", plain(duty, due.today).title)))
    return tuple(sorted(found, key=lambda item: item.day))


def _is_own(duty: Obligation) -> bool:
    # A draft to read is a step of its own kind, with its own link.
    return duty.actors[:1] == ("employee",) and READ not in duty.satisfied_by


def _is_near(duty: Obligation, today: date) -> bool:
    state = duty.state(today)
    if duty.due is None or state is State.UNKNOWN:
        return False
    return state in (State.DUE, State.OVERDUE) or duty.due <= today + NEAR
