"""The places where a bureau works (*vestigingen*), and who works where."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from wissel.apps.bureaus.models import Bureau, Location, MemberLocation, Membership
from wissel.apps.bureaus.service._places import LocationView, view_of
from wissel.apps.bureaus.service._rights import demand_staff
from wissel.apps.bureaus.service._texts import demand_current, demand_desk
from wissel.core.access import STAFF
from wissel.infra.doors import Actor, Denied, door, inner_door, read_door, today_of
from wissel.infra.typed import demand_address, neat, refused

#: More places than any bureau has; a list of them stands on one page.
MOST_LOCATIONS: Final = 200
_MOST: Final[Mapping[str, int]] = {
    "name": 100,
    "label": 100,
    "address": 200,
    "postcode": 10,
    "place": 100,
    "phone": 40,
    "email": 254,
}


@dataclass(frozen=True, slots=True)
class LocationSaid:
    """What is typed about a place; only the name is needed."""

    name: str
    label: str = ""
    address: str = ""
    postcode: str = ""
    place: str = ""
    phone: str = ""
    email: str = ""


@read_door
def locations(*, actor: Actor, now: datetime) -> tuple[LocationView, ...]:
    """Return all places of the bureau, open ones first, each with who works there; for staff."""
    demand_staff(actor)
    rows = Location.objects.order_by("name")
    people: dict[UUID, list[UUID]] = {}
    if rows:
        for member, place in _works_there().values_list("membership_id", "location_id"):
            people.setdefault(place, []).append(member)
    found = [view_of(row, people.get(row.pk, ())) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.closed_on is not None, one.name.casefold())))


@read_door
def location(*, actor: Actor, now: datetime, location: UUID) -> LocationView:
    """Return one place; for staff."""
    demand_staff(actor)
    row = _row(location)
    return view_of(row, _works_there().filter(location=row).values_list("membership_id", flat=True))


@door
def add_location(*, actor: Actor, now: datetime, said: LocationSaid) -> LocationView:
    """Add a place. Manager and back office; :class:`Refused` for a name that is there already."""
    demand_desk(actor)
    Bureau.objects.select_for_update().get(pk=actor.bureau)  # two who add: one after the other
    texts = _checked(said)
    if Location.objects.count() >= MOST_LOCATIONS:
        raise refused(
            "too-many",
            "$.name",
            f"Een bureau heeft hoogstens {MOST_LOCATIONS} vestigingen.",
            f"A bureau has {MOST_LOCATIONS} locations at most.",
        )
    row = Location(**texts)
    _demand_new_name(row)
    row.save()
    return view_of(row)


@door
def change_location(
    *, actor: Actor, now: datetime, location: UUID, said: LocationSaid, revision: int | None = None
) -> LocationView:
    """Change what is known of a place. Manager and back office.

    ``revision`` is what was seen before: when somebody changed it since, it is refused.
    """
    demand_desk(actor)
    Bureau.objects.select_for_update().get(pk=actor.bureau)
    row = _row(location, lock=True)
    demand_current(row.revision, revision)
    for name, text in _checked(said).items():
        setattr(row, name, text)
    _demand_new_name(row)
    row.revision += 1
    row.save(update_fields=[*_MOST, "revision"])
    return view_of(row)


@door
def staff_location(
    *, actor: Actor, now: datetime, location: UUID, people: Collection[UUID]
) -> LocationView:
    """Say who works at an open place: these memberships and nobody else. Manager, back office."""
    demand_desk(actor)
    row = _row(location, lock=True)
    if row.closed_on is not None:
        raise _closed("$.people")
    wanted = set(people)
    staff = Membership.objects.filter(pk__in=wanted, active=True, role__in=STAFF)
    if staff.count() != len(wanted):
        raise Denied("no-such-member")
    rows = MemberLocation.objects.filter(location=row)
    held = set(rows.values_list("membership_id", flat=True))
    rows.exclude(membership_id__in=wanted).delete()
    for member in wanted - held:
        MemberLocation(location=row, membership_id=member).save()
    return view_of(row, tuple(wanted))


@inner_door
def close_location(*, actor: Actor, now: datetime, location: UUID) -> LocationView:
    """Close a place today, for the door that asked whether a trajectory still runs there."""
    demand_desk(actor)
    row = _row(location, lock=True)
    if row.closed_on is None:
        row.closed_on = today_of(now)
        row.save(update_fields=["closed_on"])
    return view_of(row)


@door
def reopen_location(*, actor: Actor, now: datetime, location: UUID) -> LocationView:
    """Open a place again that was closed. Manager and back office."""
    demand_desk(actor)
    row = _row(location, lock=True)
    row.closed_on = None
    row.save(update_fields=["closed_on"])
    return view_of(row)


@inner_door
def open_location(*, actor: Actor, now: datetime, location: UUID) -> LocationView:
    """Return an open place and keep it open until the door around this one is done.

    For a door that puts a trajectory there. Raises :class:`Denied` for a place of nobody here.
    """
    row = _row(location, lock=True)
    if row.closed_on is not None:
        raise _closed("$.location")
    return view_of(row)


def _closed(path: str) -> Exception:
    """Return the refusal of a place that is closed."""
    return refused(
        "closed",
        path,
        "Deze vestiging is gesloten. Kies een andere.",
        "This location is closed. Choose another one.",
    )


def _row(location: UUID, *, lock: bool = False) -> Location:
    rows = Location.objects.filter(pk=location)
    row: Location | None = (rows.select_for_update() if lock else rows).first()
    if row is None:
        raise Denied("no-such-location")
    return row


def _works_there() -> QuerySet[MemberLocation]:
    rows: QuerySet[MemberLocation] = MemberLocation.objects.filter(membership__active=True)
    return rows.order_by("id")


def _checked(said: LocationSaid) -> dict[str, str]:
    texts = neat({name: getattr(said, name) for name in _MOST}, _MOST)
    if not texts["name"]:
        raise refused(
            "missing",
            "$.name",
            "Vul de naam van de vestiging in, bijvoorbeeld de plaats.",
            "Give the name of the location, the town for example.",
        )
    demand_address(texts["email"])
    return texts


def _demand_new_name(row: Location) -> None:
    if Location.objects.filter(name__iexact=row.name).exclude(pk=row.pk).exists():
        raise refused(
            "taken",
            "$.name",
            "Er is al een vestiging met deze naam. Een gesloten vestiging kan weer open.",
            "There is a location by this name already. One that was closed can be opened again.",
        )
