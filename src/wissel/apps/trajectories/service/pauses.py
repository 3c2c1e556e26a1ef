"""No reminders by mail for a while: somebody's own choice, up to a day and with a reason.

In the application the reminders go on.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from wissel.apps.trajectories.models import ReminderPause
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, door, read_door, today_of

#: How far ahead a pause may end: a choice of the house.
LONGEST_PAUSE: Final = timedelta(days=60)
#: Characters of a reason.
MOST_REASON: Final = 200


@dataclass(frozen=True, slots=True)
class Pause:
    """No reminders by mail up to and including ``until``."""

    until: date
    reason: str


@door
def pause_reminders(*, actor: Actor, now: datetime, until: date, reason: str) -> None:
    """Send the actor no reminders by mail up to and including ``until``, in this bureau.

    Raises ``Refused`` without a reason and for a day before today or too far ahead.
    """
    own, today, said = _own(actor), today_of(now), " ".join(reason.replace("\0", " ").split())
    if not today <= until <= today + LONGEST_PAUSE:
        raise Refused(
            "until",
            "$.until",
            Text(
                f"Kies een dag vanaf vandaag, hoogstens {LONGEST_PAUSE.days} dagen vooruit.",
                f"Choose a day from today on, {LONGEST_PAUSE.days} days ahead at most.",
            ),
        )
    if not said or len(said) > MOST_REASON:
        raise Refused(
            "reason-missing",
            "$.reason",
            Text(
                f"Schrijf in één zin waarom, in hoogstens {MOST_REASON} tekens.",
                f"Say why in one sentence of at most {MOST_REASON} characters.",
            ),
        )
    row = ReminderPause.objects.filter(user_id=own).first() or ReminderPause(user_id=own)
    row.until, row.reason, row.made_at = until, said, now
    row.save()


@door
def resume_reminders(*, actor: Actor, now: datetime) -> None:
    """End the actor's pause, if there is one."""
    ReminderPause.objects.filter(user_id=_own(actor)).delete()


@read_door
def reminder_pause(*, actor: Actor, now: datetime) -> Pause | None:
    """Return the actor's own pause; ``None`` when there is none or it has passed."""
    row = ReminderPause.objects.filter(user_id=_own(actor), until__gte=today_of(now)).first()
    return None if row is None else Pause(row.until, row.reason)


def _own(actor: Actor) -> UUID:
    if actor.user is None:
        raise Denied("no-such-person")
    return actor.user
