"""Clients (employers) and the people there."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist

from wissel.apps.bureaus.models import Client, Contact, Invitation
from wissel.apps.bureaus.service._rights import demand, demand_staff
from wissel.core.access import Action, DataCategory, Role
from wissel.infra.doors import Actor, Declined, Denied, door, read_door


class NameTaken(Declined):
    """The bureau already has a client, or the client a contact, by that name or address."""


@dataclass(frozen=True, slots=True)
class ClientView:
    """An employer as the bureau's customer."""

    id: UUID
    name: str
    kvk: str


@dataclass(frozen=True, slots=True)
class ContactView:
    """A person at a client. ``membership`` is set once the person has an account."""

    id: UUID
    client: UUID
    name: str
    function: str
    email: str
    phone: str
    role: str
    membership: UUID | None


@door
def register_client(*, actor: Actor, now: datetime, name: str, kvk: str = "") -> ClientView:
    """Add a client. A name the bureau has already raises :class:`NameTaken`."""
    demand_staff(actor)
    if Client.objects.filter(name__iexact=name.strip()).exists():
        raise NameTaken(name)
    row = Client(name=name.strip(), kvk=kvk.strip())
    row.save()
    return _client(row)


@read_door
def clients(*, actor: Actor, now: datetime) -> tuple[ClientView, ...]:
    """Return the clients of the bureau by name; somebody of a client sees only their own."""
    rows = Client.objects.order_by("name")
    if actor.client is not None:
        rows = rows.filter(pk=actor.client)
    else:
        demand(actor, DataCategory.IDENTITY, Action.READ)
    return tuple(_client(row) for row in rows)


@read_door
def client(*, actor: Actor, now: datetime, client: UUID) -> ClientView:
    """Return one client: any of the bureau for staff, the own one for somebody of a client."""
    if actor.client != client:
        demand(actor, DataCategory.IDENTITY, Action.READ)
    try:
        return _client(Client.objects.get(pk=client))
    except ObjectDoesNotExist:
        raise Denied("no-such-client") from None


@door
def add_contact(
    *,
    actor: Actor,
    now: datetime,
    client: UUID,
    name: str,
    email: str,
    role: Role = Role.EMPLOYER,
    function: str = "",
    phone: str = "",
) -> ContactView:
    """Add a person at a client; ``role`` is ``employer`` (HR, case manager) or ``line-manager``."""
    _demand_own_client(actor, client)
    if role not in (Role.EMPLOYER, Role.LINE_MANAGER):
        raise ValueError(f"a contact is employer or line-manager, not {role}")
    if Contact.objects.filter(client_id=client, email__iexact=email, role=role).exists():
        raise NameTaken(email)
    row = Contact(
        client_id=client, name=name, email=email, role=role, function=function, phone=phone
    )
    row.save()
    return _contact(row)


@door
def change_contact(
    *, actor: Actor, now: datetime, contact: UUID, name: str, email: str, phone: str
) -> ContactView:
    """Change the data of a person at a client.

    Nobody edits another's account: name and address of a person who has one are theirs alone, and
    changing them raises :class:`Denied`. A changed address makes links to the old one useless; one
    that another contact of the client has raises :class:`NameTaken`.
    """
    row = Contact.objects.select_for_update().filter(pk=contact).first()
    if row is None:
        raise Denied("no-such-contact")
    _demand_own_client(actor, row.client_id)
    name, email = name.strip(), email.strip().lower()
    moved = row.email.lower() != email
    if row.membership_id is not None and (moved or row.name != name):
        raise Denied("own-account", hidden=False)
    others = Contact.objects.filter(client_id=row.client_id, role=row.role).exclude(pk=row.pk)
    if moved and others.filter(email__iexact=email).exists():
        raise NameTaken(email)
    row.name, row.email, row.phone = name, email, phone.strip()
    row.save(update_fields=["name", "email", "phone"])
    if moved:
        Invitation.objects.filter(contact=row, accepted_at=None, withdrawn_at=None).update(
            withdrawn_at=now
        )
    return _contact(row)


@read_door
def contacts_of(*, actor: Actor, now: datetime, client: UUID) -> tuple[ContactView, ...]:
    """Return the people at a client, by name."""
    _demand_own_client(actor, client)
    return tuple(_contact(row) for row in Contact.objects.filter(client_id=client).order_by("name"))


@read_door
def contact(*, actor: Actor, now: datetime, contact: UUID) -> ContactView:
    """Return one person at a client."""
    row = Contact.objects.filter(pk=contact).first()
    if row is None:
        raise Denied("no-such-contact")
    _demand_own_client(actor, row.client_id)
    return _contact(row)


@read_door
def own_contact(*, actor: Actor, now: datetime) -> ContactView | None:
    """Return the actor's own entry among the people of their client, if there is one."""
    row = Contact.objects.filter(membership_id=actor.membership, membership__isnull=False).first()
    return _contact(row) if row is not None else None


def _demand_own_client(actor: Actor, client: UUID) -> None:
    if actor.role == Role.EMPLOYER and actor.client == client:
        return
    demand_staff(actor)
    if not Client.objects.filter(pk=client).exists():
        raise Denied("no-such-client")


def _client(row: Client) -> ClientView:
    return ClientView(row.id, row.name, row.kvk)


def _contact(row: Contact) -> ContactView:
    return ContactView(
        row.id,
        row.client_id,
        row.name,
        row.function,
        row.email,
        row.phone,
        row.role,
        row.membership_id if row.membership_id else None,
    )
