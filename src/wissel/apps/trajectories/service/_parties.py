"""What every party must be: a role of the list, a name, and texts that fit their fields."""

from dataclasses import dataclass, replace
from typing import Final, get_args
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from wissel.apps.trajectories.service._guard import Obtained, obtain
from wissel.core.access import Action, DataCategory, Role
from wissel.core.journal import PartyRole
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.core.trajectory import Party
from wissel.infra.doors import Actor, Denied

#: Who can take part beside the employee and the coach, who have their own places in the file.
PARTY_ROLES: Final[tuple[str, ...]] = tuple(
    role for role in get_args(PartyRole) if role not in (Role.EMPLOYEE, Role.COACH)
)
#: Who belongs to the client: their data stand among the client's contacts, so they can be invited.
OF_THE_CLIENT: Final = frozenset({Role.EMPLOYER, Role.LINE_MANAGER})
OWN_ACCOUNT: Final = Text(
    "Deze persoon heeft een account. Naam en e-mailadres wijzigt alleen die persoon zelf.",
    "This person has an account. Only they change their name and e-mail address.",
)
_MOST: Final = {"name": 200, "organisation": 200, "email": 254, "phone": 40}


@dataclass(frozen=True, slots=True)
class Details:
    """Who somebody is and how to reach them, without blanks around it."""

    name: str
    organisation: str = ""
    email: str = ""
    phone: str = ""


def check_role(role: str, path: str) -> None:
    """Refuse a role that is not in the list of parties."""
    if role not in PARTY_ROLES:
        choices = ", ".join(PARTY_ROLES)
        raise Refused(
            "wrong-value",
            path,
            Text(
                f"Gegeven is '{role[:60]}'; verwacht wordt een van {choices}.",
                f"Given is '{role[:60]}'; expected is one of {choices}.",
            ),
        )


def checked(details: Details, begin: str) -> Details:
    """Return the details trimmed, or refuse; ``begin`` is the place before the name of a field."""
    neat = Details(
        name=details.name.strip(),
        organisation=details.organisation.strip(),
        email=details.email.strip().lower(),
        phone=details.phone.strip(),
    )
    if not neat.name:
        raise Refused("missing", f"{begin}name", Text("Vul de naam in.", "Give the name."))
    for field, most in _MOST.items():
        check_length(getattr(neat, field), most, begin + field)
    if neat.email:
        _check_address(neat.email, f"{begin}email")
    return neat


def check_length(text: str, most: int, path: str) -> None:
    """Refuse a text that its field cannot hold: a database cuts nothing off unseen."""
    if len(text) > most:
        raise Refused(
            "too-long",
            path,
            Text(
                f"Deze tekst heeft {len(text)} tekens; verwacht wordt hoogstens {most}.",
                f"This text has {len(text)} characters; expected is {most} at most.",
            ),
        )


def demand_same(name: str, email: str, said: Details) -> None:
    """Refuse another name or address than somebody with an account has."""
    for path, old, new in (("$.name", name, said.name), ("$.email", email.lower(), said.email)):
        if old != new:
            raise Refused("own-account", path, OWN_ACCOUNT)


def obtain_for_staff(actor: Actor, trajectory: UUID) -> Obtained:
    """Ask the table; and leave the people of a file to the bureau, which knows who they are."""
    obtained = obtain(
        actor=actor,
        trajectory=trajectory,
        category=DataCategory.IDENTITY,
        action=Action.WRITE,
        lock=True,
    )
    if not actor.is_system and actor.role not in (Role.COACH, Role.BACK_OFFICE):
        raise Denied("staff-only", subject=str(trajectory), hidden=False)
    return obtained


def without_contact_data(party: Party) -> Party:
    """Return who it is without how to reach them, for whoever may see names only."""
    return replace(party, email="", phone="", registration="")


def _check_address(email: str, path: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        raise Refused(
            "wrong-value",
            path,
            Text(
                "Dit is geen e-mailadres. Een voorbeeld: naam@bedrijf.nl",
                "This is not an e-mail address. An example: name@company.com",
            ),
        ) from None
