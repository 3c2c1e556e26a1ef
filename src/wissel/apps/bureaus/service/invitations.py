"""Invitations: how anybody gets to be something in a bureau, staff included.

The link goes to the person by mail, and nothing is theirs before they accept: with the password of
their account, a new one, or signed in. Whoever invites does not learn whether there is an account.

The link carries the bureau and a secret; the database keeps only a digest of the secret, so whoever
reads the table can open no account. A link works once, until its last day.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Q

from wissel.apps.bureaus.models import Bureau, Contact, Invitation, Membership, User
from wissel.apps.bureaus.service import _hashed
from wissel.apps.bureaus.service._rights import demand_staff
from wissel.apps.bureaus.service.language import language_of
from wissel.core.access import Role
from wissel.infra import crypto, mail
from wissel.infra.doors import Actor, Declined, Denied, door, read_door

#: How long a link works: long enough for a holiday, short enough to be worth stealing little.
VALID_FOR = timedelta(days=14)


class InvitationGone(Declined):
    """The link is unknown, used, withdrawn or too old. ``code`` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class PasswordRefused(Declined):
    """The chosen password is refused; ``reasons`` are sentences in the reader's language."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(frozen=True, slots=True)
class InvitationView:
    """An invitation; ``token`` is given once, when it is made.

    ``has_account`` is for whoever holds the link; who invites is never told.
    """

    id: UUID
    email: str
    name: str
    role: str
    expires_at: datetime
    person: UUID | None
    client: UUID | None
    token: str = ""
    has_account: bool = False
    bureau_name: str = ""
    client_name: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an accepted invitation made: the user, what they are, and whose file it is about."""

    user: UUID
    membership: UUID
    role: str
    person: UUID | None


@door
def invite(
    *,
    actor: Actor,
    now: datetime,
    email: str,
    name: str,
    role: Role,
    client: UUID | None = None,
    contact: UUID | None = None,
    person: UUID | None = None,
) -> InvitationView:
    """Make an invitation and withdraw earlier ones for the same address and role.

    And those for the same person at another address: a link that went to a wrong address opens
    nothing once it is put right.
    """
    _demand_may_invite(actor, role)
    same = Q(email__iexact=email, role=role)
    _withdraw(same | _of(person=person, contact=contact), now)
    secret = secrets.token_urlsafe(32)
    row = Invitation(
        email=email.strip().lower(),
        name=name,
        role=role,
        client_id=client,
        contact_id=contact,
        person=person,
        token_digest=crypto.token_digest(secret),
        made_at=now,
        expires_at=now + VALID_FOR,
    )
    row.save()
    token = f"{actor.bureau.hex}.{secret}"
    mail.queue(
        actor=actor,
        now=now,
        to=row.email,
        notice=mail.Notice.INVITATION,
        path=f"/uitnodiging/{token}/",
        language=language_of(email=row.email),
    )
    return _view(row, token=token)


def _of(*, person: UUID | None, contact: UUID | None) -> Q:
    """Return the condition for invitations of the same person, whatever the address."""
    by_person = Q(person=person, person__isnull=False)
    return by_person | Q(contact=contact, contact__isnull=False)


def _withdraw(which: Q, now: datetime) -> None:
    Invitation.objects.filter(which, accepted_at=None, withdrawn_at=None).update(withdrawn_at=now)


def _demand_may_invite(actor: Actor, role: Role) -> None:
    """Staff invite employees and people of a client; only a manager invites staff."""
    demand_staff(actor)
    outside = role in (Role.EMPLOYER, Role.LINE_MANAGER, Role.EMPLOYEE)
    if not outside and not (actor.is_system or actor.role == Role.MANAGER):
        raise Denied("manager-only")


@door
def withdraw_invitation(*, actor: Actor, now: datetime, invitation: UUID) -> None:
    """Make a link useless."""
    demand_staff(actor)
    Invitation.objects.filter(pk=invitation, accepted_at=None).update(withdrawn_at=now)


@door
def withdraw_invitations_of(*, actor: Actor, now: datetime, person: UUID) -> None:
    """Make every link for an employee useless: the address they went to is not theirs any more."""
    demand_staff(actor)
    _withdraw(Q(person=person), now)


def invitation(*, token: str, now: datetime) -> InvitationView:
    """Return the open invitation of a link, or raise :class:`InvitationGone`."""
    bureau, secret = _parts(token)
    return _read(actor=_visitor(bureau), now=now, secret=secret)


def accept_invitation(
    *, token: str, now: datetime, password: str = "", signed_in: UUID | None = None
) -> Accepted:
    """Make (or find) the account and tie it to the bureau.

    A person who has an account already keeps their password: ``password`` must then be theirs,
    unless it is they who are signed in (``signed_in``, a user).
    """
    bureau, secret = _parts(token)
    return _accept(
        actor=_visitor(bureau), now=now, secret=secret, password=password, signed_in=signed_in
    )


@read_door
def was_invited(*, actor: Actor, now: datetime, person: UUID) -> bool:
    """Whether the actor got this very role by an invitation for this person's file."""
    return Invitation.objects.filter(
        membership_id=actor.membership, membership__isnull=False, person=person
    ).exists()


def _visitor(bureau: UUID) -> Actor:
    return Actor(bureau=bureau, name="invitation", role="visitor", kind="public")


def _parts(token: str) -> tuple[UUID, str]:
    bureau, _, secret = token.partition(".")
    try:
        return UUID(hex=bureau), secret
    except ValueError:
        raise InvitationGone("unknown") from None


@read_door
def _read(*, actor: Actor, now: datetime, secret: str) -> InvitationView:
    row = _open_row(secret, now)
    known = User.objects.filter(email__iexact=row.email).first()
    return replace(_view(row), has_account=known is not None and known.has_usable_password())


@door
def _accept(
    *, actor: Actor, now: datetime, secret: str, password: str, signed_in: UUID | None
) -> Accepted:
    row = _open_row(secret, now, lock=True)
    user = User.objects.filter(email__iexact=row.email).first()
    if user is None or user.pk != signed_in:
        user = _with_password(row, user, password)
    membership = _join(user, row)
    row.accepted_at, row.membership = now, membership
    row.save(update_fields=["accepted_at", "membership"])
    if row.contact_id is not None:
        Contact.objects.filter(pk=row.contact_id).update(membership=membership)
    return Accepted(membership.user_id, membership.id, row.role, row.person)


def _join(user: User, row: Invitation) -> Membership:
    """Tie a person who accepted to the bureau: the only way in, whatever the role."""
    made: Membership | None = Membership.objects.filter(
        user=user, role=row.role, client_id=row.client_id
    ).first()
    membership = made or Membership(user=user, role=row.role, client_id=row.client_id)
    membership.active = True
    membership.save()
    return membership


def _with_password(row: Invitation, user: User | None, password: str) -> User:
    """Return the person with this password: the account that is there, or a new one."""
    if user is not None and user.has_usable_password():
        if not user.check_password(password):
            raise PasswordRefused(["existing-account"])
        return user
    user = user or User(email=row.email, name=row.name)
    try:
        validate_password(password, user)
    except ValidationError as refused:
        raise PasswordRefused(list(refused.messages)) from None
    _hashed.set_password(user, password)
    user.save()
    return user


def _open_row(secret: str, now: datetime, *, lock: bool = False) -> Invitation:
    rows = Invitation.objects.select_for_update() if lock else Invitation.objects.all()
    row: Invitation | None = rows.filter(token_digest=crypto.token_digest(secret)).first()
    if row is None:
        raise InvitationGone("unknown")
    if row.accepted_at is not None:
        raise InvitationGone("used")
    if row.withdrawn_at is not None:
        raise InvitationGone("withdrawn")
    if row.expires_at < now:
        raise InvitationGone("expired")
    return row


def _view(row: Invitation, token: str = "") -> InvitationView:
    return InvitationView(
        id=row.id,
        email=row.email,
        name=row.name,
        role=row.role,
        expires_at=row.expires_at,
        person=row.person,
        client=row.client_id,
        token=token,
        bureau_name=Bureau.objects.get(pk=row.bureau_id).name,
        client_name=row.client.name if row.client is not None else "",
    )
