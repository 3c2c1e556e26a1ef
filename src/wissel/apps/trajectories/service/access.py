"""Who looked at my file? The access log of one trajectory, for the person and for staff."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wissel.apps.trajectories.service._guard import obtain
from wissel.core.access import Condition, DataCategory
from wissel.infra.doors import Actor, Denied, read_door
from wissel.infra.models import AccessLogEntry


@dataclass(frozen=True, slots=True)
class Looked:
    """One access: when, who in which role, what was done with which data, on what ground."""

    at: datetime
    who: str
    role: str
    event: str
    action: str
    category: str
    basis: str
    outcome: str


@read_door
def who_looked(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[Looked, ...]:
    """Return the accesses to a trajectory, newest first; reading this is itself logged."""
    obtained = obtain(actor=actor, trajectory=trajectory, category=DataCategory.ACCESS_LOG)
    if obtained.limited(DataCategory.ACCESS_LOG, Condition.TECHNICAL_ONLY):
        # Who looked at whose file is not technical: nothing is left to show here.
        raise Denied(Condition.TECHNICAL_ONLY, subject=str(trajectory), hidden=False)
    rows = AccessLogEntry.objects.filter(subject=str(trajectory)).order_by("-seq")[:500]
    obtained.log("access-log.view", DataCategory.ACCESS_LOG)
    return tuple(
        Looked(
            row.at,
            row.actor_name,
            row.actor_role,
            row.event,
            row.action,
            row.category,
            row.basis,
            row.outcome,
        )
        for row in rows
    )
