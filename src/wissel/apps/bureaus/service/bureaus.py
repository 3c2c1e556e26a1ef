"""The bureau itself: opening one, its case numbers, the demo mark."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from stdnum.nl import btw

from wissel.apps.bureaus.models import Bureau, Installation, Membership
from wissel.apps.bureaus.service._texts import DESK, demand_current, demand_desk
from wissel.infra import logs
from wissel.infra.doors import Actor, Denied, door, inner_door, read_door
from wissel.infra.typed import demand_address, neat, refused

#: No bureau gets so far that a longer number could be given twice.
_MOST_DIGITS = 8


@dataclass(frozen=True, slots=True)
class BureauView:
    """A bureau as others see it."""

    id: UUID
    name: str
    phone: str
    email: str
    address: str = ""
    postcode: str = ""
    place: str = ""
    kvk: str = ""
    vat_number: str = ""
    public_address: str = ""
    public_prices: bool = False
    revision: int = 1

    @property
    def where(self) -> str:
        """The address in one line, as far as it is known."""
        town = f"{self.postcode} {self.place}".strip()
        return ", ".join(part for part in (self.address, town) if part)


@dataclass(frozen=True, slots=True)
class BureauSaid:
    """What is typed about the bureau; only the name is needed.

    ``public_address`` is the last part of the address of the public form; empty: there is none.
    """

    name: str
    phone: str = ""
    email: str = ""
    address: str = ""
    postcode: str = ""
    place: str = ""
    kvk: str = ""
    vat_number: str = ""
    public_address: str = ""
    public_prices: bool = False


_MOST: Final[Mapping[str, int]] = {
    "name": 200,
    "phone": 30,
    "email": 254,
    "address": 200,
    "postcode": 10,
    "place": 100,
    "kvk": 8,
    "vat_number": 20,
    "public_address": 40,
}
_ADDRESS: Final = re.compile(r"[a-z0-9](?:-?[a-z0-9])+")


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


@door
def change_bureau(
    *, actor: Actor, now: datetime, said: BureauSaid, revision: int | None = None
) -> BureauView:
    """Change what others read of the bureau on pages and documents. Manager and back office.

    ``revision`` is what was seen before: when somebody changed it since, it is refused, as are a
    name that is empty, an address of mail that is none, and numbers that cannot be.
    """
    demand_desk(actor)
    row = Bureau.objects.select_for_update().get(pk=actor.bureau)
    demand_current(row.revision, revision)
    for name, text in _checked(said).items():
        setattr(row, name, text)
    row.public_address = _free_address(row, row.public_address or "")
    row.public_prices = said.public_prices
    row.revision += 1
    row.save(update_fields=[*_MOST, "public_prices", "revision"])
    return _view(row)


def visitor_at(*, address: str) -> Actor | None:
    """Return whoever opens the public form of a bureau, as an actor; ``None`` where there is none.

    Bureaus stand above the tenants: which one it is must be known before there is an actor.
    """
    row = Bureau.objects.filter(public_address=address.lower()).first() if address else None
    if row is None:
        return None
    return Actor(bureau=row.pk, name="public form", role="visitor", kind="public")


def desk_addresses() -> tuple[str, ...]:
    """Return the mail addresses of manager and back office of the bureau in context."""
    rows = Membership.objects.filter(active=True, role__in=DESK, user__is_active=True)
    return tuple(rows.order_by("user__email").values_list("user__email", flat=True).distinct())


def _free_address(row: Bureau, address: str) -> str | None:
    """Return the address of the form in small letters, or none; refused when it cannot be."""
    if not address:
        return None
    wanted = address.lower()
    if not _ADDRESS.fullmatch(wanted):
        raise refused(
            "wrong-value",
            "$.public_address",
            "Gebruik kleine letters, cijfers en streepjes, bijvoorbeeld bureau-overweg.",
            "Use small letters, digits and hyphens, bureau-overweg for example.",
        )
    if Bureau.objects.filter(public_address=wanted).exclude(pk=row.pk).exists():
        raise refused(
            "taken",
            "$.public_address",
            "Dit adres is al van een ander bureau. Kies een ander.",
            "This address belongs to another bureau already. Choose another.",
        )
    return wanted


def _checked(said: BureauSaid) -> dict[str, str]:
    given = asdict(said)
    del given["public_prices"]
    given["kvk"] = "".join(given["kvk"].split())
    given["vat_number"] = "".join(given["vat_number"].split()).replace(".", "").upper()
    texts = neat(given, _MOST)
    if not texts["name"]:
        raise refused("missing", "$.name", "Vul de naam in.", "Fill in the name.")
    demand_address(texts["email"])
    if texts["kvk"] and not (len(texts["kvk"]) == 8 and texts["kvk"].isdecimal()):
        raise refused(
            "wrong-value",
            "$.kvk",
            "Een KvK-nummer heeft 8 cijfers.",
            "A number of the Handelsregister has 8 digits.",
        )
    if texts["vat_number"] and not btw.is_valid(texts["vat_number"]):
        raise refused(
            "wrong-value",
            "$.vat_number",
            "Dit btw-nummer klopt niet. Een voorbeeld: NL004495445B01",
            "This VAT number is not right. An example: NL004495445B01",
        )
    return texts


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
    return BureauView(
        row.id,
        row.name,
        row.phone,
        row.email,
        row.address,
        row.postcode,
        row.place,
        row.kvk,
        row.vat_number,
        row.public_address or "",
        row.public_prices,
        row.revision,
    )
