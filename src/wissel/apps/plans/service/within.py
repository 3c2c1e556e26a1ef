"""For doors of the apps above: what was fixed of profiles and plan, in their own transaction."""

from dataclasses import dataclass

from wissel.apps.plans.service._held import versions_of
from wissel.apps.plans.service._plan_held import ground_of, held_within
from wissel.apps.trajectories import service as trajectories
from wissel.core.plan import plan_review
from wissel.core.planned import KeptPlan
from wissel.core.profiled import KeptProfile
from wissel.core.sources import Text


@dataclass(frozen=True, slots=True)
class Fixed:
    """The newest version of each. ``changed``: the plan on the table says something else.

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
        search=next(iter(versions_of(within.id, "search")), None),
        person=next(iter(versions_of(within.id, "person")), None),
        changed=newest is not None and held.said != newest.said,
        review=plan_review(newest, ground) if newest is not None else (),
    )
