"""The calendar file of an appointment, for whoever takes part: neutral, and the place alone."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from typing import Final
from uuid import UUID

from django.conf import settings

from wissel.apps.guidance.service import _held
from wissel.connections.calendar import CalendarEvent, calendar_file
from wissel.infra.doors import Actor, Denied, read_door

#: All that a calendar says: others look along (AVG art. 5).
TITLE: Final = "Afspraak"
FILE_NAME: Final = "afspraak.ics"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The file, and a name that says nothing."""

    file_name: str
    content: bytes


@read_door
def appointment_calendar(*, actor: Actor, now: datetime, appointment: UUID) -> CalendarFile:
    """Return the calendar file of an agreed appointment, or of one that was agreed and is off."""
    held = _held.hold(actor=actor, now=now, appointment=appointment)
    row, said = held.row, held.said
    if row.begins_at is None:
        raise Denied("no-moment", subject=str(row.trajectory_id))
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    event = CalendarEvent(
        uid=f"{row.pk}@{sender.rpartition('@')[2]}",
        sequence=row.sequence,
        title=TITLE,
        begins_at=row.begins_at,
        minutes=said.minutes,
        stamped_at=row.ended_at or row.agreed_at or row.begins_at,
        organizer=sender,
        place=said.place or said.link,
        cancelled=row.ended_at is not None,
    )
    _held.note(held.within, "appointment.calendar", str(appointment))
    return CalendarFile(FILE_NAME, calendar_file(event))
