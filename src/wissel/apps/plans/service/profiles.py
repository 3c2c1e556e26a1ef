"""The profiles: written piece by piece by employee and coach, and fixed as a version."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from wissel.apps.guidance import service as guidance
from wissel.apps.plans.models import Draft, Version
from wissel.apps.plans.service._held import (
    CATEGORY,
    Held,
    demand_seen,
    hold,
    keep,
    may_write,
    newest_person,
    read_profile,
    same_again,
    tests_of,
    versions_of,
    writes,
)
from wissel.apps.plans.service._reading import reader_of
from wissel.apps.plans.service._typed import MOST_DETAIL, checked_block, plain
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action, Role
from wissel.core.journal import ProfileFixed
from wissel.core.profile import (
    ProfileCheck,
    ProfileForm,
    ProfileForms,
    profile_checks,
    review_reasons,
)
from wissel.core.profiled import (
    Block,
    DirectionTest,
    KeptProfile,
    LineOwner,
    Profile,
    ProfileKind,
    WorkTest,
)
from wissel.core.sources import Text
from wissel.core.trajectory import Capacity
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Declined, Denied, door, read_door, today_of
from wissel.infra.typed import refused


class NotReady(Declined):
    """The profile cannot be fixed yet; ``checks`` say what to settle and where."""

    def __init__(self, checks: tuple[ProfileCheck, ...]) -> None:
        super().__init__(", ".join(check.key for check in checks))
        self.checks = checks


@dataclass(frozen=True, slots=True)
class ProfileView:
    """A profile as the actor may see it.

    ``said`` is the draft to whoever writes in it, and to all others what was fixed last (empty when
    nothing was). ``is_changed``: the draft says something else than what was fixed. ``tests`` are
    of its directions; to who may not read the capacity without its lines. ``review``: why what was
    fixed asks to be looked at again. ``answers`` of the intake form help to fill it in; they are
    there for those who write, by the key of the question.
    """

    kind: ProfileKind
    forms: ProfileForms
    said: Profile
    revisions: Mapping[str, int]
    kept_at: datetime | None
    versions: tuple[KeptProfile, ...]  #: newest first
    is_changed: bool
    checks: tuple[ProfileCheck, ...]
    review: tuple[Text, ...]
    tests: Mapping[str, WorkTest]
    capacity: Capacity | None
    answers: Mapping[str, str]
    writes: bool
    fixes: bool
    stand: str  #: what was read, to name it back when it is fixed

    @property
    def form(self) -> ProfileForm:
        """The form of this profile."""
        return self.forms.forms[self.kind]

    @property
    def newest(self) -> KeptProfile | None:
        """The version that was fixed last."""
        return self.versions[0] if self.versions else None


@read_door
def profile(*, actor: Actor, now: datetime, trajectory: UUID, kind: ProfileKind) -> ProfileView:
    """Return a profile: the draft to employee and coach, what was fixed to all others."""
    held = hold(actor, now, trajectory, kind)
    held.within.obtained.log("profile.view", CATEGORY[kind], detail=kind)
    return _view(held, actor, now)


@read_door
def is_begun(*, actor: Actor, now: datetime, trajectory: UUID, kind: ProfileKind) -> bool:
    """Whether there is a profile at all: nothing of it is read.

    To employee and coach what they wrote counts, to all others what was fixed.
    """
    obtained = trajectories.obtained_within(
        actor=actor, trajectory=trajectory, category=CATEGORY[kind], action=Action.SUMMARY
    )
    if Version.objects.filter(trajectory_id=trajectory, kind=kind).exists():
        return True
    if not may_write(obtained, kind):
        return False
    row = Draft.objects.filter(trajectory_id=trajectory, kind=kind).first()
    return row is not None and not read_profile(row.said).is_empty


@door
def keep_block(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    kind: ProfileKind,
    block: Block,
    revision: int,
    mark: str = "",
) -> int:
    """Keep what was typed in one block; return its revision from now on.

    The employee writes in the blocks that ask them. A line that did not change keeps its owner.
    ``mark`` names the page: what that page kept itself, while somebody went on typing, is no
    other's. Raises :class:`PieceChanged` when another page saved the block since, and ``Refused``
    (``$.lines[0].text``, ``$.value``, ``$.nothing_because``) for what it cannot hold.
    """
    held = hold(actor, now, trajectory, kind, action=Action.WRITE)
    form = held.forms.forms[kind].block(block.key)
    own = actor.role == Role.EMPLOYEE
    if form is None or (own and form.employee is None):
        raise Denied("no-such-block", subject=str(trajectory))
    stands = held.said.block(block.key)
    by: LineOwner = "employee" if own else "coach"
    new = checked_block(block, form, held.forms, stands, by)
    said = _with_block(held, new)
    return keep(held, now, said, piece=block.key, revision=revision, mark=mark)


@door
def fix_profile(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    kind: ProfileKind,
    reason: str = "",
    seen: str = "",
) -> KeptProfile:
    """Fix the draft as a version that never changes, with what it was made from; tell the journal.

    Only who guides it does. A next version says why it comes (``$.reason``). What says the same as
    the newest version, made from the same, is not fixed twice for one reason on one day. ``seen``
    is the ``stand`` of what was read: what changed since is looked at first (``$``). Raises
    :class:`NotReady` with what blocks it.
    """
    held = hold(actor, now, trajectory, kind, action=Action.WRITE)
    if not actor.is_system and actor.role != Role.COACH:
        raise Denied("coach-only", subject=str(trajectory), hidden=False)
    made, newest = _made(held, actor, now, reason), held.newest
    if newest is not None and same_again(newest, made):
        return newest
    demand_seen(seen, held.stand)
    if newest is not None and not made.reason:
        raise refused(
            "reason-missing",
            "$.reason",
            "Schrijf in één zin waarom er een nieuwe versie komt.",
            "Say in one sentence why there is a new version.",
        )
    Version(
        trajectory_id=trajectory, kind=kind, number=made.number, at=now, said=to_json(made)
    ).save()
    trajectories.append_event(
        within=held.within,
        actor=actor,
        now=now,
        content=ProfileFixed(kind, made.number, made.reason),
        category=CATEGORY[kind],
    )
    held.within.obtained.log("profile.fix", CATEGORY[kind], action="C", detail=kind)
    return made


def profiles_within(*, within: trajectories.Within) -> tuple[KeptProfile, ...]:
    """Return the search profiles that were fixed, newest first, of a trajectory that was obtained.

    They are for a report, which goes to the employer and says the same whoever opens it: so the
    search profiles alone, never the other two.
    """
    return versions_of(within.id, "search")


def employability_within(*, within: trajectories.Within) -> tuple[KeptProfile, ...]:
    """Return the employability profiles that were fixed, for a report.

    Nothing unless the employee lets the employer read the person profile, whose row it is under.
    """
    if not within.case.lets_read(CATEGORY["employability"], Role.EMPLOYER):
        return ()
    return versions_of(within.id, "employability")


def _made(held: Held, actor: Actor, now: datetime, reason: str) -> KeptProfile:
    """Return the version that the draft would be, or raise :class:`NotReady`."""
    today, newest = today_of(now), held.newest
    neat = plain(reason, MOST_DETAIL, "$.reason")
    tests = tests_of(held, held.said, today)
    blocked = [one for one in _checks(held, now, tests) if one.state == "blocked"]
    if blocked:
        raise NotReady(tuple(blocked))
    capacity, person = held.within.case.latest_capacity, newest_person(held.within.id)
    return KeptProfile(
        number=newest.number + 1 if newest is not None else 1,
        at=now,
        by=actor.name,
        role="coach",
        said=held.said,
        reason=neat,
        capacity=capacity.version if capacity is not None else None,
        person=person.number if person is not None and held.kind != "person" else None,
        tests=tuple(DirectionTest(key, test) for key, test in tests.items()),
    )


def _checks(held: Held, now: datetime, tests: Mapping[str, WorkTest]) -> tuple[ProfileCheck, ...]:
    return profile_checks(
        held.said,
        forms=held.forms,
        today=today_of(now),
        capacity=held.within.case.latest_capacity,
        tests=tests,
    )


def _with_block(held: Held, new: Block) -> Profile:
    said, order = held.said, [one.key for one in held.forms.forms[held.kind].blocks()]
    blocks = {one.key: one for one in said.blocks} | {new.key: new}
    kept = [blocks[key] for key in order if key in blocks and blocks[key] != Block(key)]
    return replace(said, blocks=tuple(kept))


def _view(held: Held, actor: Actor, now: datetime) -> ProfileView:
    today, own, newest = today_of(now), writes(held), held.newest
    fixed = newest.said if newest is not None else held.begun
    said = held.said if own else fixed
    case = held.within.case
    reader = reader_of(held.within)
    if own:
        tests = tests_of(held, said, today)
    else:
        tests = {one.direction: one.test for one in newest.tests} if newest is not None else {}
    checks = _checks(held, now, tests) if own else ()
    return ProfileView(
        kind=held.kind,
        forms=held.forms,
        said=said if own else reader.said(said, newest.capacity if newest is not None else None),
        revisions={key: one["n"] for key, one in held.row.revisions.items()}
        if held.row is not None and own
        else {},
        kept_at=held.row.kept_at if held.row is not None and own else None,
        versions=reader.versions(held.versions),
        is_changed=own and said != fixed,
        checks=checks,
        review=review_reasons(newest, forms=held.forms, today=today, capacity=case.latest_capacity)
        if newest is not None and own
        else (),
        tests={key: reader.test(test) for key, test in tests.items()},
        capacity=reader.capacity(case.latest_capacity),
        answers=guidance.answers_within(within=held.within) if own else {},
        writes=own,
        fixes=own and actor.role == Role.COACH,
        stand=held.stand,
    )
