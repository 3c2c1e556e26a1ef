"""The RIV check of one trajectory: would UWV accept this file, today or on a day before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.documents.service import _once, _papers_out
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action, DataCategory, Role
from wissel.core.audit import Audit, audit
from wissel.core.dates import end_of_day
from wissel.core.trajectory import Trajectory
from wissel.infra.doors import Actor, Denied, read_door, today_of
from wissel.infra.typed import refused

_READERS = (Role.COACH, Role.MANAGER)
#: The data category of evidence that is no entry of the journal.
_CATEGORY_OF: Final = {
    "case": DataCategory.EMPLOYMENT,
    "party": DataCategory.MILESTONES,
    "capacity": DataCategory.CAPACITY,
    "plan": DataCategory.DRAFT_REPORTS,
    "received": DataCategory.MILESTONES,
}
_PROFILE_OF: Final = {
    "person": DataCategory.PERSON_PROFILE,
    "search": DataCategory.SEARCH_PROFILE,
    "employability": DataCategory.PERSON_PROFILE,
}


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
    case = _papers_out.with_taken(within.case, within)
    case = plans.with_profiles(case=case, within=within)
    is_past = day < today
    if is_past:
        case = case.as_known(end_of_day(day))
    within.obtained.log("riv.view", DataCategory.DRAFT_REPORTS, detail=day.isoformat())
    found = audit(case, as_of=day, programme=_once.programme_of(case))
    return RivView(found, case, day, is_past)


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


@dataclass(frozen=True, slots=True)
class EmployerRiv:
    """The check as the employer reads it: what falls short, what is theirs to do, what is where.

    ``untold`` are questions of which the reason rests on what the employer may not read: they see
    the state and what to do about it, and not why.
    """

    check: Audit
    on: date
    untold: frozenset[int]


@read_door
def riv_for_employer(*, actor: Actor, now: datetime, trajectory: UUID) -> EmployerRiv:
    """Return the RIV check of today to the employer, who carries the risk of it."""
    within = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.MILESTONES
    )
    if actor.role != Role.EMPLOYER:
        raise Denied("employer-only", subject=str(trajectory), hidden=False)
    within.obtained.log("riv.view", DataCategory.MILESTONES, detail=today_of(now).isoformat())
    return seen_by_client(within, within.case, now)


def seen_by_client(client: trajectories.Within, whole: Trajectory, now: datetime) -> EmployerRiv:
    """Return the check of a whole file as the employer reads it. Inside a door."""
    today = today_of(now)
    case = _papers_out.with_taken(whole, client)
    case = plans.with_everything_fixed(case=case, within=client)
    found = audit(case, as_of=today, programme=_once.programme_of(case))
    categories = {entry.id: entry.category for entry in case.journal}
    untold = frozenset(
        one.id
        for one in found.checks
        if not all(_shows(client, categories, reference) for reference in one.evidence)
    )
    return EmployerRiv(found, today, untold)


def _shows(within: trajectories.Within, categories: Mapping[str, str], reference: str) -> bool:
    """Whether a reader may know what is said of a piece of evidence: of a profile all of it."""
    sort, _colon, rest = reference.partition(":")
    if sort == "profile":
        return within.obtained.sees(_PROFILE_OF[rest.partition(":")[0]])
    category = categories.get(rest, "") if sort == "entry" else _CATEGORY_OF.get(sort, "")
    return within.obtained.sees(DataCategory(category), Action.SUMMARY)
