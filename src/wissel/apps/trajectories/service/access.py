"""Who looked at my file? The access log of one trajectory, for the person and for staff."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from wissel.apps.trajectories.service._guard import obtain
from wissel.core.access import Condition, DataCategory, Relation, Role
from wissel.infra import logs
from wissel.infra.doors import Actor, Denied, read_door

#: How many lines one answer holds.
MOST: Final = 500


@dataclass(frozen=True, slots=True)
class Looked:
    """One access: when, who in which role, what was done with which data, on what ground.

    ``listed``: the person stood in a list with others, and nothing of theirs was opened.
    """

    at: datetime
    who: str
    role: str
    event: str
    action: str
    category: str
    basis: str
    outcome: str
    listed: bool


@dataclass(frozen=True, slots=True)
class Looks:
    """A stretch of the accesses, newest first; ``older`` is where to go on, if there are more."""

    lines: tuple[Looked, ...]
    older: int | None

    def __iter__(self) -> Iterator[Looked]:
        return iter(self.lines)


@read_door
def who_looked(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    since: datetime | None = None,
    before: int | None = None,
) -> Looks:
    """Return the accesses to a trajectory, newest first, at most :data:`MOST` of them.

    ``before`` is the ``older`` of the answer before this one; ``since`` leaves out what is older.
    Reading this is itself logged.
    """
    obtained = obtain(actor=actor, trajectory=trajectory, category=DataCategory.ACCESS_LOG)
    if obtained.limited(DataCategory.ACCESS_LOG, Condition.TECHNICAL_ONLY):
        # Who looked at whose file is not technical: nothing is left to show here.
        raise Denied(Condition.TECHNICAL_ONLY, subject=str(trajectory), hidden=False)
    found = logs.accesses(str(trajectory), since=since, before=before, most=MOST + 1)
    obtained.log("access-log.view", DataCategory.ACCESS_LOG)
    older = found[MOST - 1].seq if len(found) > MOST else None
    shown = [line for line in found[:MOST] if not _is_theirs_alone(line, obtained.relation)]
    return Looks(tuple(_looked(line) for line in shown), older)


def _is_theirs_alone(line: logs.Logged, reader: Relation) -> bool:
    """Whether a line would tell somebody that the employee wrote something for themselves."""
    private = line.category in (DataCategory.CHECK_INS, DataCategory.FINANCE)
    return private and line.actor_role == Role.EMPLOYEE and reader is not Relation.SELF


def _looked(line: logs.Logged) -> Looked:
    return Looked(
        line.at,
        line.actor_name,
        line.actor_role,
        line.event,
        line.action,
        line.category,
        line.basis,
        line.outcome,
        line.listed,
    )
