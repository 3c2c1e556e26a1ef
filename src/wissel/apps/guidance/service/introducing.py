"""How the employee introduces themselves (D25): theirs to write, for the coach and the next one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wissel.apps.guidance.models import Introduction as Row
from wissel.apps.guidance.service._words import MOST_WORDS, neat_words
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action, DataCategory, Role
from wissel.infra.doors import Actor, Denied, door, read_door
from wissel.infra.typed import refused


@dataclass(frozen=True, slots=True)
class Introduction:
    """What the employee says of themselves, and of what helps in working together."""

    about: str
    together: str
    at: datetime


@read_door
def introduction(*, actor: Actor, now: datetime, trajectory: UUID) -> Introduction | None:
    """Return how the employee introduces themselves, or ``None`` while they wrote nothing."""
    found = trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=DataCategory.INTAKE_FORM,
        action=Action.READ,
    )
    held = _newest(trajectory)
    event = "introduction.view" if held is not None else "introduction.none"
    found.obtained.log(event, DataCategory.INTAKE_FORM)
    return held


@door
def introduce(
    *, actor: Actor, now: datetime, trajectory: UUID, about: str, together: str
) -> Introduction | None:
    """Keep what the employee says of themselves; what stood before stays kept, and is not shown.

    Raises ``Refused`` (``$.about``, ``$.together``) for too much and for words about health, and
    (``$``) once the trajectory is over. Nothing at all takes it back.
    """
    found = trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=DataCategory.INTAKE_FORM,
        action=Action.WRITE,
        lock=True,
    )
    if actor.role != Role.EMPLOYEE:
        raise Denied("employee-only", subject=str(trajectory), hidden=False)
    if found.case.closed_on is not None:
        raise refused(
            "closed",
            "$",
            "Uw traject is klaar. Dit verandert niet meer.",
            "Your trajectory is over. This does not change any more.",
        )
    said = {
        "about": neat_words(about, MOST_WORDS, "$.about"),
        "together": neat_words(together, MOST_WORDS, "$.together"),
    }
    before = _newest(trajectory)
    held = ("", "") if before is None else (before.about, before.together)
    if held != (said["about"], said["together"]):
        number = Row.objects.filter(trajectory_id=trajectory).count() + 1
        Row(trajectory_id=trajectory, number=number, at=now, said=said).save()
        found.obtained.log("introduction.write", DataCategory.INTAKE_FORM, action="U")
    return _newest(trajectory)


def _newest(trajectory: UUID) -> Introduction | None:
    row = Row.objects.filter(trajectory_id=trajectory).order_by("-number").first()
    if row is None or not any(row.said.values()):
        return None
    return Introduction(row.said["about"], row.said["together"], row.at)
