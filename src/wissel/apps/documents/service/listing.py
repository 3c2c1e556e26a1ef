"""Reports in lists: of one trajectory, and over all those of a reader."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.documents.models import Report
from wissel.apps.documents.service import _agreeing, _desk, _occasion
from wissel.apps.documents.service._lines import ReportLine, known_to, line_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory, Role
from wissel.core.programme import occasion_day
from wissel.infra.doors import Actor, read_door, today_of

#: Drafts, and releases, that a list over several trajectories shows.
MOST_LISTED: Final = 100


@read_door
def reports_of(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[ReportLine, ...]:
    """Return the reports of a trajectory that this reader may know of, newest first."""
    within = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.RELEASED_REPORTS
    )
    within.obtained.log("reports.view", DataCategory.RELEASED_REPORTS)
    rows = Report.objects.filter(trajectory_id=trajectory).order_by("-period_to", "-version")
    drafts = within.obtained.sees(DataCategory.DRAFT_REPORTS)
    return tuple(line_of(row) for row in known_to(actor, rows, drafts))


@read_door
def waiting_for(*, actor: Actor, now: datetime) -> tuple[ReportLine, ...]:
    """Return what waits for this employee to read: drafts, then minutes that were released.

    Minutes go to everybody at once, and wait until the employee says whether they are right.
    """
    if actor.role != Role.EMPLOYEE:
        return ()
    own = trajectories.own_cases(actor=actor, now=now, category=DataCategory.DRAFT_REPORTS)
    of_them = Report.objects.filter(trajectory_id__in=own).select_related("release")
    rows = of_them.filter(state=_desk.READING).order_by("read_until")
    minutes = of_them.filter(
        state=_desk.RELEASED, sent=None, response=None, kind__in=_agreeing.asked_of(Role.EMPLOYEE)
    )
    return tuple(line_of(row) for row in (*rows, *minutes.order_by("period")))


@read_door
def releases(*, actor: Actor, now: datetime) -> tuple[ReportLine, ...]:
    """Return the released reports over all trajectories of this reader, newest first."""
    own = trajectories.own_cases(actor=actor, now=now, category=DataCategory.RELEASED_REPORTS)
    rows = Report.objects.filter(trajectory_id__in=own, state=_desk.RELEASED)
    shown = tuple(rows.order_by("-period_to", "-version")[:MOST_LISTED])
    return _listed(actor, "releases.view", DataCategory.RELEASED_REPORTS, shown)


@read_door
def to_agree(*, actor: Actor, now: datetime) -> tuple[ReportLine, ...]:
    """Return the released documents that wait for this employer to say whether they agree."""
    if actor.role != Role.EMPLOYER:
        return ()
    own = trajectories.own_cases(actor=actor, now=now, category=DataCategory.RELEASED_REPORTS)
    asking = Report.objects.filter(trajectory_id__in=own, **_agreeing.asked())
    rows = asking.filter(client_answers=None).select_related("release").order_by("pk")
    return _listed(actor, "to-agree.view", DataCategory.RELEASED_REPORTS, tuple(rows))


@read_door
def on_desks(*, actor: Actor, now: datetime) -> tuple[ReportLine, ...]:
    """Return the reports that this author works on, newest month first, and the last releases.

    The :data:`MOST_LISTED` newest of either. Fixed number of queries.
    """
    _desk.demand_author(actor)
    own = trajectories.own_cases(actor=actor, now=now, category=DataCategory.DRAFT_REPORTS)
    rows = Report.objects.filter(trajectory_id__in=own).select_related("release")
    rows = rows.order_by("-period_to", "trajectory_id", "-version")
    drafts = rows.exclude(state__in=(_desk.RELEASED, _desk.REPLACED))
    shown = (*drafts[:MOST_LISTED], *rows.filter(state=_desk.RELEASED)[:MOST_LISTED])
    return _listed(actor, "desk.view", DataCategory.DRAFT_REPORTS, shown)


@read_door
def begun(
    *, actor: Actor, now: datetime, among: Collection[UUID]
) -> frozenset[tuple[UUID, str, str]]:
    """Return in which of these trajectories a report of which kind and period was begun.

    The kind is empty for a period of the calendar, the period for a report that is made once.
    """
    _desk.demand_author(actor)
    own = trajectories.own_cases(actor=actor, now=now, category=DataCategory.DRAFT_REPORTS)
    rows = Report.objects.filter(trajectory_id__in=set(own).intersection(among))
    found = rows.values_list("trajectory_id", "kind", "period")
    return frozenset(
        (trajectory, "" if period and occasion_day(period) is None else kind, period)
        for trajectory, kind, period in found
    )


@read_door
def occasions_to_report(
    *, actor: Actor, now: datetime, trajectory: UUID
) -> tuple[tuple[str, date], ...]:
    """Return the kind and day of each talk or signal without a report, the newest first."""
    _desk.demand_author(actor)
    within = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.DRAFT_REPORTS
    )
    return tuple(_occasion.unreported(within.case, within.id, today_of(now)))


def _listed(
    actor: Actor, event: str, category: DataCategory, rows: tuple[Report, ...]
) -> tuple[ReportLine, ...]:
    """Return reports of several people as lines, and note whose they are."""
    whose = {row.trajectory_id for row in rows}
    trajectories.shown_in_list(actor=actor, event=event, category=category, trajectories=whose)
    return tuple(line_of(row) for row in rows)
