"""Whether there is a profile: the summary of the access table, without a word of what it says."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wissel.apps.plans.models import Version
from wissel.apps.plans.service._held import CATEGORY
from wissel.apps.plans.service._reading import reads
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action
from wissel.core.profiled import ProfileKind
from wissel.infra.doors import Actor, read_door


@dataclass(frozen=True, slots=True)
class ProfileStands:
    """The version of a profile that was fixed last; ``is_open``: the actor may read it."""

    number: int
    at: datetime
    is_open: bool


@read_door
def profile_exists(
    *, actor: Actor, now: datetime, trajectory: UUID, kind: ProfileKind = "person"
) -> ProfileStands | None:
    """Return which version of a profile was fixed last, for whoever may know that much."""
    obtained = trajectories.obtained_within(
        actor=actor, trajectory=trajectory, category=CATEGORY[kind], action=Action.SUMMARY
    )
    obtained.log("profile.exists", CATEGORY[kind], detail=kind)
    row = Version.objects.filter(trajectory_id=trajectory, kind=kind).order_by("-number").first()
    return (
        None if row is None else ProfileStands(row.number, row.at, reads(obtained, CATEGORY[kind]))
    )
