"""Who else takes part in a trajectory: adding them, how to reach them, and the end of it.

Nobody edits another's account: of a person who has one, name and address are theirs alone. What the
journal says is stored text about roles, so that no change here rewrites what happened.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories.models import Party, Trajectory
from wissel.apps.trajectories.service._facts import check_happened
from wissel.apps.trajectories.service._guard import obtain
from wissel.apps.trajectories.service._mapper import party_of
from wissel.apps.trajectories.service._parties import (
    OF_THE_CLIENT,
    Details,
    check_role,
    checked,
    demand_same,
    obtain_for_staff,
    without_contact_data,
)
from wissel.core import trajectory as core
from wissel.core.access import Condition, DataCategory, Role
from wissel.core.dates import day_in
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, door, read_door, today_of


@dataclass(frozen=True, slots=True)
class PartyView:
    """Somebody who takes part, or once did (``party.ended_on``), with what ties them to it."""

    id: UUID
    party: core.Party
    has_account: bool
    contact: UUID | None  #: their entry among the people of the client


@read_door
def parties(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[PartyView, ...]:
    """Return everybody who takes part or once did, but employee and coach, in order of entry."""
    obtained = obtain(actor=actor, trajectory=trajectory, category=DataCategory.IDENTITY)
    names_only = obtained.limited(DataCategory.IDENTITY, Condition.NAME_ONLY)
    rows = Party.objects.filter(trajectory=obtained.row).select_related("contact").order_by("id")
    obtained.log("people.view", DataCategory.IDENTITY)
    return tuple(_view(row, names_only=names_only) for row in rows)


@door
def add_party(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    role: str,
    name: str,
    organisation: str = "",
    email: str = "",
    phone: str = "",
) -> PartyView:
    """Add somebody to a trajectory; ``role`` is one of :data:`PARTY_ROLES`.

    Somebody of the employer with an address becomes one of the client's contacts as well (or is the
    one with that address), so that they can be invited. Raises ``Refused`` for a role that is not
    in the list, for a name that is missing, and for somebody who takes part already.
    """
    obtained = obtain_for_staff(actor, trajectory)
    check_role(role, "$.role")
    said = checked(Details(name, organisation, email, phone), "$.")
    _demand_new(obtained.row, role, said)
    contact = _contact(actor, now, obtained.row, role, said)
    client = obtained.row.employment.client.name if role in OF_THE_CLIENT else ""
    row = Party(
        trajectory=obtained.row,
        role=role,
        name=_name(contact, said),
        organisation=said.organisation or client,
        email=said.email,
        phone=said.phone,
        contact_id=contact.id if contact is not None else None,
    )
    row.save()
    obtained.log("people.add", DataCategory.IDENTITY, action="C", detail=role)
    return _view(row)


@door
def change_party(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    party: UUID,
    name: str,
    organisation: str = "",
    email: str = "",
    phone: str = "",
) -> PartyView:
    """Change how somebody who takes part is called and reached.

    The client's contact changes along. Raises ``Refused`` for name or address of somebody with an
    account, for an address that another contact has, and for who takes part no longer.
    """
    obtained = obtain_for_staff(actor, trajectory)
    row = _party(obtained.row, party)
    said = checked(Details(name, organisation, email, phone), "$.")
    if _has_account(row):
        demand_same(row.name, row.email, said)
    elif row.contact_id is not None:
        _change_contact(actor, now, row.contact_id, said)
    elif (contact := _contact(actor, now, obtained.row, row.role, said)) is not None:
        row.contact_id = contact.id
        said = replace(said, name=_name(contact, said))
    row.name, row.organisation = said.name, said.organisation
    row.email, row.phone = said.email, said.phone
    row.save(update_fields=["name", "organisation", "email", "phone", "contact"])
    obtained.log("people.change", DataCategory.IDENTITY, action="U", detail=row.role)
    return _view(row)


@door
def end_party(
    *, actor: Actor, now: datetime, trajectory: UUID, party: UUID, last_day: date
) -> PartyView:
    """End that somebody takes part, on ``last_day``; from now on the file is shut to them.

    They stay in the list of who took part. A day in the future raises ``Refused``.
    """
    obtained = obtain_for_staff(actor, trajectory)
    row = _party(obtained.row, party)
    check_happened(last_day, today_of(now), path="$.last_day")
    row.ended_on = last_day
    row.save(update_fields=["ended_on"])
    obtained.log("people.end", DataCategory.IDENTITY, action="U", detail=row.role)
    return _view(row)


def _party(trajectory: Trajectory, party: UUID) -> Party:
    rows = Party.objects.select_related("contact")
    row: Party | None = rows.filter(trajectory=trajectory, pk=party).first()
    if row is None:
        raise Denied("no-such-party", subject=str(trajectory.pk))
    if row.ended_on is not None:
        raise Refused(
            "ended",
            "$.party",
            Text(
                f"{row.name} doet niet meer mee sinds {day_in(row.ended_on, 'nl')}. Wat er stond, "
                "blijft zo. Voeg iemand toe die nu meedoet.",
                f"{row.name} has not taken part since {day_in(row.ended_on, 'en')}. What stood "
                "there stays. Add somebody who takes part now.",
            ),
        )
    return row


def _demand_new(trajectory: Trajectory, role: str, said: Details) -> None:
    rows = Party.objects.filter(trajectory=trajectory, role=role, ended_on=None)
    for row in rows:
        same_address = bool(said.email) and row.email.lower() == said.email
        if same_address or row.name.casefold() == said.name.casefold():
            raise Refused(
                "already-here",
                "$.email" if same_address else "$.name",
                Text(
                    f"{row.name} doet al mee in deze rol.",
                    f"{row.name} takes part in this role already.",
                ),
            )


def _contact(
    actor: Actor, now: datetime, trajectory: Trajectory, role: str, said: Details
) -> bureaus.ContactView | None:
    """Return the contact of the client with this address, made when there is none."""
    if role not in OF_THE_CLIENT or not said.email:
        return None
    client = trajectory.employment.client_id
    known = bureaus.contacts_of(actor=actor, now=now, client=client)
    same = [one for one in known if one.role == role and one.email.lower() == said.email]
    if same:
        return same[0]
    return bureaus.add_contact(
        actor=actor,
        now=now,
        client=client,
        name=said.name,
        email=said.email,
        role=Role(role),
        phone=said.phone,
    )


def _name(contact: bureaus.ContactView | None, said: Details) -> str:
    """Return what was said; of somebody with an account the name is theirs."""
    return contact.name if contact is not None and contact.membership is not None else said.name


def _change_contact(actor: Actor, now: datetime, contact: UUID, said: Details) -> None:
    """Change the client's contact along; that person is reached at one address in every file."""
    if not said.email:
        raise Refused(
            "email-missing",
            "$.email",
            Text(
                "Vul het e-mailadres in. Een contactpersoon van de werkgever heeft er een nodig.",
                "Give the e-mail address. A contact of the employer needs one.",
            ),
        )
    try:
        bureaus.change_contact(
            actor=actor,
            now=now,
            contact=contact,
            name=said.name,
            email=said.email,
            phone=said.phone,
        )
    except bureaus.NameTaken:
        raise Refused(
            "taken",
            "$.email",
            Text(
                "Een andere contactpersoon van deze werkgever heeft dit adres al.",
                "Another contact of this employer has this address already.",
            ),
        ) from None
    Party.objects.filter(contact_id=contact, ended_on=None).update(email=said.email)


def _has_account(row: Party) -> bool:
    return row.membership_id is not None or (
        row.contact is not None and row.contact.membership_id is not None
    )


def _view(row: Party, *, names_only: bool = False) -> PartyView:
    party = party_of(row)
    return PartyView(
        id=row.pk,
        party=without_contact_data(party) if names_only else party,
        has_account=_has_account(row),
        contact=row.contact_id,
    )
