"""Changing the facts of an absence: recovery, healthy periods, leave. The timeline follows."""

from datetime import date, datetime
from uuid import UUID

from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._facts import check_absence
from wissel.apps.trajectories.service._guard import obtain
from wissel.apps.trajectories.service._mapper import absence_of
from wissel.apps.trajectories.service.registration import save_periods
from wissel.core.absence import Absence
from wissel.core.access import Action, DataCategory, Role
from wissel.core.journal import Decision
from wissel.infra.doors import Actor, door, today_of


@door
def change_absence(*, actor: Actor, now: datetime, trajectory: UUID, facts: Absence) -> date:
    """Put new absence facts in place of the old ones; return the first sick day that now counts.

    What stood there before is kept in the journal, as a decision with its owner: every date of the
    law rests on these facts. Facts that contradict each other raise ``Refused``.
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
    before = absence_of(row.absence)
    if before == facts:
        return facts.first_sick_day
    row.absence.first_sick_day = facts.first_sick_day
    row.absence.recovered_on = facts.recovered_on
    row.absence.save(update_fields=["first_sick_day", "recovered_on"])
    save_periods(row.absence, facts)
    decision = Decision(
        subject="other",
        outcome=_told(before, facts),
        owner=actor.name,
        owner_role="employer" if actor.role == Role.EMPLOYER else "bureau",
    )
    _journal.append(row=row, actor=actor, now=now, happened_on=today_of(now), content=decision)
    _derive.keep_up(row, today_of(now))
    return facts.first_sick_day


def _told(before: Absence, after: Absence) -> str:
    """Say old and new facts in one line; days only, so that nothing is said about health."""
    return f"Verzuimfeiten gewijzigd. Eerst: {_days(before)}. Nu: {_days(after)}."


def _days(facts: Absence) -> str:
    parts = [f"eerste ziektedag {facts.first_sick_day.isoformat()}"]
    parts += [f"hersteld {p.from_.isoformat()} t/m {p.to.isoformat()}" for p in facts.healthy]
    parts += [f"verlof {p.from_.isoformat()} t/m {p.to.isoformat()}" for p in facts.leave]
    if facts.recovered_on is not None:
        parts.append(f"hersteld gemeld {facts.recovered_on.isoformat()}")
    return ", ".join(parts)
