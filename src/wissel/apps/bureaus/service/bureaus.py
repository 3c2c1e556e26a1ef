"""The bureau itself: opening one, its case numbers, the demo mark."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wissel.apps.bureaus.models import Bureau, Installation
from wissel.infra import logs
from wissel.infra.doors import Actor, Denied, door, inner_door, read_door

#: No bureau gets so far that a longer number could be given twice.
_MOST_DIGITS = 8


@dataclass(frozen=True, slots=True)
class BureauView:
    """A bureau as others see it."""

    id: UUID
    name: str
    phone: str
    email: str


@door
def open_bureau(
    *, actor: Actor, now: datetime, name: str, number_prefix: str, phone: str = "", email: str = ""
) -> BureauView:
    """Open the bureau whose id the actor carries. Only a command may."""
    if not actor.is_system:
        raise Denied("command-only")
    made = Bureau.objects.create(
        id=actor.bureau, name=name, number_prefix=number_prefix, phone=phone, email=email
    )
    logs.begin()
    return _view(made)


@read_door
def bureau(*, actor: Actor, now: datetime) -> BureauView:
    """Return the bureau of the actor."""
    return _view(Bureau.objects.get(pk=actor.bureau))


@inner_door
def next_number(*, actor: Actor, now: datetime) -> str:
    """Return the next case number (``OV-0231``): no name in it, never given twice.

    For a door that asked whether the actor may register somebody.
    """
    row = Bureau.objects.select_for_update().get(pk=actor.bureau)
    row.last_number += 1
    row.save(update_fields=["last_number"])
    return _number(row, row.last_number)


@inner_door
def take_number(*, actor: Actor, now: datetime, number: str) -> None:
    """Take a case number that came from elsewhere: the own series goes on after it.

    For a door that asked whether the actor may bring a file in.
    """
    row = Bureau.objects.select_for_update().get(pk=actor.bureau)
    tail = number.rpartition("-")[2]
    if not (tail.isascii() and tail.isdigit() and len(tail) <= _MOST_DIGITS):
        return
    if number.upper() == _number(row, int(tail)).upper() and int(tail) > row.last_number:
        row.last_number = int(tail)
        row.save(update_fields=["last_number"])


def all_bureaus() -> Iterator[UUID]:
    """Yield every bureau of the installation, for the worker and for commands."""
    yield from Bureau.objects.order_by("id").values_list("id", flat=True)


def is_demo() -> bool:
    """Whether this database was filled with the demo."""
    return Installation.objects.filter(demo=True).exists()


def mark_as_demo() -> None:
    """Mark this database as demo, for ever: its accounts and codes are public."""
    Installation.objects.update_or_create(id=1, defaults={"demo": True})


def _number(row: Bureau, number: int) -> str:
    return f"{row.number_prefix}-{number:04d}"


def _view(row: Bureau) -> BureauView:
    return BureauView(row.id, row.name, row.phone, row.email)
