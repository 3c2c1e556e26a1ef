"""Changing the facts of an absence: recovery, healthy periods, leave. The timeline follows."""

from datetime import date, datetime
from uuid import UUID

from wissel.apps.trajectories.service import _derive
from wissel.apps.trajectories.service._facts import check_absence
from wissel.apps.trajectories.service._guard import obtain
from wissel.apps.trajectories.service.registration import save_periods
from wissel.core.absence import Absence
from wissel.core.access import Action, DataCategory
from wissel.infra.doors import Actor, door, today_of


@door
def change_absence(*, actor: Actor, now: datetime, trajectory: UUID, facts: Absence) -> date:
    """Put new absence facts in place of the old ones; return the first sick day that now counts.

    The change log keeps who changed what. Facts that contradict each other raise ``Refused``.
    """
    obtained = obtain(
        actor=actor,
        trajectory=trajectory,
        category=DataCategory.MILESTONES,
        action=Action.WRITE,
        lock=True,
    )
    row = obtained.row
    check_absence(facts, today_of(now), employment_end=row.employment.end)
    row.absence.first_sick_day = facts.first_sick_day
    row.absence.recovered_on = facts.recovered_on
    row.absence.save(update_fields=["first_sick_day", "recovered_on"])
    save_periods(row.absence, facts)
    _derive.refresh(row, today_of(now))
    return facts.first_sick_day
