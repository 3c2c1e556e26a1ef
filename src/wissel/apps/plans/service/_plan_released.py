"""Which version of the plan the employer was given, and what they decided about its schooling."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.plans.service._held import versions_of
from wissel.apps.plans.service._plan_held import PLAN, HeldPlan, held_within
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory, Role
from wissel.core.journal import Decision, JournalEntry, ProfileFixed, ReportEvent, standing
from wissel.core.planned import KeptPlan, Plan, Schooling
from wissel.infra.doors import Actor, Denied

#: The delivery that is the plan itself; a way of working may write it in another one besides.
_DOCUMENT: Final = "trajectory-plan"


@dataclass(frozen=True, slots=True)
class Given:
    """A version of the plan that stood in a document the employer got, and the day of that."""

    kept: KeptPlan
    on: date


@dataclass(frozen=True, slots=True)
class SchoolingOffer:
    """A schooling of the plan that the employer was given, with what they decided about it.

    ``direction`` is the title of the direction it is for. ``is_open``: they may decide; not once
    the coach changed it or took it out.
    """

    said: Schooling
    direction: str
    is_open: bool


def hold_for_employer(
    actor: Actor, now: datetime, trajectory: UUID, *, writes: bool = False
) -> HeldPlan:
    """Return the plan to the employer alone: what they read of it is what was released."""
    within = trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=DataCategory.RELEASED_REPORTS,
        lock=writes,
    )
    if actor.role != Role.EMPLOYER:
        raise Denied("employer-only", subject=str(trajectory), hidden=False)
    return held_within(within, writes=writes)


def given_plan(held: HeldPlan) -> Given | None:
    """Return the version that the employer was given last, ``None`` while it was none.

    It is the one that was fixed last before the release: a document in which an older one stands is
    not released. What was fixed since, and not released, is not theirs to read yet.
    """
    labels = {_DOCUMENT, held.programme.plan.written_in} - {""}
    fixed, given = 0, (0, date.min)
    for entry in sorted(standing(held.within.case.journal), key=lambda one: one.seq):
        said = entry.content
        if isinstance(said, ProfileFixed) and said.profile == PLAN:
            fixed = said.version
        elif isinstance(said, ReportEvent) and said.event == "released" and said.label in labels:
            given = fixed, entry.happened_on
    kept = next((one for one in held.versions if one.number == given[0]), None)
    return Given(kept, given[1]) if kept is not None else None


def offer_of(said: Schooling) -> Schooling:
    """Return what is offered, without what was decided about it."""
    return replace(said, state="proposed", decided_by="", decided_on=None, decided_because="")


def still_offered(said: Schooling, draft: Plan) -> Schooling | None:
    """Return a schooling as it stands on the table, ``None`` once it is gone or says other things.

    What the employer decides is kept there, until the plan is fixed again.
    """
    now = next((one for one in draft.schooling if one.key == said.key), None)
    return now if now is not None and offer_of(now) == offer_of(said) else None


def with_decisions(fixed: Plan, draft: Plan) -> Plan:
    """Return a plan that was fixed, with what the employer decided since about its schooling."""
    schooling = tuple(still_offered(one, draft) or one for one in fixed.schooling)
    return replace(fixed, schooling=schooling)


def as_decided(kept: KeptPlan, journal: Iterable[JournalEntry]) -> Plan:
    """Return what a version says, with what the journal holds of decisions since it was fixed."""
    fixed, found = 0, {one.key: one for one in kept.said.schooling}
    for entry in sorted(standing(journal), key=lambda one: one.seq):
        match entry.content:
            case ProfileFixed(profile="plan", version=kept.number):
                fixed = entry.seq
            case Decision(subject="schooling", effect="approved" | "declined") as said:
                if fixed and said.about in found:
                    found[said.about] = replace(
                        found[said.about],
                        state="approved" if said.effect == "approved" else "declined",
                        decided_by=said.owner,
                        decided_on=entry.happened_on,
                        decided_because=said.because,
                    )
    return replace(kept.said, schooling=tuple(found.values()))


def direction_titles(held: HeldPlan, kept: KeptPlan) -> dict[str, str]:
    """Return the directions by key, as the search profile called them that the plan was made from.

    One that was fixed without a search profile has none.
    """
    versions = versions_of(held.within.id, "search")
    search = next((one for one in versions if one.number == kept.search), None)
    return {one.key: one.title for one in search.said.directions} if search is not None else {}
