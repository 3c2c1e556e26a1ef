"""An appointment as a calendar file (iCalendar, RFC 5545), neutral: anybody may see the calendar.

The title is one word. There is no description, no purpose and no name, and no field by which one
could get in; the place, or the link, is for whoever downloads the file. Written by hand because it
is one event of a dozen lines in one time zone.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from wissel.core.dates import AMSTERDAM

_FOLD: Final = 75  #: octets of a line (RFC 5545 3.1)
#: Amsterdam since 1996: the same change of the clock in every country of the Union.
_ZONE: Final = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Amsterdam",
    "BEGIN:DAYLIGHT",
    "TZNAME:CEST",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZNAME:CET",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """What a calendar is told. ``uid`` and ``sequence`` let a later file take this one's place."""

    uid: str
    sequence: int
    title: str
    begins_at: datetime
    minutes: int
    stamped_at: datetime
    organizer: str  #: the address of the installation, never of a person
    place: str = ""
    cancelled: bool = False


def calendar_file(event: CalendarEvent) -> bytes:
    """Return the file. The same event gives the same bytes."""
    begins = event.begins_at.astimezone(AMSTERDAM)
    # From a moment, so that a talk over the change of the clock keeps its length.
    ends = (event.begins_at.astimezone(UTC) + timedelta(minutes=event.minutes)).astimezone(
        AMSTERDAM
    )
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Wissel//Wissel//NL",
        "CALSCALE:GREGORIAN",
        f"METHOD:{'CANCEL' if event.cancelled else 'PUBLISH'}",
        *_ZONE,
        "BEGIN:VEVENT",
        f"UID:{_text(event.uid)}",
        f"SEQUENCE:{event.sequence}",
        f"DTSTAMP:{event.stamped_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;TZID=Europe/Amsterdam:{begins:%Y%m%dT%H%M%S}",
        f"DTEND;TZID=Europe/Amsterdam:{ends:%Y%m%dT%H%M%S}",
        f"SUMMARY:{_text(event.title)}",
        f"ORGANIZER:mailto:{_address(event.organizer)}",
        f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}",
        "CLASS:PRIVATE",
    ]
    if event.place and not event.cancelled:
        lines.append(f"LOCATION:{_text(event.place)}")
    lines += ["END:VEVENT", "END:VCALENDAR"]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _text(value: str) -> str:
    """Escape a text value (RFC 5545 3.3.11); a control character would begin a line of its own."""
    plain = "".join(char if char.isprintable() or char == "\n" else " " for char in value)
    for char in ("\\", ";", ","):
        plain = plain.replace(char, f"\\{char}")
    return plain.replace("\n", "\\n")


def _address(value: str) -> str:
    return "".join(char for char in value if char.isprintable() and char not in " <>\"';,")


def _folded(line: str) -> str:
    """Fold a line at 75 octets, never inside a character."""
    found, length = [""], 0
    for char in line:
        size = len(char.encode())
        if length + size > _FOLD:
            found.append(" ")
            length = 1
        found[-1] += char
        length += size
    return "\r\n".join(found)
