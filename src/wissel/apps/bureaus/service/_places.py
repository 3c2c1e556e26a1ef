"""A place of the bureau as the other doors and the screens see it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wissel.apps.bureaus.models import Location


@dataclass(frozen=True, slots=True)
class LocationView:
    """A place of the bureau. ``title`` is what others call it; ``closed_on`` its last day.

    ``people`` are the memberships that work there; only :func:`locations` and :func:`location` say.
    """

    id: UUID
    name: str
    label: str
    address: str
    postcode: str
    place: str
    phone: str
    email: str
    closed_on: date | None
    revision: int
    people: tuple[UUID, ...] = ()

    @property
    def where(self) -> str:
        """The address in one line, as far as it is known."""
        town = f"{self.postcode} {self.place}".strip()
        return ", ".join(part for part in (self.address, town) if part)

    @property
    def title(self) -> str:
        """The trade name and the name of the place."""
        return f"{self.label}, {self.name}" if self.label else self.name


def location_of(row: Location | None) -> LocationView | None:
    """Return a place that a row of an app above names. Inside a door."""
    return view_of(row) if row is not None else None


def view_of(row: Location, people: Collection[UUID] = ()) -> LocationView:
    """Return a row as others see it."""
    return LocationView(
        row.pk,
        row.name,
        row.label,
        row.address,
        row.postcode,
        row.place,
        row.phone,
        row.email,
        row.closed_on,
        row.revision,
        tuple(people),
    )
