"""For doors of the apps above: what was fixed of profiles and plan, in their own transaction."""

from dataclasses import dataclass

from wissel.apps.plans.service._held import versions_of
from wissel.apps.plans.service._plan_held import ground_of, held_within
from wissel.apps.trajectories import service as trajectories
from wissel.core.plan import plan_review
from wissel.core.planned import KeptPlan
from wissel.core.profiled import KeptProfile, ProfileKind
from wissel.core.sources import Text


@dataclass(frozen=True, slots=True)
class Fixed:
    """The newest plan, and the profiles it was made from; the newest ones while there is no plan.

    ``changed``: the plan on the table says something else.

    ``review``: why the plan asks to be looked at again. Not for screens.
    """

    plan: KeptPlan | None
    search: KeptProfile | None
    person: KeptProfile | None
    changed: bool
    review: tuple[Text, ...]


def fixed_within(*, within: trajectories.Within) -> Fixed:
    """Return what was fixed in a trajectory that was obtained; its right was asked there."""
    held = held_within(within)
    newest = held.newest
    ground = ground_of(held, held.said, within.due.today)
    return Fixed(
        plan=newest,
        search=_of(within, "search", newest.search if newest is not None else None),
        person=_of(within, "person", newest.person if newest is not None else None),
        changed=newest is not None and held.said != newest.said,
        review=plan_review(newest, ground) if newest is not None else (),
    )


def _of(within: trajectories.Within, kind: ProfileKind, number: int | None) -> KeptProfile | None:
    """Return the version of a profile with this number, the newest without one."""
    found = versions_of(within.id, kind)
    return next((one for one in found if number in (None, one.number)), None)
