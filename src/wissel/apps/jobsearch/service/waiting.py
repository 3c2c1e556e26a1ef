"""The drafted lists that wait for their coach, over all trajectories."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from wissel.apps.jobsearch.models import WeekList
from wissel.apps.jobsearch.service import _held
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.infra.doors import Actor, read_door, today_of


@dataclass(frozen=True, slots=True)
class WaitingList:
    """This week's list of one employee, not sent yet; ``count``: how many stand on it."""

    trajectory: UUID
    employee: str
    count: int
    made_at: datetime


@read_door
def lists_to_send(*, actor: Actor, now: datetime) -> tuple[WaitingList, ...]:
    """Return the lists of this week that the coach has yet to send, by name of the employee."""
    if actor.role != Role.COACH:
        return ()
    rows = list(
        WeekList.objects.filter(
            week=_held.monday(today_of(now)), sent_at=None, trajectory__closed_on=None
        ).annotate(count=Count("suggestions", filter=Q(suggestions__removed=False)))
    )
    if not rows:
        return ()
    names = trajectories.names_in_list(
        actor=actor,
        event="vacancies.waiting",
        category=_held.CATEGORY,
        trajectories={row.trajectory_id for row in rows},
    )
    found = (
        WaitingList(row.trajectory_id, names[row.trajectory_id], row.count, row.made_at)
        for row in rows
        if row.trajectory_id in names
    )
    return tuple(sorted(found, key=lambda one: (one.employee, one.trajectory)))
