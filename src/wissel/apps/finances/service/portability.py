"""Both sheets out to the trajectory file and back in. For doors of the app above."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from wissel.apps.finances.models import CostSheet, OwnSheet
from wissel.apps.trajectories import service as trajectories
from wissel.connections.wire import read_value
from wissel.core.access import DataCategory, Role
from wissel.core.consents import stood_since
from wissel.core.finances import EmployerMoney, KeptEmployerMoney, KeptOwnMoney, OwnMoney
from wissel.core.money.cases import check_employer, check_own
from wissel.core.trajectory import Trajectory
from wissel.core.wire import to_json
from wissel.infra.restoring import demand_in_order, placed, wrong


def with_money(*, case: Trajectory, within: trajectories.Within) -> Trajectory:
    """Return the case with the sheets its reader may have.

    The employee's own goes to the employee; into a file that moves the trajectory only while it is
    shared with the coach. The employer's goes with the trajectory, and to the employer.
    """
    return replace(case, own_money=_own(within), employer_money=_costs(within))


def restore_money(*, trajectory: UUID, case: Trajectory, now: datetime) -> None:
    """Store both sheets as a file says them. Raises ``Refused`` with the place in it."""
    _check(case, now)
    if (own := case.own_money) is not None:
        OwnSheet(
            trajectory_id=trajectory, said=to_json(own.said), at=own.at, shared_at=own.shared_at
        ).save()
    if (costs := case.employer_money) is not None:
        CostSheet(
            trajectory_id=trajectory, said=to_json(costs.said), at=costs.at, by=costs.by
        ).save()


def _check(case: Trajectory, now: datetime) -> None:
    own = case.own_money
    if own is not None:
        demand_in_order("$.own_money", now, (("at", own.at),))
        demand_in_order("$.own_money", now, (("shared_at", own.shared_at),))
        with placed("$.own_money.said"):
            check_own(own.said)
        shared = own.shared_at
        if shared is not None and not _stands(case, shared):
            raise wrong("$.own_money.shared_at", "heeft geen toestemming", "has no consent")
    costs = case.employer_money
    if costs is not None:
        demand_in_order("$.employer_money", now, (("at", costs.at),))
        with placed("$.employer_money.said"):
            check_employer(costs.said)


def _own(within: trajectories.Within) -> KeptOwnMoney | None:
    actor = within.obtained.actor
    row = OwnSheet.objects.filter(trajectory_id=within.id).first()
    if row is None:
        return None
    shared: datetime | None = row.shared_at
    if shared is not None and not _stands(within.case, shared):
        shared = None
    mine = actor.role == Role.EMPLOYEE
    moved = actor.is_system and shared is not None
    if not mine and not moved:
        return None
    return KeptOwnMoney(read_value(OwnMoney, row.said), row.at, shared)


def _costs(within: trajectories.Within) -> KeptEmployerMoney | None:
    obtained = within.obtained
    if not obtained.actor.is_system and not obtained.sees(DataCategory.EMPLOYER_COSTS):
        return None
    row = CostSheet.objects.filter(trajectory_id=within.id).first()
    if row is None:
        return None
    return KeptEmployerMoney(read_value(EmployerMoney, row.said), row.at, row.by)


def _stands(case: Trajectory, moment: datetime) -> bool:
    return stood_since(case.consents, DataCategory.FINANCE, Role.COACH, moment)
