"""The two sheets of financial scenarios (D12) on paper: each for its own reader alone."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.service._money_paper import (
    MoneyFile,
    MoneyPaper,
    cost_file_of,
    own_file_of,
)
from wissel.apps.finances import service as finances
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory
from wissel.infra.doors import Actor, Denied, read_door, today_of

V = TypeVar("V")


def own_money_file(
    *, actor: Actor, now: datetime, trajectory: UUID, language: str = "nl"
) -> MoneyFile:
    """Return the employee's own sheet as PDF/A-2a and PDF/UA-1. For the employee alone.

    Not one door: the drawing takes long and stands outside of any transaction. A sheet that tells
    nothing yet is :class:`Denied`, hidden.
    """
    return own_file_of(_own(actor=actor, now=now, trajectory=trajectory), language)


def cost_file(*, actor: Actor, now: datetime, trajectory: UUID, language: str = "nl") -> MoneyFile:
    """Return the employer's sheet as PDF/A-2a and PDF/UA-1. For the employer alone, as above."""
    return cost_file_of(_costs(actor=actor, now=now, trajectory=trajectory), language)


@read_door
def _own(*, actor: Actor, now: datetime, trajectory: UUID) -> MoneyPaper[finances.OwnMoneyView]:
    view = finances.own_money(actor=actor, now=now, trajectory=trajectory)
    if view.told is None or view.told.scenarios is None:
        raise Denied("nothing-told", subject=str(trajectory))
    return _paper(actor, now, trajectory, DataCategory.FINANCE, view)


@read_door
def _costs(*, actor: Actor, now: datetime, trajectory: UUID) -> MoneyPaper[finances.CostView]:
    view = finances.costs(actor=actor, now=now, trajectory=trajectory)
    if view.told is None or view.told.scenarios is None:
        raise Denied("nothing-told", subject=str(trajectory))
    return _paper(actor, now, trajectory, DataCategory.EMPLOYER_COSTS, view)


def _paper(
    actor: Actor, now: datetime, trajectory: UUID, category: DataCategory, view: V
) -> MoneyPaper[V]:
    within = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=category
    )
    within.obtained.log("money.download", category, action="E")
    case = within.case
    return MoneyPaper(
        view=view,
        bureau=bureaus.bureau(actor=actor, now=now).name,
        case_number=case.reference,
        employee=case.employee.name,
        client=case.client.name,
        on=today_of(now),
        at=now,
    )
