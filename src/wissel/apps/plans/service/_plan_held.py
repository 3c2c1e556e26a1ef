"""One guarded plan: its draft, its versions, and what it is held against."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.plans.models import Draft, Version
from wissel.apps.plans.service._held import OnTable, versions_of
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core.access import Action, DataCategory, Role
from wissel.core.plan import PlanForm, PlanGround, chain_of, plan_form
from wissel.core.planned import KeptPlan, Plan
from wissel.core.profile import Word
from wissel.core.programme import Programme
from wissel.infra.doors import Actor, Denied
from wissel.infra.typed import refused

#: The kind under which the plan lies beside the profiles.
PLAN: Final = "plan"


@dataclass(frozen=True, slots=True)
class HeldPlan(OnTable):
    """A plan of a guarded trajectory."""

    versions: tuple[KeptPlan, ...]  #: newest first

    @property
    def said(self) -> Plan:
        """What stands in the draft."""
        if self.row is None:
            return Plan(plan_form().version)
        found: Plan = wire.read_value(Plan, self.row.said)
        return found

    @property
    def form(self) -> PlanForm:
        """The form that the draft is filled in by."""
        return plan_form(self.said.form)

    @property
    def newest(self) -> KeptPlan | None:
        """The version that was fixed last."""
        return self.versions[0] if self.versions else None

    @property
    def programme(self) -> Programme:
        """The way of working that the trajectory runs by."""
        held = self.within.case.programme
        return bureaus.held_programme(name=held.name, version=held.version)

    @property
    def in_sanction(self) -> bool:
        """Whether a wage sanction runs, or is to run, after the waiting period."""
        return self.within.due.timeline.sanction is not None

    @property
    def stand(self) -> str:
        """What stands now, as the page that fixes it names it back."""
        return self.stand_after(self.newest)

    @property
    def last_day(self) -> date:
        """The last day of the waiting period, or of the sanction that follows it."""
        timeline = self.within.due.timeline
        if timeline.sanction is not None:
            return timeline.sanction.last_day
        return timeline.waiting_period.last_day


def hold_plan(
    actor: Actor, now: datetime, trajectory: UUID, *, action: Action = Action.READ
) -> HeldPlan:
    """Return the plan if the table allows the actor this action; only who guides it writes."""
    writes = action is Action.WRITE
    within = trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=DataCategory.DRAFT_REPORTS,
        action=action,
        lock=writes,
    )
    if writes and not actor.is_system and actor.role != Role.COACH:
        raise Denied("coach-only", subject=str(trajectory), hidden=False)
    return held_within(within, writes=writes)


def held_within(within: trajectories.Within, *, writes: bool = False) -> HeldPlan:
    """Return the plan of a trajectory that was obtained; refuse to write in a closed one."""
    if writes and within.case.closed_on is not None:
        raise refused(
            "closed",
            "$",
            "Dit traject is klaar. Het plan verandert niet meer.",
            "This trajectory has ended. The plan does not change any more.",
        )
    row = Draft.objects.filter(trajectory_id=within.id, kind=PLAN).first()
    return HeldPlan(within, PLAN, row, plans_of(within.id))


def plans_of(trajectory: UUID) -> tuple[KeptPlan, ...]:
    """Return the versions of the plan, newest first."""
    rows = Version.objects.filter(trajectory_id=trajectory, kind=PLAN).order_by("-number")
    return tuple(wire.read_value(KeptPlan, row.said) for row in rows)


def ground_of(held: HeldPlan, said: Plan, today: date) -> PlanGround:
    """Return what a plan is held against now."""
    case = held.within.case
    form = plan_form(said.form)
    return PlanGround(
        form=form,
        today=today,
        last_day=held.last_day,
        chain=chain_of(said, case.journal, form=form, today=today),
        capacity=case.latest_capacity,
        person=next(iter(versions_of(held.within.id, "person")), None),
        search=next(iter(versions_of(held.within.id, "search")), None),
        subgoals=tuple(Word(one.key, one.title) for one in held.programme.plan.subgoals),
    )


def change(
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    changed: Callable[[HeldPlan], Plan],
    *,
    piece: str,
    revision: int,
    mark: str = "",
) -> int:
    """Store the draft in which one piece changed; return the revision of that piece.

    Raises :class:`PieceChanged` when another page saved the piece since.
    """
    held = hold_plan(actor, now, trajectory, action=Action.WRITE)
    return store(held, now, changed(held), piece=piece, revision=revision, mark=mark)


def store(
    held: HeldPlan, now: datetime, said: Plan, *, piece: str, revision: int, mark: str = ""
) -> int:
    """Store a draft; the same twice changes nothing."""
    if said == held.said:
        return held.revision(piece)
    stored = held.store(now, said, piece=piece, revision=revision, mark=mark)
    held.within.obtained.log("plan.write", DataCategory.DRAFT_REPORTS, action="U", detail=piece)
    return stored
