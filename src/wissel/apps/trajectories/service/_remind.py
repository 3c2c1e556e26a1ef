"""Writes the reminders of one trajectory: from what was derived, to whom each duty falls."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from wissel.apps.trajectories.models import Party, Reminder, ReminderPause, Trajectory
from wissel.core.access import Role
from wissel.core.due import Due
from wissel.core.due import Reminder as Event
from wissel.core.obligations import State

#: How long ago a reminder may have been due and still be given: an old file does not flood.
FRESH: Final = timedelta(days=7)


def remind(row: Trajectory, due: Due, now: datetime) -> None:
    """Write each reminder that fell due in the last week once. Inside a writing door."""
    events = [event for event in due.reminders if _is_given(event, due)]
    if not events:
        return
    who = receivers(row, due.today)
    keys = {event.obligation for event in events}
    there = set(
        Reminder.objects.filter(trajectory=row, key__in=keys).values_list(
            "key", "number", "receiver_id"
        )
    )
    found = {
        (event.obligation, event.number, receiver): event
        for event in events
        for role in roles_of(event, due)
        for receiver in who.get(role, ())
    }
    Reminder.objects.bulk_create(
        Reminder(
            bureau_id=row.bureau_id,
            trajectory=row,
            key=key,
            number=number,
            receiver_id=receiver,
            on=event.on,
            made_at=now,
        )
        for (key, number, receiver), event in found.items()
        if (key, number, receiver) not in there
    )


def receivers(row: Trajectory, today: date) -> Mapping[str, frozenset[UUID]]:
    """Return who is reminded in a trajectory, as accounts by role; other roles are not.

    Of what falls to the coach the deputy is reminded as well while the coach is away.
    """
    found: dict[str, frozenset[UUID]] = {}
    coach = row.coach if row.coach is not None and row.coach.active else None
    coaches = [coach] if coach is not None else []
    deputy = row.deputy if row.deputy is not None and row.deputy.active else None
    if deputy is not None and (coach is None or _is_away(coach.user_id, today)):
        coaches.append(deputy)
    found[Role.COACH] = frozenset(one.user_id for one in coaches)
    employee = row.employment.employee
    if employee.user_id is not None:
        found[Role.EMPLOYEE] = frozenset({employee.user_id})
    contacts = Party.objects.filter(
        trajectory=row, role=Role.EMPLOYER, ended_on=None
    ).select_related("membership", "contact__membership")
    members = [
        contact.membership or (contact.contact.membership if contact.contact is not None else None)
        for contact in contacts
    ]
    found[Role.EMPLOYER] = frozenset(
        member.user_id for member in members if member is not None and member.active
    )
    return found


def _is_away(user: UUID, today: date) -> bool:
    return ReminderPause.objects.filter(user_id=user, until__gte=today).exists()


def roles_of(event: Event, due: Due) -> tuple[str, ...]:
    """Return the roles that are reminded of a duty; of a message the coach alone may know."""
    duty = due.find(event.obligation)
    if duty is None:
        return ()
    return tuple(role for role in event.actors if role == Role.COACH or not duty.is_private)


def _is_given(event: Event, due: Due) -> bool:
    """Whether it fell due in the last week, of a duty of which we know that it is open."""
    if not due.today - FRESH <= event.on <= due.today:
        return False
    duty = due.find(event.obligation)
    return duty is not None and duty.state(due.today) is not State.UNKNOWN
