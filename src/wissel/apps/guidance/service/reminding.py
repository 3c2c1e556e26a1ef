"""A reminder on the last working day before an appointment: one mail, and nothing of what it is."""

from datetime import datetime, timedelta
from typing import Final

from wissel.apps.bureaus import service as bureaus
from wissel.apps.guidance.models import Appointment
from wissel.apps.guidance.service import _held
from wissel.apps.guidance.service._held import Held, said_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action
from wissel.infra import mail
from wissel.infra.doors import Actor, Denied, door, today_of

#: No reminder leaves on a Sunday or a holiday: what follows four such days is looked at before.
_AHEAD: Final = timedelta(days=6)


@door
def remind_of_appointments(*, actor: Actor, now: datetime) -> int:
    """Mail each who is asked to come, once of each agreed moment, on the working day before it.

    Part of the daily work. Whoever paused the reminders by mail gets none; nor does anybody of what
    was agreed today, which they have just heard. Return how many appointments that was.
    """
    if not actor.is_system:
        raise Denied("command-only")
    today, leaves = today_of(now), mail.reminder_leaves(now)
    rows = Appointment.objects.filter(
        ended_at=None, begins_at__gt=leaves, begins_at__lt=now + _AHEAD, asked_at=None
    )
    count = 0
    for row in rows.order_by("id"):
        if row.begins_at is None or row.agreed_at is None or row.reminded_of == row.begins_at:
            continue
        if today_of(row.agreed_at) >= today or not _is_day_before(row.begins_at, leaves):
            continue
        found = _held.within(actor, now, row.trajectory_id, Action.READ)
        held = Held(row, found, said_of(row))
        entry = _held.entry_of(row, found)
        outcome = getattr(entry.content, "outcome", "") if entry is not None else ""
        if found.case.closed_on is None and outcome == "planned":
            _remind(held, actor, now)
            count += 1
        row.reminded_of = row.begins_at
        row.save(update_fields=["reminded_of"])
    return count


def _is_day_before(begins_at: datetime, leaves: datetime) -> bool:
    """Whether a mail that leaves then arrives on the last working day before that day."""
    next_morning = mail.reminder_morning(leaves.replace(hour=0) + timedelta(days=1))
    return today_of(leaves) < today_of(begins_at) <= today_of(next_morning)


def _remind(held: Held, actor: Actor, now: datetime) -> None:
    pages = dict(_held.addresses(held))
    awake = trajectories.without_pause(addresses=pages, today=today_of(now))
    for address in awake:
        mail.queue(
            actor=actor,
            now=now,
            to=address,
            notice=mail.Notice.REMINDER,
            path=pages[address],
            language=bureaus.language_of(email=address),
        )
