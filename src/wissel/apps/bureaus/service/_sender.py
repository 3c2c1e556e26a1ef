"""Under which name a bureau writes in one trajectory, and what its coach may show there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wissel.apps.bureaus.models import Bureau, Certificate, Location
from wissel.apps.bureaus.service._certificates import certificate_views
from wissel.infra import tenancy


@dataclass(frozen=True, slots=True)
class Sender:
    """The name at the head of a document, and the coach's certificates that are valid."""

    name: str
    accreditations: tuple[str, ...]


def sender_of(*, coach: UUID | None, location: UUID | None, today: date) -> Sender:
    """Return the trade name of the place, or else the name of the bureau. Inside a door."""
    place = Location.objects.filter(pk=location).first() if location is not None else None
    name = place.label if place is not None and place.label else ""
    return Sender(
        name or Bureau.objects.get(pk=tenancy.current()).name,
        accreditations_of(coach, today) if coach is not None else (),
    )


def accreditations_of(coach: UUID, today: date) -> tuple[str, ...]:
    """Return what a coach is certified for today, each once: body and number. Inside a door."""
    held = certificate_views(Certificate.objects.filter(membership_id=coach), today)
    named = (f"{one.body} {one.number}".strip() for one in held if one.is_valid)
    return tuple(dict.fromkeys(named))
