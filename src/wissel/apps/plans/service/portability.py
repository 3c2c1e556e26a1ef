"""Profiles out to the trajectory file and back in. For doors of the app above."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from wissel.apps.plans.models import Draft, FunctionTest, Version
from wissel.apps.plans.service._held import CATEGORY, read_profile, versions_of
from wissel.apps.plans.service._plan_held import PLAN, held_within, plans_of
from wissel.apps.plans.service._plan_released import as_decided, with_decisions
from wissel.apps.plans.service._reading import reader_of, reads
from wissel.apps.plans.service._restorable import check_profiles
from wissel.apps.plans.service._restorable_plan import check_plans
from wissel.apps.plans.service.testing import tests_within
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory
from wissel.core.planned import KeptPlan
from wissel.core.profiled import KeptProfile, ProfileKind, WorkTest
from wissel.core.trajectory import Trajectory
from wissel.core.wire import to_json


def with_profiles(*, case: Trajectory, within: trajectories.Within) -> Trajectory:
    """Return the case with what was fixed of each profile and the tests the actor may see.

    Drafts are in no file. What the actor may not read is left out, and so is what refers to it:
    lines of a test about the capacity, and versions that the case does not hold.
    """
    kept = profiles_as_read(within=within)
    sees_tests = within.obtained.sees(DataCategory.SEARCH_PROFILE)
    tests = reversed(tests_within(within)) if sees_tests else ()
    held = _Held(
        {one.version for one in case.capacity},
        {one.number for one in kept if one.said.kind == "person"},
        {one.number for one in kept if one.said.kind == "search"},
    )
    sees_plans = within.obtained.sees(DataCategory.DRAFT_REPORTS)
    plans = reversed(plans_of(within.id)) if sees_plans else ()
    return replace(
        case,
        plans=tuple(held.plan(one) for one in plans),
        profiles=tuple(map(held.version, kept)),
        work_tests=tuple(replace(one, test=held.test(one.test)) for one in tests),
    )


def profiles_as_read(*, within: trajectories.Within) -> tuple[KeptProfile, ...]:
    """Return every version of each profile that the actor may read, as they read it; oldest first.

    As the profile door shows it: with the number of what it was made from, which they may not read.
    """
    reader = reader_of(within)
    kinds = [kind for kind, category in CATEGORY.items() if reads(within.obtained, category)]
    kept = (one for kind in kinds for one in reversed(versions_of(within.id, kind)))
    return reader.versions(kept)


def with_everything_fixed(*, case: Trajectory, within: trajectories.Within) -> Trajectory:
    """Return the case with every version of profiles and plan, whoever asks.

    For what is computed over the whole file: what of it is shown, the door of that decides.
    """
    kept = [one for kind in CATEGORY for one in reversed(versions_of(within.id, kind))]
    return replace(case, profiles=tuple(kept), plans=tuple(reversed(plans_of(within.id))))


def unfixed_profiles(*, within: trajectories.Within) -> tuple[ProfileKind, ...]:
    """Return of which profiles the draft says something else than what was fixed."""
    rows = Draft.objects.filter(trajectory_id=within.id, kind__in=CATEGORY).order_by("kind")
    found = [(read_profile(row.said), versions_of(within.id, row.kind)) for row in rows]
    return tuple(
        said.kind
        for said, fixed in found
        if (said != fixed[0].said if fixed else not said.is_empty)
    )


def restore_profiles(*, trajectory: UUID, case: Trajectory, now: datetime) -> None:
    """Store profiles and tests as a file says them. Raises ``Refused`` with the place in it.

    Employee and coach go on from what was fixed last.
    """
    check_profiles(case, now)
    newest: dict[ProfileKind, KeptProfile] = {}
    for kept in case.profiles:
        kind = kept.said.kind
        newest[kind] = kept
        Version(
            trajectory_id=trajectory,
            kind=kind,
            number=kept.number,
            at=kept.at,
            said=to_json(kept),
        ).save()
    for kind, kept in newest.items():
        said = to_json(kept.said)
        Draft(trajectory_id=trajectory, kind=kind, said=said, kept_at=kept.at).save()
    _restore_plans(trajectory, case, now)
    for number, test in enumerate(case.work_tests, start=1):
        FunctionTest(trajectory_id=trajectory, number=number, at=test.at, said=to_json(test)).save()


def has_unfixed_plan(*, within: trajectories.Within) -> bool:
    """Whether the plan on the table says something else than what was fixed."""
    held = held_within(within)
    if held.newest is None:
        return not held.said.is_empty
    return held.said != with_decisions(held.newest.said, held.said)


def _restore_plans(trajectory: UUID, case: Trajectory, now: datetime) -> None:
    check_plans(case, now)
    for kept in case.plans:
        said = to_json(kept)
        Version(
            trajectory_id=trajectory, kind=PLAN, number=kept.number, at=kept.at, said=said
        ).save()
    if case.plans:
        newest = case.plans[-1]
        said = to_json(as_decided(newest, case.journal))
        Draft(trajectory_id=trajectory, kind=PLAN, said=said, kept_at=newest.at).save()


@dataclass(frozen=True, slots=True)
class _Held:
    """The versions of capacity and person profile that a case holds: it refers to no others."""

    capacity: Collection[int]
    person: Collection[int]
    search: Collection[int]

    def plan(self, kept: KeptPlan) -> KeptPlan:
        return replace(
            kept,
            capacity=_held(kept.capacity, self.capacity),
            person=_held(kept.person, self.person),
            search=_held(kept.search, self.search),
        )

    def version(self, kept: KeptProfile) -> KeptProfile:
        tests = tuple(replace(one, test=self.test(one.test)) for one in kept.tests)
        return replace(
            kept,
            capacity=_held(kept.capacity, self.capacity),
            person=_held(kept.person, self.person),
            tests=tests,
        )

    def test(self, test: WorkTest) -> WorkTest:
        return replace(
            test,
            capacity=_held(test.capacity, self.capacity),
            person=_held(test.person, self.person),
        )


def _held(number: int | None, held: Collection[int]) -> int | None:
    return number if number in held else None
