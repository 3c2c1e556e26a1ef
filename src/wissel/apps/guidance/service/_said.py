"""What an appointment says: for what, how, how long, where, and who comes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final, get_type_hints
from urllib.parse import urlsplit

from wissel.apps.guidance.service._words import MOST_LINE, MOST_WORDS, neat_words
from wissel.core.dates import AMSTERDAM
from wissel.core.guided import AppointmentSaid
from wissel.core.journal import Appointment as Entry
from wissel.infra.typed import demand_fits, refused

#: How many moments are proposed at most, how long a talk lasts, how far ahead it may lie, and how
#: long before it somebody cancels in time: choices of the house.
MOST_OPTIONS: Final = 3
LEAST_MINUTES, MOST_MINUTES = 5, 480
FURTHEST: Final = timedelta(days=366)
IN_TIME: Final = timedelta(hours=24)
#: An intake takes about two hours (Xs2more); the coach may say less, or split it.
INTAKE_MINUTES: Final = 120
_MOST_LINK: Final = 500
_PURPOSES: Final = get_type_hints(Entry)["purpose"].__args__


def checked(said: AppointmentSaid) -> AppointmentSaid:
    """Return what is said with its texts trimmed; raise ``Refused`` with the place."""
    if said.purpose not in _PURPOSES or said.medium not in ("visit", "phone", "video"):
        raise refused(
            "wrong-value",
            "$.medium",
            "Kies een soort afspraak uit de lijst.",
            "Choose a kind of appointment from the list.",
        )
    if not LEAST_MINUTES <= said.minutes <= MOST_MINUTES:
        raise refused(
            "minutes",
            "$.minutes",
            f"Vul {LEAST_MINUTES} tot {MOST_MINUTES} minuten in.",
            f"Give {LEAST_MINUTES} to {MOST_MINUTES} minutes.",
        )
    if not said.with_:
        raise refused(
            "nobody",
            "$.with_",
            "Kies wie er komt: de medewerker, de werkgever of allebei.",
            "Choose who comes: the employee, the employer or both.",
        )
    return replace(
        said,
        place=neat_words(said.place, MOST_LINE * 2, "$.place"),
        link=checked_link(said.link),
        note=neat_words(said.note, MOST_WORDS, "$.note"),
    )


def checked_link(text: str) -> str:
    """Return a link to a video talk: ``https``, with a host and without a name to sign in by."""
    said = text.strip()
    demand_fits(said, _MOST_LINK, "$.link")
    if not said:
        return ""
    try:
        parts = urlsplit(said)
        good = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
        good = good and parts.port in (None, 443)
    except ValueError:
        good = False
    if not good or any(not char.isprintable() or char in " <>\"'\\" for char in said):
        raise refused(
            "link",
            "$.link",
            "Dit is geen link naar een videogesprek. Een link begint met https://.",
            "This is no link to a video call. A link begins with https://.",
        )
    return said


def checked_moments(
    moments: Sequence[datetime], now: datetime, path: str = "$.options"
) -> list[datetime]:
    """Return the moments in UTC, each once and in order; refuse one that has passed.

    ``path`` with ``[0]``, ``[1]`` names the moment.
    """
    if not 1 <= len(moments) <= MOST_OPTIONS:
        raise refused(
            "moments",
            path,
            f"Stel één tot {MOST_OPTIONS} momenten voor.",
            f"Propose one to {MOST_OPTIONS} moments.",
        )
    found = [
        checked_moment(moment, now, f"{path}[{number}]") for number, moment in enumerate(moments)
    ]
    if len(set(found)) < len(found):
        raise refused(
            "moments",
            f"{path}[{len(found) - 1}]",
            "Dit moment staat er twee keer. Kies een ander.",
            "This moment stands there twice. Choose another.",
        )
    return sorted(found)


def checked_moment(moment: datetime, now: datetime, path: str) -> datetime:
    """Return a moment that lies ahead, in UTC; refuse any other."""
    if moment <= now:
        raise refused(
            "past",
            path,
            "Dit moment is al voorbij. Kies een moment dat nog komt.",
            "This moment has passed. Choose one that is still to come.",
        )
    if moment > now + FURTHEST:
        raise refused(
            "too-far",
            path,
            "Dit moment ligt meer dan een jaar vooruit. Kijk of het jaar klopt.",
            "This moment lies more than a year ahead. See whether the year is right.",
        )
    return moment.astimezone(UTC)


def local(moment: datetime) -> datetime:
    """Return a moment as the clock in Amsterdam shows it."""
    return moment.astimezone(AMSTERDAM)


def read_moments(stored: Any) -> tuple[datetime, ...]:
    """Return stored moments, in UTC."""
    return tuple(datetime.fromisoformat(one).astimezone(UTC) for one in stored)
