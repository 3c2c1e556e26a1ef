"""The questions of the RIV check that a party may answer themselves: the employer, the employee."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.documents.service import _once, _papers_out
from wissel.apps.documents.service.riv import seen_by_client
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory, Role
from wissel.core.audit import Check, audit, rules
from wissel.core.journal import AuditAnswer, standing
from wissel.core.trajectory import Trajectory
from wissel.infra.doors import Actor, Denied, read_door, today_of

_JUDGES: Final = (Role.EMPLOYER, Role.EMPLOYEE)


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question that is theirs to judge. ``said`` are their own answers, the newest first.

    ``is_asked``: the file does not tell, and they did not say. ``is_told``: the reason of the state
    rests on nothing that they may not read.
    """

    check: Check
    said: tuple[tuple[date, AuditAnswer], ...]
    is_asked: bool
    is_told: bool


@read_door
def own_questions(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[OwnQuestion, ...]:
    """Return the questions that are the actor's to judge, in the order of the check.

    The employee's are answered from what the employee may read of the file, and from nothing else.
    """
    within = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.MILESTONES
    )
    if actor.role not in _JUDGES:
        raise Denied("no-judge", subject=str(trajectory), hidden=False)
    within.obtained.log("riv.questions", DataCategory.MILESTONES)
    if actor.role == Role.EMPLOYER:
        seen = seen_by_client(within, within.case, now)
        checks, untold = seen.check.checks, seen.untold
    else:
        checks, untold = _seen_by_employee(within, now), frozenset[int]()
    answers = _answers(within.case, actor.role)
    return tuple(
        OwnQuestion(
            check=one,
            said=answers.get(one.id, ()),
            is_asked=one.state == "cannot-tell" and one.id not in answers,
            is_told=one.id not in untold,
        )
        for one in checks
        if actor.role in rules().question(one.id).judges
    )


def _seen_by_employee(within: trajectories.Within, now: datetime) -> tuple[Check, ...]:
    own = trajectories.as_its_reader_reads(within=within)
    case = _papers_out.with_taken(own.case, own)
    case = plans.with_profiles(case=case, within=own)
    return audit(case, as_of=today_of(now), programme=_once.programme_of(case)).checks


def _answers(case: Trajectory, role: str) -> dict[int, tuple[tuple[date, AuditAnswer], ...]]:
    """Return what an owner said, by question, the newest first: an answer is no secret to them."""
    found: dict[int, tuple[tuple[date, AuditAnswer], ...]] = {}
    for entry in reversed(standing(case.journal)):
        said = entry.content
        if isinstance(said, AuditAnswer) and said.by == role:
            found[said.question] = (*found.get(said.question, ()), (entry.happened_on, said))
    return found
