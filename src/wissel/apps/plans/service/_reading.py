"""What a reader gets of a profile: the capacity is asked under a row of its own.

Who may not read the capacity reads a test without the lines about it. An employer gets what the
company doctor supplied (AP, De zieke werknemer): of a test that was made from what another said
those lines are left out too. What the test comes to as a whole stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Condition, DataCategory
from wissel.core.profiled import Direction, KeptProfile, KeptWorkTest, Profile, WorkTest
from wissel.core.sources import Text
from wissel.core.suitable import is_of_body
from wissel.core.trajectory import Capacity, Trajectory
from wissel.infra.doors import Denied

#: Lines of a test that say what stands in the person profile: the level, the travel time.
_OF_PERSON: Final = ("education", "distance")
#: What stands there instead. Nothing at all would say that it is not known, which is untrue.
_KEPT_BACK: Final = Text("niet in dit exemplaar", "not in this copy")


@dataclass(frozen=True, slots=True)
class Reader:
    """Whether somebody reads the capacity; ``withheld`` are the versions of which not.

    ``person``: whether they read the person profile; else a test says nothing of what is in it.
    """

    sees: bool
    withheld: frozenset[int] = frozenset()
    person: bool = True

    def gets(self, version: int | None) -> bool:
        """Whether the reader gets what was made from this version."""
        return self.sees and version not in self.withheld

    def capacity(self, newest: Capacity | None) -> Capacity | None:
        """Return the newest capacity if the reader gets it."""
        return newest if newest is not None and self.gets(newest.version) else None

    def test(self, test: WorkTest) -> WorkTest:
        """Return a test as the reader gets it."""
        items = test.items
        if not self.gets(test.capacity):
            items = tuple(one for one in items if not is_of_body(one.about))
        if not self.person:
            items = tuple(
                replace(one, has=_KEPT_BACK) if one.about in _OF_PERSON and one.has else one
                for one in items
            )
        return replace(test, items=items)

    def said(self, said: Profile, version: int | None) -> Profile:
        """Return a profile as the reader gets it: with the judgements of what they may read."""
        if self.gets(version):
            return said
        return replace(said, directions=tuple(map(_without_judgements, said.directions)))

    def version(self, kept: KeptProfile) -> KeptProfile:
        """Return a version as the reader gets it."""
        tests = tuple(replace(one, test=self.test(one.test)) for one in kept.tests)
        return replace(kept, said=self.said(kept.said, kept.capacity), tests=tests)

    def versions(self, kept: Iterable[KeptProfile]) -> tuple[KeptProfile, ...]:
        """Return versions as the reader gets them."""
        return tuple(self.version(one) for one in kept)

    def work_test(self, kept: KeptWorkTest) -> KeptWorkTest:
        """Return the test of one function as the reader gets it."""
        gets = self.gets(kept.test.capacity)
        work = kept.work if gets else _without_judgements(kept.work)
        return replace(kept, work=work, test=self.test(kept.test))


def reader_of(within: trajectories.Within) -> Reader:
    """Return what whoever obtained the trajectory gets of the capacity."""
    obtained = within.obtained
    person = obtained.sees(DataCategory.PERSON_PROFILE)
    if not obtained.limited(DataCategory.CAPACITY, Condition.AS_SUPPLIED):
        return Reader(obtained.sees(DataCategory.CAPACITY), person=person)
    return Reader(sees=True, withheld=_not_of_doctor(within.case), person=person)


def employer_of(case: Trajectory) -> Reader:
    """Return what the employer gets, for a document that goes to them."""
    person = case.lets_read("person-profile", "employer")
    return Reader(sees=True, withheld=_not_of_doctor(case), person=person)


def _not_of_doctor(case: Trajectory) -> frozenset[int]:
    return frozenset(one.version for one in case.capacity if one.source != "company-doctor")


def reads(obtained: trajectories.Obtained, category: DataCategory) -> bool:
    """Whether the actor reads profiles of a category: who gets a CV alone reads none."""
    return obtained.sees(category) and not obtained.limited(category, Condition.CV_ONLY)


def demand_whole(within: trajectories.Within, category: DataCategory) -> None:
    """Raise :class:`Denied` for who gets a CV alone."""
    if within.obtained.limited(category, Condition.CV_ONLY):
        raise Denied(Condition.CV_ONLY, subject=str(within.id), hidden=False)


def _without_judgements(work: Direction) -> Direction:
    kept = tuple(one for one in work.judgements if not is_of_body(one.about))
    return replace(work, judgements=kept)
