"""The test of one function, usable from everywhere: an idea in a talk, a vacancy, a place."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid5

from wissel.apps.plans.models import FunctionTest
from wissel.apps.plans.service._direction import checked_work
from wissel.apps.plans.service._held import hold, keep, newest_person
from wissel.apps.plans.service._reading import reader_of
from wissel.apps.plans.service.directions import PIECE, checked_judgement, with_direction
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core.access import Action, DataCategory, Role
from wissel.core.profile import profile_forms
from wissel.core.profiled import Direction, KeptWorkTest, WorkTest
from wissel.core.suitable import work_test
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Denied, door, read_door, today_of


@read_door
def try_work(*, actor: Actor, now: datetime, trajectory: UUID, work: Direction) -> WorkTest:
    """Return what the test of some work comes to now; nothing is kept.

    Raises ``Refused`` (``$.title``) for work that cannot be tested.
    """
    within = _within(actor, now, trajectory, Action.READ)
    if not actor.is_system and actor.role != Role.COACH:
        raise Denied("coach-only", subject=str(trajectory), hidden=False)
    within.obtained.log("work.test", DataCategory.SEARCH_PROFILE)
    return _tested(within, _checked(work, now), now)


@door
def keep_work_test(
    *, actor: Actor, now: datetime, trajectory: UUID, work: Direction
) -> KeptWorkTest:
    """Keep the test of some work with the versions it was made from. Only who guides it does.

    Judgements in it are given with their owner (``$.judgements[0].because``). The same test of the
    same day is kept once.
    """
    within = _within(actor, now, trajectory, Action.WRITE)
    if not actor.is_system and actor.role != Role.COACH:
        raise Denied("coach-only", subject=str(trajectory), hidden=False)
    said = _checked(work, now)
    test = _tested(within, said, now)
    made = KeptWorkTest(at=now, by=actor.name, role="coach", work=said, test=test)
    rows = _rows(trajectory)
    newest = rows[0] if rows else None
    if newest is not None and (newest.work, newest.test) == (said, test):
        return newest
    FunctionTest(trajectory_id=trajectory, number=len(rows) + 1, at=now, said=to_json(made)).save()
    within.obtained.log("work.keep", DataCategory.SEARCH_PROFILE, action="C")
    return made


@read_door
def work_tests(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[KeptWorkTest, ...]:
    """Return the tests that were kept, newest first; without the capacity to some."""
    within = _within(actor, now, trajectory, Action.READ)
    within.obtained.log("work.tests", DataCategory.SEARCH_PROFILE)
    return tests_within(within)


@door
def adopt_work_test(*, actor: Actor, now: datetime, trajectory: UUID, number: int) -> str:
    """Take work that was tested up as a direction, with what was judged of it; return its key.

    ``number`` counts the tests from the first. Twice gives one direction. Only who guides it does.
    """
    held = hold(actor, now, trajectory, "search", action=Action.WRITE)
    if not actor.is_system and actor.role != Role.COACH:
        raise Denied("coach-only", subject=str(trajectory), hidden=False)
    row = FunctionTest.objects.filter(trajectory_id=trajectory, number=number).first()
    if row is None:
        raise Denied("no-such-test", subject=str(trajectory))
    tested: KeptWorkTest = wire.read_value(KeptWorkTest, row.said)
    key = str(uuid5(row.pk, "direction"))
    if held.said.direction(key) is None:
        said = with_direction(held.said, replace(tested.work, key=key))
        keep(held, now, said, piece=f"{PIECE}{key}", revision=0, mark="")
    return key


def tests_within(within: trajectories.Within) -> tuple[KeptWorkTest, ...]:
    """Return the same for a trajectory that was obtained."""
    return tuple(map(reader_of(within).work_test, _rows(within.id)))


def _within(actor: Actor, now: datetime, trajectory: UUID, action: Action) -> trajectories.Within:
    return trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=DataCategory.SEARCH_PROFILE,
        action=action,
        lock=action is Action.WRITE,
    )


def _checked(work: Direction, now: datetime) -> Direction:
    judgements = tuple(
        checked_judgement(one, now, f"$.judgements[{n}]") for n, one in enumerate(work.judgements)
    )
    said = checked_work(work, profile_forms(), today_of(now))
    return replace(said, key="", judgements=judgements)


def _tested(within: trajectories.Within, work: Direction, now: datetime) -> WorkTest:
    person = newest_person(within.id)
    return work_test(
        work,
        on=today_of(now),
        capacity=within.case.latest_capacity,
        person=person.said if person is not None else None,
        person_number=person.number if person is not None else None,
    )


def _rows(trajectory: UUID) -> tuple[KeptWorkTest, ...]:
    rows = FunctionTest.objects.filter(trajectory_id=trajectory).order_by("-number")
    return tuple(wire.read_value(KeptWorkTest, row.said) for row in rows)
