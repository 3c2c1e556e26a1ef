"""One guarded profile: its draft, its versions, and whether the actor writes in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from wissel.apps.plans.models import Draft, Version
from wissel.apps.plans.service._reading import demand_whole
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core.access import Action, DataCategory, Role
from wissel.core.planned import KeptPlan, Plan
from wissel.core.profile import ProfileForms, profile_forms
from wissel.core.profiled import KeptProfile, Profile, ProfileKind, WorkTest
from wissel.core.suitable import work_test
from wissel.core.trajectory import Capacity
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Declined, today_of
from wissel.infra.typed import refused

#: Under which row of the access table each profile is. The employability profile says what somebody
#: values, wishes and needs: it is the person's, as the person profile is (ADR 23).
CATEGORY: Final[Mapping[ProfileKind, DataCategory]] = {
    "person": DataCategory.PERSON_PROFILE,
    "search": DataCategory.SEARCH_PROFILE,
    "employability": DataCategory.PERSON_PROFILE,
}


class PieceChanged(Declined):
    """The piece was saved elsewhere since it was opened; ``revision`` is how it stands now."""

    def __init__(self, revision: int) -> None:
        super().__init__(f"revision {revision}")
        self.revision = revision


@dataclass(frozen=True, slots=True)
class OnTable:
    """What lies on the table of a guarded trajectory, a profile or a plan, and what was fixed.

    ``row`` is ``None`` while nobody wrote anything.
    """

    within: trajectories.Within
    kind: str
    row: Draft | None

    def revision(self, piece: str) -> int:
        """Return how often a piece was saved."""
        return int(self.row.revisions.get(piece, {"n": 0})["n"]) if self.row is not None else 0

    def mark(self, piece: str) -> str:
        """Return the page that saved a piece last."""
        return str(self.row.revisions.get(piece, {"by": ""})["by"]) if self.row is not None else ""

    def stand_after(self, newest: KeptProfile | KeptPlan | None) -> str:
        """Return how often it was saved and which version is the newest, as one word.

        The page that fixes it names it back.
        """
        saved = sum(int(one["n"]) for one in self.row.revisions.values()) if self.row else 0
        return f"{newest.number if newest is not None else 0}-{saved}"

    def store(
        self, now: datetime, said: Profile | Plan, *, piece: str, revision: int, mark: str
    ) -> int:
        """Store a draft in which one piece changed; return the revision of that piece.

        ``mark`` names the page it was typed on: what that page kept itself is no other's. Raises
        :class:`PieceChanged` when another page saved the piece since.
        """
        stands = self.revision(piece)
        if revision != stands and not (mark and mark == self.mark(piece)):
            raise PieceChanged(stands)
        row = self.row or Draft(trajectory_id=self.within.id, kind=self.kind)
        row.said, row.kept_at = to_json(said), now
        row.revisions = {**row.revisions, piece: {"n": stands + 1, "by": mark[:40]}}
        row.save()
        return stands + 1


@dataclass(frozen=True, slots=True)
class Held(OnTable):
    """A profile of a guarded trajectory."""

    kind: ProfileKind
    versions: tuple[KeptProfile, ...]  #: newest first

    @property
    def forms(self) -> ProfileForms:
        """The forms that the draft is filled in by."""
        return profile_forms(self.said.form)

    @property
    def said(self) -> Profile:
        """What stands in the draft."""
        return read_profile(self.row.said) if self.row is not None else self.begun

    @property
    def begun(self) -> Profile:
        """What a draft begins with."""
        return Profile(self.kind, profile_forms().version)

    @property
    def newest(self) -> KeptProfile | None:
        """The version that was fixed last."""
        return self.versions[0] if self.versions else None

    @property
    def stand(self) -> str:
        """What stands now, as the page that fixes it names it back."""
        return self.stand_after(self.newest)


def read_profile(stored: Any) -> Profile:
    """Return a profile from what is kept of it."""
    found: Profile = wire.read_value(Profile, stored)
    return found


def hold(
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    kind: ProfileKind,
    *,
    action: Action = Action.READ,
) -> Held:
    """Return a profile if the table allows the actor this action; to write, the case is locked."""
    within = trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=CATEGORY[kind],
        action=action,
        lock=action is Action.WRITE,
    )
    demand_whole(within, CATEGORY[kind])
    if action is Action.WRITE and within.case.closed_on is not None:
        raise refused(
            "closed",
            "$",
            "Dit traject is klaar. Het profiel verandert niet meer.",
            "This trajectory has ended. The profile does not change any more.",
        )
    row = Draft.objects.filter(trajectory_id=trajectory, kind=kind).first()
    return Held(within, kind, row, versions_of(trajectory, kind))


def demand_seen(seen: str, stand: str) -> None:
    """Refuse to fix what somebody changed since the page was opened; ``""`` saw it as it is."""
    if seen not in ("", stand):
        raise refused(
            "changed",
            "$",
            "Er is intussen iets veranderd. Kijk eerst wat er nu staat, en stel dan vast.",
            "Something changed in the meantime. Look at what stands here now, and then fix it.",
        )


def same_again(newest: KeptProfile | KeptPlan | None, made: KeptProfile | KeptPlan) -> bool:
    """Whether fixing this adds nothing: no reason is given, or the same one on the same day."""
    if newest is None or newest.made_from != made.made_from:
        return False
    given = (newest.reason, today_of(newest.at))
    return not made.reason or (made.reason, today_of(made.at)) == given


def versions_of(trajectory: UUID, kind: ProfileKind) -> tuple[KeptProfile, ...]:
    """Return the versions of a profile, newest first."""
    rows = Version.objects.filter(trajectory_id=trajectory, kind=kind).order_by("-number")
    return tuple(wire.read_value(KeptProfile, row.said) for row in rows)


def keep(held: Held, now: datetime, said: Profile, *, piece: str, revision: int, mark: str) -> int:
    """Store the draft as :meth:`OnTable.store` does; the same twice changes nothing."""
    if said == held.said:
        return held.revision(piece)
    stored = held.store(now, said, piece=piece, revision=revision, mark=mark)
    held.within.obtained.log(
        "profile.write", CATEGORY[held.kind], action="U", detail=f"{held.kind} {piece}"
    )
    return stored


def tests_of(held: Held, said: Profile, on: date) -> dict[str, WorkTest]:
    """Return the test of every direction against the newest capacity and person profile."""
    person = newest_person(held.within.id)
    return {
        one.key: work_test(
            one,
            on=on,
            capacity=held.within.case.latest_capacity,
            person=person.said if person is not None else None,
            person_number=person.number if person is not None else None,
        )
        for one in said.directions
    }


def newest_person(trajectory: UUID) -> KeptProfile | None:
    """Return the person profile that was fixed last."""
    return next(iter(versions_of(trajectory, "person")), None)


def holding(capacity: Capacity | None) -> Capacity | None:
    """Return the capacity if it holds: one that was withdrawn says nothing."""
    return None if capacity is None or capacity.withdrawn else capacity


def writes(held: Held) -> bool:
    """Whether the actor reads and changes the draft; all others read what was fixed."""
    return may_write(held.within.obtained, held.kind)


def may_write(obtained: trajectories.Obtained, kind: ProfileKind) -> bool:
    """Return the same for a trajectory that was obtained."""
    return obtained.actor.role in (Role.EMPLOYEE, Role.COACH) and obtained.sees(
        CATEGORY[kind], Action.WRITE
    )


def today(now: datetime) -> date:
    """Return the day of a moment."""
    return today_of(now)
