"""The plan as a whole: read with its chain, and fixed as a version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.plans.models import Version
from wissel.apps.plans.service._held import demand_seen, same_again
from wissel.apps.plans.service._plan_held import (
    PLAN,
    HeldPlan,
    ground_of,
    hold_plan,
)
from wissel.apps.plans.service._plan_released import (
    direction_titles,
    given_plan,
    hold_for_employer,
    with_decisions,
)
from wissel.apps.plans.service._reading import reader_of
from wissel.apps.plans.service._typed import MOST_DETAIL, plain
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action, DataCategory, Role
from wissel.core.journal import Agreement, PartyRole, ProfileFixed, standing
from wissel.core.plan import (
    ActivityState,
    Chain,
    PlanCheck,
    PlanForm,
    PlanGround,
    plan_checks,
    plan_review,
    suggested_gaps,
)
from wissel.core.planned import Gap, KeptPlan, Plan
from wissel.core.profiled import KeptProfile
from wissel.core.programme import Programme
from wissel.core.sources import Text
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Declined, door, read_door, today_of
from wissel.infra.typed import refused

#: What is agreed about the guidance: people read it in the journal, which speaks Dutch.
REVIEW: Final = "Opnieuw bekijken hoeveel begeleiding nodig is."


class PlanNotReady(Declined):
    """The plan cannot be fixed yet; ``checks`` say what to settle and where."""

    def __init__(self, checks: tuple[PlanCheck, ...]) -> None:
        super().__init__(", ".join(check.code for check in checks))
        self.checks = checks


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan as the actor may see it: who writes reads the draft, all others what was fixed.

    What the employer decided since about its schooling stands in either. ``chain`` is of what is
    read. ``suggested``: gaps that the profiles show and the plan does not. ``last_day``: of the
    waiting period, or of the sanction that follows it. Who may not read the
    capacity gets the tests of the search profile without its lines.
    """

    form: PlanForm
    programme: Programme
    said: Plan
    revisions: Mapping[str, int]
    kept_at: datetime | None
    versions: tuple[KeptPlan, ...]  #: newest first
    is_changed: bool
    checks: tuple[PlanCheck, ...]
    review: tuple[Text, ...]
    chain: Chain
    suggested: tuple[Gap, ...]
    person: KeptProfile | None
    search: KeptProfile | None
    last_day: date
    in_sanction: bool
    writes: bool
    stand: str  #: what was read, to name it back when it is fixed

    @property
    def newest(self) -> KeptPlan | None:
        """The version that was fixed last."""
        return self.versions[0] if self.versions else None


@dataclass(frozen=True, slots=True)
class EmployerStep:
    """An activity as the employer reads it: what, who, when, for what, and how far it is.

    Whether something shows it is in ``state``; what that is stays with who guides it.
    """

    title: str
    who: PartyRole
    begins: date
    ends: date
    how_often: str
    hours: float | None
    gaps: tuple[str, ...]
    subgoals: tuple[Text, ...]
    state: ActivityState


@dataclass(frozen=True, slots=True)
class EmployerPlan:
    """The plan that the employer was given: where to, by which steps, until when.

    ``directions`` are titles. ``last_day``: of the waiting period, or of the sanction after it.
    """

    number: int
    released_on: date
    goal: str
    directions: tuple[str, ...]
    steps: tuple[EmployerStep, ...]
    begins: date | None
    ends: date | None
    last_day: date
    in_sanction: bool


@read_door
def plan(*, actor: Actor, now: datetime, trajectory: UUID) -> PlanView:
    """Return the plan: the draft to who guides it, what was fixed to all others."""
    held = hold_plan(actor, now, trajectory)
    held.within.obtained.log("plan.view", DataCategory.DRAFT_REPORTS)
    return _view(held, actor, now)


@read_door
def plan_for_employer(*, actor: Actor, now: datetime, trajectory: UUID) -> EmployerPlan | None:
    """Return the plan that stood in the last released document; ``None`` while there was none.

    What was fixed since and not released stays unseen.
    """
    held = hold_for_employer(actor, now, trajectory)
    given = given_plan(held)
    if given is None:
        return None
    held.within.obtained.log("plan.view", DataCategory.RELEASED_REPORTS)
    said, titles = given.kept.said, direction_titles(held, given.kept)
    return EmployerPlan(
        number=given.kept.number,
        released_on=given.on,
        goal=said.text("doel"),
        directions=tuple(titles[key] for key in said.directions if key in titles),
        steps=_employer_steps(held, said, today_of(now)),
        begins=said.begins,
        ends=said.ends,
        last_day=held.last_day,
        in_sanction=held.in_sanction,
    )


def _employer_steps(held: HeldPlan, said: Plan, today: date) -> tuple[EmployerStep, ...]:
    chain = ground_of(held, said, today).chain
    subgoals = {one.key: one.title for one in held.programme.plan.subgoals}
    return tuple(
        EmployerStep(
            title=one.title,
            who=one.who,
            begins=one.begins,
            ends=one.ends,
            how_often=one.how_often,
            hours=one.hours,
            gaps=tuple(gap.text for key in one.gaps if (gap := said.gap(key)) is not None),
            subgoals=tuple(subgoals[key] for key in one.subgoals if key in subgoals),
            state=link.state,
        )
        for one in said.activities
        if (link := chain.activity(one.key)) is not None
    )


@door
def fix_plan(
    *, actor: Actor, now: datetime, trajectory: UUID, reason: str = "", seen: str = ""
) -> KeptPlan:
    """Fix the draft as a version that never changes, with what it was made from; tell the journal.

    A next version says why it comes (``$.reason``). What says the same as the newest version, made
    from the same, is not fixed twice for one reason on one day. ``seen`` is the ``stand`` of what
    was read: what changed since is looked at first (``$``). Raises :class:`PlanNotReady` with what
    blocks it.
    """
    held = hold_plan(actor, now, trajectory, action=Action.WRITE)
    newest, neat = held.newest, plain(reason, MOST_DETAIL, "$.reason")
    ground = ground_of(held, held.said, today_of(now))
    blocked = tuple(one for one in plan_checks(held.said, ground) if one.state == "blocked")
    if blocked:
        raise PlanNotReady(blocked)
    made = _made(held, ground, actor, now, neat)
    if newest is not None and same_again(newest, made):
        return newest
    demand_seen(seen, held.stand)
    if newest is not None and not neat:
        raise refused(
            "reason-missing",
            "$.reason",
            "Schrijf in één zin waarom het plan verandert.",
            "Say in one sentence why the plan changes.",
        )
    Version(
        trajectory_id=trajectory, kind=PLAN, number=made.number, at=now, said=to_json(made)
    ).save()
    trajectories.append_event(
        within=held.within,
        actor=actor,
        now=now,
        content=ProfileFixed(PLAN, made.number, neat),
        # The employer reads of a plan what was released, and not before.
        category=DataCategory.DRAFT_REPORTS,
    )
    _agree_review(held, made, actor, now)
    held.within.obtained.log("plan.fix", DataCategory.DRAFT_REPORTS, action="C")
    return made


def _agree_review(held: HeldPlan, made: KeptPlan, actor: Actor, now: datetime) -> None:
    """Agree when the guidance is looked at again, so that it is a duty; what was looked at is done.

    A new day takes the place of the one before (F046: agreed and re-evaluated).
    """
    before = held.newest.said.intensity if held.newest is not None else None
    after = made.said.intensity
    if before == after:
        return
    open_ = _open_review(held)
    contents = [] if open_ is None else [Agreement("coach", REVIEW, done=True, about=open_)]
    if after is not None and after.review_on is not None:
        contents.append(Agreement("coach", REVIEW, by=after.review_on))
    for content in contents:
        # The employer reads of a plan what was released, and not before.
        trajectories.append_event(
            within=held.within,
            actor=actor,
            now=now,
            content=content,
            category=DataCategory.DRAFT_REPORTS,
        )


def _open_review(held: HeldPlan) -> str | None:
    """Return the entry in which looking at the guidance again was agreed, while it is open."""
    said = [
        (entry.id, entry.content)
        for entry in standing(held.within.case.journal)
        if isinstance(entry.content, Agreement) and entry.content.what == REVIEW
    ]
    done = {content.about for _, content in said if content.done}
    return next((id_ for id_, content in said if not content.done and id_ not in done), None)


def _made(held: HeldPlan, ground: PlanGround, actor: Actor, now: datetime, reason: str) -> KeptPlan:
    newest = held.newest
    return KeptPlan(
        number=newest.number + 1 if newest is not None else 1,
        at=now,
        by=actor.name,
        role="coach",
        said=held.said,
        reason=reason,
        capacity=ground.capacity.version if ground.capacity is not None else None,
        person=ground.person.number if ground.person is not None else None,
        search=ground.search.number if ground.search is not None else None,
    )


def _suggested(held: HeldPlan, said: Plan, ground: PlanGround) -> tuple[Gap, ...]:
    """Return the gaps to take over; of the person profile only what the employer may read."""
    shares = held.within.case.lets_read("person-profile", "employer")
    return suggested_gaps(said, ground.person if shares else None, ground.search)


def _view(held: HeldPlan, actor: Actor, now: datetime) -> PlanView:
    writes = actor.role == Role.COACH and held.within.obtained.sees(
        DataCategory.DRAFT_REPORTS, Action.WRITE
    )
    newest = held.newest
    fixed = newest.said if newest is not None else Plan(held.form.version)
    said = held.said if writes else with_decisions(fixed, held.said)
    ground = ground_of(held, said, today_of(now))
    obtained = held.within.obtained
    reads_person = obtained.sees(DataCategory.PERSON_PROFILE)
    search = ground.search
    if search is not None:
        search = reader_of(held.within).version(search)
    return PlanView(
        form=ground.form,
        programme=held.programme,
        said=said,
        revisions={key: one["n"] for key, one in held.row.revisions.items()}
        if held.row is not None and writes
        else {},
        kept_at=held.row.kept_at if held.row is not None and writes else None,
        versions=held.versions,
        is_changed=writes and said != fixed,
        checks=plan_checks(said, ground) if writes else (),
        review=plan_review(newest, ground) if newest is not None and writes else (),
        chain=ground.chain,
        suggested=_suggested(held, said, ground) if writes else (),
        person=ground.person if reads_person else None,
        search=search,
        last_day=held.last_day,
        in_sanction=held.in_sanction,
        writes=writes,
        stand=held.stand,
    )
