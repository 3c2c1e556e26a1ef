"""The start talk with the employer (XS-43): what each side expects, and what it offers."""

from datetime import datetime
from typing import Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.guidance.models import Expectations
from wissel.apps.guidance.service import _held
from wissel.apps.guidance.service._expected import Expected, newest_expectations
from wissel.apps.guidance.service._words import MOST_WORDS, neat_words
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action, Role
from wissel.core.guided import Side
from wissel.infra import mail
from wissel.infra.doors import Actor, Denied, door, read_door
from wissel.infra.typed import refused

_SIDE_OF: Final[dict[str, Side]] = {Role.EMPLOYER: "employer", Role.COACH: "bureau"}


@read_door
def expectations(*, actor: Actor, now: datetime, trajectory: UUID) -> dict[Side, Expected]:
    """Return what each side wrote last; bureau and employer read both, the employee as well."""
    found = _held.within(actor, now, trajectory, Action.READ)
    _held.note(found, "expectations.view", "")
    return newest_expectations(trajectory)


@door
def write_expectations(
    *, actor: Actor, now: datetime, trajectory: UUID, expects: str, offers: str
) -> None:
    """Write what the actor's side expects and offers; what it wrote before stays kept.

    Raises ``Refused`` (``$.expects``, ``$.offers``) for nothing, for too much, and for words about
    health. The other side gets a mail that there is something.
    """
    found = _held.within(actor, now, trajectory, Action.WRITE, lock=True)
    side = _SIDE_OF.get(actor.role)
    if side is None:
        raise Denied("side-only", subject=str(trajectory), hidden=False)
    said = {
        "expects": neat_words(expects, MOST_WORDS, "$.expects"),
        "offers": neat_words(offers, MOST_WORDS, "$.offers"),
    }
    if not any(said.values()):
        raise refused(
            "missing",
            "$.expects",
            "Schrijf wat je verwacht, of wat de ander mag verwachten.",
            "Write what you expect, or what the other may expect.",
        )
    before = newest_expectations(trajectory).get(side)
    if before is not None and (before.expects, before.offers) == (said["expects"], said["offers"]):
        return
    Expectations(trajectory_id=trajectory, side=side, at=now, by=actor.name, said=said).save()
    _tell(found, actor, now, side)
    _held.note(found, "expectations.write", side, writes=True)


def _tell(found: trajectories.Within, actor: Actor, now: datetime, side: Side) -> None:
    addresses: tuple[str, ...] = ()
    path = f"/werkgever/traject/{found.id}/"
    if side == "bureau":
        addresses = trajectories.employer_addresses(within=found)
    elif found.coach_membership is not None:
        coach = bureaus.member(actor=actor, now=now, membership=found.coach_membership)
        addresses, path = (coach.email,), f"/traject/{found.id}/afspraken/"
    for address in addresses:
        mail.queue(
            actor=actor,
            now=now,
            to=address,
            notice=mail.Notice.MESSAGE,
            path=path,
            language=bureaus.language_of(email=address),
        )
