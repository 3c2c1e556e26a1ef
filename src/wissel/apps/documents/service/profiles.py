"""A profile on paper: drawn from a version that was fixed, the same bytes for the same reader."""

from datetime import datetime
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.service._profile_paper import ProfileFile, ProfilePaper, drawn
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory
from wissel.core.profiled import ProfileKind
from wissel.infra.doors import Actor, Denied, read_door


def profile_file(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    kind: ProfileKind,
    number: int,
    language: str = "nl",
) -> ProfileFile:
    """Return a version of a profile as PDF/A-2a and PDF/UA-1, as its reader may see it.

    Not one door: the drawing takes long and stands outside of any transaction. A version that is
    not there, or a draft, is :class:`Denied`, hidden.
    """
    paper = _read(actor=actor, now=now, trajectory=trajectory, kind=kind, number=number)
    return drawn(paper, language)


@read_door
def _read(
    *, actor: Actor, now: datetime, trajectory: UUID, kind: ProfileKind, number: int
) -> ProfilePaper:
    view = plans.profile(actor=actor, now=now, trajectory=trajectory, kind=kind)
    kept = next((one for one in view.versions if one.number == number), None)
    if kept is None:
        raise Denied("no-such-version", subject=str(trajectory))
    within = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=plans.PROFILE_CATEGORY[kind]
    )
    within.obtained.log("profile.download", plans.PROFILE_CATEGORY[kind], detail=f"{kind} {number}")
    named = within.obtained.sees(DataCategory.IDENTITY)
    case = within.case
    return ProfilePaper(
        kept=kept,
        bureau=bureaus.bureau(actor=actor, now=now).name,
        case_number=case.reference,
        employee=case.employee.name if named else "",
        client=case.client.name,
    )
