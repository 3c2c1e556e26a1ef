"""A report of one occasion (a talk of three, a standstill): which there are, and its days."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from wissel.apps.documents.models import Report
from wissel.apps.guidance import service as guidance
from wissel.apps.trajectories import service as trajectories
from wissel.core import reports
from wissel.core.access import Role
from wissel.core.journal import Decision, JournalEntry, StagnationSignal, standing
from wissel.core.programme import event_names, occasion_day
from wissel.core.refusal import Refused
from wissel.core.reports.record import Check, Heard, ReportRecord
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory

_DAY = timedelta(days=1)
#: Decisions of a talk on the trajectory, which the plan and the RIV check go by.
_DECIDED: Final = ("course", "phase", "end")


def is_of_occasion(row: Report) -> bool:
    """Whether it is about the talk or the signal of one day."""
    return occasion_day(row.period) is not None


def occasions_of(case: Trajectory, kind: str, today: date) -> list[tuple[date, JournalEntry]]:
    """Return what a report of this kind can be about, oldest first."""
    event = reports.written_of_occasions().get(kind)
    return [
        (entry.happened_on, entry)
        for entry in standing(case.journal)
        if event is not None and entry.happened_on <= today and event in event_names(entry.content)
    ]


def unreported(case: Trajectory, trajectory: UUID, today: date) -> Iterator[tuple[str, date]]:
    """Yield the kind and day of what happened and has no report yet, the newest first."""
    rows = Report.objects.filter(trajectory_id=trajectory)
    begun = set(rows.values_list("kind", "period"))
    for kind in reports.written_of_occasions():
        days = {day for day, _ in occasions_of(case, kind, today)}
        yield from (
            (kind, day) for day in sorted(days, reverse=True) if (kind, str(day)) not in begun
        )


def demand_occasion(case: Trajectory, kind: str, day: date, today: date) -> None:
    """Refuse a kind that is not written here, and a day on which nothing of the sort happened."""
    if kind not in reports.written_of_occasions():
        raise Refused(
            "no-such-report",
            "$.kind",
            Text(
                "Dit verslag wordt niet in Wissel geschreven.",
                "This report is not written in Wissel.",
            ),
        )
    if day not in {on for on, _ in occasions_of(case, kind, today)}:
        raise Refused(
            "no-occasion",
            "$.day",
            Text(
                "Op deze dag staat er niets in het logboek waar dit verslag over gaat. Leg eerst "
                "vast wat er was.",
                "On this day the journal holds nothing that this report is about. Record first "
                "what took place.",
            ),
        )


def days_of(case: Trajectory, trajectory: UUID, kind: str, day: date) -> tuple[date, date]:
    """Return the days it speaks of: from the day after the last such report until its own.

    One that looks back a number of days, as that of a standstill, begins there, or on the day since
    which the standstill is known where that is earlier.
    """
    if back := reports.looks_back(kind):
        since = [
            entry.content.since
            for on, entry in occasions_of(case, kind, day)
            if on == day and isinstance(entry.content, StagnationSignal) and entry.content.since
        ]
        return min([day - back * _DAY, *since]), day
    earlier = Report.objects.filter(trajectory_id=trajectory, kind=kind, period__lt=str(day))
    before = [occasion_day(period) for period in earlier.values_list("period", flat=True)]
    last = max((one for one in before if one is not None), default=None)
    begun = case.registered_on if last is None else last + _DAY
    return min(begun, day), day


def agenda_of(row: Report, within: trajectories.Within) -> tuple[Heard, ...]:
    """Return the points on the agenda of the talks of its day, without what was kept out."""
    day = occasion_day(row.period)
    if day is None:
        return ()
    return tuple(
        Heard(reports.AGENDA, Text("", ""), line.text, _side(line.role), "", day)
        for line in guidance.agenda_within(within=within, day=day)
    )


def _side(role: str) -> str:
    """Return whose point it is: everybody of the bureau speaks for the coach."""
    return role if role in (Role.EMPLOYEE, Role.EMPLOYER) else Role.COACH


def checks(row: Report, case: Trajectory, record: ReportRecord) -> list[Check]:
    """Ask to write a decision of the talk down, where the journal does not hold it (D16)."""
    decided, day = record.named("besluit"), occasion_day(row.period)
    goes_on = reports.choices_of(record.document, "besluit", record.language)[:1]
    if decided is None or day is None or decided.text in goes_on:
        return []
    held = any(
        isinstance(entry.content, Decision)
        and entry.content.subject in _DECIDED
        and entry.happened_on >= day
        for entry in standing(case.journal)
    )
    return [] if held else [reports.gate_line("decision.none", "attention", decided)]
