"""Steps about a talk with an agenda: booked ahead, and the points that each side adds to it."""

from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from wissel.apps.guidance import service as guidance
from wissel.cli.stage._script import ScriptError, Step
from wissel.core.dates import AMSTERDAM
from wissel.infra.doors import Actor

if TYPE_CHECKING:
    from wissel.cli.stage._play import Player

#: A talk of the script begins at this hour, later than whatever is done on a day.
_BEGINS: Final = time(14)
_MINUTES: Final = 60


def play_talk(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Book a talk: ``talk: {purpose: three-way, with: [employee, employer], medium: visit}``.

    ``at`` is its day and ``recorded`` the day it is booked; ``place`` and ``note`` as they read.
    """
    said = step.said
    player.talks[step.id] = guidance.book(
        actor=actor,
        now=now,
        trajectory=player.trajectory,
        said=guidance.AppointmentSaid(
            purpose=said["purpose"],
            medium=said["medium"],
            minutes=said.get("minutes", _MINUTES),
            employee="employee" in said["with"],
            employer="employer" in said["with"],
            place=said.get("place", ""),
            note=said.get("note", ""),
        ),
        begins_at=datetime.combine(player.day(step.day), _BEGINS, AMSTERDAM),
    )


def play_point(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Add a point to the agenda of a talk by the id of its step: ``point: {talk: …, text: …}``."""
    said = step.said
    if said.get("talk") not in player.talks:
        raise ScriptError(
            "no-such-step",
            step.path,
            step.line,
            f"er is geen eerder gesprek met id '{said.get('talk')}'",
            f"there is no earlier talk with id '{said.get('talk')}'",
        )
    guidance.add_point(
        actor=actor, now=now, appointment=player.talks[said["talk"]], text=said["text"]
    )
