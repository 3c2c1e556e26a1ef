"""The RIV check of one trajectory: would UWV accept this file, today or on a day before."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.service import _papers_out
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory, Role
from wissel.core.audit import Audit, audit
from wissel.core.dates import end_of_day
from wissel.core.trajectory import Trajectory
from wissel.infra.doors import Actor, Denied, read_door, today_of
from wissel.infra.typed import refused

_READERS = (Role.COACH, Role.MANAGER)


@dataclass(frozen=True, slots=True)
class RivView:
    """The check with the file it was made from, so that its evidence can be named.

    ``on`` is the day of the check. ``is_past``: made from what was recorded by the end of that day,
    as UWV would have seen it.
    """

    check: Audit
    case: Trajectory
    on: date
    is_past: bool


@read_door
def riv_check(*, actor: Actor, now: datetime, trajectory: UUID, on: date | None = None) -> RivView:
    """Return the RIV check, of today or as UWV would have seen the file on a day before.

    Raises ``Refused`` (``$.on``) for a day to come, or before the first sick day.
    """
    within = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.DRAFT_REPORTS
    )
    if not actor.is_system and actor.role not in _READERS:
        raise Denied("coach-only", subject=str(trajectory), hidden=False)
    today = today_of(now)
    day = on or today
    _check_day(day, today, within.case.absence.first_sick_day)
    taken = _papers_out.taken_papers(within)
    case = replace(within.case, received=tuple(one.said for one in taken))
    case = plans.with_profiles(case=case, within=within)
    is_past = day < today
    if is_past:
        case = case.as_known(end_of_day(day))
    held = case.programme
    programme = bureaus.held_programme(name=held.name, version=held.version)
    within.obtained.log("riv.view", DataCategory.DRAFT_REPORTS, detail=day.isoformat())
    return RivView(audit(case, as_of=day, programme=programme), case, day, is_past)


def _check_day(day: date, today: date, first: date) -> None:
    if day > today:
        raise refused(
            "future",
            "$.on",
            "Deze dag moet nog komen. Kies vandaag of een dag ervoor.",
            "This day is yet to come. Choose today or a day before it.",
        )
    if day < first:
        raise refused(
            "too-early",
            "$.on",
            "Toen was er nog geen verzuim. Kies een dag vanaf de eerste ziektedag.",
            "There was no absence then. Choose a day from the first sick day on.",
        )
