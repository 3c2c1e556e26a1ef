"""The steps of a plan: the gaps, the activities that close them, schooling and its approval."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Final, Literal, TypeVar
from uuid import UUID

from wissel.apps.plans.service._plan_held import (
    HeldPlan,
    ground_of,
    hold_plan,
    store,
)
from wissel.apps.plans.service._plan_released import (
    SchoolingOffer,
    direction_titles,
    given_plan,
    hold_for_employer,
    offer_of,
    still_offered,
)
from wissel.apps.plans.service._typed import MOST_DETAIL, MOST_LINE, one_of, plain
from wissel.apps.plans.service.plan_parts import check_day
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action, DataCategory
from wissel.core.dates import day_in
from wissel.core.journal import Decision
from wissel.core.plan import suggested_gaps
from wissel.core.planned import Activity, Gap, Schooling
from wissel.infra.doors import Actor, Denied, door, read_door, today_of
from wissel.infra.ids import uuid7
from wissel.infra.typed import refused

#: More than any plan has.
MOST_STEPS: Final = 40
_MOST_HOURS: Final = 1000
_MOST_COST: Final = Decimal(100_000)
_MOST_WEEKS: Final = 208

S = TypeVar("S", Gap, Activity, Schooling)


@door
def keep_gap(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    gap: Gap,
    revision: int,
    once: UUID | None = None,
) -> tuple[str, int]:
    """Keep a distance between person and search profile; return its key and revision.

    Without a key it is a new one; ``once`` becomes its key, so that what is sent twice stands once.
    ``left_because`` says why nothing is done about it.
    """
    held = hold_plan(actor, now, trajectory, action=Action.WRITE)
    kinds = [one.key for one in held.form.gaps]
    said = replace(
        gap,
        text=_needed(gap.text, "$.text"),
        kind=one_of(gap.kind, kinds, "$.kind"),
        left_because=plain(gap.left_because, MOST_DETAIL, "$.left_because"),
    )
    found, key = _with(held.said.gaps, said, once)
    plan = replace(held.said, gaps=found)
    return key, store(held, now, plan, piece=f"gap:{key}", revision=revision)


@door
def take_gaps(*, actor: Actor, now: datetime, trajectory: UUID, sources: Collection[str]) -> int:
    """Take over gaps that the profiles show; return how many. Taken over twice they stand once."""
    held = hold_plan(actor, now, trajectory, action=Action.WRITE)
    ground = ground_of(held, held.said, today_of(now))
    shares = held.within.case.lets_read("person-profile", "employer")
    offered = suggested_gaps(held.said, ground.person if shares else None, ground.search)
    taken = [replace(one, key=str(uuid7())) for one in offered if one.source in sources]
    if taken:
        plan = replace(held.said, gaps=_fits((*held.said.gaps, *taken)))
        store(held, now, plan, piece="gaps", revision=held.revision("gaps"))
    return len(taken)


@door
def keep_activity(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    activity: Activity,
    revision: int,
    once: UUID | None = None,
) -> tuple[str, int]:
    """Keep an activity; return its key and revision. Without a key it is a new one (``once``).

    Raises ``Refused`` (``$.ends``) for an end before the beginning, (``$.after``) for a step that
    waits for itself, (``$.gaps``) for an aim that is not there.
    """
    held = hold_plan(actor, now, trajectory, action=Action.WRITE)
    found, key = _with(held.said.activities, _checked_activity(activity, held, now), once)
    plan = replace(held.said, activities=tuple(sorted(found, key=lambda one: one.begins)))
    return key, store(held, now, plan, piece=f"activity:{key}", revision=revision)


@door
def keep_schooling(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    schooling: Schooling,
    revision: int,
    once: UUID | None = None,
) -> tuple[str, int]:
    """Keep a schooling with its cost and why it fits; what the employer decided stays.

    Without a key it is a new one (``once``).
    """
    held = hold_plan(actor, now, trajectory, action=Action.WRITE)
    sent = schooling.key or str(once or "")
    before = next((one for one in held.said.schooling if one.key == sent), None)
    said = _checked_schooling(schooling, now)
    if before is not None and offer_of(replace(said, key=before.key)) == offer_of(before):
        said = before  # what was decided was decided about this
    found, key = _with(held.said.schooling, said, once)
    plan = replace(held.said, schooling=found)
    return key, store(held, now, plan, piece=f"schooling:{key}", revision=revision)


@door
def drop_step(*, actor: Actor, now: datetime, trajectory: UUID, step: str, revision: int) -> None:
    """Take a gap, an activity or a schooling out of the draft; what pointed at it does no more.

    What was fixed keeps it. Raises :class:`PieceChanged` when another page saved it since.
    """
    held = hold_plan(actor, now, trajectory, action=Action.WRITE)
    said = held.said
    sorts = (("gap", said.gaps), ("activity", said.activities), ("schooling", said.schooling))
    piece = next((f"{sort}:{step}" for sort, all_ in sorts for one in all_ if one.key == step), "")
    if not piece:
        return  # it is gone already
    activities = tuple(
        replace(
            one,
            gaps=tuple(key for key in one.gaps if key != step),
            after=tuple(key for key in one.after if key != step),
        )
        for one in said.activities
        if one.key != step
    )
    plan = replace(
        said,
        gaps=tuple(one for one in said.gaps if one.key != step),
        activities=activities,
        schooling=tuple(one for one in said.schooling if one.key != step),
    )
    store(held, now, plan, piece=piece, revision=revision)


@door
def decide_schooling(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    schooling: str,
    approved: bool,
    because: str = "",
) -> None:
    """Let the employer say yes or no to a schooling of the plan they were given; a no says why.

    The journal holds the decision with its owner. Decided twice, the last one holds. What the coach
    changed since the employer read it is refused: they would decide about something else.
    """
    held = hold_for_employer(actor, now, trajectory, writes=True)
    read = _read_of(held, schooling)
    if read is None:
        raise Denied("no-such-schooling", subject=str(trajectory))
    reason = plain(because, MOST_DETAIL, "$.because")
    if not approved and not reason:
        raise refused("missing", "$.because", "Schrijf waarom niet.", "Write why not.")
    before = next((one for one in held.said.schooling if one.key == schooling), None)
    if before is None:
        raise refused(
            "gone",
            "$",
            "Deze scholing staat niet meer in het plan. Vraag uw coach ernaar.",
            "This schooling is no longer in the plan. Ask the coach about it.",
        )
    if still_offered(read, held.said) is None:
        raise refused(
            "changed",
            "$",
            "De coach past deze scholing aan. U krijgt een nieuw plan. Dan kunt u besluiten.",
            "The coach is changing this schooling. You get a new plan. Then you can decide.",
        )
    _decide(held, actor, now, before, approved=approved, reason=reason)


@read_door
def schooling_to_decide(
    *, actor: Actor, now: datetime, trajectory: UUID
) -> tuple[SchoolingOffer, ...]:
    """Return the schooling of the plan that the employer was given; none before its release."""
    held = hold_for_employer(actor, now, trajectory)
    given = given_plan(held)
    if given is None:
        return ()
    held.within.obtained.log("schooling.view", DataCategory.RELEASED_REPORTS)
    titles, is_running = direction_titles(held, given.kept), held.within.case.closed_on is None
    return tuple(
        SchoolingOffer(
            said=now_said or one,
            direction=titles.get(one.direction, ""),
            is_open=is_running and now_said is not None,
        )
        for one in given.kept.said.schooling
        for now_said in (still_offered(one, held.said),)
    )


def _read_of(held: HeldPlan, schooling: str) -> Schooling | None:
    """Return a schooling as it stands in the plan that the employer was given."""
    given = given_plan(held)
    found = given.kept.said.schooling if given is not None else ()
    return next((one for one in found if one.key == schooling), None)


def _decide(
    held: HeldPlan,
    actor: Actor,
    now: datetime,
    before: Schooling,
    *,
    approved: bool,
    reason: str,
) -> None:
    state: Literal["approved", "declined"] = "approved" if approved else "declined"
    decided = replace(
        before,
        state=state,
        decided_by=actor.name,
        decided_on=today_of(now),
        decided_because=reason,
    )
    if decided == before:
        return
    found, key = _with(held.said.schooling, decided)
    piece = f"schooling:{key}"
    plan = replace(held.said, schooling=found)
    store(held, now, plan, piece=piece, revision=held.revision(piece))
    said = f"{before.title}: akkoord." if approved else f"{before.title}: niet akkoord. {reason}"
    trajectories.append_event(
        within=held.within,
        actor=actor,
        now=now,
        content=Decision(
            "schooling",
            said,
            actor.name,
            "employer",
            effect=state,
            about=key,
            because=reason,
        ),
    )


def _checked_activity(said: Activity, held: HeldPlan, now: datetime) -> Activity:
    for name in ("begins", "ends"):
        check_day(getattr(said, name), now, f"$.{name}")
    if said.ends < said.begins:
        raise refused(
            "wrong-order",
            "$.ends",
            f"Het einde ({day_in(said.ends, 'nl')}) ligt voor het begin "
            f"({day_in(said.begins, 'nl')}).",
            f"The end ({day_in(said.ends, 'en')}) lies before the beginning "
            f"({day_in(said.begins, 'en')}).",
        )
    if said.hours is not None and not 0 < said.hours <= _MOST_HOURS:
        raise refused(
            "wrong-value",
            "$.hours",
            f"Vul een getal in van 1 tot {_MOST_HOURS}, of laat het leeg.",
            f"Give a number from 1 to {_MOST_HOURS}, or leave it empty.",
        )
    plan, programme = held.said, held.programme
    _all_of(said.gaps, [one.key for one in plan.gaps], "$.gaps")
    _all_of(said.subgoals, [one.key for one in programme.plan.subgoals], "$.subgoals")
    _all_of(said.evidence, [one.key for one in held.form.evidence], "$.evidence")
    others = [one.key for one in plan.activities if one.key != said.key]
    _all_of(said.after, others, "$.after")
    return replace(
        said,
        title=_needed(said.title, "$.title"),
        module=one_of(said.module, [one.key for one in programme.modules], "$.module"),
        how_often=plain(said.how_often, MOST_LINE, "$.how_often"),
        product=plain(said.product, MOST_LINE, "$.product"),
    )


def _checked_schooling(said: Schooling, now: datetime) -> Schooling:
    check_day(said.begins, now, "$.begins")
    if said.cost is not None and not (said.cost.is_finite() and 0 <= said.cost <= _MOST_COST):
        raise refused(
            "wrong-value",
            "$.cost",
            "Dit is geen bedrag. Vul de kosten zonder btw in, bijvoorbeeld 1250.",
            "This is no amount. Give the cost without VAT, for example 1250.",
        )
    if said.weeks is not None and not 1 <= said.weeks <= _MOST_WEEKS:
        raise refused(
            "wrong-value",
            "$.weeks",
            f"Vul een getal in van 1 tot {_MOST_WEEKS}.",
            f"Give a number from 1 to {_MOST_WEEKS}.",
        )
    return Schooling(
        key=said.key,
        title=_needed(said.title, "$.title"),
        because=_needed(said.because, "$.because", MOST_DETAIL),
        direction=said.direction,
        provider=plain(said.provider, MOST_LINE, "$.provider"),
        cost=said.cost,
        weeks=said.weeks,
        begins=said.begins,
    )


def _needed(text: str, path: str, most: int = MOST_LINE) -> str:
    neat = plain(text, most, path)
    if not neat:
        raise refused("missing", path, "Vul dit in.", "Fill this in.")
    return neat


def _all_of(keys: Collection[str], known: Collection[str], path: str) -> None:
    for key in keys:
        one_of(key, known, path)


def _with(steps: tuple[S, ...], new: S, once: UUID | None = None) -> tuple[tuple[S, ...], str]:
    """Return the steps with a new one, or with one in the place of its former self; and its key.

    A new one that was sent before stands there already, under the key that ``once`` gave it.
    """
    if not new.key:
        new, found = replace(new, key=str(once or uuid7())), list(steps)
        if not any(one.key == new.key for one in steps):
            found.append(new)
            return _fits(tuple(found)), new.key
    if not any(one.key == new.key for one in steps):
        raise refused(
            "gone",
            "$",
            "Dit staat niet meer in het plan. Iemand haalde het eruit. Maak het opnieuw.",
            "This is no longer in the plan. Somebody took it out. Make it anew.",
        )
    return tuple(new if one.key == new.key else one for one in steps), new.key


def _fits(steps: tuple[S, ...]) -> tuple[S, ...]:
    if len(steps) > MOST_STEPS:
        raise refused(
            "too-many",
            "$",
            f"Er staan er al {MOST_STEPS}. Voeg samen wat bij elkaar hoort.",
            f"There are {MOST_STEPS} already. Join what belongs together.",
        )
    return steps
