"""Users and what they are in a bureau."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from wissel.apps.bureaus.models import Bureau, Membership, User
from wissel.apps.bureaus.service import _codes as codes
from wissel.apps.bureaus.service._rights import demand_staff
from wissel.apps.bureaus.service.bureaus import BureauView, all_bureaus, is_demo
from wissel.core.access import STAFF, Role
from wissel.infra.doors import Actor, Denied, as_user, door, read_door


@dataclass(frozen=True, slots=True)
class MemberView:
    """A person in a role in the bureau."""

    id: UUID
    user: UUID
    name: str
    email: str
    role: str
    phone: str
    registration: str
    active: bool


@dataclass(frozen=True, slots=True)
class SignIn:
    """One thing a signed-in person can be: a role in a bureau."""

    membership: UUID
    bureau: UUID
    bureau_name: str
    role: str


def sign_ins(*, user: UUID) -> tuple[SignIn, ...]:
    """Return what this person can be, over all bureaus. The threshold: there is no actor yet."""
    with as_user(user):
        rows = list(
            Membership.across_bureaus.filter(user_id=user, active=True)
            .order_by("id")
            .values_list("id", "bureau_id", "role")
        )
    names = dict(Bureau.objects.values_list("id", "name"))
    return tuple(SignIn(pk, bureau, names[bureau], role) for pk, bureau, role in rows)


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody at the threshold: as whom they act, where, and whether with a second factor."""

    actor: Actor
    bureau: BureauView
    second_factor: bool


#: What a page says of the bureau; ``revision`` is for the form that changes it.
_OF_BUREAU: Final = ("name", "phone", "email", "address", "postcode", "place", "kvk", "vat_number")


def enter(*, user: UUID, membership: UUID, seen_from: str = "") -> Entered | None:
    """Return who enters by a membership of theirs; ``None`` when it is not theirs or ended.

    One query: every page asks it.
    """
    with as_user(user):
        row = (
            Membership.across_bureaus.filter(pk=membership, user_id=user, active=True)
            .annotate(second_factor=codes.second_factor_of("user_id"))
            .values(
                "bureau_id",
                *(f"bureau__{name}" for name in _OF_BUREAU),
                "role",
                "client_id",
                "user__name",
                "user__is_active",
                "second_factor",
            )
            .first()
        )
    if row is None or not row["user__is_active"]:
        return None
    actor = Actor(
        bureau=row["bureau_id"],
        name=row["user__name"],
        role=row["role"],
        user=user,
        membership=membership,
        client=row["client_id"],
        seen_from=seen_from,
    )
    of_bureau = {name: row[f"bureau__{name}"] for name in _OF_BUREAU}
    bureau = BureauView(id=row["bureau_id"], **of_bureau)
    return Entered(actor, bureau, row["second_factor"])


def actor_of(*, user: UUID, membership: UUID, seen_from: str = "") -> Actor | None:
    """Return the actor for a membership of this person; ``None`` when it is not theirs or ended."""
    entered = enter(user=user, membership=membership, seen_from=seen_from)
    return entered.actor if entered is not None else None


def second_factor_required(role: str) -> bool:
    """Whether this role signs in with a second factor: everyone who is not an employee."""
    return role != Role.EMPLOYEE


def has_second_factor(*, user: UUID) -> bool:
    """Whether this person signs in with a second factor. The threshold: asked before a page."""
    return codes.has_second_factor(user)


@door
def give_demo_account(*, actor: Actor, now: datetime, user: UUID, second_factor: bool) -> None:
    """Give a demo account a second factor; in a demo only."""
    if not actor.is_system or not is_demo():
        raise Denied("demo-only")
    person = User.objects.get(pk=user)
    if second_factor:
        codes.give_second_factor(person)


@door
def note_registration(
    *, actor: Actor, now: datetime, membership: UUID, registration: str
) -> MemberView:
    """Note under which number a person of the bureau stands in a register of the profession."""
    if not actor.is_system and actor.role != Role.MANAGER:
        raise Denied("manager-only")
    row = Membership.objects.filter(pk=membership).select_related("user").first()
    if row is None:
        raise Denied("no-such-member")
    row.registration = registration.strip()
    row.save(update_fields=["registration"])
    return _member(row)


@read_door
def members(*, actor: Actor, now: datetime, role: Role | None = None) -> tuple[MemberView, ...]:
    """Return the active people of the bureau, by name; with ``role``, those in that role."""
    demand_staff(actor)
    rows = Membership.objects.filter(active=True).select_related("user").order_by("user__name")
    if role is not None:
        rows = rows.filter(role=role)
    return tuple(_member(row) for row in rows)


@read_door
def member(*, actor: Actor, now: datetime, membership: UUID) -> MemberView:
    """Return one person of the bureau. Every party may know who their coach is.

    Who is not staff finds staff and themself: that somebody is an employee here is about health.
    """
    row = Membership.objects.filter(pk=membership).select_related("user").first()
    if row is None:
        raise Denied("no-such-member")
    if row.role not in STAFF and row.id != actor.membership:
        demand_staff(actor)
    return _member(row)


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A sign-in of the demo, with the code its second factor shows now."""

    name: str
    email: str
    role: str
    bureau: str
    code: str


#: Who is shown of each bureau of a demo: one person in each of these roles, in this order.
_SHOWN: Final = (Role.COACH, Role.MANAGER, Role.EMPLOYER, Role.EMPLOYEE, Role.LABOUR_EXPERT)


def demo_accounts(*, now: datetime, email: str = "") -> tuple[DemoAccount, ...]:
    """Return a few accounts of each bureau of a demo database, with their current codes.

    Of each bureau the first person in each role that has much to see; with ``email`` the accounts
    of that address, whatever the role. None of any other database.
    """
    if not is_demo():
        return ()
    return tuple(
        account
        for bureau in all_bureaus()
        for account in _demo_accounts_of(
            actor=Actor(bureau=bureau, name="demo", role="system", kind="command"),
            now=now,
            email=email,
        )
    )


@read_door
def _demo_accounts_of(*, actor: Actor, now: datetime, email: str) -> tuple[DemoAccount, ...]:
    bureau = Bureau.objects.get(pk=actor.bureau).name
    return tuple(
        DemoAccount(
            row.user.name, row.user.email, row.role, bureau, codes.current_code(row.user, now)
        )
        for row in _demo_members(email)
    )


def _demo_members(email: str) -> Iterable[Membership]:
    rows = Membership.objects.filter(active=True).select_related("user").order_by("id")
    if email:
        return rows.filter(user__email__iexact=email)
    first: dict[str, Membership] = {}
    for row in rows.filter(role__in=_SHOWN):
        first.setdefault(row.role, row)
    return [first[role] for role in _SHOWN if role in first]


def _member(row: Membership) -> MemberView:
    return MemberView(
        row.id,
        row.user_id,
        row.user.name,
        row.user.email,
        row.role,
        row.phone,
        row.registration,
        row.active,
    )
