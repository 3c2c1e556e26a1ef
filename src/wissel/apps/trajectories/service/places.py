"""Where a trajectory is guided, and how far that is for the employee, in their own words."""

from datetime import datetime
from typing import Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories.models import Trajectory
from wissel.apps.trajectories.service._parties import obtain_for_staff
from wissel.core.access import DataCategory
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, door

#: Further than anybody travels for a talk; nobody computes a distance here.
MOST_KM: Final = 500
MOST_MINUTES: Final = 600


@door
def change_place(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    location: UUID | None,
    travel_km: int | None = None,
    travel_minutes: int | None = None,
) -> None:
    """Say at which location of the bureau a trajectory is guided, and how far the employee goes.

    Distance and time are one way and as the employee tells them. A location that is closed is
    refused, unless the trajectory was there already.
    """
    obtained = obtain_for_staff(actor, trajectory)
    row = obtained.row
    if location is not None and location != row.location_id:
        bureaus.open_location(actor=actor, now=now, location=location)
    _check(travel_km, MOST_KM, "$.travel_km")
    _check(travel_minutes, MOST_MINUTES, "$.travel_minutes")
    row.location_id = location
    row.travel_km, row.travel_minutes = travel_km, travel_minutes
    row.save(update_fields=["location", "travel_km", "travel_minutes"])
    obtained.log("people.change", DataCategory.IDENTITY, action="U", detail="location")


@door
def close_location(*, actor: Actor, now: datetime, location: UUID) -> bureaus.LocationView:
    """Close a location of the bureau today. Manager and back office.

    Refused as long as a trajectory runs there: those are moved first.
    """
    closed = bureaus.close_location(actor=actor, now=now, location=location)
    count = Trajectory.objects.filter(location_id=location, closed_on=None).count()
    if count:
        trajectories = "loopt nog 1 traject" if count == 1 else f"lopen nog {count} trajecten"
        runs = "1 trajectory runs" if count == 1 else f"{count} trajectories run"
        raise Refused(
            "in-use",
            "$.location",
            Text(
                f"Hier {trajectories}. Kies daar eerst een andere vestiging.",
                f"{runs} here. Choose another location there first.",
            ),
        )
    return closed


def _check(value: int | None, most: int, path: str) -> None:
    if value is not None and not 0 <= value <= most:
        raise Refused(
            "wrong-value",
            path,
            Text(
                f"Vul een heel getal in van 0 tot en met {most}.",
                f"Give a whole number from 0 to {most}.",
            ),
        )
