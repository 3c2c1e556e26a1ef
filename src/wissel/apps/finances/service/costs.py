"""The employer's sheet: what one employee costs. For the client alone; nobody at the bureau."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from wissel.apps.finances.models import CostSheet
from wissel.apps.finances.service._told import Told, told
from wissel.apps.trajectories import service as trajectories
from wissel.connections.wire import read_value
from wissel.core.access import Action, DataCategory
from wissel.core.finances import EmployerMoney
from wissel.core.money.cases import Known, check_employer, employer_scenarios
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, door, read_door, today_of

_CATEGORY: Final = DataCategory.EMPLOYER_COSTS


@dataclass(frozen=True, slots=True)
class CostView:
    """The sheet with what it costs; ``at`` is ``None`` before anything was entered.

    ``told`` is ``None`` while wage or hours are missing.
    """

    said: EmployerMoney
    known: Known
    at: datetime | None = None
    by: str = ""
    told: Told | None = None


@read_door
def costs(*, actor: Actor, now: datetime, trajectory: UUID) -> CostView:
    """Return to the employer their own sheet, with the cost that follows from it."""
    found = _obtain(actor, now, trajectory, Action.READ)
    found.obtained.log("costs.view", _CATEGORY)
    return view_within(found, now)


@door
def keep_costs(*, actor: Actor, now: datetime, trajectory: UUID, said: EmployerMoney) -> None:
    """Keep what the employer enters. Raises ``Refused`` with the field for what cannot be."""
    found = _obtain(actor, now, trajectory, Action.WRITE)
    check_employer(said)
    row = _row(trajectory) or CostSheet(trajectory_id=trajectory)
    row.said, row.at, row.by = to_json(said), now, actor.name
    row.save()
    found.obtained.log("costs.keep", _CATEGORY, action="U")


def view_within(found: trajectories.Within, now: datetime) -> CostView:
    """Return the sheet of a trajectory that a door obtained, with what follows from it today."""
    known = Known.of(found.case, found.due.timeline, today_of(now))
    row = _row(found.id)
    if row is None:
        return CostView(EmployerMoney(), known)
    said = read_value(EmployerMoney, row.said)
    complete = said.wage_month is not None and said.hours_week is not None
    tells = told(lambda: employer_scenarios(said, known)) if complete else None
    return CostView(said, known, row.at, row.by, tells)


def _obtain(actor: Actor, now: datetime, trajectory: UUID, action: Action) -> trajectories.Within:
    return trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=_CATEGORY,
        action=action,
        lock=action is Action.WRITE,
    )


def _row(trajectory: UUID) -> CostSheet | None:
    row: CostSheet | None = CostSheet.objects.filter(trajectory_id=trajectory).first()
    return row
